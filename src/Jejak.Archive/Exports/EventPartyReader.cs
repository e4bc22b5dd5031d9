using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Exports;

/// <summary>Takes what a row of the archive does not hold (codes, roles, printed words) out of the article's reading. Holds one reading at a time.</summary>
/// <param name="readingOf">The contract's JSON by the article's id.</param>
internal sealed class EventPartyReader(Func<string, ReadOnlyMemory<byte>> readingOf) : IDisposable
{
    private string? _article;
    private JsonDocument? _reading;
    private Dictionary<string, JsonElement> _entities = [];
    private ExportedStory? _story;

    public ExportedEvent Read(EventRow row)
    {
        if (_article != row.Article.Id) Open(row.Article.Id);
        var happening = _reading!.RootElement.GetProperty("events")[int.Parse(row.Id.AsSpan(1), CultureInfo.InvariantCulture) - 1];
        return new(row, Parties(happening, "actors"), Parties(happening, "recipients"), Place(row.Place), _story!);
    }

    public void Dispose() => _reading?.Dispose();

    private void Open(string article)
    {
        _reading?.Dispose();
        _reading = JsonDocument.Parse(readingOf(article));
        _article = article;
        var entities = _reading.RootElement.GetProperty("entities");
        _entities = entities.EnumerateArray().ToDictionary(entity => Text(entity, "id")!, StringComparer.Ordinal);
        _story = new(Text(_reading.RootElement, "language")!, Names("person"), Names("organization", "group"), Names("country", "place", "facility"));

        ImmutableArray<string> Names(params string[] types) =>
            [.. entities.EnumerateArray().Where(entity => types.Contains(Text(entity, "type"))).Select(entity => OneLine(Text(entity, "name")!)).Distinct(StringComparer.Ordinal)];
    }

    private ImmutableArray<ExportedParty> Parties(JsonElement happening, string side) =>
        [.. happening.GetProperty(side).EnumerateArray().Select(id => Party(_entities[id.GetString()!]))];

    private static ExportedParty Party(JsonElement entity)
    {
        var link = entity.GetProperty("link");
        var roles = entity.GetProperty("roles");
        var mentions = entity.GetProperty("mentions");
        return new(
            OneLine(Text(entity, "name")!), Text(entity, "type")!, Text(link, "iso3166"), Text(link, "wikidata"), Text(link, "sector"),
            roles.GetArrayLength() > 0 ? OneLine(Text(roles[0], "text")!) : null,
            mentions.GetArrayLength() > 0 ? OneLine(Text(mentions[0], "text")!) : null);
    }

    private ExportedPlace? Place(string? name)
    {
        if (name is null) return null;
        var known = _entities.Values.FirstOrDefault(entity => Text(entity, "name") == name && Text(entity, "type") is "country" or "place" or "facility");
        bool found = known.ValueKind == JsonValueKind.Object;
        return new(OneLine(name), found ? Text(known.GetProperty("link"), "iso3166") : null, found && Text(known, "type") == "country");
    }

    private static string? Text(JsonElement element, string field) => element.TryGetProperty(field, out var value) ? value.GetString() : null;

    private static string OneLine(string words) => Storing.ArticleWords.OneLine(words);
}
