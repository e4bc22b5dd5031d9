using System.Collections.Frozen;
using System.Globalization;
using Jejak.Languages;

namespace Jejak.Archive.Exports;

/// <summary>A state's codes in other systems.</summary>
/// <param name="Iso3">ISO 3166-1 alpha-3, which CAMEO takes for states as well.</param>
/// <param name="Cow">Number of the Correlates of War project; null where it has none.</param>
/// <param name="Fips">FIPS 10-4; null where it has none.</param>
internal sealed record CountryCodes(string Iso3, string? Cow, string? Fips);

/// <summary>The codes of events, states and sectors in the systems that formats use, from <c>resources/codes</c>. Immutable.</summary>
internal static class EventCodes
{
    private static readonly FrozenDictionary<string, CountryCodes> s_countries =
        ResourceTable.Load("codes/countries.tsv").Rows.ToFrozenDictionary(row => row["iso"], row => new CountryCodes(row["iso3"], row.Optional("cow"), row.Optional("fips")), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> s_goldstein =
        ResourceTable.Load("codes/goldstein.tsv").Rows.ToFrozenDictionary(row => row["code"], row => double.Parse(row["score"], NumberStyles.Float, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_sectors =
        ResourceTable.Load("codes/cameo-sectors.tsv").Rows.ToFrozenDictionary(row => row["sector"], row => row.Optional("cameo") ?? "", StringComparer.Ordinal);

    /// <param name="iso">ISO 3166-1 alpha-2, or null.</param>
    public static CountryCodes? Country(string? iso) => iso is null ? null : s_countries.GetValueOrDefault(iso);

    /// <summary>The Goldstein score of a CAMEO code, or of the longest beginning of it that has one; null for no code.</summary>
    public static double? Goldstein(string? cameo)
    {
        for (int length = cameo?.Length ?? 0; length >= 2; length--)
        {
            if (s_goldstein.TryGetValue(cameo![..length], out double score)) return score;
        }
        return null;
    }

    /// <summary>CAMEO's type code of a PLOVER sector; null where there is none.</summary>
    public static string? CameoSector(string? sector) => sector is null ? null : s_sectors.TryGetValue(sector, out string? code) ? (code.Length == 0 ? null : code) : sector;

    /// <summary>
    /// The quad class of a PLOVER type (manual 0.8, chapter on aggregation): 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    /// </summary>
    public static int QuadOfType(string type) => type switch
    {
        "AGREE" or "CONSULT" or "SUPPORT" or "CONCEDE" => 1,
        "COOPERATE" or "AID" or "RETREAT" => 2,
        "REQUEST" or "ACCUSE" or "REJECT" or "THREATEN" => 3,
        _ => 4,
    };

    /// <summary>The quad class of a CAMEO code as GDELT has it, by the first two digits; null for no code.</summary>
    public static int? QuadOfCameo(string? cameo) => cameo is { Length: >= 2 } && int.TryParse(cameo.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int root)
        ? root switch { <= 5 => 1, <= 8 => 2, <= 13 => 3, _ => 4 } : null;
}
