using System.Globalization;

namespace Jejak.Sources.Feeds;

/// <summary>Dates of feeds: RFC 822 with the slips that are made in it, and ISO 8601.</summary>
internal static class FeedDates
{
    /// <summary>RFC 822's names of zones, in hours from Greenwich.</summary>
    private static readonly (string Name, int Hours)[] s_zones =
        [("GMT", 0), ("UTC", 0), ("UT", 0), ("Z", 0), ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7)];

    private static readonly string[] s_forms = ["d MMM yyyy H:m:s zzz", "d MMM yyyy H:m zzz", "d MMM yy H:m:s zzz", "d MMM yyyy H:m:s", "d MMM yyyy H:m", "d MMM yyyy", "yyyy-M-d H:m:s zzz"];

    /// <summary>ISO 8601 with its offset, or a day or local time without one; what is no date comes back as it was, without blanks around it.</summary>
    public static string? Iso(string? printed)
    {
        if (string.IsNullOrWhiteSpace(printed)) return null;
        string text = string.Join(' ', printed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        // ISO 8601 already.
        if (text.Length >= 10 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[3]) && text[4] == '-' && text.Length <= 35 && (text.Length == 10 || text[10] == 'T')) return text;
        string date = WithOffset(WithoutWeekday(text));
        foreach (string form in s_forms)
        {
            if (!DateTimeOffset.TryParseExact(date, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) continue;
            return moment.ToString(!form.Contains('H', StringComparison.Ordinal) ? "yyyy-MM-dd" : form.EndsWith("zzz", StringComparison.Ordinal) ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        }
        return text;
    }

    private static string WithoutWeekday(string text) => text.IndexOf(',', StringComparison.Ordinal) is var comma and >= 0 && !text.AsSpan(0, comma).ContainsAnyInRange('0', '9') ? text[(comma + 1)..].Trim() : text;

    /// <summary><c>GMT</c> and <c>+0700</c> as .NET reads them.</summary>
    private static string WithOffset(string text)
    {
        int blank = text.LastIndexOf(' ');
        if (blank < 0) return text;
        string zone = text[(blank + 1)..];
        foreach (var (name, hours) in s_zones)
        {
            if (zone.Equals(name, StringComparison.OrdinalIgnoreCase)) return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, blank)} {(hours < 0 ? '-' : '+')}{Math.Abs(hours):00}:00");
        }
        return zone.Length == 5 && zone[0] is '+' or '-' && !zone.Contains(':', StringComparison.Ordinal) && zone.Length == 5 ? $"{text[..blank]} {zone[..3]}:{zone[3..]}" : text;
    }
}
