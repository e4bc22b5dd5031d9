using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Tokenization;

/// <summary>
/// Finds where a run of letters that the publisher printed as one word parts into several: <c>dari|Sky</c>, <c>Otoritas|Iran|mengatakan</c>,
/// <c>PBB|Danny</c>, <c>paket|bantuan</c>. Only runs that no resource knows are looked at, and only parts that are known, or stand elsewhere
/// in the article as words of their own, are cut off.
/// </summary>
/// <remarks>Thresholds are log2 counts over 21,950 raw articles (see <c>words.tsv</c>). Immutable; safe to use from several threads.</remarks>
internal sealed class GluedWords
{
    private const int FrequentWord = 9;
    private const int FunctionWord = 13;
    private const int KnownWord = 4;
    private const int FrequentName = 7;
    private const int ShortestCommonPart = 5;
    private const int MostParts = 8;
    private const int LongestBeforeCamelName = 14;
    private const int LongestSmallPrefix = 3;
    private const int LongTail = 6;
    private const int FewestAfterAcronym = 4;
    private const int LongTailWord = 6;

    private readonly Vocabulary _words;
    private readonly WordCounts _counts;
    private readonly WordClasses _classes;
    private readonly VerbShapes _verbs;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _names;
    private readonly string[] _prefixes;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _heads;

