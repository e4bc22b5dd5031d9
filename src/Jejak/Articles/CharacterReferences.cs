namespace Jejak.Articles;

/// <summary>
/// Makes readable what a page left escaped in its text, once or twice: <c>&amp;ldquo;</c>, <c>&amp;nbsp;</c>, <c>&amp;amp;#39;</c> (HTML 5, named and numeric character references).
/// Every character keeps its offset: the one that is meant stands at the end of its reference where a word follows it, otherwise at the beginning, and white space in the rest.
/// </summary>
internal static class CharacterReferences
{
    private const int Longest = 24;

    private static readonly string s_ampersand = System.Net.WebUtility.HtmlEncode("&");

    /// <summary>A text of the same length; the very same where nothing is escaped.</summary>
    public static string Read(string text)
    {
        char[]? read = null;
        for (int at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf('&', at + 1) : -1)
        {
            int length = Length(text, at);
            if (length == 0 || !TryDecode(text.Substring(at, length), out char meant)) continue;
            read ??= text.ToCharArray();
            var place = read.AsSpan(at, length);
            place.Fill(' ');
            place[IsBeforeWord(text, at, at + length) ? length - 1 : 0] = meant;
            at += length - 1;
        }
        return read is null ? text : new string(read);
    }

    /// <summary>How long the reference at <paramref name="at"/> is, its own ampersand escaped or not; 0 where there is none.</summary>
    private static int Length(string text, int at)
    {
        int limit = Math.Min(text.Length, at + Longest);
        for (int i = at + 1; i < limit; i++)
        {
            // "&amp;ldquo;" goes on where what follows it is the rest of a reference.
            if (text[i] == ';') return IsEscapedAmpersand(text, at, i) && Rest(text, i + 1, limit) is var end and > 0 ? end - at : i - at > 2 ? i + 1 - at : 0;
            if (!char.IsAsciiLetterOrDigit(text[i]) && !(text[i] == '#' && i == at + 1)) return 0;
        }
        return 0;
    }

    private static bool IsEscapedAmpersand(string text, int at, int semicolon) => text.AsSpan(at, semicolon + 1 - at).SequenceEqual(s_ampersand);

    private static int Rest(string text, int from, int limit)
    {
        for (int i = from; i < limit; i++)
        {
            if (text[i] == ';') return i - from > 1 ? i + 1 : 0;
            if (!char.IsAsciiLetterOrDigit(text[i]) && !(text[i] == '#' && i == from)) return 0;
        }
        return 0;
    }

    private static bool TryDecode(string reference, out char meant)
    {
        string decoded = System.Net.WebUtility.HtmlDecode(System.Net.WebUtility.HtmlDecode(reference));
        meant = decoded.Length == 1 ? decoded[0] : default;
        // An ampersand is part of a name more often than not (R&amp;D) and harmless as it stands.
        return decoded.Length == 1 && meant != '&';
    }

    private static bool IsBeforeWord(string text, int start, int end) =>
        end < text.Length && char.IsLetterOrDigit(text[end]) && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));
}
