using System.Collections.Frozen;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Articles;

/// <summary>Tells headlines from prose: most of a headline's long words have a capital, and no full stop ends it.</summary>
internal sealed class Headlines
{
    private const int Shortest = 12, Longest = 180;

    // Shorter words say nothing about case: most of them are prepositions.
    private const int LongWord = 4;

    private readonly Vocabulary _words;
    private readonly WordCounts _counts;
    private readonly WordClasses _classes;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _small;

    public Headlines(Language language)
    {
        var small = language.Table("lexicon/headline-small-words").Rows.SelectMany(row => row.List("word"));
        _small = small.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        (_words, _counts, _classes) = (language.Words, language.Counts, language.Classes);
    }

    /// <summary>Whether the whole of <paramref name="line"/> reads as a headline.</summary>
    public bool IsHeadline(ReadOnlySpan<char> line)
    {
        if (line.Length is < Shortest or > Longest || EndsAsProse(line)) return false;
        return LooksTitled(line, out int words) && words >= 3;
    }

    /// <summary>Whether <paramref name="line"/> ends with the stop of a sentence.</summary>
    public static bool EndsAsProse(ReadOnlySpan<char> line)
    {
        int end = line.Length;
        while (end > 0 && (WordScanner.IsQuote(line[end - 1]) || line[end - 1] is ')' or ' ')) end--;
        if (end == 0) return false;
        char last = line[end - 1];
        return last is ',' or ';' || (last == '.' && !(end >= 3 && line[end - 2] == '.'));
    }

    /// <summary>Where the headline ends that begins at <paramref name="from"/> of <paramref name="line"/>; <paramref name="from"/> itself where prose begins there.</summary>
    /// <remarks>
    /// In a page saved as one line nothing but letter case parts headline and next sentence: "… untuk Lulusan SMA Adapun waktu penerimaan …".
    /// The first long word in small letters is prose; the sentence begins at the last common word with a capital before it.
    /// </remarks>
    public int End(ReadOnlySpan<char> line, int from, int limit)
    {
        while (from < limit && (WordScanner.IsSpace(line[from]) || line[from] == ':')) from++;
        var rest = line[from..limit].TrimEnd();
        if (rest.IsEmpty) return from;
        if (rest.Length <= Longest && !HasSentenceEnd(rest) && (!EndsAsProse(rest) || LooksTitled(rest, out _))) return from + rest.Length;
        Span<int> starts = stackalloc int[40];
        int count = 0, prose = -1;
        for (int position = 0; position < rest.Length && count < starts.Length; count++)
        {
            while (position < rest.Length && rest[position] == ' ') position++;
            starts[count] = position;
            int end = WordEnd(rest, position);
            if (count > 0 && IsProse(rest[position..end])) { prose = count; break; }
            position = end;
        }
        if (prose < 0) return rest.Length <= Longest || (LooksTitled(rest, out _) && !EndsAsProse(rest)) ? from + rest.Length : from;
        return from + SentenceStart(rest, starts[..prose]);
    }

    private int SentenceStart(ReadOnlySpan<char> text, ReadOnlySpan<int> starts)
    {
        for (int i = starts.Length - 1; i >= 0; i--)
        {
            int start = starts[i], end = WordEnd(text, start);
            for (int glue = end - 1; glue > start; glue--)
            {
                if (char.IsUpper(text[glue]) && (char.IsLower(text[glue - 1]) || text[glue - 1] is '?' or '!' or '.')) return glue;
            }
            if (i == 0) return 0;
            char before = text[start - 1] == ' ' && start > 1 ? text[start - 2] : text[start - 1];
            if (WordScanner.IsDoubleQuote(text[start]) || before is '?' or '!' or '.') return start;
            if (char.IsUpper(text[start]) && IsCommon(text[start..end].TrimEnd(".,:;!?"))) return start;
        }
        return 0;
    }

    // A word that runs in small letters oftener than with a capital may begin a sentence; a name goes on with one.
    private bool IsCommon(ReadOnlySpan<char> word) => _words.Find(word) is var number && _counts.Lower(number) > _counts.Capital(number);

    private bool LooksTitled(ReadOnlySpan<char> text, out int words)
    {
        int titled = 0, small = 0;
        words = 0;
        for (int position = 0; position < text.Length;)
        {
            while (position < text.Length && !char.IsLetterOrDigit(text[position])) position++;
            if (position >= text.Length) break;
            int end = WordEnd(text, position);
            words++;
            if (!char.IsLower(text[position])) titled++;
            else if (IsProse(text[position..end])) small++;
            position = end;
        }
        return titled > 0 && small * 3 <= titled;
    }

    private static bool HasSentenceEnd(ReadOnlySpan<char> text)
    {
        for (int i = 1; i + 2 < text.Length; i++)
        {
            if (text[i] == '.' && char.IsLower(text[i - 1]) && text[i + 1] == ' ' && !char.IsLower(text[i + 2])) return true;
        }
        return false;
    }

    private bool IsProse(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd(".,:;!?\"”");
        return word.Length >= LongWord && char.IsLower(word[0]) && word.IndexOfAnyExceptInRange('a', 'z') < 0 && !_small.Contains(word) && _classes.Of(_words.Find(word)) == WordClass.None;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && !WordScanner.IsSpace(text[end])) end++;
        return end;
    }
}
