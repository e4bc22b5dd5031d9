using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Archive.Stories;

/// <summary>Hashes of words and of runs of words. The same on every machine: signatures are stored.</summary>
internal static class WordHash
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // An odd number: how far a word stands from the end of its run changes the hash of the run.
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>64-bit FNV-1a over the word's code units in lower case.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        ulong hash = Basis;
        foreach (char c in word) hash = (hash ^ Fold(c)) * Prime;
        return hash;
    }

    /// <summary>Adds the words and numbers of <paramref name="line"/>, in order; marks are left out.</summary>
    public static void Add(ReadOnlySpan<char> line, List<ulong> words)
    {
        for (int at = 0; WordScanner.Next(line, at, out var span, out var kind); at = span.End)
        {
            if (kind is TokenKind.Word or TokenKind.Number) words.Add(Of(line[span.Start..span.End]));
        }
    }

    /// <summary>Adds a hash for every run of <paramref name="length"/> words (Broder's shingles), rolled over the hashes of the words.</summary>
    public static void AddRuns(ReadOnlySpan<ulong> words, int length, List<uint> runs)
    {
        if (words.Length < length) return;
        ulong first = 1;
        for (int i = 1; i < length; i++) first *= Step;
        ulong rolling = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (i >= length) rolling -= words[i - length] * first;
            rolling = rolling * Step + words[i];
            if (i >= length - 1) runs.Add((uint)(Mix(rolling) >> 32));
        }
    }

    /// <summary>The finalizer of MurmurHash3: every bit of the result hangs on every bit of <paramref name="value"/>.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ value >> 33) * 0xFF51AFD7ED558CCD;
        value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53;
        return value ^ value >> 33;
    }

    private static char Fold(char c) => c < 128 ? (c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c) : c is '’' or '‘' ? '\'' : char.ToLowerInvariant(c);
}
