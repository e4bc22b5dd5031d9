using System.Numerics.Tensors;
using Jejak.Networks;
using Jejak.Parsing;
using Jejak.Training.Networks;

namespace Jejak.Training.Parsing;

/// <summary>How much is hidden while learning, as shares of 1.</summary>
internal sealed record Dropouts(float Word, float Input, float Layer, float Output, float Arc, float Label);

/// <summary>Losses summed over a part of a batch, and how many decisions they are of.</summary>
internal record struct Losses(double Arc, int ArcCount, double Label, double Tag, int TagCount, double Auxiliary, double Masked, int MaskedCount);

/// <summary>
/// Runs some sentences forwards and backwards through the network and keeps the gradients: one part of a batch, on one thread.
/// The forward pass is that of <see cref="SyntaxNetwork"/> with dropout; the backward passes are written out by hand.
/// </summary>
internal sealed class SyntaxShard
{
    private readonly SyntaxParameters _p;
    private readonly Dropouts _drop;

    public SyntaxShard(SyntaxParameters parameters, Dropouts dropouts) => (_p, _drop, Gradients) = (parameters, dropouts, new(parameters.All));

    public Gradients Gradients { get; }

    public Losses Losses { get; private set; }

    /// <summary>Set by the trainer: rows of styles and of hidden words.</summary>
    public required Func<int, int> StyleRow { get; init; }

    public required int HiddenRow { get; init; }

    /// <summary>Gradients of the summed losses of <paramref name="sentences"/>; the same random numbers give the same bits.</summary>
    public void Run(IReadOnlyList<SyntaxExample> sentences, SeededRandom random)
    {
        Gradients.Clear();
        Losses = default;
        int units = _p.Shape.Units, layers = _p.Shape.Layers, count = sentences.Sum(sentence => sentence.Length);
        if (count == 0) return;
        int[] lengths = [.. sentences.Select(sentence => sentence.Length)];
        int[] hidden = Hide(sentences, random);
        float[] vectors = new float[count * _p.Dimensions];
        float[] input = Input(sentences, hidden, vectors);
        float[] inputMask = DropoutMask.Of(random, input.Length, _drop.Input);
        DropoutMask.Apply(inputMask, input);
        var passes = new RecurrentPass[layers];
        float[] x = input;
        for (int l = 0; l < layers; l++)
        {
            passes[l] = new(_p.Layers[l], x, DropoutMask.OfSequences(random, lengths, units, _drop.Layer), lengths);
            x = passes[l].Forward();
        }
        float[] outputMask = DropoutMask.OfSequences(random, lengths, units, _drop.Output);
        float[] top = [.. x];
        DropoutMask.Apply(outputMask, top);
        float[] gradient = new float[top.Length];
        Tags(sentences, top, gradient);
        GuessHidden(sentences, hidden, top, gradient);
        Trees(sentences, lengths, top, gradient, random);
        DropoutMask.Apply(outputMask, gradient);
        for (int l = layers - 1; l >= 0; l--) gradient = passes[l].Backward(Gradients, gradient);
        DropoutMask.Apply(inputMask, gradient);
        BackwardInput(sentences, hidden, vectors, gradient);
    }

    /// <summary>Which words are hidden: 1 their form, 2 the whole word.</summary>
    private int[] Hide(IReadOnlyList<SyntaxExample> sentences, SeededRandom random)
    {
        var hidden = new List<int>();
        foreach (var sentence in sentences)
        {
            foreach (int[] rows in sentence.Rows)
            {
                float chance = random.Uniform();
                hidden.Add(sentence.IsMasked ? (chance < 0.15f && rows[0] > 0 ? 2 : 0) : chance < _drop.Word ? 1 : 0);
            }
        }
        return [.. hidden];
    }

    private float[] Input(IReadOnlyList<SyntaxExample> sentences, int[] hidden, float[] vectors)
    {
        int units = _p.Shape.Units, at = 0;
        float[] input = new float[hidden.Length * units];
        foreach (var sentence in sentences)
        {
            foreach (int[] rows in sentence.Rows)
            {
                var sum = input.AsSpan(at * units, units);
                foreach (int row in InputRows(sentence, rows, hidden[at])) TensorPrimitives.Add(sum, _p.Rows.Values.AsSpan(row * units, units), sum);
                if (hidden[at] == 0) _p.Vectors.AsSpan(rows[0] * _p.Dimensions, _p.Dimensions).CopyTo(vectors.AsSpan(at * _p.Dimensions));
                at++;
            }
        }
        MatrixProduct.Multiply(vectors, _p.Projection.Values, input, at, _p.Dimensions, units, add: true);
        return input;
    }

    private IEnumerable<int> InputRows(SyntaxExample sentence, int[] rows, int hidden)
    {
        yield return StyleRow(sentence.Style);
        if (hidden == 2)
        {
            yield return HiddenRow;
            yield break;
        }
        yield return hidden == 1 ? 0 : rows[0];
        for (int i = 1; i < rows.Length; i++) yield return rows[i];
    }

