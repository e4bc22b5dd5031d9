using System.Globalization;
using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Text;

namespace Jejak.Events;

/// <summary>When something happened: the date nearest the trigger in its clause, else in its sentence.</summary>
internal static class EventTimes
{
    public static string? Read(SentenceUnits clauses, Arguments roles, int trigger) => Find(clauses, roles, trigger) is { } time ? Date(time.Value) : null;

    /// <summary>The expression that says when; null where the sentence has none.</summary>
    public static TimeExpression? Find(SentenceUnits clauses, Arguments roles, int trigger)
    {
        var units = clauses.Units;
        int first = units[roles.First].Start, end = units[roles.End - 1].End;
        return Nearest(clauses, new(first, end), units[trigger].Start) ?? Nearest(clauses, clauses.Sentence.Tokens, units[trigger].Start);
    }

    /// <summary>
    /// Whether a time belongs to something else than the trigger: to a relative clause behind it ("Krimea yang dicaplok pada 2014") or,
    /// by the arcs, to a noun in its object ("mengakui pemilihan Maduro pada 2018").
    /// </summary>
    private static bool IsOfAnother(SentenceUnits clauses, TimeExpression time, int trigger)
    {
        var document = clauses.Document;
        if (time.Tokens.Start < trigger) return false;
        bool relative = false;
        foreach (var unit in clauses.Units)
        {
            if (unit.Start >= time.Tokens.Start) break;
            if (unit.Start <= trigger) continue;
            relative = unit.Kind == UnitKind.Relative || (relative && unit.Kind is not (UnitKind.Comma or UnitKind.Break));
        }
        if (relative) return true;
        int word = DependencyArguments.WordAt(document.Words, time.Tokens.Start);
        for (int steps = 0; word >= 0 && steps < Climb && document.Words[word] is { Head: >= 0 } at; steps++)
        {
            int head = at.Head, token = document.Words[head].Token;
            if (token <= trigger) return false;
            // A date behind a date, or its weekday, is still within the expression.
            if (!time.Tokens.Contains(token)) return at.Relation == UniversalRelation.Nmod && document.Words[head].Tag == UniversalTag.Noun;
            word = head;
        }
        return false;
    }

    /// <summary>The expression nearest some words in their sentence; null where it has none.</summary>
    public static TimeExpression? Find(SentenceUnits clauses, TextSpan words) => Nearest(clauses, clauses.Sentence.Tokens, PartyReader.FirstAt(clauses.Document, words.Start));

    /// <summary>How many arcs lead from a time expression's first word out of it at most.</summary>
    private const int Climb = 6;

    /// <summary>How many days back from publication the day of the news may lie.</summary>
    private const int NewsDays = 3;

    /// <summary>The day that the article tells of: the one it names most often among the last days before publication, the later where two are named alike; else null.</summary>
    public static string? NewsDay(Document document)
    {
        if (document.Article.Meta.Published is not { } published) return null;
        Span<int> named = stackalloc int[NewsDays + 1];
        named.Clear();
        foreach (var time in document.Times)
        {
            if (Date(time.Value) is not { Length: 10 } day || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) continue;
            if (published.Date.DayNumber - date.DayNumber is >= 0 and <= NewsDays and var back) named[back]++;
        }
        int best = 0;
        for (int back = 1; back <= NewsDays; back++)
        {
            if (named[back] > named[best]) best = back;
        }
        return named[best] == 0 ? null : published.Date.AddDays(-best).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Whether the day or month of the trigger's own verb phrase, with no other verb or relative clause between, lies wholly behind publication:
    /// what happens then has not happened yet.
    /// </summary>
    public static bool IsAhead(SentenceUnits clauses, Arguments roles, int trigger)
    {
        if (clauses.Document.Article.Meta.Published is not { } published || Find(clauses, roles, trigger) is not { } time || Date(time.Value) is not { Length: 7 or 10 } date) return false;
        if (!char.IsAsciiDigit(date[5]) || string.CompareOrdinal(date, published.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)[..date.Length]) <= 0) return false;
        for (int i = trigger + 1; i < clauses.Units.Count; i++)
        {
            if (clauses.Units[i].Start >= time.Tokens.Start) return true;
            if (clauses.Units[i].IsVerb || clauses.Units[i].Kind is UnitKind.Relative or UnitKind.Break or UnitKind.Subordinator) return false;
        }
        return false;
    }

    private static TimeExpression? Nearest(SentenceUnits clauses, TokenRange range, int trigger)
    {
        TimeExpression? best = null;
        int least = int.MaxValue;
        foreach (var time in clauses.Document.Times)
        {
            if (time.Tokens.Start < range.Start || time.Tokens.End > range.End) continue;
            if (time.Type is not (TimeType.Date or TimeType.Time) || Date(time.Value) is null) continue;
            if (IsOfAnother(clauses, time, trigger)) continue;
            int distance = Math.Abs(time.Tokens.Start - trigger);
            if (distance >= least) continue;
            (best, least) = (time, distance);
        }
        return best;
    }

    /// <summary>The date of a TIMEX3 value without clock time; null where it is none ("PRESENT_REF").</summary>
    public static string? Date(string? value)
    {
        if (value is null || value.Length < 4 || !char.IsAsciiDigit(value[0])) return null;
        int clock = value.IndexOf('T', StringComparison.Ordinal);
        return clock < 0 ? value : value[..clock];
    }
}
