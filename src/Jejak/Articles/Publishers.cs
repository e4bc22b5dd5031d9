using System.Collections.Frozen;
using Jejak.Languages;

namespace Jejak.Articles;

/// <summary>A site and what it calls itself.</summary>
/// <param name="Zone">Offset of a clock time that it prints without a zone.</param>
internal sealed record Publisher(string Name, TimeSpan Zone, FrozenDictionary<string, string> Sections);

/// <summary>News sites by the domain of an address (<c>lexicon/publishers</c>).</summary>
internal sealed class Publishers
{
    private readonly FrozenDictionary<string, Publisher>.AlternateLookup<ReadOnlySpan<char>> _byDomain;

    public Publishers(Language language)
    {
        var byDomain = new Dictionary<string, Publisher>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in language.Table("lexicon/publishers").Rows)
        {
            var sections = row.List("sections").Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
                .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
            var publisher = new Publisher(row["name"], TimeSpan.FromMinutes(row.Integer("zone")), sections);
            foreach (string domain in row.List("domains")) byDomain[domain] = publisher;
        }
        _byDomain = byDomain.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The publisher of <paramref name="host"/> (<c>news.detik.com</c>) or of the nearest domain above it.</summary>
    public Publisher? OfHost(ReadOnlySpan<char> host)
    {
        while (!host.IsEmpty)
        {
            if (_byDomain.TryGetValue(host, out var publisher)) return publisher;
            int dot = host.IndexOf('.');
            if (dot < 0) break;
            host = host[(dot + 1)..];
        }
        return null;
    }

    /// <summary>The length of the web name (<c>KOMPAS.com</c>, <c>TEMPO . CO</c>) at the start of <paramref name="text"/>, or 0.</summary>
    public static int WebName(ReadOnlySpan<char> text)
    {
        int end = 0, dots = 0;
        while (end < text.Length)
        {
            if (char.IsAsciiLetterOrDigit(text[end]) || (text[end] == '-' && end > 0 && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]) && !HasDotBefore(text, end))) { end++; continue; }
            int dot = end;
            while (dot < text.Length && text[dot] == ' ') dot++;
            if (end == 0 || dot >= text.Length || text[dot] != '.') break;
            bool apart = dot > end;
            int next = dot + 1;
            while (next < text.Length && text[next] == ' ') next++;
            if (apart != next > dot + 1) break;
            int suffix = Suffix(text[next..]);
            if (suffix == 0) break;
            (end, dots) = (next + suffix, dots + 1);
        }
        return dots > 0 && end >= 5 ? end : 0;
    }

    // com, co, id, net, tv and the like; a glued text behind it begins with a capital (KOMPAS.comPresiden) or is cut by the caller.
    private static int Suffix(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && length < 5 && char.IsAsciiLetter(text[length]) && (length == 0 || char.IsUpper(text[length]) == char.IsUpper(text[length - 1]))) length++;
        return length is >= 2 and <= 4 ? length : 0;
    }

    private static bool HasDotBefore(ReadOnlySpan<char> text, int end) => text[..end].Contains('.');
}
