using System.Numerics.Tensors;
using Jejak.Training.Networks;

namespace Jejak.Training.Parsing;

/// <summary>The scorer of relations, forwards and backwards: cross entropy of each word's relation to its given head.</summary>
internal sealed class RelationLoss(SyntaxParameters p, Gradients gradients)
{
    /// <summary>Summed over all words scored so far.</summary>
    public double Loss { get; private set; }

    /// <summary>Scores one sentence and adds the gradient of its projections.</summary>
    /// <param name="sentence">Its heads and relations.</param>
    /// <param name="labels">words × 2·label of the whole part: as dependent, as head.</param>
    /// <param name="gradient">Of the same shape.</param>
    /// <param name="mask">words × label of the sentence, or empty.</param>
    /// <param name="at">The sentence's first word.</param>
    public void Score(SyntaxExample sentence, float[] labels, float[] gradient, ReadOnlySpan<float> mask, int at)
    {
        int label = p.Shape.Label, relations = p.Shape.Relations, n = sentence.Length;
        float[] hidden = new float[n * label];
        for (int d = 0; d < n; d++)
        {
            int head = sentence.Heads![d];
            if (head < 0) continue;
            ReadOnlySpan<float> above = head == 0 ? p.LabelRoot.Values : labels.AsSpan(((at + head - 1) * 2 * label) + label, label);
            var row = hidden.AsSpan(d * label, label);
            TensorPrimitives.Add(labels.AsSpan((at + d) * 2 * label, label), above, row);
            TensorPrimitives.Max(row, 0f, row);
            if (!mask.IsEmpty) TensorPrimitives.Multiply(row, mask, row);
        }
        float[] scores = Gradients.Linear(hidden, p.Relations, n, label, relations);
        double loss = 0;
        for (int d = 0; d < n; d++)
        {
            var row = scores.AsSpan(d * relations, relations);
            if (sentence.Heads![d] < 0 || sentence.Relations![d] < 0) row.Clear();
            else loss += Gradients.Softmax(row, sentence.Relations[d], 1f);
        }
        Loss += loss;
        float[] dHidden = gradients.BackwardLinear(hidden, p.Relations, scores, n, label, relations);
        var root = gradients[p.LabelRoot].Dense;
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
}
