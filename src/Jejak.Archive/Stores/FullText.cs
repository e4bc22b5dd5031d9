using Jejak.Archive.Tables;

namespace Jejak.Archive.Stores;

/// <summary>The index over titles and words of all articles. Not safe for several threads.</summary>
internal abstract class FullText : IDisposable
{
    /// <summary>So many matches are ranked at most, those that came into the archive last: a word that half of all articles have says little about any of them.</summary>
    public int MostRanked { get; set; } = 4_000;

    public abstract void Add(long article, string title, string words);

    public abstract void Remove(long article);

    /// <summary>Takes all articles out.</summary>
    public abstract void Clear();

    /// <summary>The numbers of all articles that are in it, ascending.</summary>
    public abstract IEnumerable<long> Articles();

    /// <summary>The sum of all tokens of each article that is in it (<see cref="TextSum"/>); reads the whole index once.</summary>
    public abstract Dictionary<long, ulong> Sums();

    /// <summary>As much of a term as the index keeps.</summary>
    public virtual ReadOnlySpan<char> Kept(string term) => term;

    /// <summary>The articles that contain a phrase, as an SQL list to stand behind <c>IN</c>; null where none does.</summary>
    public abstract string? Containing(SearchTerm phrase);

    /// <summary>The articles that match, of the last <see cref="MostRanked"/> the best first by BM25 (k1 1.2, b 0.75, a word of the title as much as four in the text), ties by their number; and how many match at all.</summary>
    /// <param name="only">A condition on <c>articles AS a</c>, with values <c>?1</c>, <c>?2</c>, …; empty where every article will do.</param>
    /// <param name="limit">0 for all: then all are ranked.</param>
    public abstract (List<TextHit> Hits, int Total) Best(SearchWords words, string only, object?[] values, int limit);

    public abstract void Dispose();
}

/// <param name="Score">Higher is better; comparable within one answer only.</param>
internal readonly record struct TextHit(long Article, double Score);
