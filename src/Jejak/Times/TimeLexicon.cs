using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

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

/// <summary>What each token can be in a calendar expression, from the tables of the language.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed class TimeLexicon
{
    public const int LocalZone = int.MinValue;

    /// <summary>Most readings a token has.</summary>
    public const int MostAtoms = 10;

    /// <summary>"dua-tiga" and "Mei-Juni" are the shortest compounds there are.</summary>
    private const int ShortestCompound = 7;

    /// <summary>Beside the bits of the classes: a blocked phrase may begin with the word.</summary>
    private const ulong BlockedBit = 1UL << 63;

    private readonly PhraseLexicon<(int A, int B)>?[] _byClass = new PhraseLexicon<(int, int)>?[(int)TimeClass.Count];
    private readonly Vocabulary _words;
    private readonly Numerals _numerals;
    private readonly PhraseLexicon<bool> _blocked;
    private readonly WordSet _notBeforeYear;
    private readonly WordSet _futureCues;
    private readonly WordSet _counted;
    private readonly WordSet _needsCue;
    private readonly WordSet _vagueCues;
    private readonly string[] _decadeEnds;
    private readonly string[] _ordinalMarks;
    private readonly List<(int Word, ulong Bit)> _firstWords = [];
    private readonly ulong[] _classes;
    private ulong _beginning;

    public TimeLexicon(Language language)
    {
        _words = language.Words;
        _numerals = new(language);
        _blocked = new(_words);
        (_notBeforeYear, _futureCues, _needsCue, _vagueCues) = (new(_words), new(_words), new(_words), new(_words));
        var (decadeEnds, ordinalMarks) = (new List<string>(), new List<string>());
        _counted = language.Set("lexicon/units", "words");
        ReadTables(language);
        foreach (var row in language.Table("lexicon/time-words").Rows)
        {
            foreach (string phrase in row.List("words"))
            {
                switch (row["class"])
                {
                    case "blocked":
                        _blocked.Add(phrase, true);
                        Mark(phrase, BlockedBit);
                        break;
                    case "notyear": _notBeforeYear.Add(phrase); break;
                    case "futurecue": _futureCues.Add(phrase); break;
                    case "needscue": _needsCue.Add(phrase); break;
                    case "vaguecue": _vagueCues.Add(phrase); break;
                    case "decadeend": decadeEnds.Add(phrase); break;
                    case "ordinalmark": ordinalMarks.Add(phrase); break;
                    default: Add(row.Choice<TimeClass>("class"), phrase, Payload(row)); break;
                }
            }
        }
        (_decadeEnds, _ordinalMarks) = ([.. decadeEnds], [.. ordinalMarks]);
        _classes = new ulong[_words.Count];
        foreach (var (word, bit) in _firstWords) _classes[word] |= bit;
    }

    public ImmutableArray<TimeUnit> Units { get; private set; }

    public ImmutableArray<Feast> Feasts { get; private set; }

    /// <summary>Says which classes a rule begins with; until then no token may begin an expression.</summary>
    public void Begin(IEnumerable<TimeClass> classes)
    {
        _beginning = BlockedBit;
        foreach (var timeClass in classes) _beginning |= Bit(timeClass);
    }

    /// <summary>Length of a phrase at <paramref name="at"/> that is no calendar expression though a word of it could be; 0 where there is none.</summary>
    public int Blocked(ImmutableArray<Token> tokens, int at, int limit) => _blocked.Match(tokens, at, limit, out _);

    /// <summary>Whether four digits behind this word are no year.</summary>
    public bool BarsYear(in Token token) => _notBeforeYear.Contains(token.Word);

    /// <summary>Whether digits before this word count it.</summary>
    public bool IsCounted(in Token token) => _counted.Contains(token.Word);

    /// <summary>Whether what follows this word is still to come.</summary>
    public bool PointsAhead(in Token token) => _futureCues.Contains(token.Word);

    /// <summary>Whether this word is a time only behind a word that <see cref="CuesVague"/>, or at the head of a sentence.</summary>
    public bool NeedsCue(in Token token) => _needsCue.Contains(token.Word);

    public bool CuesVague(in Token token) => _vagueCues.Contains(token.Word);

    /// <summary>Whether a calendar expression may begin with <paramref name="token"/>.</summary>
    public bool MayBegin(in Token token, string text) => token.Kind switch
    {
        TokenKind.Number => true,
        TokenKind.Word => (token.Word < _classes.Length && (_classes[token.Word] & _beginning) != 0) || _numerals.Starts(token)
            || (token.Length >= ShortestCompound && token.Span.In(text).IndexOfAny('-', '–') > 0),
        _ => false,
    };

    /// <summary>Writes what the tokens from <paramref name="at"/> on can be.</summary>
    /// <returns>How many readings.</returns>
    public int Read(string text, ImmutableArray<Token> tokens, int at, int limit, Span<TimeAtom> atoms)
    {
        var token = tokens[at];
        int count = 0;
        if (token.Kind is TokenKind.Number) count = DigitForms.Read(token.Span.In(text), at, _decadeEnds, atoms);
        else if (token.Kind is not TokenKind.Word) return ReadMark(text, token, at, atoms);
        if (_numerals.Starts(token) && _numerals.Read(text, tokens, at, limit, out var number) is > 0 and int length)
            atoms[count++] = new(TimeClass.Number, at, length, number.IsVague ? 1 : 0, Amount: number.Value);
        if (token.Kind == TokenKind.Number) return count;
        if (_numerals.ReadOrdinal(tokens, at, limit, out int ordinal) is > 0 and int words) atoms[count++] = new(TimeClass.Ordinal, at, words, ordinal);
        ulong classes = token.Word < _classes.Length ? _classes[token.Word] & ~BlockedBit : 0;
        for (ulong rest = classes; rest != 0 && count < MostAtoms; rest &= rest - 1)
        {
            int c = System.Numerics.BitOperations.TrailingZeroCount(rest);
            int matched = _byClass[c]!.Match(tokens, at, limit, out var payload);
            if (matched > 0) atoms[count++] = new((TimeClass)c, at, matched, payload.A, payload.B);
        }
        if (count == 0) count = ReadCompound(token.Span.In(text), at, atoms);
        return count;
    }

    private static int ReadMark(string text, in Token token, int at, Span<TimeAtom> atoms)
    {
        var mark = token.Kind switch
        {
            TokenKind.OpenBracket => TimeClass.Open,
            TokenKind.CloseBracket => TimeClass.Close,
            _ => text[token.Start] switch { ',' => TimeClass.Comma, '-' or '–' or '—' => TimeClass.Dash, _ => TimeClass.None },
        };
        if (mark == TimeClass.None) return 0;
        atoms[0] = new(mark, at, 1);
        return 1;
    }

    /// <summary>Words joined by a hyphen ("Senin-Rabu", "Januari-Maret", "dua-tiga") and ordinals in figures ("ke-6").</summary>
    private int ReadCompound(ReadOnlySpan<char> word, int at, Span<TimeAtom> atoms)
    {
        int hyphen = word.IndexOfAny('-', '–');
        if (hyphen <= 0 || hyphen + 1 >= word.Length) return 0;
        foreach (string mark in _ordinalMarks)
        {
            if (!word.StartsWith(mark, StringComparison.OrdinalIgnoreCase) || !int.TryParse(word[mark.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int ordinal)) continue;
            atoms[0] = new(TimeClass.Ordinal, at, 1, ordinal);
            return 1;
        }
        ReadOnlySpan<TimeClass> parts = [TimeClass.Weekday, TimeClass.Month], ranges = [TimeClass.WeekdayRange, TimeClass.MonthRange];
        for (int i = 0; i < parts.Length; i++)
        {
            if (Single(parts[i], word[..hyphen]) is not { } first || Single(parts[i], word[(hyphen + 1)..]) is not { } second) continue;
            atoms[0] = new(ranges[i], at, 1, first, second);
            return 1;
        }
        // "27 Februari-2 Maret": the hyphen binds the month to the next day.
        if (Single(TimeClass.Month, word[..hyphen]) is { } month && int.TryParse(word[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day is >= 1 and <= 31)
        {
            atoms[0] = new(TimeClass.MonthDay, at, 1, month, day);
            return 1;
        }
        return 0;
    }

    private int? Single(TimeClass timeClass, ReadOnlySpan<char> word)
    {
        int number = _words.Find(word);
        if (number == Vocabulary.Unknown) return null;
        ImmutableArray<Token> one = [new(0, word.Length, number, TokenKind.Word, char.IsUpper(word[0]) ? TokenTraits.Capitalized : TokenTraits.None)];
        return _byClass[(int)timeClass]!.Match(one, 0, 1, out var payload) == 1 ? payload.A : null;
    }

    private void ReadTables(Language language)
    {
        foreach (var row in language.Table("lexicon/months").Rows)
        {
            foreach (string name in row.List("full")) Add(TimeClass.Month, name, (row.Integer("month"), 0));
            foreach (string name in row.List("short")) Add(TimeClass.ShortMonth, name, (row.Integer("month"), 0));
        }
        foreach (var row in language.Table("lexicon/weekdays").Rows)
        {
            foreach (string name in row.List("words")) Add(TimeClass.Weekday, name, (row.Integer("weekday"), 0));
        }
        var units = ImmutableArray.CreateBuilder<TimeUnit>();
        foreach (var row in language.Table("lexicon/time-units").Rows)
        {
            foreach (string name in row.List("words")) Add(TimeClass.Unit, name, (units.Count, 0));
            foreach (string name in row.List("single")) Add(TimeClass.Single, name, (units.Count, 0));
            foreach (string name in row.List("many")) Add(TimeClass.Many, name, (units.Count, 0));
            units.Add(new(row["unit"], row.Integer("factor")));
        }
        var feasts = ImmutableArray.CreateBuilder<Feast>();
        foreach (var row in language.Table("lexicon/feasts").Rows)
        {
            foreach (string name in row.List("words")) Add(TimeClass.Feast, name, (feasts.Count, row.Optional("alone") is null ? 0 : 1));
            feasts.Add(ReadFeast(row));
        }
        (Units, Feasts) = (units.ToImmutable(), feasts.ToImmutable());
    }

    private static Feast ReadFeast(ResourceRow row)
    {
        string dates = row["dates"];
        if (DateOnly.TryParseExact("2000-" + dates, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var fixedDay)) return new(fixedDay.Month, fixedDay.Day, []);
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (string date in dates.Split(' '))
        {
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) throw row.Error($"'{date}' is no date");
            days.Add(day);
        }
        return new(0, 0, days.ToImmutable());
    }

    private void Add(TimeClass timeClass, string phrase, (int, int) payload)
    {
        (_byClass[(int)timeClass] ??= new(_words)).Add(phrase, payload);
        Mark(phrase, Bit(timeClass));
    }

    /// <summary>The class in a word's set of classes; none for a class that has no words.</summary>
    private static ulong Bit(TimeClass timeClass) => timeClass < TimeClass.WeekdayRange ? 1UL << (int)timeClass : 0;

    /// <summary>Remembers that a phrase with <paramref name="bit"/> begins with the first word of <paramref name="phrase"/>.</summary>
    private void Mark(string phrase, ulong bit)
    {
        if (WordScanner.Next(phrase, 0, out var first, out _)) _firstWords.Add((_words.Add(first.In(phrase)), bit));
    }

    /// <summary>A cell "value": nothing, a number, a name of <see cref="PartOfDay"/>, <see cref="TimeMod"/> …, or a day offset and a part of the day.</summary>
    private static (int, int) Payload(ResourceRow row)
    {
        if (row.Optional("value") is not { } value) return default;
        int colon = value.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && int.TryParse(value.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int days) && Enum.TryParse(value.AsSpan(colon + 1), out PartOfDay part))
            return (days, (int)part);
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)) return (number, 0);
        if (Enum.TryParse(value, out PartOfDay daypart)) return ((int)daypart, 0);
        return value switch
        {
            "local" => (LocalZone, 0),
            "Q" or "H" => (value[0], 0),
            "START" => ((int)TimeMod.Start, 0),
            "MID" => ((int)TimeMod.Mid, 0),
            "END" => ((int)TimeMod.End, 0),
            "APPROX" => ((int)TimeMod.Approx, 0),
            "LESS_THAN" => ((int)TimeMod.LessThan, 0),
            "MORE_THAN" => ((int)TimeMod.MoreThan, 0),
            "EQUAL_OR_MORE" => ((int)TimeMod.EqualOrMore, 0),
            "EQUAL_OR_LESS" => ((int)TimeMod.EqualOrLess, 0),
            "PRESENT_REF" or "PAST_REF" or "FUTURE_REF" or "PXX" or "SP" or "SU" or "FA" or "WI" => (Array.IndexOf(TimeResolver.VagueValues, value), 0),
            _ => throw row.Error($"'{value}' is no value of a class of time words"),
        };
    }
}

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
