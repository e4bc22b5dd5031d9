using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Networks;

namespace Jejak.Parsing;

/// <summary>
/// Tags words and finds their heads and relations: sums of input rows, a few bidirectional simple recurrent layers (Lei et al. 2018), a biaffine scorer
/// of arcs (Dozat and Manning 2017) and one small layer for relations. All products run over many sentences at once.
/// </summary>
/// <remarks>Immutable; safe to use from several threads, each with a workspace of its own.</remarks>
public sealed class SyntaxNetwork
{
    public const string Component = "syntax";
    public const int Version = 1;

    /// <summary>Arcs longer than this share one bias.</summary>
    internal const int FarthestDistance = 16;

    private const int BatchWords = 512;

    private readonly ConcurrentBag<SyntaxWorkspace> _workspaces = [];
    private readonly WordFeatures _features;
    private readonly SyntaxShape _shape;
    private readonly string[] _relations;
    private readonly string[] _styles;
    private readonly FirstLayer _first;
    private readonly (float[] Weights, float[] Biases)[] _layers;
    private readonly float[] _tagWeights, _tagBiases, _arcWeights, _arcBiases, _arcProduct, _arcRoot, _distances;
    private readonly float[] _labelWeights, _labelBiases, _labelRoot, _relationWeights, _relationBiases;

    /// <exception cref="ModelException">A part is missing or of another size than its shape asks.</exception>
    public SyntaxNetwork(Language language, ModelFile model)
    {
        _shape = SyntaxShape.Read(model);
        _features = new(language, model.Strings("vocabulary"), merged: true);
        _relations = model.Strings("relations");
        _styles = model.Strings("styles");
        int units = _shape.Units;
        _layers = new (float[], float[])[_shape.Layers];
        for (int i = 0; i < _layers.Length; i++) _layers[i] = (Part(model, $"layer{i}.weights", units * 3 * units), Part(model, $"layer{i}.biases", 3 * units));
        _first = new(_features, new(model, "rows", _features.RowCount, units), _layers[0].Weights, _layers[0].Biases, units);
        _tagWeights = Part(model, "tags.weights", units * SyntaxShape.Tags);
        _tagBiases = Part(model, "tags.biases", SyntaxShape.Tags);
        _arcWeights = Part(model, "arcs.weights", units * 2 * _shape.Arc);
        _arcBiases = Part(model, "arcs.biases", 2 * _shape.Arc);
        _arcProduct = Part(model, "arcs.product", _shape.Arc * _shape.Arc);
        _arcRoot = Part(model, "arcs.root", _shape.Arc);
        _distances = Part(model, "arcs.distances", (2 * FarthestDistance) + 2);
        _labelWeights = Part(model, "labels.weights", units * 2 * _shape.Label);
        _labelBiases = Part(model, "labels.biases", 2 * _shape.Label);
        _labelRoot = Part(model, "labels.root", _shape.Label);
        _relationWeights = Part(model, "relations.weights", _shape.Label * _shape.Relations);
        _relationBiases = Part(model, "relations.biases", _shape.Relations);
    }

    /// <summary>The styles of annotation it knows, the house's own first.</summary>
    public IReadOnlyList<string> Styles => _styles;

    /// <summary>The relation with a number of <see cref="SyntaxWorkspace.Relations"/>, its subtype included: <c>nsubj:pass</c>.</summary>
    public string Relation(int number) => _relations[number];

    /// <summary>How many relations there are.</summary>
    public int RelationCount => _relations.Length;

    /// <summary>An empty workspace; give it back with <see cref="Return"/>.</summary>
    public SyntaxWorkspace Rent()
    {
        if (!_workspaces.TryTake(out var workspace)) workspace = new(_features);
        workspace.Clear();
        return workspace;
    }

    public void Return(SyntaxWorkspace workspace) => _workspaces.Add(workspace);

