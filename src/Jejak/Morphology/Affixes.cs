using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Jejak.Languages;

namespace Jejak.Morphology;

/// <summary>A word taken apart. Strings are shared: one a root and one a prefix.</summary>
/// <param name="Root">In lower case.</param>
/// <param name="Prefix">Name of the outermost prefix (<c>meN</c>), or null.</param>
/// <param name="Suffix">Name of the suffix, or null.</param>
/// <param name="Traits">What the outermost prefix makes of it.</param>
internal readonly record struct AffixAnalysis(string Root, string? Prefix, string? Suffix, FormTraits Traits);

/// <summary>
/// Takes words apart into prefixes, a known root and a suffix: up to three prefixes (<c>mem|per|timbang|kan</c>), with the letter that <c>meN-</c> and <c>peN-</c> swallow put back
/// (<c>menulis</c> from <c>tulis</c>). Of several ways the cheapest is taken: few affixes, a long and frequent root.
/// </summary>
/// <remarks>
/// Costs were set on the nouns, verbs and adjectives of CSUI (without its held-out fold) and PUD, 1,900 forms: 90 % as the treebanks have it, most others roots that they leave whole.
/// Immutable; safe to use from several threads.
/// </remarks>
internal sealed class Affixes
{
    private const int MostPrefixes = 3;
    private const int LongestWord = 40;
    private const int PrefixCost = 24, SuffixCost = 10, ShortRootCost = 6, TinyRootCost = 30, CountGain = 3, UnswallowedCost = 4;

    /// <summary>The stages of one language share one.</summary>
    private static readonly ConditionalWeakTable<Language, Affixes> s_shared = [];

    private readonly RootLexicon _roots;
    private readonly Vocabulary _words;
    private readonly WordCounts _counts;
    private readonly ImmutableArray<Prefix>[] _prefixes = new ImmutableArray<Prefix>[26];
    private readonly (string Form, string Name)[] _suffixes;
    private readonly string _passive;
    private readonly string _equal;

    private sealed record Prefix(string Form, string Name, char Restores, string? Before, FormTraits Traits, string? WithSuffix);

    private Affixes(Language language)
    {
        (_roots, _words, _counts) = (new(language), language.Words, language.Counts);
        var table = language.Table("morphology/affixes").Rows;
        var prefixes = table.Where(row => row["kind"] == "prefix").Select(row => new Prefix(row["form"], row["affix"], row.Optional("restores") is { } letter ? letter[0] : '\0', row.Optional("before"), Traits(row), row.Optional("with"))).ToList();
        for (int i = 0; i < _prefixes.Length; i++) _prefixes[i] = [.. prefixes.Where(prefix => prefix.Form[0] == 'a' + i)];
        _suffixes = [.. table.Where(row => row["kind"] == "suffix").Select(row => (row["form"], row["affix"]))];
        _passive = table.First(row => row.Optional("role") == "passive")["form"];
        _equal = table.First(row => row.Optional("role") == "equal")["form"];
    }

    public static Affixes Of(Language language) => s_shared.GetValue(language, made => new(made));

    /// <summary>Whether <paramref name="word"/>, in lower case, is a root.</summary>
    public bool IsRoot(ReadOnlySpan<char> word) => _roots.Find(word) is not null;

    private static FormTraits Traits(ResourceRow row)
    {
        var traits = FormTraits.None;
        foreach (string trait in row.List("makes")) traits |= Enum.Parse<FormTraits>(trait, ignoreCase: true);
        return traits;
    }

    /// <summary>Takes <paramref name="word"/>, in lower case, apart.</summary>
    /// <returns>Whether it is a known root, or made from one.</returns>
    public bool TryAnalyze(ReadOnlySpan<char> word, out AffixAnalysis analysis)
    {
        analysis = default;
        if (word.Length is < 2 or > LongestWord) return false;
        if (_roots.Find(word) is { } whole)
        {
            analysis = new(whole, null, null, FormTraits.None);
            return true;
        }
        Span<char> letters = stackalloc char[LongestWord];
        word.CopyTo(letters);
        var search = new Search { Letters = letters };
        search.End = word.Length;
        Descend(ref search, 0, 0, null, false);
        foreach (var (form, name) in _suffixes)
        {
            if (word.Length < form.Length + 3 || !word.EndsWith(form, StringComparison.Ordinal)) continue;
            (search.End, search.Suffix) = (word.Length - form.Length, name);
            Descend(ref search, 0, 0, null, false);
        }
        analysis = search.Best;
        return analysis.Root is not null;
    }

