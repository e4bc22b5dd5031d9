using System.Diagnostics;
using System.Globalization;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Networks;
using Jejak.Parsing;
using Jejak.Training.Networks;

namespace Jejak.Training.Parsing;

/// <summary>How long and how fast the network learns.</summary>
internal sealed record SyntaxSchedule
{
    public int Epochs { get; init; } = 20;

    public int BatchWords { get; init; } = 700;

    public float Rate { get; init; } = 2e-3f;

    public ulong Seed { get; init; } = 1;

    public Dropouts Dropouts { get; init; } = new(0.12f, 0.2f, 0.3f, 0.33f, 0.3f, 0.3f);
}

/// <summary>Learns a <see cref="SyntaxNetwork"/> from treebanks. Single floats, fixed order of all sums: the same corpora and seed give the same bytes on any number of cores.</summary>
internal sealed class SyntaxTrainer
{
    private const int Shards = 2;

    private readonly WordFeatures _features;
    private readonly string[] _vocabulary;
    private readonly string[] _relations;
    private readonly string[] _tagSets;
    private readonly Dictionary<string, string[]> _tagSetTags = [];
    private readonly SyntaxParameters _parameters;
    private readonly SyntaxSchedule _schedule;
    private readonly SeededRandom _random;
    private readonly int _threads;
    private int _step;

    public SyntaxTrainer(Language language, IReadOnlyList<AnnotatedSentence> corpus, WordVectors vectors, SyntaxShape shape, SyntaxSchedule schedule, int threads)
    {
        (_schedule, _threads, _random) = (schedule, threads, new(schedule.Seed));
        _vocabulary = Vocabulary(corpus, vectors);
        _features = new(language, _vocabulary, merged: false);
        _relations = ["root", .. corpus.Where(s => s.Relations is not null).SelectMany(s => s.Relations!).Distinct().Where(name => name != "root").Order(StringComparer.Ordinal)];
        _tagSets = [.. corpus.Where(s => s.TagSet is not null).Select(s => s.TagSet!).Distinct().Order(StringComparer.Ordinal)];
        foreach (string set in _tagSets) _tagSetTags[set] = [.. corpus.Where(s => s.TagSet == set).SelectMany(s => s.LanguageTags!).Distinct().Order(StringComparer.Ordinal)];
        shape = shape with { Relations = (_relations.Length + 15) / 16 * 16 };
        float[] matrix = new float[_vocabulary.Length * vectors.Dimensions];
        for (int i = 1; i < _vocabulary.Length; i++) vectors.Find(_vocabulary[i]).CopyTo(matrix.AsSpan(i * vectors.Dimensions));
        _parameters = new(shape, _features.RowCount, matrix, vectors.Dimensions, [.. _tagSets.Select(set => _tagSetTags[set].Length)], _random);
    }