    /// <summary>Finds tags, heads and relations of all words of the workspace.</summary>
    /// <param name="work">Words, sentence by sentence.</param>
    /// <param name="style">Number of a style of <see cref="Styles"/>.</param>
    public void Analyze(SyntaxWorkspace work, int style = 0)
    {
        var sentences = work.Sentences;
        for (int from = 0; from < sentences.Count;)
        {
            int to = from + 1;
            while (to < sentences.Count && sentences[to].End - sentences[from].Start <= BatchWords) to++;
            Encode(work, from, to, style);
            for (int i = from; i < to; i++) ReadSentence(work, sentences[i].Start, sentences[i].End - sentences[i].Start, sentences[from].Start);
            from = to;
        }
        JoinParts(work);
    }

    /// <summary>Runs the recurrent layers and the projections over the sentences [from, to).</summary>
    private void Encode(SyntaxWorkspace work, int from, int to, int style)
    {
        int units = _shape.Units, start = work.Sentences[from].Start, count = work.Sentences[to - 1].End - start;
        var input = SyntaxWorkspace.Room(ref work.Input, count * units);
        var output = SyntaxWorkspace.Room(ref work.Output, count * units);
        var cells = SyntaxWorkspace.Room(ref work.Cells, count * units);
        for (int l = 0; l < _shape.Layers; l++)
        {
            var gates = SyntaxWorkspace.Room(ref work.Gates, count * 3 * units);
            if (l == 0) _first.Run(work, start, _features.Style(style), input, gates);
            else Project(input, _layers[l].Weights, _layers[l].Biases, gates, count, 3 * units, rectify: false);
            for (int i = from; i < to; i++)
            {
                int at = work.Sentences[i].Start - start, length = work.Sentences[i].End - work.Sentences[i].Start;
                GatedRecurrence.Run(gates.Slice(at * 3 * units, length * 3 * units), input.Slice(at * units, length * units), output.Slice(at * units, length * units), cells.Slice(at * units, length * units), length, units);
            }
            var next = input;
            input = output;
            output = next;
            (work.Input, work.Output) = (work.Output, work.Input);
        }
        var tags = SyntaxWorkspace.Room(ref work.Gates, count * SyntaxShape.Tags);
        Fill(tags, _tagBiases, count);
        MatrixProduct.Multiply(input, _tagWeights, tags, count, units, SyntaxShape.Tags, add: true);
        for (int i = 0; i < count; i++)
        {
            if (work.TagBuffer[start + i] == SyntaxWorkspace.Undecided) work.TagBuffer[start + i] = (byte)TensorPrimitives.IndexOfMax(tags.Slice(i * SyntaxShape.Tags, SyntaxShape.TagCount));
        }
        Project(input, _arcWeights, _arcBiases, SyntaxWorkspace.Room(ref work.Arcs, count * 2 * _shape.Arc), count, 2 * _shape.Arc, rectify: true);
        Project(input, _labelWeights, _labelBiases, SyntaxWorkspace.Room(ref work.Hidden, count * 2 * _shape.Label), count, 2 * _shape.Label, rectify: false);
    }

    private void Project(ReadOnlySpan<float> input, float[] weights, float[] biases, Span<float> to, int count, int columns, bool rectify)
    {
        Fill(to, biases, count);
        MatrixProduct.Multiply(input, weights, to, count, _shape.Units, columns, add: true);
        if (rectify) TensorPrimitives.Max(to, 0f, to);
    }

    /// <summary>The tree and the relations of one sentence.</summary>
    private void ReadSentence(SyntaxWorkspace work, int start, int length, int batch)
    {
        int arc = _shape.Arc, at = start - batch, nodes = length + 1, stride = (nodes + 15) / 16 * 16;
        var columns = SyntaxWorkspace.Room(ref work.Columns, arc * stride);
        columns.Clear();
        for (int k = 0; k < arc; k++)
        {
            columns[k * stride] = _arcRoot[k];
            for (int h = 1; h < nodes; h++) columns[(k * stride) + h] = work.Arcs[((at + h - 1) * 2 * arc) + arc + k];
        }
        // Dependents: one row each, times the product matrix.
        var product = SyntaxWorkspace.Room(ref work.Product, (nodes * arc) + (length * arc));
        var dependents = product[(nodes * arc)..];
        for (int d = 0; d < length; d++) work.Arcs.AsSpan((at + d) * 2 * arc, arc).CopyTo(dependents.Slice(d * arc, arc));
        MatrixProduct.Multiply(dependents, _arcProduct, product[arc..], length, arc, arc);
        var scores = SyntaxWorkspace.Room(ref work.Scores, nodes * stride);
        MatrixProduct.Multiply(product[arc..], columns, scores[stride..], length, arc, stride);
        for (int d = 1; d < nodes; d++)
        {
            var row = scores.Slice(d * stride, nodes);
            row[0] += _distances[(2 * FarthestDistance) + 1];
            for (int h = 1; h < nodes; h++) row[h] += _distances[Math.Clamp(h - d, -FarthestDistance, FarthestDistance) + FarthestDistance];
        }
        SpanningTree.Find(scores, stride, length, work.Tree);
        UncrossMarks(work.TagBuffer.AsSpan(start, length), work.Tree);
        ReadRelations(work, start, length, at);
    }

