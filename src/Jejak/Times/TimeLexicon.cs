using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Times;

/// <summary>What each token can be in a calendar expression, from the tables of the language.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed partial class TimeLexicon
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

    /// <summary>Months of the Hijra by number, from 1.</summary>
    public ImmutableArray<HijriMonth> HijriMonths { get; private set; }

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

    /// <summary>Whether a comma or a word for "and" stands here.</summary>
    public bool IsAnd(string text, ImmutableArray<Token> tokens, int at) => text[tokens[at].Start] == ',' || _byClass[(int)TimeClass.And]!.Match(tokens, at, at + 1, out _) == 1;

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
        if (token.Kind == TokenKind.Number) return count == 0 ? ReadCompound(token.Span.In(text), at, atoms) : count;
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
            _ => text[token.Start] switch { ',' => TimeClass.Comma, '-' or '–' or '—' => TimeClass.Dash, '/' => TimeClass.Slash, _ => TimeClass.None },
        };
        if (mark == TimeClass.None) return 0;
        atoms[0] = new(mark, at, 1);
        return 1;
    }
}
