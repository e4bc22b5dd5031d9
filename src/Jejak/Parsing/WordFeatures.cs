using Jejak.Languages;

namespace Jejak.Parsing;

/// <summary>
/// Names the rows of the input table whose sum stands for a word: its form, its first and last letters, its shape, how often it is written with a capital.
/// Rows: vocabulary, then hashed affixes, then shapes, then special rows.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class WordFeatures
{
    /// <summary>No word has more rows than this.</summary>
    public const int MostRows = 16;

    private const int AffixRows = 1 << 14;
    private const int ShapeRows = 256;
    private const int CapitalRows = 128;
    private const int StyleRows = 16;
    private const int LongestForm = 64;

    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Language _language;
    private readonly bool _merged;

    /// <summary>For each word of the language's vocabulary its row plus one, or 0 while nobody has asked: filled as words come, with the same number by whichever thread.</summary>
    private readonly int[] _known;

    /// <param name="language">Counts of forms with and without a capital.</param>
    /// <param name="vocabulary">Folded forms, as <see cref="Fold"/> writes them; number 0 is kept for unknown forms.</param>
    /// <param name="merged">Whether the row of a known form holds those of its affixes already, as in a finished model.</param>
    public WordFeatures(Language language, IReadOnlyList<string> vocabulary, bool merged)
    {
        (_language, _merged) = (language, merged);
        VocabularySize = vocabulary.Count;
        _numbers = new(vocabulary.Count, StringComparer.Ordinal);
        for (int i = 1; i < vocabulary.Count; i++) _numbers[vocabulary[i]] = i;
        _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _known = new int[language.Words.Count];
    }

    public int VocabularySize { get; }

    /// <summary>Rows of the whole input table.</summary>
    public int RowCount => VocabularySize + AffixRows + ShapeRows + CapitalRows + StyleRows + 2;

    /// <summary>The row of a treebank's style of annotation.</summary>
    public int Style(int style) => VocabularySize + AffixRows + ShapeRows + CapitalRows + style;

    /// <summary>The row of a word that is hidden from the network while it learns.</summary>
    public int Hidden => RowCount - 2;

    /// <summary>Number of the form in the vocabulary, or 0.</summary>
    public int Number(ReadOnlySpan<char> form)
    {
        Span<char> folded = stackalloc char[LongestForm];
        int length = Fold(form, folded);
        return _bySpan.TryGetValue(folded[..length], out int number) ? number : 0;
    }

    /// <summary>Writes the rows of a word; the first is that of its form.</summary>
    /// <param name="form">The word as it is printed.</param>
    /// <param name="known">Its number in the language's vocabulary.</param>
    /// <param name="first">Whether it begins its sentence, where a capital says little.</param>
    /// <param name="rows">At least <see cref="MostRows"/> long.</param>
    /// <returns>How many rows were written.</returns>
    public int Rows(ReadOnlySpan<char> form, int known, bool first, Span<int> rows)
    {
        int number = known != Vocabulary.Unknown && known < _known.Length ? Remember(known) : Number(form);
        rows[0] = number;
        int count = 1;
        if (!_merged || number == 0)
        {
            Span<char> folded = stackalloc char[LongestForm];
            count = Affixes(folded[..Fold(form, folded)], rows, count);
        }
        int caps = Capitals(form);
        rows[count++] = VocabularySize + AffixRows + Shape(form, caps, first);
        int lower = Math.Min(_language.Counts.Lower(known), 7), capital = Math.Min(_language.Counts.Capital(known), 7);
        rows[count++] = VocabularySize + AffixRows + ShapeRows + (lower * 8) + capital + (caps == 0 ? 0 : 64);
        if (first) rows[count++] = RowCount - 1;
        return count;
    }

    /// <summary>The number of the form in the language's vocabulary, as <see cref="Rows"/> wants it.</summary>
    public int Known(ReadOnlySpan<char> form) => _language.Words.Find(form);

    private int Remember(int known)
    {
        int number = _known[known];
        if (number == 0) _known[known] = number = Number(_language.Words[known]) + 1;
        return number - 1;
    }

    /// <summary>Appends the rows of the first two, three and four and of the last one to four letters.</summary>
    /// <param name="word">A folded form.</param>
    /// <param name="rows">Where to.</param>
    /// <param name="count">How many rows stand there.</param>
    /// <returns>How many stand there now.</returns>
    internal int Affixes(ReadOnlySpan<char> word, Span<int> rows, int count)
    {
        uint hash = 2166136261;
        for (int i = 0; i < word.Length && i < 4; i++)
        {
            hash = (hash ^ word[i]) * 16777619;
            if (i > 0) rows[count++] = Affix(hash ^ 0x9E3779B9u);
        }
        hash = 2166136261;
        for (int i = 1; i <= word.Length && i <= 4; i++)
        {
            hash = (hash ^ word[^i]) * 16777619;
            rows[count++] = Affix(hash);
        }
        return count;
    }

    /// <summary>Lower case, digits as 0, cut after 64 code units.</summary>
    /// <returns>The length written.</returns>
    public static int Fold(ReadOnlySpan<char> form, Span<char> folded)
    {
        int length = Math.Min(form.Length, folded.Length);
        for (int i = 0; i < length; i++)
        {
            char c = form[i];
            folded[i] = c < 128 ? (c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c is >= '0' and <= '9' ? '0' : c)
                : c switch { '’' or '‘' or '´' => '\'', '“' or '”' => '"', '–' or '—' or '‑' => '-', _ => char.ToLowerInvariant(c) };
        }
        return length;
    }

    private int Affix(uint hash) => VocabularySize + (int)((hash * 2654435761u) >> (32 - 14));

    /// <summary>0: no capital first; 1: a capital first; 2: capitals only; 3: capitals inside.</summary>
    private static int Capitals(ReadOnlySpan<char> form)
    {
        int upper = 0, lower = 0;
        foreach (char c in form)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        }
        if (upper == 0) return 0;
        return char.IsUpper(form[0]) ? (lower == 0 && upper > 1 ? 2 : upper == 1 ? 1 : 3) : 3;
    }

    private static int Shape(ReadOnlySpan<char> form, int caps, bool first)
    {
        int digits = 0, letters = 0;
        bool hyphen = false;
        foreach (char c in form)
        {
            if (char.IsDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
            else hyphen |= c == '-';
        }
        int kind = letters > 0 ? (digits > 0 ? 1 : hyphen ? 2 : 0) : digits > 0 ? 3 : 4;
        int length = form.Length <= 1 ? 0 : form.Length <= 2 ? 1 : form.Length <= 4 ? 2 : 3;
        return ((((kind * 4) + caps) * 4) + length) + (first ? 100 : 0);
    }
}
