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
    private readonly AffineLayer[] _layers;
    private readonly AffineLayer _tagLayer, _arcLayer, _arcProduct, _labelLayer, _relationLayer;
    private readonly float[] _arcRoot, _labelRoot;

    /// <summary>What the distance of a head is worth, from that of a sentence's last word before its first to the other way round.</summary>
    private readonly float[] _distances;
    private readonly float _rootDistance;

    /// <exception cref="ModelException">A part is missing or of another size than its shape asks.</exception>
    public SyntaxNetwork(Language language, ModelFile model)
    {
        _shape = SyntaxShape.Read(model);
        _features = new(language, model.Strings("vocabulary"), merged: true);
        _relations = model.Strings("relations");
        _styles = model.Strings("styles");
        int units = _shape.Units;
        var gates = new PackedMatrix[_shape.Layers];
        _layers = new AffineLayer[_shape.Layers];
        for (int i = 0; i < _layers.Length; i++)
        {
            gates[i] = Matrix(model, $"layer{i}.weights", units, 3 * units);
            _layers[i] = new(gates[i], Part(model, $"layer{i}.biases", 3 * units));
        }
        _first = new(_features, new(model, "rows", _features.RowCount, units), new(gates[0]), Part(model, "layer0.biases", 3 * units), units);
        _tagLayer = Layer(model, "tags", units, SyntaxShape.Tags);
        _arcLayer = Layer(model, "arcs", units, 2 * _shape.Arc);
        _arcProduct = new(Matrix(model, "arcs.product", _shape.Arc, _shape.Arc));
        _arcRoot = Part(model, "arcs.root", _shape.Arc);
        float[] distances = Part(model, "arcs.distances", (2 * FarthestDistance) + 2);
        _distances = new float[(2 * SyntaxWorkspace.LongestSentence) + 1];
        for (int i = 0; i < _distances.Length; i++) _distances[i] = distances[Math.Clamp(i - SyntaxWorkspace.LongestSentence, -FarthestDistance, FarthestDistance) + FarthestDistance];
        _rootDistance = distances[(2 * FarthestDistance) + 1];
        _labelLayer = Layer(model, "labels", units, 2 * _shape.Label);
        _labelRoot = Part(model, "labels.root", _shape.Label);
        _relationLayer = Layer(model, "relations", _shape.Label, _shape.Relations);
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
            int batch = sentences[from].Start;
            for (int i = from; i < to; i++) ReadTree(work, sentences[i].Start, sentences[i].End - sentences[i].Start, batch);
            ReadRelations(work, batch, sentences[to - 1].End - batch);
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
        for (int l = 0; l < _shape.Layers; l++)
        {
            var gates = SyntaxWorkspace.Room(ref work.Gates, count * 3 * units);
            if (l == 0) _first.Run(work, start, _features.Style(style), input, gates);
            else _layers[l].Run(input, units, gates, count);
            for (int i = from; i < to; i++)
            {
                int at = work.Sentences[i].Start - start, length = work.Sentences[i].End - work.Sentences[i].Start;
                GatedRecurrence.Run(gates.Slice(at * 3 * units, length * 3 * units), input.Slice(at * units, length * units), output.Slice(at * units, length * units), [], length, units);
            }
            var next = input;
            input = output;
            output = next;
            (work.Input, work.Output) = (work.Output, work.Input);
        }
        var tags = SyntaxWorkspace.Room(ref work.Gates, count * SyntaxShape.Tags);
        _tagLayer.Run(input, units, tags, count);
        for (int i = 0; i < count; i++)
        {
            if (work.TagBuffer[start + i] == SyntaxWorkspace.Undecided) work.TagBuffer[start + i] = (byte)TensorPrimitives.IndexOfMax(tags.Slice(i * SyntaxShape.Tags, SyntaxShape.TagCount));
        }
        int arc = _shape.Arc;
        var arcs = SyntaxWorkspace.Room(ref work.Arcs, count * 2 * arc);
        _arcLayer.Run(input, units, arcs, count);
        TensorPrimitives.Max(arcs, 0f, arcs);
        // Words as dependents, the first half of each row, times the product matrix.
        _arcProduct.Run(arcs, 2 * arc, SyntaxWorkspace.Room(ref work.Product, count * arc), count);
        _labelLayer.Run(input, units, SyntaxWorkspace.Room(ref work.Hidden, count * 2 * _shape.Label), count);
    }

    /// <summary>The tree of one sentence.</summary>
    private void ReadTree(SyntaxWorkspace work, int start, int length, int batch)
    {
        int arc = _shape.Arc, at = start - batch, nodes = length + 1, stride = (nodes + 15) / 16 * 16;
        var columns = SyntaxWorkspace.Room(ref work.Columns, arc * stride);
        columns.Clear();
        for (int k = 0; k < arc; k++)
        {
            columns[k * stride] = _arcRoot[k];
            for (int h = 1; h < nodes; h++) columns[(k * stride) + h] = work.Arcs[((at + h - 1) * 2 * arc) + arc + k];
        }
        var scores = SyntaxWorkspace.Room(ref work.Scores, nodes * stride);
        MatrixProduct.Multiply(work.Product.AsSpan(at * arc), columns, scores[stride..], length, arc, stride);
        for (int d = 1; d < nodes; d++)
        {
            var row = scores.Slice(d * stride, nodes);
            row[0] += _rootDistance;
            TensorPrimitives.Add(row[1..], _distances.AsSpan(1 - d + SyntaxWorkspace.LongestSentence, length), row[1..]);
        }
        SpanningTree.Find(scores, stride, length, work.Tree);
        UncrossMarks(work.TagBuffer.AsSpan(start, length), work.Tree);
        for (int d = 0; d < length; d++) work.HeadBuffer[start + d] = work.Tree[d + 1] == 0 ? -1 : start + work.Tree[d + 1] - 1;
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

    /// <summary>The relations of all words of a batch, whose heads are known.</summary>
    private void ReadRelations(SyntaxWorkspace work, int start, int count)
    {
        int label = _shape.Label, relations = _shape.Relations;
        var hidden = SyntaxWorkspace.Room(ref work.Product, count * label);
        for (int d = 0; d < count; d++)
        {
            int head = work.HeadBuffer[start + d] - start;
            ReadOnlySpan<float> above = work.HeadBuffer[start + d] < 0 ? _labelRoot : work.Hidden.AsSpan((head * 2 * label) + label, label);
            TensorPrimitives.Add(work.Hidden.AsSpan(d * 2 * label, label), above, hidden.Slice(d * label, label));
        }
        TensorPrimitives.Max(hidden, 0f, hidden);
        var scores = SyntaxWorkspace.Room(ref work.Scores, count * relations);
        _relationLayer.Run(hidden, label, scores, count);
        for (int d = 0; d < count; d++)
        {
            // The relation 'root' is number 0 and stands at the root and nowhere else.
            work.RelationBuffer[start + d] = work.HeadBuffer[start + d] < 0 ? (byte)0 : (byte)(1 + TensorPrimitives.IndexOfMax(scores.Slice((d * relations) + 1, _relations.Length - 1)));
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

    private static AffineLayer Layer(ModelFile model, string name, int rows, int columns) => new(Matrix(model, name + ".weights", rows, columns), Part(model, name + ".biases", columns));

    private static PackedMatrix Matrix(ModelFile model, string name, int rows, int columns) => new(Part(model, name, rows * columns), rows, columns);

    private static float[] Part(ModelFile model, string name, int length)
    {
        var values = model.Values<float>(name);
        return values.Length == length ? values.ToArray() : throw new ModelException(model.Path, $"the part '{name}' holds {values.Length} numbers where {length} are needed");
    }
}