    public GluedWords(Language language)
    {
        (_words, _counts, _classes, _verbs) = (language.Words, language.Counts, language.Classes, language.Verbs);
        var table = language.Table("lexicon/camel-case");
        var names = table.Rows.Where(row => row["kind"] == "name").Select(row => row["form"]).ToHashSet(StringComparer.Ordinal);
        _names = names.GetAlternateLookup<ReadOnlySpan<char>>();
        _prefixes = [.. table.Rows.Where(row => row["kind"] == "prefix").Select(row => row["form"])];
        var heads = table.Rows.Where(row => row["kind"] == "head").Select(row => row["form"]).ToHashSet(StringComparer.Ordinal);
        foreach (var row in language.Table("lexicon/titles").Rows.Where(row => !row["phrase"].Contains(' ', StringComparison.Ordinal))) heads.Add(Capitalized(row["phrase"]));
        _heads = heads.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Writes the ends of the parts of <paramref name="span"/>, the last one included, into <paramref name="ends"/>.</summary>
    /// <returns>How many parts there are; 1 where the word stays whole.</returns>
    public int Split(string text, TextSpan span, Span<int> ends)
    {
        int count = 0;
        Split(text, span, ends, ref count);
        return count;
    }

    private void Split(string text, TextSpan span, Span<int> ends, ref int count)
    {
        int cut = count + 1 < Math.Min(ends.Length, MostParts) ? Cut(text, span) : -1;
        if (cut < 0)
        {
            ends[count++] = span.End;
            return;
        }
        Split(text, new(span.Start, cut), ends, ref count);
        Split(text, new(cut, span.End), ends, ref count);
    }

    private int Cut(string text, TextSpan span)
    {
        var word = span.In(text);
        if (word.Length < 4 || _words.Find(word) != Vocabulary.Unknown || _names.Contains(word)) return -1;
        for (int i = 2; i <= LongestBeforeCamelName && i < word.Length - 3; i++)
        {
            // dari|detikNews: a name that begins small
            if (IsFrequentTail(word[..i]) && IsCamelName(word[i..])) return span.Start + i;
        }
        for (int i = 4; i < word.Length - 1; i++)
        {
            // OpenAI|Sam: a name with a capital inside comes first
            if (char.IsUpper(word[i]) && _names.Contains(word[..i])) return span.Start + i;
        }
        for (int i = 1; i < word.Length; i++)
        {
            // DIY|gagal: the last capital is the acronym's
            if (i > 1 && i + FewestAfterAcronym < word.Length && char.IsUpper(word[i]) && char.IsLower(word[i + 1]) && IsAcronym(word[..(i + 1)]) && IsFrequentTail(word[(i + 1)..])) return span.Start + i + 1;
            // paket|Bantuan, or PBB|Danny: a capital after a small letter, or the last of several before one
            bool boundary = char.IsUpper(word[i]) && (char.IsLower(word[i - 1]) || (i + 1 < word.Length && char.IsLower(word[i + 1]) && char.IsUpper(word[i - 1])));
            // MedcoEnergi twice is a name; what a stripped link glues together stands there once, and no name begins with a whole word in lower case
            if (boundary && Parts(word, i)) return MayBeName(word, i) && StandingWords.StandsTwice(text, word) ? -1 : span.Start + i;
        }
        return char.IsUpper(word[0]) ? AfterName(text, span) : BetweenCommonWords(word) is var at && at > 0 ? span.Start + at : -1;
    }

    /// <summary>Not where a whole word in lower case begins it, nor where a title or form of company stands before, or is, an acronym.</summary>
    private bool MayBeName(ReadOnlySpan<char> word, int at) =>
        char.IsUpper(word[0]) ? !_heads.Contains(word[..at]) || !(char.IsUpper(word[1]) || (at + 1 < word.Length && char.IsUpper(word[at + 1]))) : at <= LongestSmallPrefix;

    private bool IsCamelName(ReadOnlySpan<char> part)
    {
        if (_names.Contains(part)) return true;
        if (!HasBoundary(part)) return false;
        foreach (string prefix in _prefixes)
        {
            if (char.IsLower(prefix[0]) && part.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Whether a capital inside a word begins another one.</summary>
    private bool Parts(ReadOnlySpan<char> word, int at)
    {
        var left = word[..at];
        var right = word[at..];
        if (left.Length < 2) return false;
        foreach (string prefix in _prefixes)
        {
            if (left.SequenceEqual(prefix)) return false;
        }
        if (right.Length > 2 && !IsAcronym(right) && _heads.Contains(left)) return true;
        if (IsAcronym(left)) return right.Length > 3 && _words.Find(right) is var name && (name == Vocabulary.Unknown ? IsFrequentAcronym(left) : !_counts.IsKnown(name) || _counts.IsName(name));
        return IsWord(left) && (IsWord(right) || IsAcronym(right) || HasBoundary(right) || EndsInCommonWord(right) || char.IsLower(left[0]));
    }

    private bool IsWord(ReadOnlySpan<char> part)
    {
        int number = _words.Find(part);
        if (number == Vocabulary.Unknown) return EndsInCommonWord(part);
        return !_counts.IsKnown(number) || Math.Max(_counts.Lower(number), _counts.Capital(number)) >= KnownWord;
    }

    private static bool IsAcronym(ReadOnlySpan<char> part)
    {
        if (part.Length is < 2 or > 6) return false;
        foreach (char c in part)
        {
            if (!char.IsUpper(c)) return false;
        }
        return true;
    }

    private bool IsFrequentAcronym(ReadOnlySpan<char> part) => _words.Find(part) is var number && number != Vocabulary.Unknown && _counts.Capital(number) >= FrequentWord;

    private static string Capitalized(string word) => string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1));

    /// <summary>A capital behind a small letter (<c>SkyNews</c>), or an acronym before a word (<c>ASPete</c>).</summary>
    private static bool HasBoundary(ReadOnlySpan<char> part)
    {
        for (int i = 1; i < part.Length; i++)
        {
            if (char.IsUpper(part[i]) && (char.IsLower(part[i - 1]) || (i > 1 && i + 2 < part.Length && char.IsUpper(part[i - 1]) && char.IsLower(part[i + 1])))) return true;
        }
        return false;
    }

    /// <summary>Armenia|dan: a known or elsewhere printed name with a frequent word behind it; with two only where one does not do.</summary>
    private int AfterName(string text, TextSpan span)
    {
        int cut = AfterName(text, span, twoWords: false);
        return cut >= 0 ? cut : AfterName(text, span, twoWords: true);
    }

    private int AfterName(string text, TextSpan span, bool twoWords)
    {
        var word = span.In(text);
        for (int i = 2; i < word.Length - 1; i++)
        {
            var tail = word[i..];
            if (twoWords ? !IsTwoFrequent(tail) : !IsFrequentTail(tail)) continue;
            var name = word[..i];
            // Short tails end many names of their own (Maybank, Adhiguna): they are cut from long names, or from very frequent ones.
            bool shortTail = tail.Length < LongTail;
            int floor = !shortTail ? KnownWord : i <= 4 ? FrequentWord : tail.Length <= 3 ? FrequentName : KnownWord;
            if (!(IsAcronym(name) || (i > (shortTail ? 3 : 2) && (IsName(name, floor) || (i > 4 && StandingWords.StandsOnce(text, name)))))) continue;
            // Names end in ordinary words too (Karangsambung, Tirtaperdana): only what goes on with a sentence is cut from a name that stands nowhere else.
            if (twoWords || GoesOn(tail) || StandingWords.StandsOnce(text, name)) return span.Start + i;
        }
        return -1;
    }

    /// <summary>A closed-class word, or one that looks like a verb.</summary>
    private bool GoesOn(ReadOnlySpan<char> tail) => _words.Find(tail) is var number && (_classes.Of(number) != WordClass.None || _verbs.Fits(number, tail));

    private bool EndsInCommonWord(ReadOnlySpan<char> word)
    {
        for (int i = 3; i < word.Length - 1; i++)
        {
            if (IsFrequentTail(word[i..]) && IsName(word[..i], KnownWord)) return true;
        }
        return false;
    }

    /// <summary>Whether the part is printed with a capital often enough, or is in a resource of names that has no counts.</summary>
    private bool IsName(ReadOnlySpan<char> part, int floor)
    {
        int number = _words.Find(part);
        return number != Vocabulary.Unknown && (!_counts.IsKnown(number) || _counts.Capital(number) >= floor);
    }

    private bool IsFrequentTail(ReadOnlySpan<char> tail)
    {
        if (!char.IsLower(tail[0])) return false;
        int number = _words.Find(tail);
        return number != Vocabulary.Unknown && _counts.Lower(number) >= (tail.Length <= 3 ? FunctionWord : tail.Length >= LongTail ? LongTailWord : FrequentWord);
    }

    /// <summary>bahwa|penerbangan: two frequent words behind a name.</summary>
    private bool IsTwoFrequent(ReadOnlySpan<char> tail)
    {
        for (int i = 3; i <= tail.Length - 4; i++)
        {
            if (IsFrequentTail(tail[..i]) && IsFrequentTail(tail[i..])) return true;
        }
        return false;
    }

    private int BetweenCommonWords(ReadOnlySpan<char> word)
    {
        for (int i = word.Length - 2; i >= word.Length - 4 && i >= ShortestCommonPart; i--)
        {
            // jatuh|di: only the most frequent of all short words
            if (_words.Find(word[i..]) is var last && last != Vocabulary.Unknown && _counts.Lower(last) > FunctionWord && IsCommon(word[..i])) return i;
        }
        for (int i = ShortestCommonPart; i <= word.Length - ShortestCommonPart; i++)
        {
            if (IsCommon(word[..i]) && IsCommon(word[i..])) return i;
        }
        return -1;
    }

    private bool IsCommon(ReadOnlySpan<char> part) => _words.Find(part) is var number && number != Vocabulary.Unknown && _counts.Lower(number) >= FrequentWord;
}
