using System.Runtime.InteropServices;

namespace Jejak.Archive.Postgres;

/// <summary>Makes the lists of postings of some articles: each term with the articles that have it, in the order in which they were added. Not safe for several threads.</summary>
internal sealed class PostingsWriter(TermScanner scanner)
{
    private readonly Dictionary<string, TermPostings> _terms = new(StringComparer.Ordinal);

    // Those of the article under way.
    private readonly List<TermPostings> _used = [];

    private sealed class TermPostings(string term)
    {
        public string Term => term;

        public List<byte> Packed { get; } = [];

        public List<int> Title { get; } = [];

        public List<int> Words { get; } = [];
    }

    /// <returns>How many terms it has, title included.</returns>
    public int Add(long article, long version, string title, string words)
    {
        int length = Scan(title, isTitle: true) + Scan(words, isTitle: false);
        foreach (var used in _used)
        {
            Postings.Pack(used.Packed, article, version, length, CollectionsMarshal.AsSpan(used.Title), CollectionsMarshal.AsSpan(used.Words));
            used.Title.Clear();
            used.Words.Clear();
        }
        _used.Clear();
        return length;
    }

    /// <summary>All lists, in order of terms.</summary>
    public IEnumerable<(string Term, byte[] Postings)> All() =>
        _terms.Values.OrderBy(postings => postings.Term, StringComparer.Ordinal).Select(postings => (postings.Term, postings.Packed.ToArray()));

    /// <summary>Begins the next lists.</summary>
    public void Clear()
    {
        _terms.Clear();
        _used.Clear();
    }

    private int Scan(string text, bool isTitle)
    {
        var byTerm = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        int place = 0;
        for (int at = 0; scanner.Next(text, ref at, out var scanned); place++)
        {
            var term = PostgresText.Cut(scanned);
            if (!byTerm.TryGetValue(term, out var postings)) byTerm[term] = postings = new(term.ToString());
            if (postings.Title.Count + postings.Words.Count == 0) _used.Add(postings);
            (isTitle ? postings.Title : postings.Words).Add(place);
        }
        return place;
    }
}
