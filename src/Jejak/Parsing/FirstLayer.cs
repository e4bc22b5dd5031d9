using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Jejak.Networks;

namespace Jejak.Parsing;

/// <summary>
/// The input of words and the gates of the first layer. Both are sums over a word's rows, and so the product of a row with the layer's weights is made once and
/// remembered (Devlin et al. 2014): of frequent forms when they first come, and of the few rows of shapes. Other words go through the product together.
/// </summary>
/// <remarks>Safe to use from several threads: a row's product is the same numbers whoever makes it.</remarks>
/// <param name="features">What rows there are.</param>
/// <param name="rows">The input table.</param>
/// <param name="weights">The layer's weights, which add nothing.</param>
/// <param name="biases">What it adds.</param>
/// <param name="units">Units of a word's state.</param>
internal sealed class FirstLayer(WordFeatures features, ByteRows rows, AffineLayer weights, float[] biases, int units)
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
            Sum(styleGates, own, gates.Slice(i * wide, wide));
        }
        if (cold == 0) return;
        var products = SyntaxWorkspace.Room(ref work.Arcs, cold * wide);
        weights.Run(colds, units, products, cold);
        for (int i = 0, at = 0; i < count; i++)
        {
            if (IsCold(work.Rows.AsSpan((start + i) * WordFeatures.MostRows, 1))) TensorPrimitives.Add(products.Slice(at++ * wide, wide), biases, gates.Slice(i * wide, wide));
        }
    }

    /// <summary>Adds the products of rows, two in one go: what is added to is read and written half as often.</summary>
    private void Sum(ReadOnlySpan<float> first, ReadOnlySpan<int> own, Span<float> sum)
    {
        for (int i = 0; i < own.Length; i += 2)
        {
            if (i + 1 < own.Length) Add(first, Product(own[i]), Product(own[i + 1]), sum);
            else TensorPrimitives.Add(first, Product(own[i]), sum);
            first = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<float> first, ReadOnlySpan<float> second, ReadOnlySpan<float> third, Span<float> sum)
    {
        ref float a = ref MemoryMarshal.GetReference(first), b = ref MemoryMarshal.GetReference(second), c = ref MemoryMarshal.GetReference(third), to = ref MemoryMarshal.GetReference(sum);
        for (nuint i = 0; i < (nuint)sum.Length; i += (nuint)Vector512<float>.Count)
            (Vector512.LoadUnsafe(ref a, i) + Vector512.LoadUnsafe(ref b, i) + Vector512.LoadUnsafe(ref c, i)).StoreUnsafe(ref to, i);
    }

    private static bool IsCold(ReadOnlySpan<int> rows) => rows[0] is 0 or >= Frequent;

    private float[] Product(int row)
    {
        if (_products[row] is { } known) return known;
        float[] values = new float[units], product = new float[3 * units];
        rows.AddTo(values, row);
        weights.Run(values, units, product, 1);
        Volatile.Write(ref _products[row], product);
        return product;
    }
}
