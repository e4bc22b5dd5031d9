using Jejak.Languages;

namespace Jejak.Morphology;

/// <summary>
/// Finds the clitic that leans on a word: <c>kerja|nya</c>, <c>apa|kah</c>, <c>ku|lihat</c>. Follows the treebanks CSUI and PUD: an adverb that has become one word
/// (<c>akhirnya</c>) stays whole.
/// </summary>
/// <remarks>Thresholds are log2 counts over 21,950 raw articles (see <c>words.tsv</c>). Immutable; safe to use from several threads.</remarks>
internal sealed class CliticCutter
{
    private const int KnownWord = 4;
    private const int LongestWord = 40;
    private const int ShortestVerb = 4;
    private const int ShortestHost = 3;

    private readonly Vocabulary _words;
    private readonly WordCounts _counts;
    private readonly Affixes _affixes;
    private readonly (string Form, Evidence Evidence)[] _after;
    private readonly string[] _before;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _fixed;

    /// <summary>For every pair of last letters whether a clitic ends so, and for every first letter whether one begins so: most words are done with it.</summary>
    private readonly bool[] _endings = new bool[128 * 128];
    private readonly bool[] _beginnings = new bool[128];

    private enum Evidence : byte
    {
        Any,
        Word,
        Verb,
        Mark,
    }

    public CliticCutter(Language language)
    {
        (_words, _counts, _affixes) = (language.Words, language.Counts, Affixes.Of(language));
        var clitics = language.Table("morphology/clitics").Rows;
        _after = [.. clitics.Where(row => row["side"] == "after").Select(row => (row["form"], row.Choice<Evidence>("evidence")))];
        _before = [.. clitics.Where(row => row["side"] == "before").Select(row => row["form"])];
        var fixedWords = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in language.Table("morphology/fixed-words").Rows)
        {
            string[] parts = row.List("parts");
            if (parts.Length > 2 || (parts.Length == 2 && string.Concat(parts) != row["form"])) throw row.Error($"'{row["parts"]}' are not two parts of '{row["form"]}'");
            fixedWords[row["form"]] = parts.Length == 2 ? parts[0].Length : 0;
        }
        _fixed = fixedWords.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string form in fixedWords.Keys.Concat(_after.Select(clitic => clitic.Form))) _endings[Pair(form)] = true;
        foreach (string form in _before) _beginnings[form[0]] = true;
    }

    private static int Pair(ReadOnlySpan<char> word) => (Letter(word[^2]) * 128) + Letter(word[^1]);

    private static int Letter(char c) => c >= 128 ? 0 : c is >= 'A' and <= 'Z' ? c | 0x20 : c;

    /// <summary>How a word parts.</summary>
    /// <param name="At">Length of the first part, or 0 where the word is whole.</param>
    /// <param name="IsBefore">The first part leans on the second; else the second on the first.</param>
    /// <param name="IsMark">The second part is a word of another language that is printed on (<c>'s</c>), no clitic.</param>
    public readonly record struct Cut(int At, bool IsBefore, bool IsMark);

    /// <param name="word">As printed.</param>
    /// <param name="mayBeName">It has a capital that its place does not explain.</param>
    public Cut Find(ReadOnlySpan<char> word, bool mayBeName)
    {
        if (word.Length is < 3 or > LongestWord || !(_endings[Pair(word)] || _beginnings[Letter(word[0])])) return default;
        Span<char> lower = stackalloc char[LongestWord];
        lower = lower[..word.Length];
        for (int i = 0; i < word.Length; i++) lower[i] = char.ToLowerInvariant(word[i]);
        if (_fixed.TryGetValue(lower, out int at)) return new(at, false, false);
        // bertanya-tanya
        int hyphen = lower.LastIndexOf('-');
        if (hyphen >= 0 && (_affixes.IsRoot(lower[(hyphen + 1)..]) || _fixed.TryGetValue(lower[(hyphen + 1)..], out _))) return default;
        foreach (var (form, evidence) in _after)
        {
            if (lower.Length <= form.Length + 1 || !lower.EndsWith(form, StringComparison.Ordinal)) continue;
            int rest = lower.Length - form.Length;
            if (evidence == Evidence.Mark) return new(rest, false, true);
            return LeansOn(word, lower, rest, evidence, mayBeName) ? new(rest, false, false) : default;
        }
        return mayBeName ? default : Before(lower);
    }

    private bool LeansOn(ReadOnlySpan<char> word, ReadOnlySpan<char> lower, int rest, Evidence evidence, bool mayBeName)
    {
        if (_affixes.IsRoot(lower)) return false;
        var host = lower[..rest];
        // NPLnya, KPRnya: small letters after capitals
        if (char.IsUpper(word[rest - 1])) return char.IsLower(word[rest]);
        bool known = IsKnown(host) || (evidence == Evidence.Any && _affixes.IsWord(host));
        if (evidence == Evidence.Word && rest < ShortestHost) return false;
        if (evidence == Evidence.Word || mayBeName) return known && !(mayBeName && IsName(lower));
        // An adverb such as seharusnya: the rest is no word without the ending.
        return known || !_affixes.IsEqual(host);
    }

    private bool IsKnown(ReadOnlySpan<char> form) => _words.Find(form) is var number && number != Vocabulary.Unknown && _counts.Lower(number) >= KnownWord;

    private bool IsName(ReadOnlySpan<char> form) => _words.Find(form) is var number && number != Vocabulary.Unknown && _counts.IsName(number);

    private Cut Before(ReadOnlySpan<char> lower)
    {
        foreach (string form in _before)
        {
            if (!lower.StartsWith(form, StringComparison.Ordinal)) continue;
            var rest = lower[form.Length..];
            if (rest.Length >= ShortestVerb && !_affixes.IsRoot(lower) && !IsKnown(lower) && _affixes.HasPassive(rest)) return new(form.Length, true, false);
        }
        return default;
    }
}
