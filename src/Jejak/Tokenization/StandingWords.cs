namespace Jejak.Tokenization;

/// <summary>Asks whether a form stands in a text as a word of its own, between characters that are no letters and no digits.</summary>
internal static class StandingWords
{
    public static bool StandsOnce(string text, ReadOnlySpan<char> word) => Find(text, word, 0) >= 0;

    public static bool StandsTwice(string text, ReadOnlySpan<char> word) => Find(text, word, 0) is var first && first >= 0 && Find(text, word, first + word.Length) >= 0;

    /// <summary>Also without a hyphen on either side.</summary>
    public static bool StandsApart(string text, ReadOnlySpan<char> word)
    {
        for (int at = Find(text, word, 0); at >= 0; at = Find(text, word, at + word.Length))
        {
            if ((at == 0 || text[at - 1] != '-') && (at + word.Length == text.Length || text[at + word.Length] != '-')) return true;
        }
        return false;
    }

    /// <summary>Where <paramref name="word"/> stands at or after <paramref name="from"/>, in UTF-16 units, or −1.</summary>
    private static int Find(string text, ReadOnlySpan<char> word, int from)
    {
        for (int at = from; at < text.Length;)
        {
            int found = text.AsSpan(at).IndexOf(word, StringComparison.Ordinal);
            if (found < 0) return -1;
            int start = at + found, end = start + word.Length;
            if ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return start;
            at = end;
        }
        return -1;
    }
}
