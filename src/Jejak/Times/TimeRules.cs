using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Times;

/// <summary>How the parts of an expression make a value.</summary>
internal enum TimeReading : byte
{
    Day,
    Weekday,
    Month,
    Year,

    /// <summary>A year behind a number that is none of its parts.</summary>
    NumberedYear,
    Decade,
    Century,
    Quarter,
    Relative,
    Offset,
    Duration,
    Deictic,
    Nextday,
    Weekend,
    Feast,
    Hijri,
    MarketDay,
    OrdinalDay,

    /// <summary>The n-th week of a month.</summary>
    OrdinalWeek,
    Daypart,
    Clock,
    Set,

    /// <summary>Now, once, some day, a season, a while: no calendar expression, but one of TimeML.</summary>
    Vague,
}

/// <summary>An expression found, before it is given a value.</summary>
internal sealed record TimeMatch(TimeReading Reading, TimeAtom[] Atoms, int Sentence)
{
    public TokenRange Tokens => new(Atoms[0].Token, Atoms[^1].End);
}

/// <summary>
/// The patterns of <c>rules/times.tsv</c> as one trie over <see cref="TimeClass"/>: an optional part (<c>?</c>) and alternatives (<c>|</c>) are written out when
/// it is built, so finding the longest expression at a token is a walk with no way back further than a token's own readings.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed class TimeRules
{
    private const int Classes = (int)TimeClass.Count;
    private const int Longest = 20;

    private readonly List<int[]> _next = [new int[Classes]];
    private readonly List<(int Order, TimeReading Reading)> _ends = [(int.MaxValue, default)];
    private readonly TimeLexicon _lexicon;

    public TimeRules(Language language, TimeLexicon lexicon)
    {
        _lexicon = lexicon;
        foreach (var row in language.Table("rules/times").Rows)
        {
            string[] elements = row["pattern"].Split(' ');
            Insert(row, elements, 0, 0, row.Choice<TimeReading>("reading"));
        }
        lexicon.Begin(Enum.GetValues<TimeClass>().Where(timeClass => timeClass != TimeClass.Count && _next[0][(int)timeClass] != 0));
    }

    /// <summary>The longest expression that begins at token <paramref name="at"/>; of two as long the one whose rule stands first.</summary>
    public TimeMatch? Find(Walk walk, int at, int limit, int sentence)
    {
        (walk.Limit, walk.BestEnd) = (limit, -1);
        Step(walk, 0, at, 0);
        if (walk.BestEnd < 0) return null;
        // "Nomor 17 Tahun 2016": the number belongs to what stands before it.
        return walk.Reading == TimeReading.NumberedYear ? new(TimeReading.Year, walk.Best.AsSpan(1, walk.BestLength - 1).ToArray(), sentence)
            : new(walk.Reading, walk.Best.AsSpan(0, walk.BestLength).ToArray(), sentence);
    }

    /// <summary>Where a search through one document stands. One document, one thread.</summary>
    internal sealed class Walk(string text, ImmutableArray<Token> tokens)
    {
        public string Text { get; } = text;

        public ImmutableArray<Token> Tokens { get; } = tokens;

        public int Limit { get; set; }

        public TimeAtom[] Path { get; } = new TimeAtom[Longest];

        public TimeAtom[] Best { get; } = new TimeAtom[Longest];

        public int BestLength { get; set; }

        public int BestEnd { get; set; } = -1;

        public int Order { get; set; }

        public TimeReading Reading { get; set; }
    }

    private void Step(Walk walk, int node, int at, int depth)
    {
        var (order, reading) = _ends[node];
        if (order != int.MaxValue && (at > walk.BestEnd || (at == walk.BestEnd && order < walk.Order)))
        {
            (walk.BestLength, walk.BestEnd, walk.Order, walk.Reading) = (depth, at, order, reading);
            walk.Path.AsSpan(0, depth).CopyTo(walk.Best);
        }
        if (at >= walk.Limit || depth == Longest) return;
        Span<TimeAtom> atoms = stackalloc TimeAtom[TimeLexicon.MostAtoms + 2];
        int count = _lexicon.Read(walk.Text, walk.Tokens, at, walk.Limit, atoms);
        int[] next = _next[node];
        for (int i = 0; i < count; i++)
        {
            int child = next[(int)atoms[i].Class];
            if (child == 0) continue;
            walk.Path[depth] = atoms[i];
            Step(walk, child, atoms[i].End, depth + 1);
        }
    }

    private void Insert(ResourceRow row, string[] elements, int element, int node, TimeReading reading)
    {
        if (element == elements.Length)
        {
            if (node == 0) throw row.Error("every part of the pattern is optional");
            if (row.Line < _ends[node].Order) _ends[node] = (row.Line, reading);
            return;
        }
        string part = elements[element];
        bool optional = part.EndsWith('?');
        if (optional) Insert(row, elements, element + 1, node, reading);
        foreach (string name in part.TrimEnd('?').Split('|')) Insert(row, elements, element + 1, Child(node, Class(row, name)), reading);
    }

    private static TimeClass Class(ResourceRow row, string name) => name switch
    {
        "(" => TimeClass.Open,
        ")" => TimeClass.Close,
        "," => TimeClass.Comma,
        "-" => TimeClass.Dash,
        "/" => TimeClass.Slash,
        _ => Enum.TryParse(name, ignoreCase: true, out TimeClass found) && found is not (TimeClass.None or TimeClass.Count) ? found
            : throw row.Error($"there is no class '{name}' of time words"),
    };

    private int Child(int node, TimeClass timeClass)
    {
        if (_next[node][(int)timeClass] is > 0 and int child) return child;
        _next.Add(new int[Classes]);
        _ends.Add((int.MaxValue, default));
        return _next[node][(int)timeClass] = _next.Count - 1;
    }
}
