using System.Collections.Immutable;

namespace Jejak.Findings;

/// <summary>The kinds of slips.</summary>
public static class FindingCodes
{
    /// <summary>A weekday that is not that of the date beside it.</summary>
    public const string WeekdayDate = "weekday-date";

    /// <summary>A day that is in no calendar, or told as past before it came.</summary>
    public const string DateImpossible = "date-impossible";

    /// <summary>One name in two spellings.</summary>
    public const string NameVariant = "name-variant";

    /// <summary>Two figures for one thing.</summary>
    public const string NumberConflict = "number-conflict";

    /// <summary>A quotation that opens and never closes.</summary>
    public const string QuoteUnclosed = "quote-unclosed";

    public static ImmutableArray<string> All { get; } = [WeekdayDate, DateImpossible, NameVariant, NumberConflict, QuoteUnclosed];
}
