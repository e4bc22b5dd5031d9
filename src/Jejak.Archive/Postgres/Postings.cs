using System.Runtime.InteropServices;

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
            long article = Take(ref packed);
            int version = (int)Take(ref packed), length = (int)Take(ref packed), inTitle = (int)Take(ref packed), inWords = (int)Take(ref packed);
            Articles.Add(new(article, version, length, _places.Count, inTitle + inWords, inTitle));
            if (!keepsPlaces)
            {
                Skip(ref packed, inTitle + inWords);
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
        Put(packed, article);
        Put(packed, version);
        Put(packed, length);
        Put(packed, title.Length);
        Put(packed, words.Length);
        PutPlaces(packed, title);
        PutPlaces(packed, words);
    }

    private static void Skip(ref ReadOnlySpan<byte> packed, int numbers)
    {
        int at = 0;
        for (; numbers > 0; at++)
        {
            if (packed[at] < 0x80) numbers--;
        }
        packed = packed[at..];
    }

    private void TakePlaces(ref ReadOnlySpan<byte> packed, int count, int place)
    {
        for (int i = 0; i < count; i++) _places.Add(place += (int)Take(ref packed));
    }

    private static void PutPlaces(List<byte> packed, ReadOnlySpan<int> places)
    {
        int last = 0;
        foreach (int place in places)
        {
            Put(packed, place - last);
            last = place;
        }
    }

    private static long Take(ref ReadOnlySpan<byte> packed)
    {
        long number = 0;
        for (int shift = 0, i = 0; ; shift += 7, i++)
        {
            number |= (long)(packed[i] & 0x7F) << shift;
            if (packed[i] >= 0x80) continue;
            packed = packed[(i + 1)..];
            return number;
        }
    }

    private static void Put(List<byte> packed, long number)
    {
        for (; number >= 0x80; number >>= 7) packed.Add((byte)(number | 0x80));
        packed.Add((byte)number);
    }
}
