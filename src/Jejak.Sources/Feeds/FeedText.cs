using System.Net;
using System.Text;
using System.Xml;

namespace Jejak.Sources.Feeds;

/// <summary>Makes XML of what feeds hold instead.</summary>
internal static class FeedText
{
    private const int LongestEntity = 32, PrologBytes = 256;

    /// <summary>By its marks, then UTF-8 where it is valid, then by what the server or the declaration says.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset) => TextDecoder.Decode(bytes, Encoding(charset) ?? Encoding(DeclaredIn(bytes))).Text;

    /// <summary>Without what stands before the first element, with HTML's entities as characters and without characters that XML forbids.</summary>
    public static string Prepare(string text)
    {
        int start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] is '\uFEFF' or '\0')) start++;
        // The text is decoded already: what the declaration says of its encoding or version no longer matters.
        if (text.AsSpan(start).StartsWith("<?xml") && text.IndexOf("?>", start, StringComparison.Ordinal) is var end and >= 0) start = end + 2;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        return IsClean(text.AsSpan(start)) ? text[start..] : Clean(text.AsSpan(start));
    }

    /// <summary>What a person would read: without tags, entities as characters, one blank between words. Null where nothing is left.</summary>
    public static string? Plain(string? html)
    {
        if (html is null) return null;
        // Titles are escaped once, twice or not at all.
        string text = WebUtility.HtmlDecode(WithoutTags(html));
        var words = WithoutTags(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    private static string WithoutTags(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal)) return html;
        var text = new StringBuilder(html.Length);
        for (int i = 0; i < html.Length; i++)
        {
            bool isTag = html[i] == '<' && i + 1 < html.Length && (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!');
            int end = isTag ? html.IndexOf('>', i) : -1;
            if (end < 0) text.Append(html[i]);
            else
            {
                text.Append(' ');
                i = end;
            }
        }
        return text.ToString();
    }

    /// <summary>The encoding of that name; null where it is unknown or UTF-8.</summary>
    public static Encoding? Encoding(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        try { return TextDecoder.Named(name.Trim(' ', '"', '\'')); }
        catch (ArgumentException) { return null; }
    }

    private static string? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        string head = System.Text.Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, PrologBytes)]);
        int at = head.IndexOf("encoding=", StringComparison.Ordinal);
        if (at < 0 || at + 10 >= head.Length || head.IndexOf("?>", StringComparison.Ordinal) < at) return null;
        char quote = head[at + 9];
        int end = head.IndexOf(quote, at + 10);
        return quote is '"' or '\'' && end > 0 ? head[(at + 10)..end] : null;
    }

    private static bool IsClean(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c == '&' || !XmlConvert.IsXmlChar(c)) return false;
        }
        return true;
    }

    private static string Clean(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length + 64);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '<' && text[i..].StartsWith("<![CDATA["))
            {
                int end = text[i..].IndexOf("]]>");
                int stop = end < 0 ? text.Length : i + end + 3;
                for (; i < stop; i++) Append(clean, text, ref i);
                i--;
            }
            else if (c == '&') i += Entity(clean, text[i..]) - 1;
            else Append(clean, text, ref i);
        }
        return clean.ToString();
    }

    private static void Append(StringBuilder clean, ReadOnlySpan<char> text, ref int i)
    {
        char c = text[i];
        if (XmlConvert.IsXmlChar(c)) clean.Append(c);
        else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
        // Half a character is shown as such; what no text has is dropped.
        else if (char.IsSurrogate(c)) clean.Append('\uFFFD');
    }

    /// <summary>Writes what begins with <c>&amp;</c> as XML has it.</summary>
    /// <returns>How much of the text that was.</returns>
    private static int Entity(StringBuilder clean, ReadOnlySpan<char> text)
    {
        int end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end > 1)
        {
            var name = text[1..end];
            if (name is "amp" or "lt" or "gt" or "quot" or "apos")
            {
                clean.Append(text[..(end + 1)]);
                return end + 1;
            }
            string decoded = WebUtility.HtmlDecode(text[..(end + 1)].ToString());
            if (decoded.Length > 0 && decoded[0] != '&')
            {
                foreach (char c in decoded)
                {
                    if (c is '<' or '&') clean.Append(c == '<' ? "&lt;" : "&amp;");
                    else if (XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) clean.Append(c);
                }
                return end + 1;
            }
        }
        clean.Append("&amp;");
        return 1;
    }
}
