namespace Jejak.Archive.Exports.Articles;

/// <summary>Leads offsets in UTF-16 code units, which we count in, to Unicode code points, which brat and the Web Annotation model count in: what lies beyond U+FFFF is two of ours and one of theirs.</summary>
public sealed class CodePoints
{
    // Offsets of low surrogates: each makes what follows one less. Empty for nearly every article.
    private readonly int[] _low;

    public CodePoints(string text)
    {
        var low = new List<int>();
        for (int i = 1; i < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text[i - 1], text[i])) continue;
            low.Add(i);
            i++;
        }
        _low = [.. low];
    }

    /// <summary>How many code points begin before the code unit <paramref name="offset"/>.</summary>
    public int At(int offset)
    {
        if (_low.Length == 0) return offset;
        int before = Array.BinarySearch(_low, offset);
        return offset - (before >= 0 ? before : ~before);
    }
}
