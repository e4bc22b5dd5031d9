using System.Globalization;
using System.Text.RegularExpressions;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Training.Times;

/// <summary>A reading's time expressions as TimeML (annotation guidelines 1.2.1) marks them, which differs from how the reading holds them in what stands here.</summary>
/// <remarks>
/// 1. Vague words (now, formerly, a while) and seasons are marked, too.
/// 2. A day and a clock time with nothing between them, a hedge included, are one TIME; "today, Thursday (11/12)" is two DATEs.
/// 3. Two complete expressions joined by a hyphen or by a word such as "until" are two, where the reading has one range.
/// 4. "Local time" is no part of a clock time, a zone by its name is one of "morning" as well, and values carry no zone. Noon is twelve o'clock.
/// 5. What a rate is counted by ("a day" in "barrels a day") is no time.
/// </remarks>
internal sealed partial class TimeMlView
{
    private readonly string[] _localZones;
    private readonly string[] _zones;
    private readonly string[] _rates;
    private readonly string[] _joints;
    private readonly string[] _hedges;
    private readonly HashSet<string> _deictics;

    public TimeMlView(Language language)
    {
        var words = language.Table("lexicon/time-words").Rows;
        var zones = words.Where(row => row["class"] == "zone").ToLookup(row => row.Optional("value") == "local" || row.List("words").Any(zone => zone.Contains(' ', StringComparison.Ordinal)));
        _localZones = [.. zones[true].SelectMany(row => row.List("words")).OrderByDescending(zone => zone.Length)];
        _zones = [.. zones[false].SelectMany(row => row.List("words"))];
        _rates = Phrases("per");
        _joints = [.. Phrases("to").Concat(Phrases("and")).Select(joint => $" {joint} ")];
        _hedges = Phrases("approx");
        _deictics = Phrases("deictic").Concat(Phrases("daynight")).ToHashSet(StringComparer.OrdinalIgnoreCase);

        string[] Phrases(string timeClass) => [.. words.Where(row => row["class"] == timeClass).SelectMany(row => row.List("words"))];
    }

    public IReadOnlyList<Timex> Of(Document document)
    {
        var expressions = new List<Timex>();
        foreach (var time in document.Times.Concat(document.VagueTimes).OrderBy(time => time.Span))
        {
            if (IsRate(time, document.Text)) continue;
            foreach (var part in Parts(time, document.Text)) Add(expressions, part, document.Text);
        }
        return expressions;
    }

    /// <summary>What two values have in common where they mean the same: no zone, no seconds of nought, noon as a clock time.</summary>
    public static string? Canonical(string? value)
    {
        if (value is null) return null;
        value = Zone().Replace(value.Trim().ToUpperInvariant(), "$1").Replace("TMI", "T12:00", StringComparison.Ordinal);
        return value.EndsWith(":00", StringComparison.Ordinal) && value.Count(c => c == ':') == 2 ? value[..^3] : value;
    }

    [GeneratedRegex(@"(T\d\d(?::\d\d){0,2})(?:Z|[+-]\d\d:?\d\d)")]
    private static partial Regex Zone();

    private bool IsRate(TimeExpression time, string text) =>
        time.Type == TimeType.Set && Array.Exists(_rates, rate => time.Span.In(text).StartsWith(rate + " ", StringComparison.OrdinalIgnoreCase));

    private Timex[] Parts(TimeExpression time, string text)
    {
        var span = WithNamedZone(WithoutLocalZone(time.Span, text), time.Type, text);
        string type = time.Type.ToString().ToUpperInvariant();
        if (span.In(text).IndexOf(',') is > 0 and int comma && _deictics.Contains(text.Substring(span.Start, comma)))
        {
            TextSpan said = new(span.Start, span.Start + comma), printed = new TextSpan(span.Start + comma + 1, span.End).Trim(text);
            return [new(said, type, Canonical(time.Value)), new(printed, type, Canonical(time.Value))];
        }
        if (time.Value?.Split('/') is not [var first, var last] || time.Type == TimeType.Duration || Joint(span, text) is not { } joint) return [new(span, type, Canonical(time.Value))];
        TextSpan left = new TextSpan(span.Start, joint.Start).Trim(text), right = new TextSpan(joint.End, span.End).Trim(text);
        // "1-3 Maret": what stands before the hyphen says nothing alone.
        bool isWhole = !(left.Length <= 2 && char.IsAsciiDigit(text[left.Start]));
        return isWhole ? [new(left, type, Canonical(first)), new(right, type, Canonical(last))] : [new(span, type, Canonical(time.Value))];
    }

    /// <summary>The hyphen or word that joins the two ends of a range; null where there is none, or more than one.</summary>
    private TextSpan? Joint(TextSpan span, string text)
    {
        TextSpan? found = null;
        for (int i = span.Start; i < span.End; i++)
        {
            if (text[i] is '-' or '–' or '—')
            {
                if (found is not null) return null;
                found = new(i, i + 1);
            }
        }
        foreach (string joint in _joints)
        {
            int at = text.IndexOf(joint, span.Start, span.Length, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && found is null) found = new(at, at + joint.Length);
        }
        return found;
    }

    private TextSpan WithoutLocalZone(TextSpan span, string text)
    {
        foreach (string zone in _localZones)
        {
            if (span.Length > zone.Length && span.In(text).EndsWith(zone, StringComparison.OrdinalIgnoreCase)) return new TextSpan(span.Start, span.End - zone.Length).Trim(text);
        }
        return span;
    }

    /// <summary>"Rabu pagi WIB".</summary>
    private TextSpan WithNamedZone(TextSpan span, TimeType type, string text)
    {
        if (type != TimeType.Time || span.End >= text.Length || text[span.End] != ' ') return span;
        foreach (string zone in _zones)
        {
            int end = span.End + 1 + zone.Length;
            if (text.AsSpan(span.End + 1).StartsWith(zone, StringComparison.OrdinalIgnoreCase) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return new(span.Start, end);
        }
        return span;
    }

    private void Add(List<Timex> expressions, Timex next, string text)
    {
        if (expressions.Count > 0 && expressions[^1] is { Value: { } before } last && next.Value is { } value && text.AsSpan(last.Span.End..next.Span.Start) is " "
            && !Array.Exists(_hedges, hedge => next.Span.In(text).StartsWith(hedge + " ", StringComparison.OrdinalIgnoreCase)))
        {
            var (day, clock) = IsClock(value) ? (before, value) : (value, before);
            if (IsClock(clock) && !IsClock(day) && Day(day) is { } date)
            {
                expressions[^1] = new(new(last.Span.Start, next.Span.End), "TIME", date + clock[clock.IndexOf('T', StringComparison.Ordinal)..]);
                return;
            }
        }
        expressions.Add(next);
    }

    private static bool IsClock(string value) => value.IndexOf('T', StringComparison.Ordinal) is > 0 and int at && at + 1 < value.Length && char.IsAsciiDigit(value[at + 1]) && value[0] != 'P';

    /// <summary>The day of a value; null where it names none.</summary>
    private static string? Day(string value) =>
        value.Length >= 10 && DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && (value.Length == 10 || value[10] == 'T') ? value[..10] : null;
}
