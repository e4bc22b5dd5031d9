using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;

namespace Jejak.Times;

/// <summary>An expression's type, value and modifier; <paramref name="Printed"/> where the text prints a day.</summary>
/// <param name="IsVague">TimeML marks it, the reading's calendar expressions do not hold it.</param>
internal sealed record TimeReadout(TimeType Type, string? Value, TimeMod Mod = TimeMod.None, PrintedDate? Printed = null, bool IsVague = false);

/// <summary>Gives the expressions of one document their values, in order of the text: later ones may hang on earlier ones. One document, one thread.</summary>
/// <param name="anchor">The day of publication, or the day the article itself shows for it; null where nothing tells.</param>
/// <param name="published">The clock time of publication, where it is known.</param>
internal sealed partial class TimeResolver(TimeLexicon lexicon, Document document, DateOnly? anchor, TimeOnly? published)
{
    /// <summary>The last day, month or year the text spoke of; what "setahun sebelumnya" counts from.</summary>
    private DateOnly? _reference;

    /// <summary>The last day, and the sentence that named it: a clock time near it belongs to it.</summary>
    private (DateOnly Day, int Sentence)? _day;

    /// <summary>The last day named by a date or a weekday: a clock time in another sentence belongs to it rather than to a "yesterday" in between.</summary>
    private (DateOnly Day, int Sentence)? _named;

    private TimeMatch _match = null!;

    /// <summary>The expression before.</summary>
    private TimeMatch? _before;

    /// <summary>Whether the last weekday was one more of a set.</summary>
    private bool _isSet;

    /// <returns>Null where the words are no calendar expression after all.</returns>
    public TimeReadout? Read(TimeMatch match)
    {
        (_before, _match) = (_match, match);
        var parts = TimeParts.Of(match.Atoms);
        return match.Reading switch
        {
            TimeReading.Day => ReadDay(in parts),
            TimeReading.Weekday => ReadWeekday(in parts),
            TimeReading.Month => ReadMonth(in parts),
            TimeReading.Year => ReadYear(in parts),
            TimeReading.Decade => ReadDecade(in parts),
            TimeReading.Century => ReadCentury(in parts),
            TimeReading.Quarter => ReadQuarter(in parts),
            TimeReading.Relative => ReadRelative(in parts),
            TimeReading.Offset => ReadOffset(in parts),
            TimeReading.Duration => ReadDuration(in parts),
            TimeReading.Deictic => ReadDeictic(in parts, anchor),
            TimeReading.Nextday => ReadDeictic(in parts, _day?.Day ?? anchor),
            TimeReading.Weekend => ReadWeekend(in parts),
            TimeReading.Feast => ReadFeast(in parts),
            TimeReading.Hijri => ReadHijri(in parts),
            TimeReading.MarketDay => ReadMarketDay(in parts),
            TimeReading.OrdinalWeek => ReadOrdinalWeek(in parts),
            TimeReading.Daypart => ReadDaypart(in parts),
            TimeReading.OrdinalDay => new(TimeType.Date, anchor is { } day ? CalendarDays.Day(day) : null),
            TimeReading.Clock => ReadClock(ref parts),
            TimeReading.Vague => ReadVague(in parts),
            _ => ReadSet(in parts),
        };
    }

