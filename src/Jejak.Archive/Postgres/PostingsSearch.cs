using System.Runtime.InteropServices;
using Jejak.Archive.Sqlite;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Postgres;

/// <summary>Answers one search from the lists of postings. The ranking is that of FTS5 to the bit: BM25 with k1 1.2 and b 0.75, a word of the title as much as four in the text.</summary>
internal sealed class PostingsSearch(PostgresStore store, TextTokens tokens)
{
    private const double K1 = 1.2, B = 0.75, TitleWeight = 4;

    // The last code point: what begins with a word sorts before the word and this.
    private const string LastOfAll = "\U0010FFFF";

    private readonly HashSet<(long Article, int Version)> _gone = Gone(store);

    /// <summary>The articles that contain a phrase, in no order.</summary>
    public IEnumerable<long> Articles(SearchTerm phrase) => Find(phrase).Keys;

    /// <summary>The best first, ties by number; and how many match.</summary>
    /// <param name="kept">Leaves out those that do not meet the other conditions of the question.</param>
    /// <param name="mostRanked">Those of the highest numbers.</param>
    public (List<TextHit> Hits, int Total) Ranked(SearchWords words, Func<List<long>, List<long>> kept, int mostRanked)
    {
        var wanted = words.Wanted.Select(group => group.Select(Find).ToArray()).ToArray();
        var found = kept(Matching(wanted, words));
        int total = found.Count;
        if (total > mostRanked)
        {
            found.Sort();
            found.RemoveRange(0, total - mostRanked);
        }
        long articles, all;
        using (var sizes = store.Ask("SELECT articles, tokens FROM jejak_archive"))
        {
            using var row = sizes.Rows();
            row.Read();
            (articles, all) = (row.GetInt64(0), row.GetInt64(1));
        }
        double average = (double)all / articles;
        var phrases = wanted.SelectMany(group => group).Select(phrase => (Found: phrase, Rarity: Rarity(articles, phrase.Count))).ToArray();
        var hits = new List<TextHit>(found.Count);
        foreach (long article in found)
        {
            double score = 0;
            foreach (var (phrase, rarity) in phrases)
            {
                if (!phrase.TryGetValue(article, out var match)) continue;
                score += rarity * (match.Weight * (K1 + 1.0) / (match.Weight + K1 * (1 - B + B * match.Length / average)));
            }
            hits.Add(new(article, score));
        }
        hits.Sort((one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Article.CompareTo(other.Article));
        return (hits, total);
    }

    private List<long> Matching(Dictionary<long, Match>[][] wanted, SearchWords words)
    {
        // The fewest first: the others are only looked up.
        var groups = wanted.OrderBy(group => group.Sum(phrase => phrase.Count)).ToArray();
        var unwanted = words.Unwanted.Select(Find).ToArray();
        var found = new List<long>();
        foreach (long article in groups[0].Length == 1 ? groups[0][0].Keys : (IEnumerable<long>)groups[0].SelectMany(phrase => phrase.Keys).Distinct())
        {
            bool matches = true;
            for (int i = 1; i < groups.Length && matches; i++) matches = Array.Exists(groups[i], phrase => phrase.ContainsKey(article));
            if (matches && !Array.Exists(unwanted, phrase => phrase.ContainsKey(article))) found.Add(article);
        }
        return found;
    }

    private static double Rarity(long articles, int found)
    {
        double rarity = Math.Log((articles - found + 0.5) / (found + 0.5));
        return rarity <= 0 ? 1e-6 : rarity;
    }

    /// <summary>The articles that contain a phrase, with what its places weigh.</summary>
    private Dictionary<long, Match> Find(SearchTerm phrase)
    {
        string[] terms = tokens.Of(phrase.Words);
        var found = new Dictionary<long, Match>();
        if (terms.Length == 0) return found;
        var lists = terms.Select((term, number) => Read(PostgresText.Cut(term).ToString(), phrase.IsPrefix && number == terms.Length - 1)).ToArray();
        if (lists.Length == 1)
        {
            found.EnsureCapacity(lists[0].Articles.Count);
            // A word that begins so may be several terms of one article.
            foreach (ref readonly var posting in CollectionsMarshal.AsSpan(lists[0].Articles))
            {
                if (IsGone(posting)) continue;
                ref var match = ref CollectionsMarshal.GetValueRefOrAddDefault(found, posting.Article, out _);
                match = new(match.Weight + TitleWeight * posting.InTitle + (posting.Count - posting.InTitle), posting.Length);
            }
            return found;
        }
        foreach (var list in lists) Sort(list.Articles);
        int[] at = new int[lists.Length];
        foreach (ref readonly var posting in CollectionsMarshal.AsSpan(lists[0].Articles))
        {
            if (IsGone(posting) || !HaveAll(lists, at, posting.Article)) continue;
            double weight = Weight(lists, at, posting);
            if (weight > 0) found[posting.Article] = new(weight, posting.Length);
        }
        return found;
    }

    /// <summary>By article; lists mostly are so as they come.</summary>
    private static void Sort(List<Posting> articles)
    {
        var postings = CollectionsMarshal.AsSpan(articles);
        for (int i = 1; i < postings.Length; i++)
        {
            if (postings[i].Article >= postings[i - 1].Article) continue;
            postings.Sort(static (one, other) => one.Article.CompareTo(other.Article));
            return;
        }
    }

    /// <summary>Whether the article is in all lists but the first, and where it begins in each.</summary>
    /// <param name="at">Where an earlier article began.</param>
    private static bool HaveAll(Postings[] lists, int[] at, long article)
    {
        for (int i = 1; i < lists.Length; i++)
        {
            var postings = CollectionsMarshal.AsSpan(lists[i].Articles);
            while (at[i] < postings.Length && postings[at[i]].Article < article) at[i]++;
            if (at[i] == postings.Length || postings[at[i]].Article != article) return false;
        }
        return true;
    }

    /// <summary>What the places weigh where an article has the phrase; 0 where it does not.</summary>
    private double Weight(Postings[] lists, int[] at, in Posting first)
    {
        double weight = 0;
        foreach (int place in lists[0].Places(first))
        {
            bool follows = true;
            for (int i = 1; i < lists.Length && follows; i++) follows = Has(lists[i], at[i], first.Article, place + i);
            if (follows) weight += place < Postings.WordsFrom ? TitleWeight : 1;
        }
        return weight;
    }

    /// <summary>A word that begins so may be several terms of one article.</summary>
    private bool Has(Postings list, int at, long article, int place)
    {
        var postings = CollectionsMarshal.AsSpan(list.Articles);
        for (; at < postings.Length && postings[at].Article == article; at++)
        {
            if (!IsGone(postings[at]) && list.Places(postings[at]).BinarySearch(place) >= 0) return true;
        }
        return false;
    }

    private Postings Read(string term, bool isPrefix)
    {
        string where = isPrefix ? "term >= ?1 AND term < ?2" : "term = ?1";
        using var statement = store.Ask($"SELECT postings FROM text_postings WHERE {where} UNION ALL SELECT postings FROM text_fresh WHERE {where}");
        using var rows = isPrefix ? statement.Rows(term, term + LastOfAll) : statement.Rows(term);
        var postings = new Postings();
        while (rows.Read()) postings.Add((byte[])rows.GetValue(0));
        return postings;
    }

    private bool IsGone(Posting posting) => _gone.Count > 0 && _gone.Contains((posting.Article, posting.Version));

    private static HashSet<(long, int)> Gone(PostgresStore store)
    {
        var gone = new HashSet<(long, int)>();
        using var statement = store.Ask("SELECT article, version FROM text_gone");
        using var rows = statement.Rows();
        while (rows.Read()) gone.Add((rows.GetInt64(0), rows.GetInt32(1)));
        return gone;
    }

    private readonly record struct Match(double Weight, int Length);
}