    private void BackwardInput(IReadOnlyList<SyntaxExample> sentences, int[] hidden, float[] vectors, float[] gradient)
    {
        int units = _p.Shape.Units, at = 0;
        var rowsGradient = Gradients[_p.Rows];
        foreach (var sentence in sentences)
        {
            foreach (int[] rows in sentence.Rows)
            {
                var from = gradient.AsSpan(at * units, units);
                foreach (int row in InputRows(sentence, rows, hidden[at]))
                {
                    var to = rowsGradient.Row(row);
                    TensorPrimitives.Add(to, from, to);
                }
                at++;
            }
        }
        Gradients.AddProductOfTransposed(vectors, gradient, Gradients[_p.Projection].Dense, at, _p.Dimensions, units);
    }

    private void Tags(IReadOnlyList<SyntaxExample> sentences, float[] top, float[] topGradient)
    {
        var (loss, count) = Classify(top, topGradient, _p.Tags, SyntaxShape.TagCount, Targets(sentences, sentence => sentence.Tags), 1f);
        Losses = Losses with { Tag = loss, TagCount = count };
        for (int a = 0; a < _p.Auxiliary.Length; a++)
        {
            int set = a;
            (loss, _) = Classify(top, topGradient, _p.Auxiliary[a], _p.Auxiliary[a].Weights.Columns, Targets(sentences, sentence => sentence.Auxiliary == set ? sentence.AuxiliaryTags : null), 0.5f);
            Losses = Losses with { Auxiliary = Losses.Auxiliary + loss };
        }
    }

    private void GuessHidden(IReadOnlyList<SyntaxExample> sentences, int[] hidden, float[] top, float[] topGradient)
    {
        var guesses = new HiddenWordLoss(_p, Gradients);
        guesses.Score(sentences, top, topGradient, hidden);
        Losses = Losses with { Masked = guesses.Loss, MaskedCount = guesses.Count };
    }

    private void Trees(IReadOnlyList<SyntaxExample> sentences, int[] lengths, float[] top, float[] topGradient, SeededRandom random)
    {
        if (sentences.All(sentence => sentence.Heads is null)) return;
        int units = _p.Shape.Units, count = top.Length / units, arc = _p.Shape.Arc, label = _p.Shape.Label;
        float[] arcs = Gradients.Linear(top, _p.Arcs, count, units, 2 * arc), arcMask = DropoutMask.OfSequences(random, lengths, 2 * arc, _drop.Arc);
        TensorPrimitives.Max(arcs, 0f, arcs);
        DropoutMask.Apply(arcMask, arcs);
        float[] labels = Gradients.Linear(top, _p.Labels, count, units, 2 * label), labelMask = DropoutMask.OfSequences(random, lengths, label, _drop.Label);
        float[] arcGradient = new float[arcs.Length], labelGradient = new float[labels.Length];
        var (arcLoss, relationLoss) = (new ArcLoss(_p, Gradients), new RelationLoss(_p, Gradients));
        int at = 0;
        foreach (var sentence in sentences)
        {
            if (sentence.Heads is not null)
            {
                arcLoss.Score(sentence, arcs, arcGradient, at);
                relationLoss.Score(sentence, labels, labelGradient, labelMask.Length == 0 ? [] : labelMask.AsSpan(at * label, label), at);
            }
            at += sentence.Length;
        }
        Losses = Losses with { Arc = arcLoss.Loss, ArcCount = arcLoss.Count, Label = relationLoss.Loss };
        for (int i = 0; i < arcs.Length; i++)
        {
            if (arcs[i] <= 0) arcGradient[i] = 0;
        }
        DropoutMask.Apply(arcMask, arcGradient);
        TensorPrimitives.Add(topGradient, Gradients.BackwardLinear(top, _p.Arcs, arcGradient, count, units, 2 * arc), topGradient);
        TensorPrimitives.Add(topGradient, Gradients.BackwardLinear(top, _p.Labels, labelGradient, count, units, 2 * label), topGradient);
    }

    private static int[] Targets(IReadOnlyList<SyntaxExample> sentences, Func<SyntaxExample, int[]?> choose)
    {
        var targets = new List<int>();
        foreach (var sentence in sentences)
        {
            if (choose(sentence) is { } given) targets.AddRange(given);
            else targets.AddRange(Enumerable.Repeat(SyntaxExample.None, sentence.Length));
        }
        return [.. targets];
    }

    /// <returns>The loss and how many words have a target.</returns>
    private (double Loss, int Count) Classify(float[] top, float[] topGradient, (Parameter Weights, Parameter Biases) layer, int classes, int[] targets, float weight)
    {
        if (targets.All(target => target < 0)) return default;
        int units = _p.Shape.Units, count = targets.Length, columns = layer.Weights.Columns;
        float[] scores = Gradients.Linear(top, layer, count, units, columns);
        double loss = 0;
        int decided = 0;
        for (int i = 0; i < count; i++)
        {
            var row = scores.AsSpan(i * columns, columns);
            if (targets[i] < 0)
            {
                row.Clear();
                continue;
            }
            row[classes..].Fill(-1e9f);
            loss += Gradients.Softmax(row, targets[i], weight);
            decided++;
        }
        TensorPrimitives.Add(topGradient, Gradients.BackwardLinear(top, layer, scores, count, units, columns), topGradient);
        return (loss, decided);
    }
}
