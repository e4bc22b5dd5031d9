using System.Globalization;

namespace Jejak.Web.Pages;

/// <summary>Days, months and years of addresses and forms: <c>2019-03-28</c>, <c>2019-03</c>, <c>2019</c>.</summary>
internal static class Dates
{
    /// <summary>The first day of it; null where it is none.</summary>
    public static DateOnly? First(string? text) => Range(text)?.First;

    /// <summary>The last day of it; null where it is none.</summary>
    public static DateOnly? Last(string? text) => Range(text)?.Last;

    /// <summary>Null for text that is no date.</summary>
    public static (DateOnly First, DateOnly Last)? Range(string? text)
    {
        text = text?.Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (day, day);
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return (month, month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1));
        if (DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)) return (year, new(year.Year, 12, 31));
        return null;
    }
}
