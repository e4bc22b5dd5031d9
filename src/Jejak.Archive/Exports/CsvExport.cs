using System.Globalization;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Exports;

/// <summary>
/// Everything an event, a quotation or a slip has, a column each, with a head line (<see cref="CsvLine"/>). Several values of a field have "; " between them.
/// </summary>
internal sealed class CsvExport : IEventExport, IQuotationExport, IFindingExport
{
    private static readonly (string Name, Func<ExportedEvent, string?> Value)[] s_events =
    [
        ("article", row => row.Event.Article.Id), ("event", row => row.Event.Id), ("type", row => row.Event.Type), ("mode", row => row.Event.Mode), ("status", row => row.Event.Status),
        ("contexts", row => Joined(row.Event.Contexts)), ("cameo", row => row.Event.Cameo), ("intensity", row => Number(row.Event.Intensity)), ("goldstein", row => Number(EventCodes.Goldstein(row.Event.Cameo))),
        ("actors", row => Each(row.Actors, party => party.Name)), ("actor_countries", row => Each(row.Actors, party => party.Iso3166)), ("actor_sectors", row => Each(row.Actors, party => party.Sector)),
        ("actor_wikidata", row => Each(row.Actors, party => party.Wikidata)), ("actor_roles", row => Each(row.Actors, party => party.Role)),
        ("recipients", row => Each(row.Recipients, party => party.Name)), ("recipient_countries", row => Each(row.Recipients, party => party.Iso3166)), ("recipient_sectors", row => Each(row.Recipients, party => party.Sector)),
        ("recipient_wikidata", row => Each(row.Recipients, party => party.Wikidata)), ("recipient_roles", row => Each(row.Recipients, party => party.Role)),
        ("time", row => row.Event.Time), ("first", row => row.Event.First), ("last", row => row.Event.Last), ("place", row => row.Place?.Name), ("place_country", row => row.Place?.Iso3166),
        ("asserted_by", row => row.Event.AssertedBy?.Speaker), ("via", row => row.Event.AssertedBy is { } assertion ? Relays(assertion.Via) : null),
        ("trigger", row => row.Event.Trigger), ("sentence", row => row.Event.Sentence), .. Article<ExportedEvent>(row => row.Event.Article),
        ("start", row => Number(row.Event.Start)), ("end", row => Number(row.Event.End)), ("confidence", row => Number(row.Event.Confidence)),
    ];

    private static readonly (string Name, Func<QuotationRow, string?> Value)[] s_quotations =
    [
        ("article", row => row.Article.Id), ("quotation", row => row.Id), ("kind", row => row.Kind), ("speaker", row => row.Speaker), ("printed", row => row.Printed), ("role", row => row.Role),
        ("affiliation", row => row.Affiliation), ("addressee", row => row.Addressee), ("cue", row => row.Cue), ("via", row => Relays(row.Via)), ("via_relations", row => Joined([.. row.Via.Select(relay => relay.Relation)])),
        ("content", row => string.Join(" … ", row.Content)), ("sentence", row => row.Sentence), .. Article<QuotationRow>(row => row.Article),
        ("start", row => Number(row.Start)), ("end", row => Number(row.End)), ("confidence", row => Number(row.Confidence)),
    ];

    private static readonly (string Name, Func<FindingRow, string?> Value)[] s_findings =
    [
        ("article", row => row.Article.Id), ("code", row => row.Code), ("text", row => row.Text), ("message", row => row.Message), ("suggestion", row => row.Suggestion), ("sentence", row => row.Sentence),
        .. Article<FindingRow>(row => row.Article), ("start", row => Number(row.Start)), ("end", row => Number(row.End)), ("finding", row => row.Id), ("judgement", row => row.Judgement),
    ];

    public string Name => "csv";

    public string Description => "a column for everything we know of an event, a quotation or a slip, one row each, with a head line";

    public void Write(IEnumerable<ExportedEvent> events, Stream output) => Write(events, s_events, output);

    public void Write(IEnumerable<QuotationRow> quotations, Stream output) => Write(quotations, s_quotations, output);

    public void Write(IEnumerable<FindingRow> findings, Stream output) => Write(findings, s_findings, output);

    private static void Write<T>(IEnumerable<T> facts, (string Name, Func<T, string?> Value)[] columns, Stream output)
    {
        using var rows = new SeparatedRows(output);
        rows.Csv(columns.Select(column => column.Name));
        foreach (var fact in facts) rows.Csv(columns.Select(column => column.Value(fact)));
    }

    private static (string Name, Func<T, string?> Value)[] Article<T>(Func<T, ArticleReference> of) =>
    [
        ("title", row => of(row).Title), ("publisher", row => of(row).Publisher), ("published", row => of(row).Published), ("url", row => of(row).Url), ("uri", row => of(row).Uri),
    ];

    private static string? Each(IReadOnlyCollection<ExportedParty> parties, Func<ExportedParty, string?> value) => parties.All(party => value(party) is null) ? null : string.Join("; ", parties.Select(value));

    private static string? Joined(IReadOnlyCollection<string> values) => values.Count == 0 ? null : string.Join("; ", values);

    private static string? Relays(IReadOnlyCollection<RelayRow> via) => Joined([.. via.Select(relay => relay.Name)]);

    private static string? Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);
}
