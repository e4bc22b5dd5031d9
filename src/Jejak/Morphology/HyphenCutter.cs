using Jejak.Languages;

namespace Jejak.Morphology;

/// <summary>Says which hyphens stand between words: in ranges (<c>60-70</c>, <c>Januari-Mei</c>) and pairs (<c>RI-Jepang</c>), and before a clitic that is
/// printed with one (<c>APBD-nya</c>), not in doubled words and double-barrelled names.</summary>
internal sealed class HyphenCutter
{
    private readonly Vocabulary _words;
    private readonly WordSet _named;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _clitics;

    public HyphenCutter(Language language)
    {
        _words = language.Words;
        _named = new(language.Words);
        _clitics = language.Table("morphology/clitics").Rows.Where(row => row["side"] == "after").Select(row => row["form"]).ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        Add(language, "lexicon/months", "full");
        Add(language, "lexicon/weekdays", "words");
        Add(language, "lexicon/countries", "name");
        Add(language, "lexicon/places", "name");
    }

    /// <summary>Whether the parts before and behind <paramref name="hyphen"/> are words of their own.</summary>
    public bool CutWord(ReadOnlySpan<char> word, int hyphen)
    {
        var left = word[..hyphen];
        var right = word[(hyphen + 1)..];
        if (_clitics.Contains(right)) return true;
        if (left.Length < 2 || right.Length < 2) return false;
        if (!char.IsUpper(left[0]) || !char.IsUpper(right[0]) || right.Contains('-') || left.SequenceEqual(right)) return false;
        return IsAcronym(left) || IsAcronym(right) || (_named.Contains(_words.Find(left)) && _named.Contains(_words.Find(right)));
    }

    /// <summary>Where a range or pair of two numbers parts, or 0: <c>60-70</c>, <c>7,5–8</c>, <c>9.100/9.105</c>, not <c>0811-12-13</c>, <c>23-3/2019</c> or <c>15/7</c>.</summary>
    public static int CutNumber(ReadOnlySpan<char> number)
    {
        int at = number.IndexOfAny('-', '–', '/');
        if (at <= 0 || at + 1 >= number.Length || number[(at + 1)..].IndexOfAny('-', '–', '/') >= 0) return 0;
        if (number[at] == '/' && (number[..at].IndexOfAny('.', ',') < 0 || number[at..].IndexOfAny('.', ',') < 0)) return 0;
        foreach (char c in number)
        {
            if (!char.IsAsciiDigit(c) && c is not ('-' or '–' or '/' or ',' or '.')) return 0;
        }
        return at;
    }

    private static bool IsAcronym(ReadOnlySpan<char> part)
    {
        foreach (char c in part)
        {
            if (!char.IsAsciiLetterUpper(c)) return false;
        }
        return true;
    }

    private void Add(Language language, string table, string column)
    {
        foreach (var row in language.Table(table).Rows)
        {
            foreach (string name in row.List(column))
            {
                if (!name.Contains(' ')) _named.Add(name);
            }
        }
    }
}
