using System.Numerics.Tensors;
using Jejak.Networks;

namespace Jejak.Parsing;

/// <summary>
/// The input of words and the gates of the first layer. Both are sums over a word's rows, and so the product of a row with the layer's weights is made once and
/// remembered (Devlin et al. 2014): of frequent forms when they first come, and of the few rows of shapes. Other words go through the product together.
/// </summary>
/// <remarks>Safe to use from several threads: a row's product is the same numbers whoever makes it.</remarks>
internal sealed class FirstLayer(WordFeatures features, ByteRows rows, float[] weights, float[] biases, int units)
{
    /// <summary>Forms with a lower number, which is their rank by frequency, are remembered: 12 of 13 words of news.</summary>
    private const int Frequent = 12288;

    private readonly float[]?[] _products = new float[features.RowCount][];

    /// <summary>Fills in the inputs and gates of some words.</summary>
    /// <param name="work">The words and their rows.</param>
    /// <param name="start">The first word.</param>
    /// <param name="style">Row of the style of annotation.</param>
    /// <param name="input">words × units.</param>
    /// <param name="gates">words × 3·units.</param>
    public void Run(SyntaxWorkspace work, int start, int style, Span<float> input, Span<float> gates)
    {
        int count = input.Length / units, wide = 3 * units, cold = 0;
        float[] styleInput = new float[units], styleGates = [.. biases];
        rows.AddTo(styleInput, style);
        TensorPrimitives.Add(styleGates, Product(style), styleGates);
        var colds = SyntaxWorkspace.Room(ref work.Hidden, count * units);
        for (int i = 0; i < count; i++)
        {
            var sum = input.Slice(i * units, units);
            styleInput.CopyTo(sum);
            var own = work.Rows.AsSpan((start + i) * WordFeatures.MostRows, work.RowCounts[start + i]);
            foreach (int row in own) rows.AddTo(sum, row);
            if (IsCold(own))
            {
                sum.CopyTo(colds[(cold++ * units)..]);
                continue;
            }
            var gate = gates.Slice(i * wide, wide);
            styleGates.CopyTo(gate);
            foreach (int row in own) TensorPrimitives.Add(gate, Product(row), gate);
        }
        if (cold == 0) return;
        var products = SyntaxWorkspace.Room(ref work.Arcs, cold * wide);
        MatrixProduct.Multiply(colds, weights, products, cold, units, wide);
        for (int i = 0, at = 0; i < count; i++)
        {
            if (IsCold(work.Rows.AsSpan((start + i) * WordFeatures.MostRows, 1))) TensorPrimitives.Add(products.Slice(at++ * wide, wide), biases, gates.Slice(i * wide, wide));
        }
    }

    private static bool IsCold(ReadOnlySpan<int> rows) => rows[0] is 0 or >= Frequent;

    private float[] Product(int row)
    {
        if (_products[row] is { } known) return known;
        float[] values = new float[units], product = new float[3 * units];
        rows.AddTo(values, row);
        MatrixProduct.Multiply(values, weights, product, 1, units, 3 * units);
        Volatile.Write(ref _products[row], product);
        return product;
    }
}
