using System.Globalization;
using Jejak.Text;

namespace Jejak.Training.Times;

/// <summary>A pair of one annotated expression and one of the reader's; one of them is null where it has no partner.</summary>
internal sealed record TimexPair(Timex? Gold, Timex? Own, bool IsStrict)
{
    public bool HasValue => Gold is not null && Own is not null && Gold.Value is not null && TimeMlView.Canonical(Gold.Value) == TimeMlView.Canonical(Own.Value);

    public bool HasType => Gold is not null && Own is not null && Gold.Type.Equals(Own.Type, StringComparison.OrdinalIgnoreCase);

    public bool IsWrong => !IsStrict || !HasValue || !HasType;
}

/// <summary>Counts over files: spans that are equal (strict) or share a character (relaxed), and of those the right types and values (TempEval-3, task A).</summary>
internal sealed class TimexScores
{
    /// <summary>What an annotator may leave in or out at the ends of an expression.</summary>
    private const string Edge = ".,;:\"'()[]“”‘’";

    private int _gold, _own, _strict, _relaxed, _types, _values, _strictValues;

    public int Annotated => _gold;

    /// <summary>Pairs expressions one to one, those with equal extents first, then those that share most; then the rest.</summary>
    public IReadOnlyList<TimexPair> Add(string text, IReadOnlyList<Timex> gold, IReadOnlyList<Timex> own)
    {
        var candidates = from g in gold
                         from o in own
                         let strict = Trim(g.Span, text) == Trim(o.Span, text)
                         let shared = Math.Min(g.Span.End, o.Span.End) - Math.Max(g.Span.Start, o.Span.Start)
                         where shared > 0
                         orderby strict descending, shared descending, g.Span.Start, o.Span.Start
                         select new TimexPair(g, o, strict);
        var (takenGold, takenOwn, pairs) = (new HashSet<Timex>(ReferenceEqualityComparer.Instance), new HashSet<Timex>(ReferenceEqualityComparer.Instance), new List<TimexPair>());
        foreach (var pair in candidates)
        {
            if (takenGold.Contains(pair.Gold!) || takenOwn.Contains(pair.Own!)) continue;
            takenGold.Add(pair.Gold!);
            takenOwn.Add(pair.Own!);
            pairs.Add(pair);
        }
        foreach (var pair in pairs) Count(pair);
        (_gold, _own) = (_gold + gold.Count, _own + own.Count);
        pairs.AddRange(gold.Where(missed => !takenGold.Contains(missed)).Select(missed => new TimexPair(missed, null, false)));
        pairs.AddRange(own.Where(extra => !takenOwn.Contains(extra)).Select(extra => new TimexPair(null, extra, false)));
        return [.. pairs.OrderBy(pair => (pair.Gold ?? pair.Own)!.Span)];
    }

    public IEnumerable<string> Lines() =>
    [
        .. Figures("timex.strict", _strict),
        .. Figures("timex.relaxed", _relaxed),
        .. Figures("timex.value", _values),
        .. Figures("timex.strict.value", _strictValues),
        Line("timex.type.accuracy", _types, _relaxed),
        Line("timex.value.accuracy", _values, _relaxed),
    ];

    private void Count(TimexPair pair)
    {
        _relaxed++;
        if (pair.IsStrict) _strict++;
        if (pair.HasType) _types++;
        if (pair.HasValue) _values++;
        if (pair.HasValue && pair.IsStrict) _strictValues++;
    }

    private string[] Figures(string name, int right) => [Line(name + ".precision", right, _own), Line(name + ".recall", right, _gold), Line(name + ".F1", 2 * right, _own + _gold)];

    private static string Line(string name, int right, int all) => string.Create(CultureInfo.InvariantCulture, $"{name} {(all > 0 ? (double)right / all : 0):F4} ({right} of {all})");

    private static TextSpan Trim(TextSpan span, string text)
    {
        int start = span.Start, end = span.End;
        while (start < end && IsEdge(text[start])) start++;
        while (end > start && IsEdge(text[end - 1])) end--;
        return new(start, end);

        static bool IsEdge(char c) => char.IsWhiteSpace(c) || Edge.Contains(c, StringComparison.Ordinal);
    }
}
