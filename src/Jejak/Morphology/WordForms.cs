using System.Collections.Concurrent;
using Jejak.Languages;

namespace Jejak.Morphology;

/// <summary>What the shape of a word form says, whatever its part of speech.</summary>
[Flags]
internal enum FormTraits : byte
{
    None = 0,

    /// <summary>Printed twice with a hyphen between: <c>langkah-langkah</c>.</summary>
    Doubled = 1,

    /// <summary>Has a prefix that makes a verb passive.</summary>
    Passive = 2,

    /// <summary>Has the prefix that makes an adjective a superlative.</summary>
    Superlative = 4,

    /// <summary><c>ke-10</c></summary>
    Ordinal = 8,
}

/// <summary>The dictionary form of a word form, and what its shape says.</summary>
/// <param name="Lemma">In lower case; one shared string.</param>
internal sealed record WordForm(string Lemma, FormTraits Traits)
{
    /// <summary>Its features by part of speech, as <see cref="FeatureRules"/> writes them; null where nobody has asked yet, empty for none.</summary>
    public string?[] Features { get; } = new string?[Enum.GetValues<Documents.UniversalTag>().Length];
}

/// <summary>
/// Lemmas of word forms in lower case: listed ones first, then what affixes, doubling and the ending <c>-nya</c> of adverbs lead to; else the form itself.
/// A lemma is the root, as in the treebanks CSUI and PUD (<c>mempertimbangkan</c>: <c>timbang</c>).
/// </summary>
/// <remarks>Remembers forms it has seen, up to a bound; the answer depends on the form alone. Safe to use from several threads.</remarks>
internal sealed class WordForms
{
    private const int MostRemembered = 1 << 16;

    private readonly Affixes _affixes;
    private readonly string _adverbEnding;
    private readonly Dictionary<string, string> _listed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WordForm> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private int _remembered;

    public WordForms(Language language)
    {
        _affixes = Affixes.Of(language);
        foreach (var row in language.Table("morphology/lemmas").Rows) _listed[row["form"]] = row["lemma"];
        _adverbEnding = language.Table("morphology/clitics").Rows.First(row => row["evidence"] == "any")["form"];
        _bySpan = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <param name="lower">In lower case.</param>
    public WordForm Of(ReadOnlySpan<char> lower)
    {
        if (_bySpan.TryGetValue(lower, out var known)) return known;
        var made = Make(lower.ToString());
        if (_remembered < MostRemembered && _seen.TryAdd(lower.ToString(), made)) Interlocked.Increment(ref _remembered);
        return made;
    }

    private WordForm Make(string form)
    {
        int hyphen = form.IndexOf('-');
        if (hyphen > 0) return Hyphened(form, hyphen);
        bool derived = _affixes.TryAnalyze(form, out var analysis);
        var traits = derived ? analysis.Traits : FormTraits.None;
        if (_listed.TryGetValue(form, out string? lemma)) return new(lemma, traits);
        if (derived) return new(analysis.Root, traits);
        if (form.Length > _adverbEnding.Length + 3 && form.EndsWith(_adverbEnding, StringComparison.Ordinal))
        {
            var inner = Make(form[..^_adverbEnding.Length]);
            if (!ReferenceEquals(inner.Lemma, form)) return new(inner.Lemma, FormTraits.None);
        }
        return new(form, traits);
    }

    private WordForm Hyphened(string form, int hyphen)
    {
        string left = form[..hyphen], right = form[(hyphen + 1)..];
        if (right.Length > 0 && char.IsAsciiDigit(right[0])) return new(_listed.GetValueOrDefault(form, form), FormTraits.Ordinal);
        // the nineties: 1990-an
        if (char.IsAsciiDigit(left[0])) return new(char.IsAsciiDigit(left[^1]) ? left : form, FormTraits.Doubled);
        bool doubled = left == right;
        if (_listed.TryGetValue(form, out string? lemma)) return new(lemma, doubled ? FormTraits.Doubled : FormTraits.None);
        if (right.Length < 2 || left.Length < 2) return new(form, FormTraits.None);
        var (first, second) = (Make(left), Make(right));
        // berturut-turut, kehati-hatian: affixes stand around the doubled root
        if (doubled || first.Lemma == second.Lemma) return new(first.Lemma, (doubled ? FormTraits.Doubled : FormTraits.None) | first.Traits);
        if (right.StartsWith(first.Lemma, StringComparison.Ordinal)) return new(first.Lemma, first.Traits);
        return left.EndsWith(second.Lemma, StringComparison.Ordinal) && second.Lemma.Length > 2 ? new(second.Lemma, first.Traits) : new(form, FormTraits.None);
    }
}
