using System.Globalization;

namespace Jejak.Archive.Storing;

/// <summary>The days a TIMEX3 date value stands for, both inside: <c>2019-03</c> is 2019-03-01 to 2019-03-31, <c>2019-W12-WE</c> Saturday and Sunday.</summary>
public readonly record struct Period(DateOnly First, DateOnly Last)
{
    /// <returns>False for values that name no days (<c>PRESENT_REF</c>, durations).</returns>
    public static bool TryParse(string? value, out Period period)
    {
        period = default;
        if (value is null || value.Length < 4 || !Number(value.AsSpan(0, 4), out int year) || year is < 1 or > 9998) return false;
        var rest = value.AsSpan(4);
        if (rest.IsEmpty) period = new(new(year, 1, 1), new(year, 12, 31));
        else if (rest is not ['-', .., _] || rest.Length < 3) return false;
        else if (rest[1] == 'W') return TryWeek(year, rest[2..], out period);
        else if (rest[1] is 'Q' or 'H') return TryPart(year, rest[1] == 'Q' ? 3 : 6, rest[2..], out period);
        else if (!Number(rest[1..3], out int month)) period = new(new(year, 1, 1), new(year, 12, 31));
        else if (month is < 1 or > 12) return false;
        else if (rest.Length >= 6 && rest[3] == '-' && Number(rest[4..6], out int day))
        {
            if (day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
            period = new(new(year, month, day), new(year, month, day));
        }
        else period = new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));
        return true;
    }

    private static bool TryWeek(int year, ReadOnlySpan<char> rest, out Period period)
    {
        period = default;
        if (rest.Length < 2 || !Number(rest[..2], out int week) || week < 1 || week > ISOWeek.GetWeeksInYear(year)) return false;
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        var day = rest[2..];
        if (day is "-WE") period = new(monday.AddDays(5), monday.AddDays(6));
        else if (day is ['-', >= '1' and <= '7']) period = new(monday.AddDays(day[1] - '1'), monday.AddDays(day[1] - '1'));
        else period = new(monday, monday.AddDays(6));
        return true;
    }

    private static bool TryPart(int year, int months, ReadOnlySpan<char> rest, out Period period)
    {
        period = default;
        if (rest.Length < 1 || rest[0] < '1' || rest[0] > (char)('0' + 12 / months)) return false;
        var first = new DateOnly(year, (rest[0] - '1') * months + 1, 1);
        period = new(first, first.AddMonths(months).AddDays(-1));
        return true;
    }

    private static bool Number(ReadOnlySpan<char> digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
