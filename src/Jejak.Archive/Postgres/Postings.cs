using System.Runtime.InteropServices;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Postgres;

/// <summary>Where an article has a term.</summary>
/// <param name="Length">Tokens of the whole article, title included.</param>
/// <param name="First">Index of its first place in <see cref="Postings.Places"/>; the title's places come first.</param>
/// <param name="InTitle">How many of the places are in the title.</param>
internal readonly record struct Posting(long Article, int Version, int Length, int First, int Count, int InTitle);

/// <summary>
/// The articles that have a term, as the archive keeps them: article, version of its words, length, number of places in the title and in the words, then the places of each as
/// distances, all in groups of seven bits, lowest first. Lists may be put behind each other as they are.
/// </summary>
internal sealed class Postings
{
    // Tokens of the words are counted from here, so that no phrase runs from the title into the text.
    public const int WordsFrom = 1 << 24;

    private readonly List<int> _places = [];

    public List<Posting> Articles { get; } = [];

    public ReadOnlySpan<int> Places(Posting posting) => CollectionsMarshal.AsSpan(_places).Slice(posting.First, posting.Count);

    /// <param name="keepsPlaces">Where a phrase is looked for; for one word their numbers are enough.</param>
    public void Add(ReadOnlySpan<byte> packed, bool keepsPlaces = true)
    {
        while (!packed.IsEmpty)
        {
            long article = Leb128.Take(ref packed);
            int version = (int)Leb128.Take(ref packed), length = (int)Leb128.Take(ref packed), inTitle = (int)Leb128.Take(ref packed), inWords = (int)Leb128.Take(ref packed);
            Articles.Add(new(article, version, length, _places.Count, inTitle + inWords, inTitle));
            if (!keepsPlaces)
            {
                Leb128.Skip(ref packed, inTitle + inWords);
                continue;
            }
            TakePlaces(ref packed, inTitle, 0);
            TakePlaces(ref packed, inWords, WordsFrom);
        }
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

    private void TakePlaces(ref ReadOnlySpan<byte> packed, int count, int place)
    {
        for (int i = 0; i < count; i++) _places.Add(place += (int)Leb128.Take(ref packed));
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
