using System.Buffers;
using Jejak.Text;

namespace Jejak.Articles;

/// <summary>Initials and names in brackets at an article's foot: <c>(lir/nvc)</c>, <c>(*)</c>, <c>(Tribunnews.com/Nama)</c>.</summary>
internal static class Signatures
{
    private static readonly SearchValues<char> Stars = SearchValues.Create("()[]* .");
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("0123456789:,\"");

    private const int Longest = 70, LongestInitials = 10;

    /// <summary>Whether <paramref name="line"/> as a whole is a signature.</summary>
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.Length is < 3 or > Longest || line[0] is not ('(' or '[') || line[^1] is not (')' or ']')) return false;
        var inner = line.Trim("()[] ");
        return inner.IndexOfAny('(', ')') < 0 && (IsInitials(inner, allowSingle: true) || IsSite(inner) || IsName(inner) || !line.ContainsAnyExcept(Stars));
    }

    /// <summary>Where the signature begins that ends <paramref name="paragraph"/>, or −1.</summary>
    public static int AtEnd(ReadOnlySpan<char> paragraph)
    {
        if (paragraph.Length < 6 || paragraph[^1] is not (')' or ']')) return -1;
        int open = paragraph.LastIndexOfAny('(', '[');
        if (open <= 0 || paragraph.Length - open > Longest) return -1;
        int before = open;
        while (before > 0 && WordScanner.IsSpace(paragraph[before - 1])) before--;
        bool afterSentence = before > 0 && (paragraph[before - 1] is '.' or '!' or '?' or ')' or ']' || WordScanner.IsQuote(paragraph[before - 1]));
        if (!afterSentence) return -1;
        var inner = paragraph[(open + 1)..^1].Trim();
        return IsInitials(inner, allowSingle: true) || IsSite(inner) || inner is "*" or "**" or "***" ? open : -1;
    }

    private static bool IsInitials(ReadOnlySpan<char> text, bool allowSingle)
    {
        int parts = 0;
        foreach (var range in text.SplitAny('/', ','))
        {
            var part = text[range].Trim();
            parts++;
            if (part is "*") continue;
            if (part.Length is < 2 or > LongestInitials || !char.IsLetter(part[0])) return false;
            foreach (char c in part)
            {
                if (!char.IsAsciiLetterOrDigit(c)) return false;
            }
            if (parts == 1 && char.IsUpper(part[0]) && char.IsLower(part[1]) && part.Length > 4) return false;
        }
        return parts > 1 ? text.Length <= 30 : allowSingle && text.Length is >= 2 and <= 5 && (text.IndexOfAnyInRange('a', 'z') < 0 || text.IndexOfAnyInRange('A', 'Z') < 0);
    }

    private static bool IsSite(ReadOnlySpan<char> text)
    {
        int slash = text.IndexOf('/');
        var site = (slash > 0 ? text[..slash] : text).Trim();
        return Publishers.WebName(site) is var length && length > 0 && length == site.Length;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        int words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty) continue;
            if (!char.IsUpper(word[0]) || word.ContainsAny(NotInNames)) return false;
            words++;
        }
        return words is >= 2 and <= 5;
    }
}
