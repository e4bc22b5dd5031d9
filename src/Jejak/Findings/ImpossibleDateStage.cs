using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>Finds printed days that cannot be: no such day (31/2), no such month (13/13), a year out of all reach (8/9/3020), "lalu" behind a day that is still to come.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class ImpossibleDateStage : IStage
{
    private const int FarthestYears = 200;
    private const int FarthestBack = 40;

    private readonly MonthNames _months;
    private readonly WordSet _past;

    public ImpossibleDateStage(Language language) => (_months, _past) = (new(language), language.Set("lexicon/time-words", "words", row => row["class"] == "past"));

    public IReadOnlyList<Layer> Requires => [Layer.Times];

    public IReadOnlyList<Layer> Provides => [Layer.Findings];

    public Document Process(Document document)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        foreach (var time in document.Times)
        {
            if (time.Printed is not { } printed) continue;
            if (Reason(document, time, printed) is not { } reason) continue;
            var span = new TextSpan(document.Tokens[printed.Tokens.Start].Start, document.Tokens[printed.Tokens.End - 1].End);
            found.Add(FindingMessages.All.Of(FindingCodes.DateImpossible, span, Suggest(document, printed, span), "date-impossible." + reason.Key, reason.Arguments));
        }
        return PrintedDays.Append(document, found);
    }

    private (string Key, object[] Arguments)? Reason(Document document, TimeExpression time, PrintedDate printed)
    {
        var published = document.Article.Meta.Published?.Date;
        if (printed.Month is < 1 or > 12) return ("month", [printed.Month]);
        // A leap year stands in where none is printed: 29/2 is some year's day.
        int year = printed.Year != 0 ? printed.Year : 2000;
        var month = new FindingMessages.Month(printed.Month);
        if (!PrintedDays.Exists(year, printed.Month, printed.Day)) return printed.Year != 0 ? ("day-year", [month, printed.Year, printed.Day]) : ("day", [month, printed.Day]);
        if (printed.Year > (published?.Year ?? 2000) + FarthestYears) return ("far", [printed.Year]);
        if (printed.Year != 0 && published is { } today && PrintedDays.Of(time) is { } day && day.DayNumber > today.DayNumber + 1 && SaysPast(document, time, printed)) return ("future", [day, today]);
        return null;
    }

    private bool SaysPast(Document document, TimeExpression time, PrintedDate printed)
    {
        for (int t = printed.Tokens.End; t < time.Tokens.End; t++)
        {
            if (_past.Contains(document.Tokens[t].Word)) return true;
        }
        return false;
    }

    /// <summary>The last such weekday before publication that has the printed day in another month, else one of the week before publication in the printed month.</summary>
    private static DateOnly? Nearest(PrintedDate printed, DateOnly today)
    {
        if (today.DayNumber < FarthestBack) return null;
        for (int back = 0; back <= FarthestBack; back++)
        {
            var day = today.AddDays(-back);
            if (PrintedDays.Weekday(day) == printed.Weekday && (day.Year == printed.Year || printed.Year == 0) && day.Day == printed.Day) return day;
        }
        for (int back = 0; back < 7; back++)
        {
            var day = today.AddDays(-back);
            if (PrintedDays.Weekday(day) == printed.Weekday && (day.Year == printed.Year || printed.Year == 0) && day.Month == printed.Month) return day;
        }
        return null;
    }

    /// <summary>Day and month the other way round, or the year of publication, where that alone makes a day that fits the weekday; else the nearest day before publication that does.</summary>
    private string? Suggest(Document document, PrintedDate printed, TextSpan span)
    {
        if (printed.Year != 0 && printed.Month is > 12 and <= 31 && PrintedDays.Exists(printed.Year, printed.Day, printed.Month))
            return Fitting(new(printed.Year, printed.Day, printed.Month));
        if (document.Article.Meta.Published is { } published && printed.Year > published.Date.Year && PrintedDays.Exists(published.Date.Year, printed.Month, printed.Day))
            return Fitting(new(published.Date.Year, printed.Month, printed.Day));
        return document.Article.Meta.Published is { } today && printed.Weekday != 0 && Nearest(printed, today.Date) is { } near ? PrintedDays.Rewrite(document, printed, span, _months, near) : null;

        string? Fitting(DateOnly day) => printed.Weekday == 0 || PrintedDays.Weekday(day) == printed.Weekday ? PrintedDays.Rewrite(document, printed, span, _months, day) : null;
    }
}
