using System.Globalization;

namespace Jejak.Archive.Exports;

/// <summary>
/// The columns of POLECAT (Political Event Classification, Attributes, and Types; Halterman et al. 2023) as its tab-separated files have them. One row an event; several parties of a
/// side, and their codes, have "; " between them, a place each, so that codes and names stay side by side.
/// </summary>
internal sealed class PolecatExport : IEventExport
{
    private const string Between = "; ";

    private static readonly string[] s_quads = ["", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"];

    public static IReadOnlyList<string> Columns { get; } =
    [
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
        "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
        "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
        "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
        "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    ];

    public string Name => "polecat";

    public string Description => "the 40 tab-separated columns of POLECAT, one row an event, with a head line";

    public void Write(IEnumerable<ExportedEvent> events, Stream output)
    {
        using var rows = new SeparatedRows(output);
        rows.Tabbed(Columns);
        foreach (var exported in events) rows.Tabbed(Row(exported));
    }

    private static IEnumerable<string?> Row(ExportedEvent exported)
    {
        var (happening, story, place) = (exported.Event, exported.Story, exported.Place);
        return
        [
            $"{happening.Article.Id}#{happening.Id}", happening.First, happening.Type, happening.Mode, happening.Intensity?.ToString("0.0", CultureInfo.InvariantCulture), s_quads[EventCodes.QuadOfType(happening.Type)],
            Joined(happening.Contexts), .. Side(exported.Actors), .. Side(exported.Recipients),
            place?.Name, null, null, null, EventCodes.Country(place?.Iso3166)?.Iso3, null, null, null, place?.Name, null,
            happening.Article.Publisher ?? happening.Article.Url, happening.Article.Published is { Length: >= 10 } day ? day[..10] : null,
            Joined(story.People), Joined(story.Organizations), Joined(story.Places), story.Language, null,
        ];
    }

    /// <summary>Name, country, number of the Correlates of War, first sector, sectors, title, printed name, Wikidata item: POLECAT's identifiers of people are items of Wikidata where we have one.</summary>
    private static IEnumerable<string?> Side(IReadOnlyCollection<ExportedParty> parties)
    {
        string? Each(Func<ExportedParty, string?> value) => parties.All(party => value(party) is null) ? null : string.Join(Between, parties.Select(value));
        return
        [
            Each(party => party.Name), Each(party => EventCodes.Country(party.Iso3166)?.Iso3), Each(party => EventCodes.Country(party.Iso3166)?.Cow), Each(party => party.Sector), Each(party => party.Sector),
            Each(party => party.Role), Each(party => party.Printed), Each(party => party.Wikidata),
        ];
    }

    private static string? Joined(IReadOnlyCollection<string> values) => values.Count == 0 ? null : string.Join(Between, values);
}
