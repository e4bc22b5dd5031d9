using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Morphology;

/// <summary>The universal features of a word by its form and part of speech: listed forms first, then by shape, then what holds for the part of speech.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class FeatureRules
{
    private readonly Dictionary<string, (UniversalTag Tag, string Features)[]>.AlternateLookup<ReadOnlySpan<char>> _forms;
    private readonly List<(FormTraits Trait, string Features)>[] _rules = [.. Enum.GetValues<UniversalTag>().Select(_ => new List<(FormTraits, string)>())];

    public FeatureRules(Language language)
    {
        var listed = new Dictionary<string, List<(UniversalTag, string)>>(StringComparer.Ordinal);
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in language.Table("morphology/features").Rows)
        {
            string features = row.Optional("features") ?? "";
            features = shared.TryGetValue(features, out string? known) ? known : shared[features] = features;
            var tag = row.Choice<UniversalTag>("tag");
            if (row.Optional("form") is not { } forms)
            {
                _rules[(int)tag].Add((row.Optional("shape") is null ? FormTraits.None : row.Choice<FormTraits>("shape"), features));
                continue;
            }
            foreach (string form in row.List("form"))
            {
                if (!listed.TryGetValue(form, out var entries)) listed[form] = entries = [];
                entries.Add((tag, features));
            }
        }
        _forms = listed.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The features as CoNLL-U writes them, one shared string a value, or null.</summary>
    /// <param name="form">What is known of the form; it keeps the answer.</param>
    public string? Find(ReadOnlySpan<char> lower, UniversalTag tag, WordForm? form)
    {
        if (form is null) return Look(lower, tag, FormTraits.None);
        string features = form.Features[(int)tag] ??= Look(lower, tag, form.Traits) ?? "";
        return features.Length == 0 ? null : features;
    }

    private string? Look(ReadOnlySpan<char> lower, UniversalTag tag, FormTraits traits)
    {
        if (_forms.TryGetValue(lower, out var entries))
        {
            foreach (var (entryTag, features) in entries)
            {
                if (entryTag == tag) return features.Length == 0 ? null : features;
            }
        }
        foreach (var (trait, features) in _rules[(int)tag])
        {
            if ((traits & trait) == trait) return features;
        }
        return null;
    }
}
