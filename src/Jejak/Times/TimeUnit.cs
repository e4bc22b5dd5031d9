using System.Collections.Immutable;

namespace Jejak.Times;

/// <summary>A unit of time: its TIMEX3 letter(s) and how many of them one is (a decade is ten years).</summary>
internal readonly record struct TimeUnit(string Letter, int Factor)
{
    public bool IsClock => Letter is "H" or "S" || IsMinute;

    /// <summary>M is a minute behind the T of a duration; a month is MO here until it is written.</summary>
    public bool IsMinute => Letter == "M";
}

/// <summary>A feast: the same month and day each year, or the dates themselves.</summary>
internal sealed record Feast(int Month, int Day, ImmutableArray<DateOnly> Dates);

/// <summary>A month of the Hijra: on which day it began in which year, as far as Indonesia's ministry of religious affairs has decided it.</summary>
internal sealed record HijriMonth(ImmutableArray<(int Year, DateOnly First)> Beginnings);

/// <summary>Parts of the day as TIMEX3 writes them behind the T.</summary>
internal enum PartOfDay : byte
{
    None,
    MO,
    MI,
    AF,
    EV,
    NI,
}

/// <summary>TIMEX3 <c>mod</c>.</summary>
internal enum TimeMod : byte
{
    None,
    Start,
    Mid,
    End,
    Approx,
    LessThan,
    MoreThan,
    EqualOrMore,
    EqualOrLess,
}
