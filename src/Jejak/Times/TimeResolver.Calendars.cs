using System.Globalization;
using Jejak.Documents;

namespace Jejak.Times;

/// <summary>Calendars beside the Gregorian one, decades, and weeks of a month.</summary>
internal sealed partial class TimeResolver
{
    /// <summary>Days from the anchor within which a month of the Hijra without its year is meant: half its year.</summary>
    private const int HalfHijriYear = 178;

    /// <summary>A Friday that was Legi, the first of the five market days: the day of the proclamation of independence.</summary>
    private static readonly DateOnly LegiFriday = new(1945, 8, 17);

    /// <summary>Two digits are a decade only where a word says so: "60-an" may count people, dollars or years of age.</summary>
    private TimeReadout? ReadDecade(ref readonly TimeParts parts)
    {
        var digits = _match.Atoms[^1];
        bool isShort = document.Tokens[digits.Token].Length < 6;
        return isShort && !parts.HasDecadeWord && !parts.HasYearWord ? null
            : new(TimeType.Date, (parts.Decade / 10).ToString(CultureInfo.InvariantCulture), parts.Mod);
    }

    private static TimeReadout? ReadCentury(ref readonly TimeParts parts)
    {
        int century = parts.Ordinal != 0 ? parts.Ordinal : parts.Amount is > 0 and < 100 && parts.Amount == decimal.Truncate(parts.Amount) ? (int)parts.Amount : 0;
        return century is > 0 and < 100 ? new(TimeType.Date, (century - 1).ToString("00", CultureInfo.InvariantCulture), parts.Mod) : null;
    }

    /// <summary>A day or a month of the Hijra, where it is known when that month began; else a date without a value.</summary>
    private TimeReadout? ReadHijri(ref readonly TimeParts parts)
    {
        if (_match.Atoms is [{ Length: 1 } only] && IsInName(only.Token)) return null;
        if (parts.Day > 30) return null;
        int year = parts.HasHijra || parts.Year is > 1300 and < 1600 ? parts.Year : 0;
        (int Year, DateOnly First)? month = null;
        foreach (var beginning in lexicon.HijriMonths[parts.HijriMonth].Beginnings)
        {
            if (year != 0 ? beginning.Year == year : parts.Year != 0 ? beginning.First.Year == parts.Year : IsNearest(beginning.First, month?.First, parts.Direction)) month = beginning;
        }
        if (month is not { } found) return new(TimeType.Date, null, parts.Mod);
        if (parts.Day != 0)
        {
            var day = CalendarDays.Shift(found.First, parts.Day - 1);
            Remember(day, isDay: true);
            return new(TimeType.Date, CalendarDays.Day(day));
        }
        if (parts.HijriMonth + 1 >= lexicon.HijriMonths.Length) return new(TimeType.Date, null, parts.Mod);
        foreach (var next in lexicon.HijriMonths[parts.HijriMonth + 1].Beginnings)
        {
            if (next.Year == found.Year) return new(TimeType.Date, CalendarDays.Day(found.First) + "/" + CalendarDays.Day(CalendarDays.Shift(next.First, -1)), parts.Mod);
        }
        return new(TimeType.Date, null, parts.Mod);
    }

    private bool IsNearest(DateOnly day, DateOnly? soFar, TimeClass direction)
    {
        if (anchor is not { } today || (direction == TimeClass.Past && day > today) || (direction == TimeClass.Future && day < today)) return false;
        int distance = Distance(day, today);
        return distance <= (direction == TimeClass.None ? HalfHijriYear : 2 * HalfHijriYear) && (soFar is not { } other || distance < Distance(other, today));
    }

    /// <summary>Words with a capital beside it, no comma between: the month is somebody's or something's name.</summary>
    private bool IsInName(int token)
    {
        var tokens = document.Tokens;
        bool before = token > document.Sentences[_match.Sentence].Tokens.Start && tokens[token - 1] is { Kind: TokenKind.Word, IsCapitalized: true };
        bool after = token + 1 < document.Sentences[_match.Sentence].Tokens.End && tokens[token + 1] is { Kind: TokenKind.Word, IsCapitalized: true };
        return before || after;
    }

    /// <summary>A weekday with a day of the Javanese week of five; it comes round every 35 days.</summary>
    private TimeReadout? ReadMarketDay(ref readonly TimeParts parts)
    {
        if (parts.Day != 0 || parts.Month != 0) return ReadDay(in parts);
        bool isEve = (PartOfDay)parts.Daypart == PartOfDay.NI;
        if (parts.Direction == TimeClass.None && isEve) return new(TimeType.Time, string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{((parts.Weekday + 5) % 7) + 1}TNI"));
        if (parts.Direction == TimeClass.None) return new(TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{parts.Weekday}"));
        if (anchor is not { } today) return new(TimeType.Date, null);
        int step = parts.Direction == TimeClass.Past ? -1 : 1;
        for (int days = parts.Direction == TimeClass.This ? 0 : step; Math.Abs(days) <= 35; days += step)
        {
            var day = CalendarDays.Shift(today, days);
            int market = ((((day.DayNumber - LegiFriday.DayNumber) % 5) + 5) % 5) + 1;
            if (CalendarDays.Weekday(day) != parts.Weekday || market != parts.MarketDay) continue;
            if (isEve) day = CalendarDays.Shift(day, -1);
            Remember(day, isDay: true);
            return isEve ? new(TimeType.Time, CalendarDays.Day(day) + "TNI") : new(TimeType.Date, CalendarDays.Day(day));
        }
        return new(TimeType.Date, null);
    }

    /// <summary>The n-th week of a month: the ISO week of the day n weeks into it, the month's first seven days being the first.</summary>
    private TimeReadout? ReadOrdinalWeek(ref readonly TimeParts parts)
    {
        if (lexicon.Units[parts.UnitIndex].Letter != "W" || parts.Ordinal is < 1 or > 5) return null;
        int? year = parts.Year;
        int month = parts.Month;
        if (month == 0)
        {
            if (anchor is not { } today || parts.UnitIndex2 < 0 || lexicon.Units[parts.UnitIndex2].Letter != "MO") return null;
            var shifted = CalendarDays.ShiftMonths(today, Sign(parts.Direction));
            (year, month) = (shifted.Year, shifted.Month);
        }
        else if (year == 0)
        {
            var only = parts;
            only.UnitIndex = -1;
            year = YearOfMonth(in only);
        }
        if (year is not (> 0 and < 9999)) return new(TimeType.Date, null);
        var day = CalendarDays.Shift(new(year.Value, month, 1), 7 * (parts.Ordinal - 1));
        Remember(day, isDay: false);
        return new(TimeType.Date, CalendarDays.Week(day));
    }
}
