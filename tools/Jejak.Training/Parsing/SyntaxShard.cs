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
/// The forward pass is that of <see cref="SyntaxNetwork"/> with dropout; the backward pass is written out by hand.
/// </summary>
internal sealed class SyntaxShard
{
    private readonly SyntaxParameters _p;
    private readonly Dropouts _drop;
    private readonly Dictionary<Parameter, Gradient> _gradients = [];
    private float[] _scratch = [];

    public SyntaxShard(SyntaxParameters parameters, Dropouts dropouts)
    {
        (_p, _drop) = (parameters, dropouts);
        foreach (var parameter in parameters.All) _gradients.Add(parameter, new(parameter));
        Gradients = [.. parameters.All.Select(parameter => _gradients[parameter])];
    }

    public IReadOnlyList<Gradient> Gradients { get; }

    public Losses Losses { get; private set; }

    /// <summary>Gradients of the summed losses of <paramref name="sentences"/>; the same random numbers give the same bits.</summary>
    public void Run(IReadOnlyList<SyntaxExample> sentences, SeededRandom random)
    {
        foreach (var part in Gradients) part.Clear();
        Losses = default;
        int units = _p.Shape.Units, layers = _p.Shape.Layers, count = sentences.Sum(sentence => sentence.Length);
        if (count == 0) return;
        int[] hidden = Hide(sentences, random);
        float[] vectors = new float[count * _p.Dimensions];
        float[] input = Input(sentences, hidden, vectors);
        float[] inputMask = Mask(random, input.Length, _drop.Input);
        Multiply(input, inputMask);
        var states = new LayerState[layers];
        float[] x = input;
        for (int l = 0; l < layers; l++)
        {
            states[l] = new(x, SentenceMask(random, sentences, units, _drop.Layer));
            x = Forward(states[l], _p.Layers[l], sentences);
        }
        float[] outputMask = SentenceMask(random, sentences, units, _drop.Output);
        float[] top = [.. x];
        Multiply(top, outputMask);
        float[] topGradient = new float[top.Length];
        Heads(sentences, top, topGradient, hidden, random);
        Multiply(topGradient, outputMask);
        float[] gradient = topGradient;
        for (int l = layers - 1; l >= 0; l--) gradient = Backward(states[l], _p.Layers[l], gradient, sentences);
        Multiply(gradient, inputMask);
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

    /// <summary>Set by the trainer: rows of styles and of hidden words.</summary>
    public required Func<int, int> StyleRow { get; init; }

    public required int HiddenRow { get; init; }

    private void BackwardInput(IReadOnlyList<SyntaxExample> sentences, int[] hidden, float[] vectors, float[] gradient)
    {
        int units = _p.Shape.Units, at = 0;
        var rowsGradient = _gradients[_p.Rows];
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
        AddProductOfTransposed(vectors, gradient, _gradients[_p.Projection].Dense, at, _p.Dimensions, units);
    }

    private sealed record LayerState(float[] Input, float[] Mask)
    {
        public float[] Masked { get; set; } = [];

        public float[] Candidates { get; set; } = [];

        public float[] Gates { get; set; } = [];

        public float[] Cells { get; set; } = [];
    }

    private float[] Forward(LayerState state, (Parameter Weights, Parameter Biases) layer, IReadOnlyList<SyntaxExample> sentences)
    {
        int units = _p.Shape.Units, count = state.Input.Length / units;
        state.Masked = [.. state.Input];
        Multiply(state.Masked, state.Mask);
        state.Gates = Linear(state.Masked, layer, count, units, 3 * units);
        state.Candidates = new float[count * units];
        for (int i = 0; i < count; i++) state.Gates.AsSpan(i * 3 * units, units).CopyTo(state.Candidates.AsSpan(i * units));
        state.Cells = new float[count * units];
        float[] output = new float[count * units];
        int at = 0;
        foreach (var sentence in sentences)
        {
            int length = sentence.Length;
            GatedRecurrence.Run(state.Gates.AsSpan(at * 3 * units, length * 3 * units), state.Input.AsSpan(at * units, length * units), output.AsSpan(at * units, length * units), state.Cells.AsSpan(at * units, length * units), length, units);
            at += length;
        }
        return output;
    }

    private float[] Backward(LayerState state, (Parameter Weights, Parameter Biases) layer, float[] outputGradient, IReadOnlyList<SyntaxExample> sentences)
    {
        int units = _p.Shape.Units, count = state.Input.Length / units, half = units / 2;
        float[] gates = new float[count * 3 * units], input = new float[count * units];
        float[] carry = new float[units];
        int at = 0;
        foreach (var sentence in sentences)
        {
            int length = sentence.Length;
            Array.Clear(carry);
            for (int s = 0; s < length; s++)
            {
                // Against the direction of each half: the first from the last word back, the second from the first word on.
                int t = length - 1 - s;
                BackwardStep(state, outputGradient, gates, input, carry, at + t, t == 0 ? -1 : at + t - 1, 0, half);
                BackwardStep(state, outputGradient, gates, input, carry, at + s, s == length - 1 ? -1 : at + s + 1, half, units);
            }
            at += length;
        }
        float[] masked = BackwardLinear(state.Masked, layer, gates, count, units, 3 * units);
        Multiply(masked, state.Mask);
        TensorPrimitives.Add(input, masked, input);
        return input;
    }

    private void BackwardStep(LayerState state, float[] dh, float[] dgates, float[] dx, float[] carry, int t, int before, int from, int to)
    {
        int units = _p.Shape.Units, row = t * units, gate = t * 3 * units;
        for (int i = from; i < to; i++)
        {
            float tanh = state.Gates[gate + i], f = state.Gates[gate + units + i], r = state.Gates[gate + (2 * units) + i];
            float x = state.Input[row + i], z = state.Candidates[row + i], last = before < 0 ? 0 : state.Cells[(before * units) + i], d = dh[row + i];
            float dc = (d * r * (1 - (tanh * tanh))) + carry[i];
            dx[row + i] = d * (1 - r);
            dgates[gate + i] = dc * (1 - f);
            dgates[gate + units + i] = dc * (last - z) * f * (1 - f);
            dgates[gate + (2 * units) + i] = d * (tanh - x) * r * (1 - r);
            carry[i] = dc * f;
        }
    }

    private void Heads(IReadOnlyList<SyntaxExample> sentences, float[] top, float[] topGradient, int[] hidden, SeededRandom random)
    {
        int units = _p.Shape.Units, count = top.Length / units;
        Classify(top, topGradient, _p.Tags, SyntaxShape.TagCount, Targets(sentences, sentence => sentence.Tags), 1f);
        for (int a = 0; a < _p.Auxiliary.Length; a++)
        {
            int set = a;
            Classify(top, topGradient, _p.Auxiliary[a], _p.Auxiliary[a].Weights.Columns, Targets(sentences, sentence => sentence.Auxiliary == set ? sentence.AuxiliaryTags : null), 0.5f);
        }
        GuessHidden(sentences, top, topGradient, hidden);
        if (sentences.All(sentence => sentence.Heads is null)) return;
        int arc = _p.Shape.Arc, label = _p.Shape.Label;
        float[] arcs = Linear(top, _p.Arcs, count, units, 2 * arc), arcMask = SentenceMask(random, sentences, 2 * arc, _drop.Arc);
        TensorPrimitives.Max(arcs, 0f, arcs);
        Multiply(arcs, arcMask);
        float[] labels = Linear(top, _p.Labels, count, units, 2 * label), labelMask = SentenceMask(random, sentences, label, _drop.Label);
        float[] arcGradient = new float[arcs.Length], labelGradient = new float[labels.Length];
        int at = 0;
        foreach (var sentence in sentences)
        {
            if (sentence.Heads is not null)
            {
                ScoreArcs(sentence, arcs, arcGradient, at);
                ScoreLabels(sentence, labels, labelGradient, labelMask.Length == 0 ? [] : labelMask.AsSpan(at * label, label), at);
            }
            at += sentence.Length;
        }
        for (int i = 0; i < arcs.Length; i++)
        {
            if (arcs[i] <= 0) arcGradient[i] = 0;
        }
        Multiply(arcGradient, arcMask);
        TensorPrimitives.Add(topGradient, BackwardLinear(top, _p.Arcs, arcGradient, count, units, 2 * arc), topGradient);
        TensorPrimitives.Add(topGradient, BackwardLinear(top, _p.Labels, labelGradient, count, units, 2 * label), topGradient);
    }

    private void ScoreArcs(SyntaxExample sentence, float[] arcs, float[] gradient, int at)
    {
        int arc = _p.Shape.Arc, n = sentence.Length, nodes = n + 1, stride = (nodes + 15) / 16 * 16;
        float[] dependents = new float[n * arc], heads = new float[stride * arc], columns = new float[arc * stride];
        _p.ArcRoot.Values.CopyTo(heads.AsSpan());
        for (int i = 0; i < n; i++)
        {
            arcs.AsSpan((at + i) * 2 * arc, arc).CopyTo(dependents.AsSpan(i * arc));
            arcs.AsSpan(((at + i) * 2 * arc) + arc, arc).CopyTo(heads.AsSpan((i + 1) * arc));
        }
        MatrixProduct.Transpose(heads, columns, stride, arc, stride);
        float[] product = new float[n * arc], scores = new float[n * stride];
        MatrixProduct.Multiply(dependents, _p.ArcProduct.Values, product, n, arc, arc);
        MatrixProduct.Multiply(product, columns, scores, n, arc, stride);
        var distances = _gradients[_p.Distances].Dense;
        double loss = 0;
        int decided = 0;
        for (int d = 1; d <= n; d++)
        {
            var row = scores.AsSpan((d - 1) * stride, nodes);
            if (sentence.Heads![d - 1] < 0)
            {
                scores.AsSpan((d - 1) * stride, stride).Clear();
                continue;
            }
            decided++;
            for (int h = 0; h < nodes; h++) row[h] += _p.Distances.Values[Distance(d, h)];
            row[d] = -1e9f;
            loss += SoftmaxGradient(row, sentence.Heads[d - 1], 1f);
            for (int h = 0; h < nodes; h++) distances[Distance(d, h)] += row[h];
            scores.AsSpan(((d - 1) * stride) + nodes, stride - nodes).Clear();
        }
        Losses = Losses with { Arc = Losses.Arc + loss, ArcCount = Losses.ArcCount + decided };
        float[] dProduct = new float[n * arc], dHeads = new float[stride * arc], dDependents = new float[n * arc];
        MatrixProduct.Multiply(scores, heads, dProduct, n, stride, arc);
        AddProductOfTransposed(scores, product, dHeads, n, stride, arc);
        MultiplyByTransposed(dProduct, _p.ArcProduct.Values, dDependents, n, arc, arc);
        AddProductOfTransposed(dependents, dProduct, _gradients[_p.ArcProduct].Dense, n, arc, arc);
        TensorPrimitives.Add(_gradients[_p.ArcRoot].Dense, dHeads.AsSpan(0, arc), _gradients[_p.ArcRoot].Dense);
        for (int i = 0; i < n; i++)
        {
            var to = gradient.AsSpan((at + i) * 2 * arc, 2 * arc);
            TensorPrimitives.Add(to[..arc], dDependents.AsSpan(i * arc, arc), to[..arc]);
            TensorPrimitives.Add(to[arc..], dHeads.AsSpan((i + 1) * arc, arc), to[arc..]);
        }
    }

    private static int Distance(int dependent, int head) => head == 0
        ? (2 * SyntaxNetwork.FarthestDistance) + 1
        : Math.Clamp(head - dependent, -SyntaxNetwork.FarthestDistance, SyntaxNetwork.FarthestDistance) + SyntaxNetwork.FarthestDistance;

    private void ScoreLabels(SyntaxExample sentence, float[] labels, float[] gradient, ReadOnlySpan<float> mask, int at)
    {
        int label = _p.Shape.Label, relations = _p.Shape.Relations, n = sentence.Length;
        float[] hidden = new float[n * label];
        for (int d = 0; d < n; d++)
        {
            int head = sentence.Heads![d];
            if (head < 0) continue;
            ReadOnlySpan<float> above = head == 0 ? _p.LabelRoot.Values : labels.AsSpan(((at + head - 1) * 2 * label) + label, label);
            var row = hidden.AsSpan(d * label, label);
            TensorPrimitives.Add(labels.AsSpan((at + d) * 2 * label, label), above, row);
            TensorPrimitives.Max(row, 0f, row);
            if (!mask.IsEmpty) TensorPrimitives.Multiply(row, mask, row);
        }
        float[] scores = Linear(hidden, _p.Relations, n, label, relations);
        double loss = 0;
        for (int d = 0; d < n; d++)
        {
            var row = scores.AsSpan(d * relations, relations);
            if (sentence.Heads![d] < 0 || sentence.Relations![d] < 0) row.Clear();
            else loss += SoftmaxGradient(row, sentence.Relations[d], 1f);
        }
        Losses = Losses with { Label = Losses.Label + loss };
        float[] dHidden = BackwardLinear(hidden, _p.Relations, scores, n, label, relations);
        var root = _gradients[_p.LabelRoot].Dense;
        for (int d = 0; d < n; d++)
        {
            int head = sentence.Heads![d];
            if (head < 0) continue;
            var row = dHidden.AsSpan(d * label, label);
            for (int i = 0; i < label; i++) row[i] = hidden[(d * label) + i] > 0 ? row[i] * (mask.IsEmpty ? 1 : mask[i]) : 0;
            var own = gradient.AsSpan((at + d) * 2 * label, label);
            TensorPrimitives.Add(own, row, own);
            var above = head == 0 ? root.AsSpan() : gradient.AsSpan(((at + head - 1) * 2 * label) + label, label);
            TensorPrimitives.Add(above, row, above);
        }
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

    private void Classify(float[] top, float[] topGradient, (Parameter Weights, Parameter Biases) layer, int classes, int[] targets, float weight)
    {
        if (targets.All(target => target < 0)) return;
        int units = _p.Shape.Units, count = targets.Length, columns = layer.Weights.Columns;
        float[] scores = Linear(top, layer, count, units, columns);
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
            loss += SoftmaxGradient(row, targets[i], weight);
            decided++;
        }
        if (ReferenceEquals(layer.Weights, _p.Tags.Weights)) Losses = Losses with { Tag = Losses.Tag + loss, TagCount = Losses.TagCount + decided };
        else Losses = Losses with { Auxiliary = Losses.Auxiliary + loss };
        TensorPrimitives.Add(topGradient, BackwardLinear(top, layer, scores, count, units, columns), topGradient);
    }

    /// <summary>Guesses the vectors of hidden words: each must be nearer to its own than to those of the other hidden words of the batch.</summary>
    private void GuessHidden(IReadOnlyList<SyntaxExample> sentences, float[] top, float[] topGradient, int[] hidden)
    {
        var places = new List<(int Word, int Form)>();
        int at = 0;
        foreach (var sentence in sentences)
        {
            foreach (int[] rows in sentence.Rows)
            {
                if (hidden[at] == 2) places.Add((at, rows[0]));
                at++;
            }
        }
        if (places.Count < 2) return;
        int units = _p.Shape.Units, dimensions = _p.Dimensions, m = places.Count, stride = (m + 15) / 16 * 16;
        float[] tops = new float[m * units], candidates = new float[stride * dimensions], columns = new float[dimensions * stride], scores = new float[m * stride];
        for (int i = 0; i < m; i++)
        {
            top.AsSpan(places[i].Word * units, units).CopyTo(tops.AsSpan(i * units));
            _p.Vectors.AsSpan(places[i].Form * dimensions, dimensions).CopyTo(candidates.AsSpan(i * dimensions));
        }
        float[] guesses = Linear(tops, _p.Masked, m, units, dimensions);
        MatrixProduct.Transpose(candidates, columns, stride, dimensions, stride);
        MatrixProduct.Multiply(guesses, columns, scores, m, dimensions, stride);
        double loss = 0;
        for (int i = 0; i < m; i++)
        {
            var row = scores.AsSpan(i * stride, m);
            for (int j = 0; j < m; j++)
            {
                if (j != i && places[j].Form == places[i].Form) row[j] = -1e9f;
            }
            loss += SoftmaxGradient(row, i, 1f);
            scores.AsSpan((i * stride) + m, stride - m).Clear();
        }
        Losses = Losses with { Masked = Losses.Masked + loss, MaskedCount = Losses.MaskedCount + m };
        float[] dGuesses = new float[m * dimensions];
        MatrixProduct.Multiply(scores, candidates, dGuesses, m, stride, dimensions);
        float[] dTops = BackwardLinear(tops, _p.Masked, dGuesses, m, units, dimensions);
        for (int i = 0; i < m; i++)
        {
            var to = topGradient.AsSpan(places[i].Word * units, units);
            TensorPrimitives.Add(to, dTops.AsSpan(i * units, units), to);
        }
    }

    /// <summary>Turns scores into the gradient of their cross entropy with the target.</summary>
    /// <returns>The loss.</returns>
    private static double SoftmaxGradient(Span<float> row, int target, float weight)
    {
        TensorPrimitives.SoftMax(row, row);
        double loss = -Math.Log(Math.Max(1e-12, row[target])) * weight;
        row[target] -= 1;
        if (weight != 1f) TensorPrimitives.Multiply(row, weight, row);
        return loss;
    }

    private static float[] Linear(float[] from, (Parameter Weights, Parameter Biases) layer, int count, int units, int columns)
    {
        float[] to = new float[count * columns];
        for (int i = 0; i < count; i++) layer.Biases.Values.CopyTo(to.AsSpan(i * columns));
        MatrixProduct.Multiply(from, layer.Weights.Values, to, count, units, columns, add: true);
        return to;
    }

    private float[] BackwardLinear(float[] from, (Parameter Weights, Parameter Biases) layer, float[] gradient, int count, int units, int columns)
    {
        AddProductOfTransposed(from, gradient, _gradients[layer.Weights].Dense, count, units, columns);
        var biases = _gradients[layer.Biases].Dense.AsSpan();
        for (int i = 0; i < count; i++) TensorPrimitives.Add(biases, gradient.AsSpan(i * columns, columns), biases);
        float[] back = new float[count * units];
        MultiplyByTransposed(gradient, layer.Weights.Values, back, count, columns, units);
        return back;
    }

    /// <summary>to += aᵀ·b with a of count × rows and b of count × columns.</summary>
    private void AddProductOfTransposed(float[] a, float[] b, float[] to, int count, int rows, int columns)
    {
        var transposed = Scratch(rows * count);
        MatrixProduct.Transpose(a, transposed, count, rows, count);
        MatrixProduct.Multiply(transposed, b, to, rows, count, columns, add: true);
    }

    /// <summary>to = a·bᵀ with a of count × terms and b of columns × terms.</summary>
    private void MultiplyByTransposed(float[] a, float[] b, float[] to, int count, int terms, int columns)
    {
        var transposed = Scratch(terms * columns);
        MatrixProduct.Transpose(b, transposed, columns, terms, columns);
        MatrixProduct.Multiply(a, transposed, to, count, terms, columns);
    }

    private Span<float> Scratch(int length)
    {
        if (_scratch.Length < length) _scratch = new float[length * 2];
        return _scratch.AsSpan(0, length);
    }

    private static float[] Mask(SeededRandom random, int length, float share)
    {
        if (share <= 0) return [];
        float[] mask = new float[length];
        float kept = 1 / (1 - share);
        for (int i = 0; i < length; i++) mask[i] = random.Uniform() < share ? 0 : kept;
        return mask;
    }

    /// <summary>One mask a sentence, the same for all its words (Gal and Ghahramani 2016).</summary>
    private static float[] SentenceMask(SeededRandom random, IReadOnlyList<SyntaxExample> sentences, int units, float share)
    {
        if (share <= 0) return [];
        float[] masks = new float[sentences.Sum(sentence => sentence.Length) * units];
        int at = 0;
        foreach (var sentence in sentences)
        {
            float[] mask = Mask(random, units, share);
            for (int i = 0; i < sentence.Length; i++, at += units) mask.CopyTo(masks.AsSpan(at));
        }
        return masks;
    }

    private static void Multiply(float[] values, float[] mask)
    {
        if (mask.Length > 0) TensorPrimitives.Multiply(values, mask, values);
    }
}
