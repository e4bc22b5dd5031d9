using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>
/// Finds days whose printed weekday is not the weekday of the printed date ("Kamis (25/2)" in 2022). Where the year is not printed and the day is far from the
/// publication, nothing is said: another year may make it right.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class WeekdayDateStage : IStage
{
    /// <summary>Days from publication within which the year of a day printed without one is beyond doubt.</summary>
    private const int CertainYear = 45;

    private const int NearPublication = 7;

    private static readonly int[] NextDoor = [-1, 1];
    private static readonly int[] Near = [-2, 2, -3, 3];

    private readonly MonthNames _months;
    private readonly string[] _weekdays = new string[8];

    public WeekdayDateStage(Language language)
    {
        _months = new(language);
        foreach (var row in language.Table("lexicon/weekdays").Rows) _weekdays[row.Integer("weekday")] ??= Capital(row.List("words")[0]);
    }

    public IReadOnlyList<Layer> Requires => [Layer.Times];

    public IReadOnlyList<Layer> Provides => [Layer.Findings];

    public Document Process(Document document)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        var published = document.Article.Meta.Published?.Date;
        foreach (var time in document.Times)
        {
            if (time.Printed is not { Weekday: > 0 } printed || PrintedDays.Of(time) is not { Year: >= 1900 and < 2200 } day || PrintedDays.Weekday(day) == printed.Weekday) continue;
            if (printed.Year == 0 && !IsYearCertain(document, day, published)) continue;
            // "16 Juli /2024": a year follows that the words lost.
            if (time.Tokens.End < document.Tokens.Length && document.Text[document.Tokens[time.Tokens.End].Start] == '/') continue;
            var span = new TextSpan(document.Tokens[printed.Tokens.Start].Start, document.Tokens[printed.Tokens.End - 1].End);
            string tense = published is { } then && day > then ? "weekday-date.future" : "weekday-date.past";
            found.Add(FindingMessages.All.Of(FindingCodes.WeekdayDate, span, Suggest(document, printed, span, day, published), tense, day, day.DayOfWeek));
        }
        return PrintedDays.Append(document, found);
    }

    /// <summary>Near the publication; where that is not known, near a day the article prints in full with the right weekday.</summary>
    private static bool IsYearCertain(Document document, DateOnly day, DateOnly? published)
    {
        if (published is { } today) return Math.Abs(day.DayNumber - today.DayNumber) <= CertainYear;
        foreach (var time in document.Times)
        {
            if (time.Printed is { Weekday: > 0, Year: > 0 } printed && PrintedDays.Of(time) is { } full && PrintedDays.Weekday(full) == printed.Weekday
                && Math.Abs(full.DayNumber - day.DayNumber) <= CertainYear) return true;
        }
        return false;
    }

    /// <summary>
    /// The likeliest intended day in the form printed. A day that is the publication day has the wrong weekday; else the date has one wrong figure:
    /// the publication day, day and month swapped, the year before, a day off, the month beside, in this order.
    /// </summary>
    private string? Suggest(Document document, PrintedDate printed, TextSpan span, DateOnly day, DateOnly? published)
    {
        if (day == published)
        {
            var weekday = document.Tokens[printed.Tokens.Start];
            return _weekdays[PrintedDays.Weekday(day)] + document.Text[weekday.End..span.End];
        }
        foreach (var candidate in Candidates(printed, day, published))
        {
            if (PrintedDays.Weekday(candidate) != printed.Weekday) continue;
            return PrintedDays.Rewrite(document, printed, span, _months, candidate);
        }
        return null;
    }

    private static IEnumerable<DateOnly> Candidates(PrintedDate printed, DateOnly day, DateOnly? published)
    {
        if (published is { } today)
        {
            bool sameDay = today.Day == day.Day, sameMonth = today.Month == day.Month, sameYear = today.Year == day.Year || printed.Year == 0;
            if ((sameDay ? 1 : 0) + (sameMonth ? 1 : 0) + (sameYear ? 1 : 0) == 2) yield return today;
            bool wasPast = day <= today;
            // A day in the publication year far better than one long past: the year is the slip.
            bool otherYear = printed.Year != 0 && today.Year != day.Year && PrintedDays.Exists(today.Year, day.Month, day.Day)
                && Math.Abs(new DateOnly(today.Year, day.Month, day.Day).DayNumber - today.DayNumber) <= CertainYear;
            if (otherYear) yield return new(today.Year, day.Month, day.Day);
            // Month and day the other way round, near the publication.
            if (PrintedDays.Exists(day.Year, day.Day, day.Month) && new DateOnly(day.Year, day.Day, day.Month) is var swapped && Math.Abs(swapped.DayNumber - today.DayNumber) <= NearPublication) yield return swapped;
            // A day far ahead, that was one a year before.
            if (printed.Year != 0 && day.DayNumber > today.DayNumber + CertainYear && PrintedDays.Exists(day.Year - 1, day.Month, day.Day)) yield return new(day.Year - 1, day.Month, day.Day);
            foreach (int shift in NextDoor) if (!wasPast || day.AddDays(shift) <= today) yield return day.AddDays(shift);
            foreach (int months in NextDoor)
            {
                var other = day.AddMonths(months);
                if (other.Day == day.Day && (!wasPast || other <= today) && Math.Abs(other.DayNumber - today.DayNumber) < Math.Abs(day.DayNumber - today.DayNumber) + 3) yield return other;
            }
            foreach (int shift in Near) if (!wasPast || day.AddDays(shift) <= today) yield return day.AddDays(shift);
            yield break;
        }
        foreach (int shift in (int[])[.. NextDoor, .. Near]) yield return day.AddDays(shift);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
