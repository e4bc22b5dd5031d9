using Jejak.Documents;

namespace Jejak.Text;

/// <summary>
/// Cuts text into raw tokens by character classes alone: words with inner hyphens and apostrophes (<c>anak-anak</c>, <c>Ta'al</c>), abbreviations and
/// addresses with inner stops (<c>D.C</c>, <c>detik.com</c>), numbers with separators (<c>60.800</c>, <c>23/3/2019</c>), marks one by one, dots in a row as one.
/// </summary>
public static class WordScanner
{
    /// <summary>Finds the next raw token at or after <paramref name="position"/>.</summary>
    /// <returns>False at the end of <paramref name="text"/>.</returns>
    public static bool Next(ReadOnlySpan<char> text, int position, out TextSpan span, out TokenKind kind)
    {
        while (position < text.Length && IsSpace(text[position])) position++;
        if (position >= text.Length)
        {
            (span, kind) = (new(text.Length, text.Length), TokenKind.Punctuation);
            return false;
        }
        char first = text[position];
        int end = position + 1;
        if (IsWordCharacter(text, position, out int width))
        {
            bool number = char.IsDigit(first);
            end = position + width;
            while (end < text.Length)
            {
                if (IsWordCharacter(text, end, out width)) end += width;
                else if (number ? JoinsNumber(text, end) || JoinsWord(text, end) : JoinsWord(text, end)) end++;
                else break;
            }
            kind = number ? TokenKind.Number : TokenKind.Word;
        }
        else if (IsQuote(first))
        {
            // ``so'': two single marks stand for a double one
            if (first is '`' or '\'' && end < text.Length && text[end] == first) end++;
            kind = TokenKind.Quote;
        }
        else if (first is '(' or '[' or '{') kind = TokenKind.OpenBracket;
        else if (first is ')' or ']' or '}') kind = TokenKind.CloseBracket;
        else if (first is '.' or '!' or '?' or '-')
        {
            while (end < text.Length && text[end] == first) end++;
            kind = TokenKind.Punctuation;
        }
        else
        {
            if (char.IsHighSurrogate(first) && end < text.Length && char.IsLowSurrogate(text[end])) end++;
            kind = char.IsPunctuation(first) ? TokenKind.Punctuation : TokenKind.Symbol;
        }
        span = new(position, end);
        return true;
    }

    /// <summary>Quotation marks of every kind, and the replacement character that stands for one whose encoding was lost.</summary>
    public static bool IsQuote(char c) => c is '"' or '\'' or '`' or '´' or '“' or '”' or '„' or '‟' or '‘' or '’' or '‚' or '‛' or '«' or '»' or '‹' or '›' or '″' or '＂' or '\uFFFD';

    /// <summary>Marks that open or close whole quotations, as opposed to single ones.</summary>
    public static bool IsDoubleQuote(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '＂' or '\uFFFD';

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u2060' or '\u00AD' || char.IsControl(c);

    private static bool IsWordCharacter(ReadOnlySpan<char> text, int position, out int width)
    {
        char c = text[position];
        width = 1;
        if (char.IsAsciiLetterOrDigit(c)) return true;
        if (c < 128) return c == '_';
        if (char.IsHighSurrogate(c) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        {
            width = 2;
            return System.Text.Rune.IsLetterOrDigit(new System.Text.Rune(c, text[position + 1]));
        }
        return char.IsLetterOrDigit(c) || c is '²' or '³' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
    }

    private static bool JoinsWord(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || at == 0) return false;
        char before = text[at - 1], mark = text[at], after = text[at + 1];
        if (!char.IsLetterOrDigit(before) || !char.IsLetterOrDigit(after)) return false;
        return mark switch
        {
            '-' or '‑' or '\'' or '’' or '`' => char.IsLetter(before) || char.IsLetter(after) || mark == '-',
            // detik.com, d.c: a lower-case letter never begins a sentence; single capitals: S.H, A.S
            '.' => char.IsLower(after) || (char.IsUpper(before) && char.IsUpper(after) && (at < 2 || !char.IsLetterOrDigit(text[at - 2])) && (at + 2 >= text.Length || !char.IsLower(text[at + 2]))),
            _ => false,
        };
    }

    private static bool JoinsNumber(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]) && text[at] is '.' or ',' or '/' or ':' or '-' or '–';
}
