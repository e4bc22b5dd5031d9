using Jejak.Languages;

namespace Jejak.Articles;

/// <summary>Reads an article's metadata out of its own lines first, then its record, then its address.</summary>
internal sealed class MetadataReader
{
    // "(24/02/2022)"
    private const int LongestDate = 12;

    private readonly Bylines _bylines;
    private readonly PublicationTimes _times;
    private readonly Publishers _publishers;
    private readonly TimeSpan _zone;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _noSections;

    public MetadataReader(Language language, Bylines bylines, PublicationTimes times)
    {
        (_bylines, _times) = (bylines, times);
        _publishers = new(language);
        _noSections = language.Table("rules/addresses").Rows.SelectMany(row => row.List("folder")).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        // What a site prints without a zone is the capital's time, the zone that the calendar table names first.
        var zone = language.Table("rules/publication-times").Rows.First(row => row["role"] == "zone");
        _zone = TimeSpan.FromMinutes(zone.Integer("value"));
    }

    public Metadata Read(SourceDocument source, string text, BlockCutter.Result cut)
    {
        var host = Host(source.Url);
        var publisher = _publishers.OfHost(host) ?? _publishers.OfHost(source.Site ?? "");
        var people = new Bylines.People();
        string? title = null, signature = null;
        PublicationTimes.Printed? printed = null;
        bool inBody = false;
        var zone = publisher?.Zone ?? _zone;
        foreach (var block in cut.Blocks)
        {
            var line = block.Span.In(text);
            if (block.Kind == BlockKind.Title) title ??= line.ToString();
            else if (block.Kind == BlockKind.Byline) _bylines.Read(line, people);
            else if (block.Kind == BlockKind.Signature) signature = Signature(line) ?? signature;
            else if (block.IsBody) inBody = true;
            else if (block.Kind == BlockKind.Published && !inBody && printed is null && _times.TryRead(line, zone, null, out var time)) printed = time;
        }
        string? byText = people.Publisher;
        if (people.Writers.Count == 0 && source.Author is not null) _bylines.ReadAuthor(source.Author, people);
        var (published, modified) = Times(source, text, cut, printed, zone);
        string? section = null, signedWith = people.Publisher;
        // "Lucas Aditya - Sepakbola" names a desk of the site, "- detikNews" the site.
        bool isDesk = signedWith is not null && publisher is not null && byText is null && Publishers.WebName(signedWith) == 0
            && !publisher.Name.StartsWith(signedWith.AsSpan(0, Math.Min(4, signedWith.Length)), StringComparison.OrdinalIgnoreCase);
        publisher?.Sections.TryGetValue(host.IndexOf('.') is var dot and > 0 ? host[..dot].ToString() : "", out section);
        return new Metadata
        {
            Title = title ?? source.Title,
            Published = published,
            Modified = modified,
            Publisher = byText ?? (cut.Publisher.IsEmpty ? null : PublisherName(cut.Publisher.In(text)))
                ?? source.Publisher ?? (isDesk ? null : signedWith) ?? publisher?.Name
                ?? (source.Site is { Length: > 0 } site ? site : null),
            Section = source.Section ?? (isDesk ? signedWith : null) ?? section ?? FirstFolder(source.Url),
            Url = source.Url,
            Writers = [.. people.Writers],
            Editors = [.. people.Editors],
            Contributors = [.. people.Contributors],
            Signature = signature,
            Dateline = cut.Place.IsEmpty ? null : new(cut.Place.Of(text), cut.Place),
        };
    }

    private (PublicationTime? Published, PublicationTime? Modified) Times(SourceDocument source, string text, BlockCutter.Result cut, PublicationTimes.Printed? printed, TimeSpan zone)
    {
        var address = source.Url is null ? null : PublicationTimes.OfAddress(source.Url, zone);
        DateOnly? told = address?.Date;
        PublicationTime? modified = source.Modified is { Length: > 0 } changed && _times.TryRead(changed, zone, told, out var change) ? change.Time : null;
        if (printed is null && source.Published is { Length: > 0 } record && _times.TryRead(record, zone, told ?? LatestDate(text, cut), out var recorded)) printed = recorded;
        if (printed is not { } known) return (address ?? (LatestDate(text, cut) is { } latest ? new PublicationTime(latest) : null), modified);
        bool isLater = known.IsModified && address is { Time: not null } && address.Value.Date <= known.Time.Date;
        return isLater ? (address, modified ?? known.Time) : (known.Time, modified);
    }

    /// <summary>
    /// The latest full date in brackets in the article's own words: "Kamis (24/2/2022)". News is written on the day it reports or the day after;
    /// over 5,294 articles with a known date it is that very day in 74 % and within a day in 91 %.
    /// </summary>
    private static DateOnly? LatestDate(string text, BlockCutter.Result cut)
    {
        DateOnly? latest = null;
        foreach (var block in cut.Blocks)
        {
            if (!block.IsBody) continue;
            var words = block.Span.In(text);
            for (int at = words.IndexOf('('); at >= 0; at = Next(words, at + 1))
            {
                int close = words.Slice(at, Math.Min(LongestDate, words.Length - at)).IndexOf(')');
                if (close < 9 || at < 5 || !char.IsLetter(words[at - 2])) continue;
                if (FullDate(words[(at + 1)..(at + close)]) is { } date && !(date <= latest)) latest = date;
            }
        }
        return latest;
    }

    private static int Next(ReadOnlySpan<char> text, int from) => text[from..].IndexOf('(') is var found and >= 0 ? from + found : -1;

    private static DateOnly? FullDate(ReadOnlySpan<char> text)
    {
        int first = text.IndexOf('/'), last = text.LastIndexOf('/');
        if (first is < 1 or > 2 || last - first is < 2 or > 3 || text.Length - last != 5) return null;
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        return int.TryParse(text[..first], invariant, out int day) && int.TryParse(text[(first + 1)..last], invariant, out int month) && int.TryParse(text[(last + 1)..], invariant, out int year)
            ? PublicationTimes.Date(year, month, day) : null;
    }

    private static string? Signature(ReadOnlySpan<char> line)
    {
        var inner = line.Trim("()[]. *");
        return inner.IsEmpty ? null : inner.ToString();
    }

    // "(ANTARA)" in a dateline; "TEMPO . CO" printed apart.
    private static string PublisherName(ReadOnlySpan<char> name) => name.Trim("() ").ToString().Replace(" . ", ".", StringComparison.Ordinal);

    private static ReadOnlySpan<char> Host(string? url)
    {
        int start = url?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        if (start < 0) return default;
        var rest = url.AsSpan(start + 3);
        int end = rest.IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>The first folder of an address that is a word: <c>/internasional/2025…</c>.</summary>
    private string? FirstFolder(string? url)
    {
        var host = Host(url);
        if (host.IsEmpty) return null;
        var path = url.AsSpan(url!.IndexOf("://", StringComparison.Ordinal) + 3 + host.Length).TrimStart('/');
        int end = path.IndexOf('/');
        if (end <= 0) return null;
        var folder = path[..end];
        return folder.IndexOfAnyExceptInRange('a', 'z') < 0 && !_noSections.Contains(folder) ? folder.ToString() : null;
    }
}
