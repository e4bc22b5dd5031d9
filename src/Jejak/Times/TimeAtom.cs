namespace Jejak.Times;

/// <summary>What a word or a group of digits can be in a calendar expression; rules/times.tsv names them in lower case.</summary>
internal enum TimeClass : byte
{
    None,
    Weekday,
    Month,
    ShortMonth,
    Some,
    Roman,
    Unit,
    Single,
    Many,
    Past,
    Future,
    This,
    Same,
    Previous,
    Following,
    Recent,
    Ahead,
    Consecutive,
    Part,
    Daypart,
    Daynight,
    Deictic,
    Nextday,
    Weekend,
    DayWord,
    Date,
    Year,
    DecadeWord,
    MonthWord,
    At,
    Zone,
    Each,
    Once,
    Per,
    Between,
    To,
    And,
    Approx,
    More,
    Quarter,
    Century,
    Feast,
    Vague,
    Season,
    Fold,
    Later,
    Interval,
    MarketDay,
    HijriMonth,
    Hijra,
    Opening,

    // From here on what no table of words fills: figures, marks and compounds.
    WeekdayRange,
    MonthRange,
    MonthDay,
    Day,
    DayRange,
    FullYear,
    YearRange,
    SlashDate,
    SlashRange,
    Clock,
    ClockRange,
    Decade,
    Number,
    NumberRange,
    Ordinal,
    RomanYear,
    Slash,
    Open,
    Close,
    Comma,
    Dash,
    Count,
}

/// <summary>A token or a few of them in one class.</summary>
/// <param name="Token">Number of its first token.</param>
/// <param name="Length">How many tokens.</param>
/// <param name="A">First figure: day of a date, weekday, month, index into the lexicon's payloads …</param>
/// <param name="B">Second figure: month of a date, second day of a range, minutes of a clock time …</param>
/// <param name="C">Third: year of a date, 0 where none is printed.</param>
/// <param name="D">Fourth: second month of a range over two months.</param>
/// <param name="Amount">Value of a number.</param>
internal readonly record struct TimeAtom(TimeClass Class, int Token, int Length, int A = 0, int B = 0, int C = 0, int D = 0, decimal Amount = 0)
{
    public int End => Token + Length;
}
