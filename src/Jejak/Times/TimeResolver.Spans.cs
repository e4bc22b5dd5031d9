using System.Globalization;
using Jejak.Documents;

namespace Jejak.Times;

/// <summary>Months, years and what is counted in units; days are in the other part.</summary>
internal sealed partial class TimeResolver
{
    private TimeReadout? ReadMonth(ref readonly TimeParts parts)
    {
        if (YearOfMonth(in parts) is not { } year) return new(TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"XXXX-{parts.Month:00}"), parts.Mod);
        if (year is < 1 or > 9999) return null;
        var month = new DateOnly(year, parts.Month, 1);
        Remember(month, isDay: false);
        if (parts.Month2 == 0) return new(TimeType.Date, CalendarDays.Month(month), parts.Mod);
        var last = new DateOnly(parts.Month2 < parts.Month && year < 9999 ? year + 1 : year, parts.Month2, 1);
        return new(TimeType.Date, CalendarDays.Month(month) + "/" + CalendarDays.Month(last));
    }

    /// <summary>A month without a year is the nearest; up to four months ahead, for news tells more of what was.</summary>
    private int? YearOfMonth(ref readonly TimeParts parts)
    {
        if (parts.Year != 0) return parts.Year;
        if (anchor is not { } today) return null;
        if (parts.UnitIndex >= 0) return lexicon.Units[parts.UnitIndex].Letter != "Y" ? 0 : parts.Direction == TimeClass.Same ? (_reference ?? today).Year : today.Year + Sign(parts.Direction);
        // "awal Juni lalu" on the 20th of June: the beginning is over, though the month is not.
        if (parts.Direction == TimeClass.Past && parts.Month == today.Month && ((parts.Mod == TimeMod.Start && today.Day > 10) || (parts.Mod == TimeMod.Mid && today.Day > 20))) return today.Year;
        int ahead = ((parts.Month - today.Month + 12) % 12) + (today.Year * 12) + today.Month - 1;
        bool past = parts.Direction switch
        {
            TimeClass.Past => true,
            TimeClass.Future => false,
            _ => ahead - ((today.Year * 12) + today.Month - 1) > 4 && !IsAhead(),
        };
        // "November lalu" in November is a year ago; "Mei" in May is now.
        int index = past ? ahead - 12 : ahead;
        return index / 12;
    }

    private TimeReadout? ReadYear(ref readonly TimeParts parts)
    {
        var only = _match.Atoms[^1];
        if (_match.Atoms.Length == 1 && !StandsAsYear(only)) return null;
        if (parts.Year is < 1 or > 9999 || (!parts.HasYearWord && parts.Year is < 1500 or > 2150)) return null;
        if (parts.Year2 != 0 && parts.Year2 <= parts.Year) return null;
        if (parts.Year2 != 0) return new(TimeType.Date, CalendarDays.Year(parts.Year) + "/" + CalendarDays.Year(parts.Year2), parts.Mod);
        Remember(new(parts.Year, 1, 1), isDay: false);
        return new(TimeType.Date, CalendarDays.Year(parts.Year), parts.Mod);
    }

    /// <summary>Whether bare digits are a year and not a count, a sum or a number of something.</summary>
    private bool StandsAsYear(in TimeAtom digits)
    {
        var tokens = document.Tokens;
        var sentence = document.Sentences[_match.Sentence].Tokens;
        if (digits.Class == TimeClass.FullYear && digits.A is < 1800 or > 2100) return false;
        if (digits.Token > sentence.Start)
        {
            var before = tokens[digits.Token - 1];
            if (before.Kind == TokenKind.Number || lexicon.BarsYear(before)) return false;
            if (tokens[digits.Token].IsJoined && before.Kind is TokenKind.Symbol or TokenKind.Punctuation) return false;
        }
        if (digits.End >= sentence.End) return true;
        var after = tokens[digits.End];
        if (after.Kind == TokenKind.Symbol || (after.IsJoined && after.Kind is TokenKind.Number or TokenKind.Word)) return false;
        return !lexicon.IsCounted(after);
    }

    private TimeReadout? ReadQuarter(ref readonly TimeParts parts)
    {
        int ordinal = parts.Ordinal;
        if (ordinal == 0 && parts.HasAmount && parts.Amount is >= 1 and <= 4 && parts.Amount == decimal.Truncate(parts.Amount)) ordinal = (int)parts.Amount;
        if (ordinal < 1 || ordinal > (parts.QuarterKind == 'Q' ? 4 : 2)) return null;
        if (anchor is null && parts.Year == 0) return new(TimeType.Date, null);
        int year = parts.Year != 0 ? parts.Year : parts.Direction != TimeClass.None ? anchor!.Value.Year + Sign(parts.Direction) : YearOfQuarter(ordinal, parts.QuarterKind == 'Q' ? 3 : 6);
        return new(TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{(char)parts.QuarterKind}{ordinal}"));
    }

    /// <summary>A quarter or half without its year is this year's, as with months; last year's where it would begin more than four months ahead.</summary>
    private int YearOfQuarter(int ordinal, int months)
    {
        var today = anchor!.Value;
        int ahead = 1 + ((ordinal - 1) * months) - today.Month;
        return ahead > 4 && !IsAhead() ? today.Year - 1 : today.Year;
    }

    private TimeReadout? ReadRelative(ref readonly TimeParts parts)
    {
        var unit = parts.UnitIndex >= 0 ? lexicon.Units[parts.UnitIndex] : new TimeUnit("W", 1);
        // "Global Talent Day itu": a name's last word.
        if (parts.Direction == TimeClass.Same && IsCapital(_match.Atoms[0].Token)) return null;
        if (unit.IsClock || (unit.Letter == "D" && parts.Direction is not (TimeClass.Same or TimeClass.Previous or TimeClass.Following))) return null;
        if (anchor is not { } today) return new(TimeType.Date, null, parts.Mod);
        var reference = unit.Letter == "D" ? _day?.Day : _reference;
        var from = parts.Direction is TimeClass.Same or TimeClass.Previous or TimeClass.Following ? reference ?? today : today;
        return At(from, unit, Sign(parts.Direction), parts.Mod);
    }

    /// <summary>The unit that lies <paramref name="count"/> units from <paramref name="from"/>, as precise as the unit.</summary>
    private TimeReadout At(DateOnly from, TimeUnit unit, long count, TimeMod mod)
    {
        var day = unit.Letter switch
        {
            "D" => CalendarDays.Shift(from, count),
            "W" => CalendarDays.Shift(from, 7 * count),
            "MO" => CalendarDays.ShiftMonths(from, count),
            _ => CalendarDays.ShiftMonths(from, 12 * unit.Factor * count),
        };
        Remember(day, isDay: unit.Letter == "D");
        string value = unit.Letter switch
        {
            "D" => CalendarDays.Day(day),
            "W" => CalendarDays.Week(day),
            "MO" => CalendarDays.Month(day),
            _ => CalendarDays.Year(day.Year)[..(unit.Factor switch { 100 => 2, 10 when Math.Abs(count) <= 1 => 3, _ => 4 })],
        };
        return new(TimeType.Date, value, mod);
    }

    private TimeReadout? ReadOffset(ref readonly TimeParts parts)
    {
        var unit = lexicon.Units[parts.UnitIndex];
        bool near = parts.Direction is TimeClass.Previous or TimeClass.Following;
        bool ahead = parts.Direction is TimeClass.Following or TimeClass.Future;
        if (parts.IsVague && !near) return new(TimeType.Date, ahead ? "FUTURE_REF" : "PAST_REF");
        if (parts.IsVague || (near && unit.IsClock)) return ReadDuration(in parts);
        if (anchor is not { } today) return new(TimeType.Date, null, parts.Mod);
        // Before the calendar begins: "240 juta tahun lalu".
        if (!ahead && unit.Letter == "Y" && parts.Amount * unit.Factor >= today.Year) return new(TimeType.Date, "PAST_REF", parts.Mod);
        if (parts.HasAmount2 && !unit.IsClock)
        {
            decimal less = Math.Min(parts.Amount, parts.Amount2), more = Math.Max(parts.Amount, parts.Amount2);
            var newer = At(today, unit, -(long)Math.Min(less, 1_000_000m), parts.Mod);
            return newer with { Value = At(today, unit, -(long)Math.Min(more, 1_000_000m), parts.Mod).Value + "/" + newer.Value };
        }
        long count = (long)Math.Min(parts.Amount, 1_000_000m) * (ahead ? 1 : -1);
        if (unit.IsClock) return ReadClockOffset(today, unit, count, parts.Mod);
        return At(near ? (unit.Letter == "D" ? _day?.Day : null) ?? _reference ?? today : today, unit, count, parts.Mod);
    }

    private TimeReadout ReadClockOffset(DateOnly today, TimeUnit unit, long count, TimeMod mod)
    {
        if (published is not { } time) return new(TimeType.Time, count > 0 ? "FUTURE_REF" : "PAST_REF", mod);
        long ticks = (today.DayNumber * TimeSpan.TicksPerDay) + time.Ticks + (count * (unit.Letter == "H" ? TimeSpan.TicksPerHour : unit.IsMinute ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerSecond));
        var moment = new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks));
        return new(TimeType.Time, moment.ToString(unit.Letter == "H" ? "yyyy-MM-dd'T'HH" : "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), mod);
    }

    private TimeReadout? ReadDuration(ref readonly TimeParts parts)
    {
        var unit = lexicon.Units[parts.UnitIndex];
        decimal amount = parts.HasAmount ? parts.Amount : parts.Day, amount2 = parts.HasAmount2 ? parts.Amount2 : parts.Day2;
        string value = parts.IsVague ? Period("X", unit) : Period(amount, unit);
        if (parts.UnitIndex2 >= 0)
        {
            var second = lexicon.Units[parts.UnitIndex2];
            string rest = Period(amount2, second)[1..];
            value += unit.IsClock && second.IsClock ? rest[1..] : rest;
        }
        else if (amount2 != 0) value += "/" + Period(amount2, unit);
        return new(TimeType.Duration, value, parts.Mod);
    }

    private static string Period(decimal amount, TimeUnit unit)
    {
        amount *= unit.Factor;
        if (unit.Letter == "H" && amount != decimal.Truncate(amount) && decimal.Truncate(amount * 60) == amount * 60)
        {
            decimal hours = decimal.Truncate(amount);
            string minutes = ((amount - hours) * 60).ToString("0", CultureInfo.InvariantCulture) + "M";
            return hours == 0 ? "PT" + minutes : "PT" + hours.ToString("0", CultureInfo.InvariantCulture) + "H" + minutes;
        }
        return Period(amount.ToString("0.####", CultureInfo.InvariantCulture), unit);
    }

    private static string Period(string amount, TimeUnit unit) => (unit.IsClock ? "PT" : "P") + amount + unit.Letter[0];

    private TimeReadout? ReadWeekend(ref readonly TimeParts parts)
    {
        if (anchor is not { } today) return new(TimeType.Date, null);
        // On Monday and Tuesday "akhir pekan" is the one just over.
        int weeks = parts.Direction == TimeClass.None ? (CalendarDays.Weekday(today) <= 2 && !IsAhead() ? -1 : 0) : Sign(parts.Direction);
        var from = parts.Direction is TimeClass.Same or TimeClass.Previous or TimeClass.Following ? _reference ?? today : today;
        var saturday = CalendarDays.Shift(CalendarDays.Monday(from), 5 + (7 * weeks));
        Remember(saturday, isDay: false);
        return new(TimeType.Date, CalendarDays.Week(saturday) + "-WE");
    }

    private TimeReadout? ReadClock(ref TimeParts parts)
    {
        int hour = parts.HasClock ? parts.Hour : parts.Day != 0 ? parts.Day : parts.Amount == decimal.Truncate(parts.Amount) && parts.HasAmount && parts.Amount <= 24 ? (int)parts.Amount : 99;
        // "setengah delapan": half before the hour.
        bool isHalf = parts is { HasAmount: true, HasAmount2: true, Amount: 0.5m };
        if (isHalf) (hour, parts.Minute) = (parts.Amount2 is >= 1 and <= 12 ? (int)parts.Amount2 - 1 : 99, 30);
        if (hour > 24) return null;
        string date = DayNearby() is { } known ? CalendarDays.Day(known) : "XXXX-XX-XX";
        string zone = parts.Zone is TimeParts.NoZone or TimeLexicon.LocalZone ? "" : parts.Zone == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{(parts.Zone < 0 ? '-' : '+')}{Math.Abs(parts.Zone) / 60:00}:{Math.Abs(parts.Zone) % 60:00}");
        string value = Clock(date, Hour(hour, parts.Daypart), parts.Minute, parts.Second, zone);
        return new(TimeType.Time, parts.HasClock2 ? value + "/" + Clock(date, Hour(parts.Hour2, parts.Daypart), parts.Minute2, 0, zone) : value, parts.Mod);
    }

    private static string Clock(string date, int hour, int minute, int second, string zone) => second > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{date}T{hour:00}:{minute:00}:{second:00}{zone}")
        : string.Create(CultureInfo.InvariantCulture, $"{date}T{hour:00}:{minute:00}{zone}");

    /// <summary>Twelve-hour times by the part of the day they are said to fall in: two in the afternoon is 14, eleven at night 23, one at night 1.</summary>
    private static int Hour(int hour, int daypart) => (PartOfDay)daypart switch
    {
        PartOfDay.AF when hour is >= 1 and <= 7 => hour + 12,
        PartOfDay.EV when hour is >= 3 and <= 8 => hour + 12,
        PartOfDay.NI when hour is >= 6 and <= 11 => hour + 12,
        PartOfDay.NI when hour == 12 => 0,
        _ => hour == 24 ? 0 : hour,
    };

    private TimeReadout? ReadSet(ref readonly TimeParts parts)
    {
        foreach (var atom in _match.Atoms)
        {
            if (atom.Class == TimeClass.Weekend) return new(TimeType.Set, "XXXX-WXX-WE");
        }
        if (parts.HasClock || (_match.Atoms.Any(atom => atom.Class == TimeClass.At) && parts.Day is > 0 and <= 24))
            return new(TimeType.Set, string.Create(CultureInfo.InvariantCulture, $"XXXX-XX-XXT{(parts.HasClock ? parts.Hour : parts.Day):00}:{parts.Minute:00}"));
        if (parts.Day != 0 && parts.UnitIndex < 0) return new(TimeType.Set, parts.Month != 0 ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{parts.Month:00}-{parts.Day:00}") : string.Create(CultureInfo.InvariantCulture, $"XXXX-XX-{parts.Day:00}"));
        if (parts.Weekday2 != 0) return new(TimeType.Set, string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{parts.Weekday}/XXXX-WXX-{parts.Weekday2}"));
        if (parts.Weekday != 0) return new(TimeType.Set, string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{parts.Weekday}") + (parts.Daypart != 0 ? "T" + (PartOfDay)parts.Daypart : ""));
        if (parts.Month != 0) return new(TimeType.Set, string.Create(CultureInfo.InvariantCulture, $"XXXX-{parts.Month:00}"));
        if (parts.Daypart != 0) return new(TimeType.Set, "XXXX-XX-XXT" + (PartOfDay)parts.Daypart);
        // "dua kali seminggu": the week is the period, however often.
        bool isFold = _match.Atoms.Any(atom => atom.Class == TimeClass.Fold);
        return new(TimeType.Set, parts.HasAmount && !isFold ? Period(parts.Amount, lexicon.Units[parts.UnitIndex]) : Period(1, lexicon.Units[parts.UnitIndex]));
    }
}
