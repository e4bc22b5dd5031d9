using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Morphology;

/// <summary>
/// Gives every word its lemma and features, by its form and the part of speech that stands with it. A name is its own lemma, and so is what has a capital inside
/// a sentence (<c>Gedung Keuangan</c>), as in the treebank CSUI; foreign words, numbers and marks are left as they are.
/// </summary>
public sealed class MorphologyStage : IStage, IWordAnalyzer
{
    private const int LongestWord = 40;

    private readonly WordForms _forms;
    private readonly FeatureRules _features;

    public MorphologyStage(Language language)
    {
        _forms = new(language);
        _features = new(language);
    }

    public IReadOnlyList<Layer> Requires => [Layer.Words];

    public IReadOnlyList<Layer> Provides => [Layer.Words];

    public Document Process(Document document)
    {
        var words = document.Words.AsSpan().ToArray();
        foreach (var range in document.SentenceWords) Analyze(document.Text, words.AsSpan(range.Start, range.Length));
        return document with { Words = ImmutableCollectionsMarshal.AsImmutableArray(words) };
    }

    public void Analyze(string text, Span<SyntacticWord> sentence)
    {
        bool tagged = false;
        foreach (var word in sentence) tagged |= word.Tag != UniversalTag.X;
        Span<char> buffer = stackalloc char[LongestWord];
        bool initial = true;
        for (int i = 0; i < sentence.Length; i++)
        {
            var form = sentence[i].Span.In(text);
            if (!char.IsLetterOrDigit(form[0]))
            {
                initial |= WordScanner.IsQuote(form[0]) || form[0] is ':';
                continue;
            }
            if (form.Length <= LongestWord) Analyze(ref sentence[i], form, buffer[..form.Length], initial, tagged);
            initial = false;
        }
    }

    private void Analyze(ref SyntacticWord word, ReadOnlySpan<char> form, Span<char> lower, bool initial, bool tagged)
    {
        bool changed = false;
        for (int i = 0; i < form.Length; i++)
        {
            char c = form[i];
            if (c is >= 'a' and <= 'z') lower[i] = c;
            else
            {
                lower[i] = char.ToLowerInvariant(c);
                changed |= lower[i] != c;
            }
        }
        var known = (char.IsAsciiDigit(form[0]) && char.IsAsciiDigit(form[^1])) || word.Tag == UniversalTag.Propn ? null : _forms.Of(lower);
        string? features = tagged ? _features.Find(lower, word.Tag, known) : null;
        bool keepsForm = known is null || (changed && !initial && word.Tag != UniversalTag.Pron) || (tagged && word.Tag == UniversalTag.X);
        word = word with { Features = features, Lemma = keepsForm || form.SequenceEqual(known!.Lemma) ? null : known.Lemma };
    }
}