    /// <summary>One round over the examples after the other; <paramref name="report"/> is called after each with its number.</summary>
    public void Train(IReadOnlyList<SyntaxExample> examples, int epochs, Action<int, string> report)
    {
        var shards = new SyntaxShard[Shards];
        for (int i = 0; i < Shards; i++) shards[i] = new(_parameters, _schedule.Dropouts) { StyleRow = _features.Style, HiddenRow = _features.Hidden };
        int first = _step, total = 0;
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            var clock = Stopwatch.StartNew();
            var losses = default(Losses);
            var batches = Batches(examples);
            if (total == 0) total = batches.Count * epochs;
            foreach (var batch in batches)
            {
                float progress = Math.Min(1f, (_step - first) / (float)total), warm = Math.Min(1f, (_step - first + 1) / 200f);
                Step(shards, batch, _schedule.Rate * warm * Math.Max(0.02f, 1 - progress));
                foreach (var shard in shards) losses = Sum(losses, shard.Losses);
            }
            report(epoch, string.Create(CultureInfo.InvariantCulture, $"arcs {losses.Arc / Math.Max(1, losses.ArcCount):F3} labels {losses.Label / Math.Max(1, losses.ArcCount):F3} tags {losses.Tag / Math.Max(1, losses.TagCount):F3} hidden {losses.Masked / Math.Max(1, losses.MaskedCount):F3} {clock.Elapsed.TotalSeconds:F1} s"));
        }
    }

    public SyntaxExample Example(AnnotatedSentence sentence)
    {
        int[][] rows = new int[sentence.Forms.Length][];
        Span<int> buffer = stackalloc int[WordFeatures.MostRows];
        for (int i = 0; i < rows.Length; i++) rows[i] = buffer[.._features.Rows(sentence.Forms[i], _features.Known(sentence.Forms[i]), i == 0, buffer)].ToArray();
        int set = sentence.TagSet is null ? SyntaxExample.None : Array.IndexOf(_tagSets, sentence.TagSet);
        return new()
        {
            Rows = rows,
            Style = Array.IndexOf(SyntaxCorpora.Styles, sentence.Style),
            Tags = sentence.Tags?.Select(tag => tag is { } given ? (int)given : SyntaxExample.None).ToArray(),
            Heads = sentence.Heads,
            Relations = sentence.Relations?.Select(name => name.Length == 0 ? SyntaxExample.None : Math.Max(0, Array.IndexOf(_relations, name))).ToArray(),
            Auxiliary = set,
            AuxiliaryTags = sentence.LanguageTags?.Select(tag => Array.IndexOf(_tagSetTags[sentence.TagSet!], tag)).ToArray(),
        };
    }

    /// <summary>The finished model: affixes and vectors summed into the rows of known forms, rows as signed bytes, the running means of all else.</summary>
    public ModelFileWriter Export()
    {
        var writer = new ModelFileWriter(SyntaxNetwork.Component, SyntaxNetwork.Version);
        writer.Add<int>("shape", _parameters.Shape.ToArray());
        writer.AddStrings("vocabulary", _vocabulary);
        writer.AddStrings("relations", _relations);
        writer.AddStrings("styles", SyntaxCorpora.Styles);
        AddRows(writer);
        for (int i = 0; i < _parameters.Layers.Length; i++) AddLayer(writer, $"layer{i}", _parameters.Layers[i]);
        AddLayer(writer, "tags", _parameters.Tags);
        AddLayer(writer, "arcs", _parameters.Arcs);
        writer.Add<float>("arcs.product", _parameters.ArcProduct.Mean);
        writer.Add<float>("arcs.root", _parameters.ArcRoot.Mean);
        writer.Add<float>("arcs.distances", _parameters.Distances.Mean);
        AddLayer(writer, "labels", _parameters.Labels);
        writer.Add<float>("labels.root", _parameters.LabelRoot.Mean);
        AddLayer(writer, "relations", _parameters.Relations);
        return writer;
    }

    private static void AddLayer(ModelFileWriter writer, string name, (Parameter Weights, Parameter Biases) layer)
    {
        writer.Add<float>(name + ".weights", layer.Weights.Mean);
        writer.Add<float>(name + ".biases", layer.Biases.Mean);
    }

    private void AddRows(ModelFileWriter writer)
    {
        int units = _parameters.Shape.Units, count = _features.RowCount;
        float[] projected = new float[_vocabulary.Length * units];
        MatrixProduct.Multiply(_parameters.Vectors, _parameters.Projection.Mean, projected, _vocabulary.Length, _parameters.Dimensions, units);
        sbyte[] bytes = new sbyte[count * units];
        float[] scales = new float[count];
        float[] row = new float[units];
        Span<int> affixes = stackalloc int[WordFeatures.MostRows];
        for (int r = 0; r < count; r++)
        {
            _parameters.Rows.Mean.AsSpan(r * units, units).CopyTo(row);
            if (r > 0 && r < _vocabulary.Length)
            {
                for (int i = 0; i < units; i++) row[i] += projected[(r * units) + i];
                foreach (int affix in affixes[.._features.Affixes(_vocabulary[r], affixes, 0)])
                {
                    for (int i = 0; i < units; i++) row[i] += _parameters.Rows.Mean[(affix * units) + i];
                }
            }
            float largest = row.Max(MathF.Abs);
            scales[r] = largest / 127;
            for (int i = 0; i < units; i++) bytes[(r * units) + i] = largest == 0 ? (sbyte)0 : (sbyte)MathF.Round(row[i] / scales[r]);
        }
        writer.Add<sbyte>("rows", bytes);
        writer.Add<float>("rows.scales", scales);
    }

    private void Step(SyntaxShard[] shards, List<SyntaxExample> batch, float rate)
    {
        _step++;
        ulong seed = _random.Next();
        // Longest first, then in turn: the parts are of one size and the same on any number of cores.
        var parts = batch.OrderByDescending(sentence => sentence.Length).Select((sentence, i) => (sentence, i)).GroupBy(pair => pair.i % Shards).ToDictionary(group => group.Key, group => group.Select(pair => pair.sentence).ToList());
        Parallel.For(0, Shards, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Shards, _threads) }, i => shards[i].Run(parts.GetValueOrDefault(i, []), new(seed + (ulong)i)));
        int words = batch.Sum(sentence => sentence.Length);
        double norm = 0;
        for (int g = 0; g < shards[0].Gradients.All.Count; g++)
        {
            for (int i = 1; i < Shards; i++) shards[0].Gradients.All[g].Add(shards[i].Gradients.All[g]);
            norm += shards[0].Gradients.All[g].SquaredNorm();
        }
        float scale = 1f / words, length = (float)Math.Sqrt(norm) * scale;
        if (length > 2f) scale *= 2f / length;
        var step = AdamStep.At(_step, rate);
        foreach (var gradient in shards[0].Gradients.All) gradient.Apply(scale, step);
        const int Every = 10;
        if (_step % Every != 0) return;
        // The mean reaches back a tenth of the way, and at the beginning to the start.
        float share = Math.Max(Every / 1500f, Every / (float)(_step + Every));
        foreach (var parameter in _parameters.All) parameter.Average(share);
    }

    private List<List<SyntaxExample>> Batches(IReadOnlyList<SyntaxExample> examples)
    {
        var order = examples.Where(example => example.Length is > 0 and <= 150).ToList();
        _random.Shuffle(order);
        var batches = new List<List<SyntaxExample>>();
        int words = int.MaxValue / 2;
        foreach (var example in order)
        {
            if (words + example.Length > _schedule.BatchWords)
            {
                batches.Add([]);
                words = 0;
            }
            batches[^1].Add(example);
            words += example.Length;
        }
        return batches;
    }

    private static Losses Sum(Losses a, Losses b) => new(a.Arc + b.Arc, a.ArcCount + b.ArcCount, a.Label + b.Label, a.Tag + b.Tag, a.TagCount + b.TagCount, a.Auxiliary + b.Auxiliary, a.Masked + b.Masked, a.MaskedCount + b.MaskedCount);

    /// <summary>Forms with a vector, by frequency, then forms that the corpora hold twice or more.</summary>
    private static string[] Vocabulary(IReadOnlyList<AnnotatedSentence> corpus, WordVectors vectors)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        char[] buffer = new char[64];
        foreach (var sentence in corpus)
        {
            foreach (string form in sentence.Forms)
            {
                string folded = new(buffer.AsSpan(0, WordFeatures.Fold(form, buffer)));
                counts[folded] = counts.GetValueOrDefault(folded) + 1;
            }
        }
        var known = new HashSet<string>(StringComparer.Ordinal) { "" };
        var vocabulary = new List<string> { "" };
        foreach (string word in vectors.Words.Concat(counts.Where(pair => pair.Value >= 2).Select(pair => pair.Key).Order(StringComparer.Ordinal)))
        {
            string folded = new(buffer.AsSpan(0, WordFeatures.Fold(word, buffer)));
            if (!folded.Contains('\n', StringComparison.Ordinal) && known.Add(folded)) vocabulary.Add(folded);
        }
        return [.. vocabulary];
    }
}