    private TimeReadout? ReadDay(ref readonly TimeParts parts)
    {
        if (parts.Day == 0) return null;
        // "24/7" without a year is no date unless a weekday, "hari ini" or "tanggal" stands with it.
        if (parts.HasSlash && parts.Year == 0 && _match.Atoms.Length == 1) return null;
        int month = parts.Month != 0 ? parts.Month : (_reference ?? anchor)?.Month ?? 0;
        if (month == 0) return new(TimeType.Date, null);
        // Nobody prints 3,5 as a date: a month over twelve counts only where the rest says it is a date.
        if ((month > 12 || parts.Day > 31) && parts.Weekday == 0 && parts.Year < 1000) return null;
        var printed = parts.Month != 0 ? new PrintedDate(parts.Weekday2 == 0 && parts.Day2 == 0 ? parts.Weekday : 0, parts.Day, parts.Month, parts.Year, new(parts.PrintedFrom, parts.PrintedTo)) : null;
        var first = parts.Year != 0 ? CalendarDays.Exists(parts.Year, month, parts.Day) ? new DateOnly(parts.Year, month, parts.Day) : null : YearFor(in parts, month);
        if (first is not { } day)
        {
            bool exists = parts.Year == 0 && CalendarDays.Exists(2000, month, parts.Day);
            return new(TimeType.Date, exists ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{parts.Day:00}") : null, Printed: printed);
        }
        Remember(day, isDay: true);
        string value = CalendarDays.Day(day);
        if (parts.Day2 != 0)
        {
            int lastMonth = parts.Month2 != 0 ? parts.Month2 : month;
            int lastYear = lastMonth < month ? day.Year + 1 : day.Year;
            return new(TimeType.Date, CalendarDays.Exists(lastYear, lastMonth, parts.Day2) ? value + "/" + CalendarDays.Day(new(lastYear, lastMonth, parts.Day2)) : value, Printed: printed);
        }
        return parts.Daypart != 0 ? new(TimeType.Time, value + "T" + (PartOfDay)parts.Daypart, Printed: printed) : new(TimeType.Date, value, Printed: printed);
    }

    /// <summary>
    /// The year of a day printed without one: the nearest to the anchor, on the side that "lalu" or "mendatang" says. Near the anchor a weekday that
    /// disagrees is a slip; further off it may be evidence of the year before or after.
    /// </summary>
    private DateOnly? YearFor(ref readonly TimeParts parts, int month)
    {
        if (anchor is not { } today) return null;
        if (parts.UnitIndex >= 0 && lexicon.Units[parts.UnitIndex].Letter == "Y" && parts.Direction != TimeClass.None)
        {
            int year = parts.Direction == TimeClass.Same ? (_reference ?? today).Year : today.Year + Sign(parts.Direction);
            return CalendarDays.Exists(year, month, parts.Day) ? new DateOnly(year, month, parts.Day) : null;
        }
        DateOnly? best = null, agreeing = null;
        for (int year = today.Year - 2; year <= today.Year + 2; year++)
        {
            if (!CalendarDays.Exists(year, month, parts.Day)) continue;
            var day = new DateOnly(year, month, parts.Day);
            // A day of grace: agencies write on the other side of midnight.
            if ((parts.Direction == TimeClass.Past && day > today.AddDays(1)) || (parts.Direction == TimeClass.Future && day < today)) continue;
            if (best is not { } so || Distance(day, today) < Distance(so, today)) best = day;
            if (parts.Weekday == CalendarDays.Weekday(day) && Math.Abs(year - today.Year) <= 1 && (agreeing is not { } with || Distance(day, today) < Distance(with, today))) agreeing = day;
        }
        return best is { } nearest && agreeing is { } other && Distance(nearest, today) > NearAnchor ? other : best;
    }

    /// <summary>Days from the anchor within which a printed weekday does not move the year.</summary>
    private const int NearAnchor = 45;

    private static int Distance(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber);

    private static int Sign(TimeClass direction) => direction switch
    {
        TimeClass.Past or TimeClass.Previous => -1,
        TimeClass.Future or TimeClass.Following or TimeClass.Ahead => 1,
        _ => 0,
    };

    private TimeReadout? ReadWeekday(ref readonly TimeParts parts)
    {
        if (IsWeekRatherThanSunday()) return ReadRelative(in parts);
        _isSet = IsOneMoreOfSet();
        if (_isSet) return ReadSet(in parts);
        if (anchor is not { } today) return new(TimeType.Date, null);
        var monday = CalendarDays.Monday(today);
        DateOnly day;
        if (parts.UnitIndex >= 0)
        {
            if (lexicon.Units[parts.UnitIndex].Letter != "W") return null;
            day = CalendarDays.Shift(monday, (7 * Sign(parts.Direction)) + parts.Weekday - 1);
        }
        else
        {
            var from = _reference is { } reference && reference <= today && today.DayNumber - reference.DayNumber < 60 ? reference : today;
            day = parts.Direction switch
            {
                TimeClass.Past => Before(today, parts.Weekday),
                TimeClass.Future => After(today, parts.Weekday),
                TimeClass.Previous => Before(from, parts.Weekday),
                TimeClass.Following => After(from, parts.Weekday),
                TimeClass.This => CalendarDays.Shift(monday, parts.Weekday - 1),
                _ when CalendarDays.Weekday(today) == parts.Weekday => today,
                _ => IsAhead() ? After(today, parts.Weekday) : Before(today, parts.Weekday),
            };
        }
        // The night of a day's name, the part of the day first, is the one that leads to that day.
        if (_match.Atoms[0].Class == TimeClass.Daypart && (PartOfDay)parts.Daypart == PartOfDay.NI) day = CalendarDays.Shift(day, -1);
        Remember(day, isDay: true);
        if (parts.Weekday2 != 0) return new(TimeType.Date, CalendarDays.Day(day) + "/" + CalendarDays.Day(After(day, parts.Weekday2)));
        return parts.Daypart != 0 ? new(TimeType.Time, CalendarDays.Day(day) + "T" + (PartOfDay)parts.Daypart) : new(TimeType.Date, CalendarDays.Day(day));
    }

    /// <summary>The name of Sunday is also the word for a week: at the head of a sentence its capital says nothing.</summary>
    private bool IsWeekRatherThanSunday()
    {
        if (_match.Atoms is not [{ Class: TimeClass.Weekday } first, { Class: TimeClass.Past or TimeClass.This or TimeClass.Future }] || !document.Tokens[first.Token].IsInitial) return false;
        Span<TimeAtom> atoms = stackalloc TimeAtom[TimeLexicon.MostAtoms + 2];
        int count = lexicon.Read(document.Text, document.Tokens, first.Token, first.Token + 1, atoms);
        foreach (var atom in atoms[..count])
        {
            if (atom.Class != TimeClass.Unit) continue;
            return true;
        }
        return false;
    }

    /// <summary>"setiap Kamis dan Jumat": the second weekday comes round as the first does.</summary>
    private bool IsOneMoreOfSet()
    {
        if (_before is not { Reading: TimeReading.Set or TimeReading.Weekday } before || _match.Atoms.Length > 2 || before.Sentence != _match.Sentence || _match.Tokens.Start - before.Tokens.End is not (1 or 2)) return false;
        for (int between = before.Tokens.End; between < _match.Tokens.Start; between++) if (!lexicon.IsAnd(document.Text, document.Tokens, between)) return false;
        return before.Reading == TimeReading.Set ? before.Atoms[^1].Class == TimeClass.Weekday : _isSet;
    }

    /// <summary>A capital that the place in the sentence does not ask for.</summary>
    private bool IsCapital(int token) => document.Tokens[token] is { IsCapitalized: true, IsInitial: false } && token > document.Sentences[_match.Sentence].Tokens.Start;

    private static DateOnly Before(DateOnly day, int weekday) => CalendarDays.Shift(day, -((CalendarDays.Weekday(day) - weekday + 6) % 7) - 1);

    private static DateOnly After(DateOnly day, int weekday) => CalendarDays.Shift(day, ((weekday - CalendarDays.Weekday(day) + 6) % 7) + 1);

    /// <summary>Whether a word close before, in the same clause, says that the matter is still to come.</summary>
    private bool IsAhead()
    {
        int first = document.Sentences[_match.Sentence].Tokens.Start, at = _match.Tokens.Start - 1;
        for (int steps = 0; at >= first && steps < 8; at--, steps++)
        {
            var token = document.Tokens[at];
            if (token.Kind != TokenKind.Word) return false;
            if (lexicon.PointsAhead(token)) return true;
        }
        return false;
    }

    private void Remember(DateOnly day, bool isDay)
    {
        _reference = day;
        if (isDay) _day = (day, _match.Sentence);
        if (isDay && _match.Reading is not (TimeReading.Deictic or TimeReading.Nextday)) _named = _day;
    }

    /// <summary>The day a clock time or a part of the day belongs to.</summary>
    private DateOnly? DayNearby() =>
        _day is { } same && same.Sentence == _match.Sentence ? same.Day : _named is { } last && _match.Sentence - last.Sentence <= 2 ? last.Day : anchor;

    /// <summary>A part of the day by its two-word name ("malam hari"); one word alone may be a meal or a greeting.</summary>
    private TimeReadout? ReadDaypart(ref readonly TimeParts parts)
    {
        if (IsCapital(_match.Atoms[0].Token)) return null;
        bool isVague = _match.Atoms is [{ Length: < 2 }];
        if (isVague && (_match.Tokens.Start == 0 || !lexicon.CuesVague(document.Tokens[_match.Tokens.Start - 1]))) return null;
        return new(TimeType.Time, DayNearby() is { } day ? CalendarDays.Day(day) + "T" + (PartOfDay)parts.Daypart : null, IsVague: isVague);
    }

    private TimeReadout? ReadDeictic(ref readonly TimeParts parts, DateOnly? from)
    {
        if (from is not { } today) return new(parts.Daypart != 0 ? TimeType.Time : TimeType.Date, null);
        var day = CalendarDays.Shift(today, parts.DayOffset);
        Remember(day, isDay: true);
        return parts.Daypart != 0 ? new(TimeType.Time, CalendarDays.Day(day) + "T" + (PartOfDay)parts.Daypart) : new(TimeType.Date, CalendarDays.Day(day));
    }

    private TimeReadout? ReadFeast(ref readonly TimeParts parts)
    {
        // A feast is when it falls, but its bare name as often says what is celebrated.
        bool isVague = _match.Atoms is [{ B: 0 }];
        var feast = lexicon.Feasts[parts.Feast];
        // "Idul Adha 1446" counts the years of the Hijra: the nearest feast is meant.
        int year = parts.Year >= EarliestFeastYear ? parts.Year : parts.Direction != TimeClass.None && anchor is { } now ? now.Year + Sign(parts.Direction) : 0;
        if (year == 0 && anchor is null) return new(TimeType.Date, null, IsVague: isVague);
        DateOnly? best = null;
        var dates = feast.Dates.IsEmpty ? FixedDays(feast, year != 0 ? year : anchor!.Value.Year) : feast.Dates;
        foreach (var day in dates)
        {
            if (year != 0 ? day.Year == year : best is not { } so || Distance(day, anchor!.Value) < Distance(so, anchor.Value)) best = day;
        }
        if (best is not { } found || (year == 0 && Distance(found, anchor!.Value) > 366)) return new(TimeType.Date, null, IsVague: isVague);
        if (!isVague) Remember(found, isDay: true);
        return new(TimeType.Date, CalendarDays.Day(found), IsVague: isVague);
    }

    private const int EarliestFeastYear = 1700;

    private static ImmutableArray<DateOnly> FixedDays(Feast feast, int year) =>
        year is > 1 and < 9999 ? [new(year - 1, feast.Month, feast.Day), new(year, feast.Month, feast.Day), new(year + 1, feast.Month, feast.Day)] : [];
}
