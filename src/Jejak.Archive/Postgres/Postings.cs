using Jejak.Archive.Stores;

namespace Jejak.Archive.Postgres;

/// <summary>Where an article has a term.</summary>
/// <param name="Length">Tokens of the whole article, title included.</param>
/// <param name="InTitle">How many of the places are in the title; these come first.</param>
/// <param name="List">In which of the packed lists its places are.</param>
/// <param name="At">Where in it they begin.</param>
internal readonly record struct Posting(long Article, int Version, int Length, int Count, int InTitle, int List, int At);

/// <summary>
/// The articles that have a term, as the archive keeps them: article, version of its words, length, number of places in the title and in the words, then the places of each as
/// distances, all in groups of seven bits, lowest first. Lists may be put behind each other as they are.
/// </summary>
internal sealed class Postings
{
    // Tokens of the words are counted from here, so that no phrase runs from the title into the text.
    public const int WordsFrom = 1 << 24;

    // Roughly, where few have it often.
    private const int BytesAnArticle = 12;

    private readonly List<byte[]> _lists = [];
    private int[] _places = [];

    public List<Posting> Articles { get; } = [];

    /// <summary>Ascending; until the next call.</summary>
    public ReadOnlySpan<int> Places(in Posting posting)
    {
        if (_places.Length < posting.Count) _places = new int[posting.Count * 2];
        var places = _places.AsSpan(0, posting.Count);
        ReadOnlySpan<byte> packed = _lists[posting.List].AsSpan(posting.At);
        TakePlaces(ref packed, places[..posting.InTitle], 0);
        TakePlaces(ref packed, places[posting.InTitle..], WordsFrom);
        return places;
    }

    public void Add(byte[] list)
    {
        ReadOnlySpan<byte> packed = list;
        Articles.EnsureCapacity(Articles.Count + list.Length / BytesAnArticle);
        while (!packed.IsEmpty)
        {
            long article = Leb128.Take(ref packed);
            int version = (int)Leb128.Take(ref packed), length = (int)Leb128.Take(ref packed), inTitle = (int)Leb128.Take(ref packed), inWords = (int)Leb128.Take(ref packed);
            Articles.Add(new(article, version, length, inTitle + inWords, inTitle, _lists.Count, list.Length - packed.Length));
            Leb128.Skip(ref packed, inTitle + inWords);
        }
        _lists.Add(list);
    }

    /// <param name="title">Places in the title, ascending.</param>
    /// <param name="words">Places in the words, ascending.</param>
    public static void Pack(List<byte> packed, long article, long version, int length, ReadOnlySpan<int> title, ReadOnlySpan<int> words)
    {
        Leb128.Put(packed, article);
        Leb128.Put(packed, version);
        Leb128.Put(packed, length);
        Leb128.Put(packed, title.Length);
        Leb128.Put(packed, words.Length);
        PutPlaces(packed, title);
        PutPlaces(packed, words);
    }

    private static void TakePlaces(ref ReadOnlySpan<byte> packed, Span<int> places, int place)
    {
        foreach (ref int taken in places) taken = place += (int)Leb128.Take(ref packed);
    }

    private static void PutPlaces(List<byte> packed, ReadOnlySpan<int> places)
    {
        int last = 0;
        foreach (int place in places)
        {
            Leb128.Put(packed, place - last);
            last = place;
        }
    }
}
