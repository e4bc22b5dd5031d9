namespace Jejak.Text;

/// <summary>How far two spellings are apart.</summary>
public static class Spelling
{
    private const int Longest = 48;

    /// <summary>
    /// Whether <paramref name="form"/> is what a hurried hand makes of <paramref name="word"/>: the same first letter, two neighbouring letters swapped or one letter
    /// left out, added or replaced; in words of nine letters and more also the same letters in another order within reach of two such steps. Both in lower case.
    /// </summary>
    public static bool IsSlip(ReadOnlySpan<char> form, ReadOnlySpan<char> word)
    {
        if (form.Length < 4 || word.Length < 5 || form[0] != word[0] || form.SequenceEqual(word)) return false;
        int distance = Distance(form, word);
        return distance == 1 || (distance == 2 && word.Length >= 9 && HaveSameLetters(form, word));
    }

    private static bool HaveSameLetters(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int sum = 0, squares = 0;
        foreach (char c in a) (sum, squares) = (sum + c, squares + (c * c));
        foreach (char c in b) (sum, squares) = (sum - c, squares - (c * c));
        return a.Length == b.Length && sum == 0 && squares == 0;
    }

    /// <summary>Damerau–Levenshtein distance with each swap of neighbours counted once (optimal string alignment); the longer length where a word has over 48 letters.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > Longest || b.Length > Longest) return Math.Max(a.Length, b.Length);
        Span<int> rows = stackalloc int[3 * (Longest + 1)];
        Span<int> before = rows[..(Longest + 1)], last = rows.Slice(Longest + 1, Longest + 1), now = rows[(2 * (Longest + 1))..];
        for (int j = 0; j <= b.Length; j++) last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(now[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, before[j - 2] + 1);
                now[j] = best;
            }
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[b.Length];
    }
}
