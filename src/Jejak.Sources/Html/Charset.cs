using System.Buffers;
using System.Text;

namespace Jejak.Sources.Html;

/// <summary>What a page says about its own encoding.</summary>
internal static class Charset
{
    // The HTML standard looks for it in the first 1024 bytes; pages in the wild put scripts before it.
    private const int LookBytes = 8192;

    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" \t\r\n\"';/>");

    /// <summary>The encoding named in <c>meta charset</c> or <c>meta http-equiv</c>; null where there is none, or it is UTF-8.</summary>
    public static Encoding? Declared(ReadOnlySpan<byte> page)
    {
        string head = Encoding.Latin1.GetString(page[..Math.Min(page.Length, LookBytes)]);
        for (int at = 0; (at = head.IndexOf("charset", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 7)
        {
            var rest = head.AsSpan(at + 7).TrimStart();
            if (rest.IsEmpty || rest[0] != '=') continue;
            rest = rest[1..].TrimStart(" \t\r\n\"'");
            int end = rest.IndexOfAny(s_nameEnds);
            return TextDecoder.Named((end < 0 ? rest : rest[..end]).ToString());
        }
        return null;
    }
}
