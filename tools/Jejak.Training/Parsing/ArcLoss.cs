using System.Numerics.Tensors;
using Jejak.Networks;
using Jejak.Parsing;
using Jejak.Training.Networks;

namespace Jejak.Training.Parsing;

/// <summary>The biaffine scorer of arcs (Dozat and Manning 2017), forwards and backwards: cross entropy of each word's head.</summary>
internal sealed class ArcLoss(SyntaxParameters p, Gradients gradients)
{
    /// <summary>Summed over all words scored so far.</summary>
    public double Loss { get; private set; }

    /// <summary>Words that have a head.</summary>
    public int Count { get; private set; }

    /// <summary>Scores one sentence and adds the gradient of its projections.</summary>
    /// <param name="sentence">Its heads.</param>
    /// <param name="arcs">words × 2·arc of the whole part: as dependent, as head.</param>
    /// <param name="gradient">Of the same shape.</param>
    /// <param name="at">The sentence's first word.</param>
    public void Score(SyntaxExample sentence, float[] arcs, float[] gradient, int at)
    {
        int arc = p.Shape.Arc, n = sentence.Length, nodes = n + 1, stride = (nodes + 15) / 16 * 16;
        float[] dependents = new float[n * arc], heads = new float[stride * arc], columns = new float[arc * stride];
        p.ArcRoot.Values.CopyTo(heads.AsSpan());
        for (int i = 0; i < n; i++)
        {
            arcs.AsSpan((at + i) * 2 * arc, arc).CopyTo(dependents.AsSpan(i * arc));
            arcs.AsSpan(((at + i) * 2 * arc) + arc, arc).CopyTo(heads.AsSpan((i + 1) * arc));
        }
        MatrixProduct.Transpose(heads, columns, stride, arc, stride);
        float[] product = new float[n * arc], scores = new float[n * stride];
        MatrixProduct.Multiply(dependents, p.ArcProduct.Values, product, n, arc, arc);
        MatrixProduct.Multiply(product, columns, scores, n, arc, stride);
        var distances = gradients[p.Distances].Dense;
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
            for (int h = 0; h < nodes; h++) row[h] += p.Distances.Values[Distance(d, h)];
            row[d] = -1e9f;
            loss += Gradients.Softmax(row, sentence.Heads[d - 1], 1f);
            for (int h = 0; h < nodes; h++) distances[Distance(d, h)] += row[h];
            scores.AsSpan(((d - 1) * stride) + nodes, stride - nodes).Clear();
        }
        Loss += loss;
        Count += decided;
        float[] dProduct = new float[n * arc], dHeads = new float[stride * arc], dDependents = new float[n * arc];
        MatrixProduct.Multiply(scores, heads, dProduct, n, stride, arc);
        gradients.AddProductOfTransposed(scores, product, dHeads, n, stride, arc);
        gradients.MultiplyByTransposed(dProduct, p.ArcProduct.Values, dDependents, n, arc, arc);
        gradients.AddProductOfTransposed(dependents, dProduct, gradients[p.ArcProduct].Dense, n, arc, arc);
        TensorPrimitives.Add(gradients[p.ArcRoot].Dense, dHeads.AsSpan(0, arc), gradients[p.ArcRoot].Dense);
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
}
