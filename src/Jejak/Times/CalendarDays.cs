using System.Globalization;

namespace Jejak.Times;

/// <summary>Arithmetic on days, and how TIMEX3 writes them. Proleptic Gregorian, weeks as in ISO 8601.</summary>
internal static class CalendarDays
{
    public static bool Exists(int year, int month, int day) => year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>1 (Monday) to 7.</summary>
    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    public static DateOnly Monday(DateOnly day) => Shift(day, 1 - Weekday(day));

    /// <summary>Days later, held inside the calendar.</summary>
    public static DateOnly Shift(DateOnly day, long days) => DateOnly.FromDayNumber((int)Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));

    public static DateOnly ShiftMonths(DateOnly day, long months) =>
        ((day.Year * 12L) + day.Month - 1 + months) is >= 12 and < 12 * 9999 and long index
            ? new DateOnly((int)(index / 12), (int)(index % 12) + 1, Math.Min(day.Day, DateTime.DaysInMonth((int)(index / 12), (int)(index % 12) + 1)))
            : months < 0 ? DateOnly.MinValue : DateOnly.MaxValue;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Week(DateOnly day)
    {
        var noon = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(noon):0000}-W{ISOWeek.GetWeekOfYear(noon):00}");
    }
}
