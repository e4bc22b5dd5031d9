using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jejak.Archive.Exports;

/// <summary>
/// The 61 columns of a GDELT 2.0 event file (GDELT Event Codebook 2.0): tab-separated, without a head line. GDELT knows one actor a side, so an event between several is several rows.
/// A row tells of one article: its mentions, sources and articles are 1 each. The number of an event is taken from article, event and pair, so that it stays the same whatever else is
/// exported.
/// </summary>
internal sealed class GdeltExport : IEventExport
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate", .. Actor(1), .. Actor(2), "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
        "NumMentions", "NumSources", "NumArticles", "AvgTone", .. Place("Actor1Geo"), .. Place("Actor2Geo"), .. Place("ActionGeo"), "DATEADDED", "SOURCEURL",
    ];

    public string Name => "gdelt";

    public string Description => "the 61 tab-separated columns of a GDELT 2.0 event file, one row a pair of actor and recipient, without a head line";

    public void Write(IEnumerable<ExportedEvent> events, Stream output)
    {
        using var rows = new SeparatedRows(output);
        foreach (var exported in events)
        {
            foreach (var (actor, recipient) in Pairs(exported)) rows.Tabbed(Row(exported, actor, recipient));
        }
    }

    /// <summary>What several do with each other is told once a pair.</summary>
    private static IEnumerable<(ExportedParty? Actor, ExportedParty? Recipient)> Pairs(ExportedEvent exported)
    {
        var told = new HashSet<(ExportedParty, ExportedParty)>();
        foreach (var actor in exported.Actors.DefaultIfEmpty(null!))
        {
            foreach (var recipient in exported.Recipients.DefaultIfEmpty(null!))
            {
                if (actor is not null && recipient is not null && (actor == recipient || !told.Add((actor, recipient)) || told.Contains((recipient, actor)))) continue;
                yield return (actor, recipient);
            }
        }
    }

    private static IEnumerable<string?> Row(ExportedEvent exported, ExportedParty? actor, ExportedParty? recipient)
    {
        var happening = exported.Event;
        string? code = happening.Cameo;
        return
        [
            Number(happening.Article.Id, happening.Id, actor?.Name, recipient?.Name), .. Dates(happening.First), .. Codes(actor), .. Codes(recipient),
            null, code, code?[..Math.Min(3, code.Length)], code?[..2], EventCodes.QuadOfCameo(code)?.ToString(CultureInfo.InvariantCulture), EventCodes.Goldstein(code)?.ToString("0.0", CultureInfo.InvariantCulture),
            "1", "1", "1", null, .. new string?[16], .. Geography(exported.Place), Added(happening.Article.Published), happening.Article.Url,
        ];
    }

    private static IEnumerable<string?> Dates(string? day)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return [null, null, null, null];
        // As GDELT has it: months of 30 days in a year of 365.
        double fraction = date.Year + ((((date.Month - 1) * 30) + date.Day) / 365.0);
        return [Date(date, "yyyyMMdd"), Date(date, "yyyyMM"), Date(date, "yyyy"), fraction.ToString("0.0000", CultureInfo.InvariantCulture)];
    }

    /// <summary>Code, name, country, known group, ethnic group, two religions, three types.</summary>
    private static IEnumerable<string?> Codes(ExportedParty? party)
    {
        string? country = EventCodes.Country(party?.Iso3166)?.Iso3, sector = EventCodes.CameoSector(party?.Sector);
        string code = country + sector;
        return [code.Length == 0 ? null : code, party?.Name.ToUpperInvariant(), country, null, null, null, null, sector, null, null];
    }

    /// <summary>Type (1: a state), name, FIPS country, two divisions, latitude, longitude, feature: what is not a whole state has no type, for we do not know which.</summary>
    private static IEnumerable<string?> Geography(ExportedPlace? place) =>
        [place is { IsState: true } ? "1" : null, place?.Name, EventCodes.Country(place?.Iso3166)?.Fips, null, null, null, null, null];

    /// <summary>When the article was published, in UTC.</summary>
    private static string? Added(string? published)
    {
        if (published is null) return null;
        if (published.Length == 10) return published.Replace("-", "", StringComparison.Ordinal) + "000000";
        return DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>A number below 2^53, which every reader of numbers holds exactly.</summary>
    private static string Number(params string?[] parts)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) & ((1UL << 53) - 1)).ToString(CultureInfo.InvariantCulture);
    }

    private static string Date(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Actor(int number)
    {
        string[] fields = ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"];
        return fields.Select(field => $"Actor{number}{field}");
    }

    private static IEnumerable<string> Place(string of)
    {
        string[] fields = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"];
        return fields.Select(field => $"{of}_{field}");
    }
}
