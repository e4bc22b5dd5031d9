using Jejak.Text;

namespace Jejak.Training.Evaluation;

/// <summary>How much of one kind of thing was right.</summary>
internal readonly record struct Score(int Correct, int Gold, int System)
{
    /// <summary>Harmonic mean of precision and recall, in percent; 0 where there is nothing.</summary>
    public double F1 => Gold + System == 0 ? 0 : 200.0 * Correct / (Gold + System);
}

/// <summary>The measures of the CoNLL 2018 shared task over one text. With given words F1 is plain accuracy.</summary>
internal sealed class ConlluScores
{
    private readonly AnnotatedText _gold;
    private readonly AnnotatedText _system;

    /// <summary>For each gold word the number of its system word, or −1.</summary>
    private readonly int[] _aligned;

    /// <exception cref="InvalidDataException">The two sides do not have the same characters; the message shows where.</exception>
    public ConlluScores(AnnotatedText gold, AnnotatedText system)
    {
        (_gold, _system) = (gold, system);
        CheckCharacters(gold.Characters, system.Characters);
        _aligned = WordAlignment.Align(gold.Words, system.Words);
    }

    public Score Tokens => Spans(_gold.Tokens, _system.Tokens);

    public Score Sentences => Spans(_gold.Sentences, _system.Sentences);

    /// <summary>Multiword tokens that are found, and parted into the same words.</summary>
    public Score MultiwordTokens
    {
        get
        {
            var gold = Multiwords(_gold);
            var system = Multiwords(_system);
            return new(gold.Count(pair => system.TryGetValue(pair.Key, out string? forms) && string.Equals(forms, pair.Value, StringComparison.OrdinalIgnoreCase)), gold.Count, system.Count);
        }
    }

    public Score Words => Aligned((_, _) => true);

    public Score Tags => Aligned((gold, system) => gold.Word.Tag == system.Word.Tag);

    public Score Features => Aligned((gold, system) => UniversalFeatures.AreSame(gold.Word.Features, system.Word.Features));

    /// <summary>A gold word without a lemma is not held against anybody.</summary>
    public Score Lemmas => Aligned((gold, system) => gold.Word.Lemma is null || string.Equals(gold.Word.Lemma, system.Word.Lemma, StringComparison.Ordinal));

    public Score Heads => Aligned(HasSameHead);

    public Score Relations => Aligned((gold, system) => gold.Word.Relation == system.Word.Relation && HasSameHead(gold, system));

    /// <summary>With subtypes, which the shared task leaves aside.</summary>
    public Score RelationsWithSubtypes => Aligned((gold, system) => gold.Word.Relation == system.Word.Relation && gold.Word.Subtype == system.Word.Subtype && HasSameHead(gold, system));

    /// <summary>Gold words with their system words, null where none is aligned.</summary>
    public IEnumerable<(AlignableWord Gold, AlignableWord? System)> Pairs => _gold.Words.Select((word, i) => (word, _aligned[i] < 0 ? null : _system.Words[_aligned[i]]));

    /// <summary>Gold spans that the system lacks, and the other way round.</summary>
    public static (IEnumerable<TextSpan> Missing, IEnumerable<TextSpan> Invented) Differences(IReadOnlyList<TextSpan> gold, IReadOnlyList<TextSpan> system) =>
        (gold.Except(system), system.Except(gold));

    private bool HasSameHead(AlignableWord gold, AlignableWord system) =>
        gold.Head < 0 ? system.Head < 0 : _aligned[gold.Head] >= 0 && _aligned[gold.Head] == system.Head;

    private Score Aligned(Func<AlignableWord, AlignableWord, bool> isRight)
    {
        int correct = 0;
        for (int i = 0; i < _aligned.Length; i++)
        {
            if (_aligned[i] >= 0 && isRight(_gold.Words[i], _system.Words[_aligned[i]])) correct++;
        }
        return new(correct, _gold.Words.Count, _system.Words.Count);
    }

    private static Score Spans(IReadOnlyList<TextSpan> gold, IReadOnlyList<TextSpan> system) => new(gold.Intersect(system).Count(), gold.Count, system.Count);

    /// <summary>The multiword tokens of <paramref name="text"/> with their words' forms, separated by <c>|</c>.</summary>
    public static Dictionary<TextSpan, string> Multiwords(AnnotatedText text) =>
        text.Words.Where(word => word.IsPart).GroupBy(word => word.Span).ToDictionary(group => group.Key, group => string.Join('|', group.Select(word => word.Word.Form)));

    private static void CheckCharacters(string gold, string system)
    {
        int same = gold.AsSpan().CommonPrefixLength(system);
        if (same == gold.Length && same == system.Length) return;
        throw new InvalidDataException($"the analysis holds other characters than the file from '{Around(system, same)}' on, where the file has '{Around(gold, same)}'");
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 10)..Math.Min(text.Length, at + 20)];
}
