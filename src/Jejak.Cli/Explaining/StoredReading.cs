using System.Collections.Immutable;
using System.Text.Json;
using Jejak.Articles;
using Jejak.Cli.Runs;
using Jejak.Documents;
using Jejak.Sources;

namespace Jejak.Cli.Explaining;

/// <summary>Reads the text of a stored reading again, with reasons: an archive keeps what was read, not why.</summary>
internal static class StoredReading
{
    /// <param name="reading">The contract's JSON.</param>
    /// <returns>The reasons for each event, and how many of them the archive tells otherwise or not at all, because another version of the reader made it.</returns>
    public static (ImmutableArray<EventReasons> Events, int Changed) Explain(ReadOnlyMemory<byte> reading)
    {
        using var json = JsonDocument.Parse(reading);
        var (document, traces) = ReadyReader.Get().Explain(Source(json.RootElement));
        ImmutableArray<EventReasons> events = [.. traces.Select(trace => EventReasons.Of(document, trace))];
        var stored = json.RootElement.GetProperty("events").EnumerateArray().Select(Signature).ToHashSet(StringComparer.Ordinal);
        return (events, events.Count(happening => !stored.Contains(Signature(happening))));
    }

    /// <summary>Reads its words again, which a reading does not hold.</summary>
    /// <param name="reading">The contract's JSON.</param>
    public static Document Parse(ReadOnlyMemory<byte> reading)
    {
        using var json = JsonDocument.Parse(reading);
        return ReadyReader.Get().Parse(Source(json.RootElement));
    }

    /// <summary>The source as far as the reading tells; for a page its article is taken out again.</summary>
    private static SourceDocument Source(JsonElement reading)
    {
        var source = reading.GetProperty("source");
        var meta = reading.GetProperty("meta");
        string uri = Text(source, "uri")!, text = Text(reading, "text")!;
        if (Text(source, "mediaType") == "text/html" && SourceFiles.ReadPage(uri, text) is { } page) return page with { Id = Text(reading, "id")! };
        return new SourceDocument
        {
            Id = Text(reading, "id")!,
            Uri = uri,
            MediaType = Text(source, "mediaType")!,
            Sha256 = Text(source, "sha256")!,
            Text = text,
            Url = Text(meta, "url"),
            Title = Text(meta, "title"),
            Published = Text(meta, "published"),
            Modified = Text(meta, "modified"),
            Publisher = Text(meta, "publisher"),
            Section = Text(meta, "section"),
        };
    }

    private static string Signature(JsonElement happening) =>
        $"{Text(happening, "type")}:{Text(happening, "mode")} {Text(happening, "status")} {happening.GetProperty("actors").GetArrayLength()} {happening.GetProperty("recipients").GetArrayLength()} {Text(happening.GetProperty("trigger"), "text")}";

    private static string Signature(EventReasons happening) =>
        $"{happening.Type}:{happening.Mode} {happening.Status} {happening.Actors.Length} {happening.Recipients.Length} {happening.Mentions.FirstOrDefault()?.Trigger.Text}";

    private static string? Text(JsonElement element, string field) => element.TryGetProperty(field, out var value) ? value.GetString() : null;
}