    /// <summary>Whether <paramref name="word"/> is a root or made from one.</summary>
    public bool IsWord(ReadOnlySpan<char> word) => !IsEqual(word) && TryAnalyze(word, out _);

    /// <summary>Whether the word begins with the prefix that makes adverbs together with an ending (<c>se-…-nya</c>).</summary>
    public bool IsEqual(ReadOnlySpan<char> word) => word.StartsWith(_equal, StringComparison.Ordinal) && word.Length > _equal.Length + 2 && _roots.Find(word) is null;

    /// <summary>Whether the passive of <paramref name="verb"/> is a known word form: it takes an agent before it.</summary>
    public bool HasPassive(ReadOnlySpan<char> verb)
    {
        Span<char> passive = stackalloc char[LongestWord];
        if (_passive.Length + verb.Length > LongestWord) return false;
        _passive.CopyTo(passive);
        verb.CopyTo(passive[_passive.Length..]);
        return _words.Find(passive[..(_passive.Length + verb.Length)]) is var number && number != Vocabulary.Unknown && _counts.Lower(number) > 1;
    }

    private ref struct Search
    {
        public Span<char> Letters;
        public int End;
        public string? Suffix;
        public AffixAnalysis Best;
        public int BestCost;
    }

    /// <param name="start">Where the rest begins.</param>
    /// <param name="swallows">The last prefix may swallow a letter.</param>
    private void Descend(ref Search search, int start, int depth, Prefix? outermost, bool swallows)
    {
        var rest = search.Letters[start..search.End];
        if (rest.Length < 2) return;
        if (_roots.Find(rest) is { } root) Consider(ref search, root, depth, outermost, swallows);
        if (depth == MostPrefixes || rest[0] is < 'a' or > 'z') return;
        foreach (var prefix in _prefixes[rest[0] - 'a'])
        {
            if (rest.Length < prefix.Form.Length + 2 || !rest.StartsWith(prefix.Form, StringComparison.Ordinal)) continue;
            if (prefix.Before is { } before && !before.Contains(rest[prefix.Form.Length])) continue;
            int next = start + prefix.Form.Length;
            bool mayNasal = prefix.Form.Length > 2 && prefix.Name.EndsWith('N');
            if (prefix.Restores == '\0')
            {
                Descend(ref search, next, depth + 1, outermost ?? prefix, mayNasal);
                continue;
            }
            char printed = search.Letters[next - 1];
            search.Letters[next - 1] = prefix.Restores;
            Descend(ref search, next - 1, depth + 1, outermost ?? prefix, false);
            search.Letters[next - 1] = printed;
        }
    }

    private void Consider(ref Search search, string root, int prefixes, Prefix? outermost, bool unswallowed)
    {
        if (prefixes == 0 && search.Suffix is null) return;
        int count = _words.Find(root) is var number && number != Vocabulary.Unknown ? _counts.Lower(number) : 0;
        int cost = (PrefixCost * prefixes) + (search.Suffix is null ? 0 : SuffixCost) + (root.Length == 2 ? TinyRootCost : root.Length == 3 ? ShortRootCost : 0) - (CountGain * count)
            + (unswallowed ? UnswallowedCost : 0);
        if (search.Best.Root is { } best && (cost > search.BestCost || (cost == search.BestCost && (root.Length < best.Length || (root.Length == best.Length && string.CompareOrdinal(root, best) >= 0))))) return;
        var traits = outermost is null || (outermost.WithSuffix is { } with && with != search.Suffix) ? FormTraits.None : outermost.Traits;
        (search.Best, search.BestCost) = (new(root, outermost?.Name, search.Suffix, traits), cost);
    }
}
