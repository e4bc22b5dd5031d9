using System.Globalization;

namespace Jejak.Archive.Exports;

/// <summary>Everything an event has, a column each, with a head line (RFC 4180). Several values of a field have "; " between them.</summary>
internal sealed class CsvExport : IEventExport
{
    private static readonly (string Name, Func<ExportedEvent, string?> Value)[] s_columns =
    [
        ("article", row => row.Event.Article.Id), ("event", row => row.Event.Id), ("type", row => row.Event.Type), ("mode", row => row.Event.Mode), ("status", row => row.Event.Status),
        ("contexts", row => Joined(row.Event.Contexts)), ("cameo", row => row.Event.Cameo), ("intensity", row => Number(row.Event.Intensity)), ("goldstein", row => Number(EventCodes.Goldstein(row.Event.Cameo))),
        ("actors", row => Each(row.Actors, party => party.Name)), ("actor_countries", row => Each(row.Actors, party => party.Iso3166)), ("actor_sectors", row => Each(row.Actors, party => party.Sector)),
        ("actor_wikidata", row => Each(row.Actors, party => party.Wikidata)), ("actor_roles", row => Each(row.Actors, party => party.Role)),
        ("recipients", row => Each(row.Recipients, party => party.Name)), ("recipient_countries", row => Each(row.Recipients, party => party.Iso3166)), ("recipient_sectors", row => Each(row.Recipients, party => party.Sector)),
        ("recipient_wikidata", row => Each(row.Recipients, party => party.Wikidata)), ("recipient_roles", row => Each(row.Recipients, party => party.Role)),
        ("time", row => row.Event.Time), ("first", row => row.Event.First), ("last", row => row.Event.Last), ("place", row => row.Place?.Name), ("place_country", row => row.Place?.Iso3166),
        ("asserted_by", row => row.Event.AssertedBy?.Speaker), ("via", row => row.Event.AssertedBy is { } assertion ? Joined([.. assertion.Via.Select(relay => relay.Name)]) : null),
        ("trigger", row => row.Event.Trigger), ("sentence", row => row.Event.Sentence), ("title", row => row.Event.Article.Title), ("publisher", row => row.Event.Article.Publisher),
        ("published", row => row.Event.Article.Published), ("url", row => row.Event.Article.Url), ("uri", row => row.Event.Article.Uri),
        ("start", row => row.Event.Start.ToString(CultureInfo.InvariantCulture)), ("end", row => row.Event.End.ToString(CultureInfo.InvariantCulture)), ("confidence", row => Number(row.Event.Confidence)),
    ];

    public string Name => "csv";

    public string Description => "a column for everything we know of an event, one row an event, with a head line";

    public void Write(IEnumerable<ExportedEvent> events, Stream output)
    {
        using var rows = new SeparatedRows(output);
        rows.Csv(s_columns.Select(column => column.Name));
        foreach (var exported in events) rows.Csv(s_columns.Select(column => column.Value(exported)));
    }

    private static string? Each(IReadOnlyCollection<ExportedParty> parties, Func<ExportedParty, string?> value) => parties.All(party => value(party) is null) ? null : string.Join("; ", parties.Select(value));

    private static string? Joined(IReadOnlyCollection<string> values) => values.Count == 0 ? null : string.Join("; ", values);

    private static string? Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);
}
