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

    /// <summary>The best first, ties by number.</summary>
    public List<TextHit> Ranked(SearchWords words)
    {
        var wanted = words.Wanted.Select(group => group.Select(Find).ToArray()).ToArray();
        IEnumerable<long> found = AnyOf(wanted[0]);
        foreach (var group in wanted.Skip(1))
        {
            var others = AnyOf(group);
            found = found.Where(others.Contains);
        }
        if (words.Unwanted.Length > 0)
        {
            var unwanted = AnyOf([.. words.Unwanted.Select(Find)]);
            found = found.Where(article => !unwanted.Contains(article));
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
        var hits = new List<TextHit>();
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
        return hits;
    }

    private static double Rarity(long articles, int found)
    {
        double rarity = Math.Log((articles - found + 0.5) / (found + 0.5));
        return rarity <= 0 ? 1e-6 : rarity;
    }

    private static HashSet<long> AnyOf(Dictionary<long, Match>[] phrases)
    {
        var articles = new HashSet<long>(phrases[0].Keys);
        foreach (var phrase in phrases.Skip(1)) articles.UnionWith(phrase.Keys);
        return articles;
    }

    /// <summary>The articles that contain a phrase, with what its places weigh.</summary>
    private Dictionary<long, Match> Find(SearchTerm phrase)
    {
        string[] terms = tokens.Of(phrase.Words);
        var found = new Dictionary<long, Match>();
        if (terms.Length == 0) return found;
        var lists = terms.Select((term, number) => Read(PostgresText.Cut(term), phrase.IsPrefix && number == terms.Length - 1)).ToArray();
        if (lists.Length == 1)
        {
            // A word that begins so may be several terms of one article.
            foreach (var posting in lists[0].Articles)
            {
                if (IsGone(posting)) continue;
                ref var match = ref CollectionsMarshal.GetValueRefOrAddDefault(found, posting.Article, out _);
                match = new(match.Weight + TitleWeight * posting.InTitle + (posting.Count - posting.InTitle), posting.Length);
            }
            return found;
        }
        var others = lists.Skip(1).Select(list => list.Articles.Where(posting => !IsGone(posting)).ToLookup(posting => posting.Article)).ToArray();
        foreach (var posting in lists[0].Articles)
        {
            if (IsGone(posting) || !Array.TrueForAll(others, other => other.Contains(posting.Article))) continue;
            double weight = 0;
            foreach (int place in lists[0].Places(posting))
            {
                bool follows = true;
                for (int i = 0; i < others.Length && follows; i++)
                {
                    follows = false;
                    foreach (var other in others[i][posting.Article]) follows |= lists[i + 1].Places(other).BinarySearch(place + i + 1) >= 0;
                }
                if (follows) weight += place < Postings.WordsFrom ? TitleWeight : 1;
            }
            if (weight > 0) found[posting.Article] = new(weight, posting.Length);
        }
        return found;
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
