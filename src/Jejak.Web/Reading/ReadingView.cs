using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Jejak.Archive.Questions;

namespace Jejak.Web.Reading;

/// <summary>A reading (the contract's JSON) as a page shows it. Offsets are UTF-16 code units of the text as it was given.</summary>
public sealed record ReadingView(
    string Id, string Uri, string? Title, string? Publisher, string? Published, string? Modified, string? Url, string? Dateline, ImmutableArray<string> Writers, ImmutableArray<string> Editors,
    ImmutableArray<MarkedBlock> Blocks, ImmutableArray<NamedView> Names, ImmutableArray<QuotationRow> Quotations, ImmutableArray<EventRow> Events, ImmutableArray<TimeView> Times,
    ImmutableArray<FindingRow> Findings, string Text)
{
    /// <param name="reading">UTF-8.</param>
    /// <param name="language">Of what is said of slips, ISO 639-1.</param>
    /// <param name="here">Words to lead the eye to; null for none.</param>
    public static ReadingView Of(ReadOnlyMemory<byte> reading, string language, (int Start, int End)? here = null)
    {
        using var json = JsonDocument.Parse(reading);
        var root = json.RootElement;
        var meta = root.GetProperty("meta");
        var source = root.GetProperty("source");
        var parts = new ReadingParts(root, new ArticleReference(root.String("id")!, meta.String("title"), meta.String("publisher"), meta.String("published"), meta.String("url"), source.String("uri")!), language);
        string text = root.String("text")!;
        bool isPage = source.String("mediaType") == "text/html";
        return new(
            parts.Article.Id, parts.Article.Uri, parts.Article.Title, parts.Article.Publisher, parts.Article.Published, meta.String("modified"), parts.Article.Url,
            meta.GetProperty("dateline") is { ValueKind: JsonValueKind.Object } dateline ? dateline.String("place") : null, meta.Strings("writers"), meta.Strings("editors"),
            MarkedText.Blocks(root, text, isPage, here), parts.Names(), parts.Quotations(), parts.Events(), parts.Times(), parts.Findings(), text);
    }
}

/// <param name="Id">Of the entity in the reading: <c>e4</c>.</param>
public sealed record NamedView(string Id, string Type, string Name, string? Role, string? Country, int Mentions);

public sealed record TimeView(int Start, int End, string Text, string? Value, string Type);

/// <summary>Takes the facts of a reading out of its JSON.</summary>
internal sealed class ReadingParts(JsonElement root, ArticleReference article, string language)
{
    private readonly Dictionary<string, string> _names = root.GetProperty("entities").EnumerateArray().ToDictionary(entity => entity.String("id")!, entity => entity.String("name")!, StringComparer.Ordinal);

    public ArticleReference Article => article;

    public ImmutableArray<NamedView> Names() =>
    [
        .. root.GetProperty("entities").EnumerateArray().Select(entity => new NamedView(
            entity.String("id")!, entity.String("type")!, entity.String("name")!, entity.GetProperty("roles").EnumerateArray().Select(role => role.String("text")).FirstOrDefault(),
            entity.GetProperty("link").String("iso3166"), entity.GetProperty("mentions").GetArrayLength())).OrderByDescending(entity => entity.Mentions).ThenBy(entity => entity.Id, StringComparer.Ordinal),
    ];

    public ImmutableArray<QuotationRow> Quotations() => [.. root.GetProperty("quotations").EnumerateArray().Select(Quotation)];

    public ImmutableArray<EventRow> Events() => [.. root.GetProperty("events").EnumerateArray().Select(Event)];

    public ImmutableArray<TimeView> Times() =>
        [.. root.GetProperty("times").EnumerateArray().Select(time => new TimeView(time.Start(), time.End(), Flat(time.String("text")!), time.String("value"), time.String("type")!))];