    /// <summary>The arc to a punctuation mark crosses no other (a rule of Universal Dependencies): where it does, the mark hangs on the next higher head that no arc parts it from.</summary>
    private static void UncrossMarks(ReadOnlySpan<byte> tags, Span<int> tree)
    {
        for (int d = 1; d <= tags.Length; d++)
        {
            if (tags[d - 1] != (byte)UniversalTag.Punct) continue;
            int head = tree[d];
            while (head > 0 && Crosses(tree, d, head)) head = tree[head];
            if (head > 0) tree[d] = head;
        }
    }

    /// <summary>Whether a word between the two hangs on one outside them.</summary>
    private static bool Crosses(ReadOnlySpan<int> tree, int word, int head)
    {
        int low = Math.Min(word, head), high = Math.Max(word, head);
        for (int k = low + 1; k < high; k++)
        {
            if (tree[k] < low || tree[k] > high) return true;
        }
        return false;
    }

    private void ReadRelations(SyntaxWorkspace work, int start, int length, int at)
    {
        int label = _shape.Label, relations = _shape.Relations;
        var hidden = SyntaxWorkspace.Room(ref work.Product, length * label);
        for (int d = 0; d < length; d++)
        {
            int head = work.Tree[d + 1];
            ReadOnlySpan<float> above = head == 0 ? _labelRoot : work.Hidden.AsSpan(((at + head - 1) * 2 * label) + label, label);
            TensorPrimitives.Add(work.Hidden.AsSpan((at + d) * 2 * label, label), above, hidden.Slice(d * label, label));
            work.HeadBuffer[start + d] = head == 0 ? -1 : start + head - 1;
        }
        TensorPrimitives.Max(hidden, 0f, hidden);
        var scores = SyntaxWorkspace.Room(ref work.Scores, length * relations);
        Fill(scores, _relationBiases, length);
        MatrixProduct.Multiply(hidden, _relationWeights, scores, length, label, relations, add: true);
        for (int d = 0; d < length; d++)
        {
            // The relation 'root' is number 0 and stands at the root and nowhere else.
            work.RelationBuffer[start + d] = work.Tree[d + 1] == 0 ? (byte)0 : (byte)(1 + TensorPrimitives.IndexOfMax(scores.Slice((d * relations) + 1, _relations.Length - 1)));
        }
    }

    /// <summary>Hangs the roots of a long sentence's parts on the root of its first part.</summary>
    private void JoinParts(SyntaxWorkspace work)
    {
        int root = -1;
        for (int i = 0; i < work.Sentences.Count; i++)
        {
            var (start, end, continues) = work.Sentences[i];
            bool isPart = i > 0 && work.Sentences[i - 1].Continues;
            if (!isPart && !continues) continue;
            int own = Array.IndexOf(work.HeadBuffer, -1, start, end - start);
            if (!isPart) root = own;
            else (work.HeadBuffer[own], work.RelationBuffer[own]) = (root, (byte)Math.Max(1, Array.IndexOf(_relations, "parataxis")));
        }
    }

    private static void Fill(Span<float> to, float[] biases, int count)
    {
        for (int i = 0; i < count; i++) biases.CopyTo(to.Slice(i * biases.Length, biases.Length));
    }

    private static float[] Part(ModelFile model, string name, int length)
    {
        var values = model.Values<float>(name);
        return values.Length == length ? values.ToArray() : throw new ModelException(model.Path, $"the part '{name}' holds {values.Length} numbers where {length} are needed");
    }
}
