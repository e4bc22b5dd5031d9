using Jejak.Text;

namespace Jejak.Articles;

/// <summary>Compares phrases of a resource with raw text, before there are tokens: any letter case, any white space between words.</summary>
internal static class Phrases
{
    /// <summary>Where <paramref name="phrase"/> ends in <paramref name="text"/> if it stands at <paramref name="at"/> and no word goes on behind it, else −1.</summary>
    /// <remarks>A capital right after the phrase does not go on with it: publishers glue the next sentence on.</remarks>
    public static int End(ReadOnlySpan<char> text, int at, string phrase, bool anyCase = true)
    {
        int position = at;
        foreach (char expected in phrase)
        {
            if (expected == ' ')
            {
                int space = position;
                while (position < text.Length && WordScanner.IsSpace(text[position])) position++;
                if (position == space) return -1;
                continue;
            }
            if (expected == ':')
            {
                while (position < text.Length && WordScanner.IsSpace(text[position])) position++;
            }
            if (position >= text.Length || !Same(text[position], expected, anyCase)) return -1;
            position++;
        }
        if (position == at) return -1;
        bool goesOn = position < text.Length && char.IsLetterOrDigit(text[position - 1]) && (char.IsLower(text[position]) || char.IsDigit(text[position]));
        return goesOn ? -1 : position;
    }

    /// <summary>Whether the two are the same words, marks and spaces aside.</summary>
    public static bool SameWords(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < left.Length && !char.IsLetterOrDigit(left[i])) i++;
            while (j < right.Length && !char.IsLetterOrDigit(right[j])) j++;
            if (i >= left.Length || j >= right.Length) return i >= left.Length && j >= right.Length;
            if (char.ToLowerInvariant(left[i]) != char.ToLowerInvariant(right[j])) return false;
            i++;
            j++;
        }
    }

    /// <summary>Whether white space, a mark or a change from small to capital letter stands before <paramref name="at"/>: a word may begin there.</summary>
    public static bool MayBegin(ReadOnlySpan<char> text, int at)
    {
        if (at == 0) return true;
        char before = text[at - 1];
        return !char.IsLetterOrDigit(before) || (!char.IsUpper(before) && char.IsUpper(text[at])) || (char.IsDigit(before) && char.IsLetter(text[at]));
    }

    private static bool Same(char found, char expected, bool anyCase) =>
        found == expected || (anyCase && char.ToLowerInvariant(found) == char.ToLowerInvariant(expected));
}