    public ImmutableArray<FindingRow> Findings() =>
        [.. root.GetProperty("findings").EnumerateArray().Select(finding => new FindingRow(article, finding.String("code")!, Flat(finding.String("text")!), Message(finding), finding.String("suggestion"), "", finding.Start(), finding.End()))];

    private QuotationRow Quotation(JsonElement quotation)
    {
        var speaker = quotation.GetProperty("speaker");
        bool named = speaker.ValueKind == JsonValueKind.Object;
        var content = quotation.GetProperty("content").EnumerateArray().ToArray();
        var addressee = quotation.GetProperty("addressee");
        return new(
            article, quotation.String("id")!, quotation.String("kind")!, named ? speaker.String("name") : null, named ? speaker.String("text") : null, named ? speaker.String("role") : null,
            named ? Name(speaker.String("affiliation")) : null, addressee.ValueKind == JsonValueKind.Object ? Name(addressee.String("entity")) ?? addressee.String("text") : null,
            quotation.GetProperty("cue") is { ValueKind: JsonValueKind.Object } cue ? Flat(cue.String("text")!) : null, [.. content.Select(piece => Flat(piece.String("text")!))],
            [.. quotation.GetProperty("via").EnumerateArray().Select(Relay)], "", content[0].Start(), content[^1].End(), quotation.GetProperty("confidence").GetDouble());
    }

    private RelayRow Relay(JsonElement relay) => new(relay.String("relation")!, Name(relay.String("entity")) ?? Flat(relay.String("text")!), Flat(relay.String("text")!));

    private EventRow Event(JsonElement happening)
    {
        var (trigger, evidence) = (happening.GetProperty("trigger"), happening.GetProperty("evidence"));
        string? quotation = happening.String("assertedBy");
        Assertion? assertion = null;
        if (quotation is not null)
        {
            var said = root.GetProperty("quotations").EnumerateArray().First(other => other.String("id") == quotation);
            var row = Quotation(said);
            assertion = new(quotation, row.Speaker, row.Role, row.Via);
        }
        return new(
            article, happening.String("id")!, happening.String("type")!, happening.String("mode"), happening.Strings("contexts"), happening.String("cameo"),
            happening.GetProperty("intensity") is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() : null, happening.String("status")!,
            [.. happening.Strings("actors").Select(id => Name(id)!)], [.. happening.Strings("recipients").Select(id => Name(id)!)], happening.String("time"), null, null,
            Name(happening.String("place")) ?? happening.String("place"), assertion, Flat(trigger.String("text")!), Flat(evidence.String("text")!), Flat(evidence.String("text")!), trigger.Start(), trigger.End(), happening.GetProperty("confidence").GetDouble());
    }

    private string Message(JsonElement finding) =>
        finding.TryGetProperty("messages", out var wordings) && wordings.ValueKind == JsonValueKind.Object && wordings.TryGetProperty(language, out var words) ? words.GetString()! : finding.String("message")!;

    private string? Name(string? entity) => entity is not null && _names.TryGetValue(entity, out string? name) ? name : null;

    /// <summary>On one line; what a page writes as references (&amp;amp;) is read.</summary>
    private static string Flat(string text) => WebUtility.HtmlDecode(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}

/// <summary>Fields of the contract's JSON.</summary>
internal static class ReadingFields
{
    public static string? String(this JsonElement element, string field) => element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static ImmutableArray<string> Strings(this JsonElement element, string field) => [.. element.GetProperty(field).EnumerateArray().Select(value => value.GetString()!)];

    public static int Start(this JsonElement span) => span.GetProperty("start").GetInt32();

    public static int End(this JsonElement span) => span.GetProperty("end").GetInt32();

    /// <summary>The pieces of a span: several where markup lies inside.</summary>
    public static IEnumerable<(int Start, int End)> Ranges(this JsonElement span) =>
        span.TryGetProperty("fragments", out var fragments)
            ? fragments.EnumerateArray().Select(fragment => (fragment.Start(), fragment.End()))
            : [(span.Start(), span.End())];
}
