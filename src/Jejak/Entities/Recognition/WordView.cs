using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Entities.Recognition;

/// <summary>How a word is written.</summary>
internal enum WordShape : byte
{
    Outside,
    Lower,
    Capitalized,
    Capitals2,
    Capitals3,
    Capitals4,
    CapitalsLong,
    Initial,
    Mixed,
    Joined,
    Dotted,
    Roman,
    Number,
    NumberWithLetters,
    Mark,
}

/// <summary>One element of a sentence with everything features are made of.</summary>
internal struct WordView
{
    private const int LongestForm = 64;

    public ulong Form;
    public uint Prefix1, Prefix2, Prefix3, Prefix4;
    public uint Suffix1, Suffix2, Suffix3, Suffix4;
    public WordShape Shape;
    public bool IsInitial;
    public NameMarks Marks;
    public LexiconMarks Lexicon;
    public FormFacts Facts;

    /// <summary>First and one past the last element of the run of capitalised words it stands in; both the element itself where it is in none.</summary>
    public int RunStart, RunEnd;

    public readonly bool IsCapital => Shape is >= WordShape.Capitalized and <= WordShape.Roman;

    public static void Read(ReadOnlySpan<char> word, Token token, NameMarks marks, FormTable table, out WordView view)
    {
        Span<char> folded = stackalloc char[LongestForm];
        if (word.Length > LongestForm) word = word[..LongestForm];
        int length = word.Length;
        ulong hash = FormHash.Seed;
        view = default;
        for (int i = 0; i < length; i++)
        {
            folded[i] = FormFolding.Fold(word[i]);
            hash = FormHash.Step(hash, folded[i]);
            if (i == 0) view.Prefix1 = (uint)hash;
            else if (i == 1) view.Prefix2 = (uint)hash;
            else if (i == 2) view.Prefix3 = (uint)hash;
            else if (i == 3) view.Prefix4 = (uint)hash;
        }
        view.Form = FormHash.Finish(hash);
        ulong suffix = FormHash.Seed;
        for (int i = 1; i <= 4 && i <= length; i++)
        {
            suffix = FormHash.Step(suffix, folded[length - i]);
            if (i == 1) view.Suffix1 = (uint)suffix;
            else if (i == 2) view.Suffix2 = (uint)suffix;
            else if (i == 3) view.Suffix3 = (uint)suffix;
            else view.Suffix4 = (uint)suffix;
        }
        view.Shape = ShapeOf(word, token);
        view.IsInitial = token.IsInitial;
        view.Marks = marks;
        view.Facts = table[view.Form];
    }

    /// <summary>The element without anything that tells which word it is: only how it is written and where it stands.</summary>
    public readonly WordView Masked() => new() { Form = 2, Shape = Shape, IsInitial = IsInitial, Marks = Marks, RunStart = RunStart, RunEnd = RunEnd };

    private static WordShape ShapeOf(ReadOnlySpan<char> word, Token token)
    {
        if (token.Kind is not (TokenKind.Word or TokenKind.Number)) return WordShape.Mark;
        int capitals = 0, small = 0, digits = 0, hyphens = 0, stops = 0;
        foreach (char c in word)
        {
            if (char.IsLower(c)) small++;
            else if (char.IsUpper(c)) capitals++;
            else if (char.IsDigit(c)) digits++;
            else if (c == '.') stops++;
            else if (c is '-' or '–' or '/') hyphens++;
        }
        if (token.Kind == TokenKind.Number) return small + capitals > 0 ? WordShape.NumberWithLetters : WordShape.Number;
        if (capitals == 0) return WordShape.Lower;
        if (stops > 0) return WordShape.Dotted;
        if (capitals + digits == word.Length)
        {
            if (digits == 0 && IsRoman(word)) return word.Length == 1 ? WordShape.Initial : WordShape.Roman;
            return word.Length switch { 1 => WordShape.Initial, 2 => WordShape.Capitals2, 3 => WordShape.Capitals3, 4 => WordShape.Capitals4, _ => WordShape.CapitalsLong };
        }
        if (hyphens > 0 && capitals > 1) return WordShape.Joined;
        if (!char.IsUpper(word[0]) || capitals > 1) return small > 0 ? WordShape.Mixed : WordShape.CapitalsLong;
        return WordShape.Capitalized;
    }

    private static bool IsRoman(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (c is not ('I' or 'V' or 'X')) return false;
        }
        return true;
    }
}
