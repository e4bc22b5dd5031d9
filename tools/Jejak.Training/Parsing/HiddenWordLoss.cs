using System.Numerics.Tensors;
using Jejak.Networks;
using Jejak.Training.Networks;

namespace Jejak.Training.Parsing;

/// <summary>Guesses hidden words of raw news: what teaches the layers before they see a treebank.</summary>
internal sealed class HiddenWordLoss(SyntaxParameters p, Gradients gradients)
{
    /// <summary>Summed over all words guessed so far.</summary>
    public double Loss { get; private set; }

    public int Count { get; private set; }

    /// <summary>Guesses the vectors of hidden words: each must be nearer to its own than to those of the other hidden words of the batch.</summary>
    public void Score(IReadOnlyList<SyntaxExample> sentences, float[] top, float[] topGradient, int[] hidden)
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
        int units = p.Shape.Units, dimensions = p.Dimensions, m = places.Count, stride = (m + 15) / 16 * 16;
        float[] tops = new float[m * units], candidates = new float[stride * dimensions], columns = new float[dimensions * stride], scores = new float[m * stride];
        for (int i = 0; i < m; i++)
        {
            top.AsSpan(places[i].Word * units, units).CopyTo(tops.AsSpan(i * units));
            p.Vectors.AsSpan(places[i].Form * dimensions, dimensions).CopyTo(candidates.AsSpan(i * dimensions));
        }
        float[] guesses = Gradients.Linear(tops, p.Masked, m, units, dimensions);
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
            loss += Gradients.Softmax(row, i, 1f);
            scores.AsSpan((i * stride) + m, stride - m).Clear();
        }
        Loss += loss;
        Count += m;
        float[] dGuesses = new float[m * dimensions];
        MatrixProduct.Multiply(scores, candidates, dGuesses, m, stride, dimensions);
        float[] dTops = gradients.BackwardLinear(tops, p.Masked, dGuesses, m, units, dimensions);
        for (int i = 0; i < m; i++)
        {
            var to = topGradient.AsSpan(places[i].Word * units, units);
            TensorPrimitives.Add(to, dTops.AsSpan(i * units, units), to);
        }
    }
}
