using System.Numerics.Tensors;

namespace Jejak.Networks;

/// <summary>
/// The cell of a bidirectional simple recurrent unit (Lei et al. 2018): gates are functions of the input alone, so that everything but one
/// elementwise sum is a matrix product over all words at once. c(t) = f·c(t−1) + (1−f)·z; h = r·tanh(c) + (1−r)·x.
/// The first half of the units runs from left to right, the second from right to left.
/// </summary>
public static class GatedRecurrence
{
    /// <summary>Computes one layer for the words of one sequence.</summary>
    /// <param name="gates">length × 3·units: z, f and r before their sigmoids, biases added; f and r are overwritten with their values, z with tanh(c).</param>
    /// <param name="input">length × units: what the layer read.</param>
    /// <param name="output">length × units: h.</param>
    /// <param name="cells">length × units: c.</param>
    /// <param name="length">Words of the sequence.</param>
    /// <param name="units">Units of both directions together, an even number.</param>
    public static void Run(Span<float> gates, ReadOnlySpan<float> input, Span<float> output, Span<float> cells, int length, int units)
    {
        int half = units / 2;
        for (int t = 0; t < length; t++)
        {
            var both = gates.Slice((t * 3 * units) + units, 2 * units);
            TensorPrimitives.Sigmoid(both, both);
        }
        for (int t = 0; t < length; t++)
        {
            Step(gates, cells, t, t - 1, 0, half, units);
            int back = length - 1 - t;
            Step(gates, cells, back, t == 0 ? -1 : back + 1, half, units, units);
        }
        for (int t = 0; t < length; t++)
        {
            var row = gates.Slice(t * 3 * units, 3 * units);
            var tanh = row[..units];
            TensorPrimitives.Tanh(cells.Slice(t * units, units), tanh);
            var gate = row[(2 * units)..];
            var x = input.Slice(t * units, units);
            var h = output.Slice(t * units, units);
            for (int i = 0; i < units; i++) h[i] = x[i] + (gate[i] * (tanh[i] - x[i]));
        }
    }

    private static void Step(ReadOnlySpan<float> gates, Span<float> cells, int t, int before, int from, int to, int units)
    {
        var z = gates.Slice((t * 3 * units) + from, to - from);
        var f = gates.Slice((t * 3 * units) + units + from, to - from);
        var c = cells.Slice((t * units) + from, to - from);
        if (before < 0)
        {
            for (int i = 0; i < c.Length; i++) c[i] = z[i] - (f[i] * z[i]);
            return;
        }
        var last = cells.Slice((before * units) + from, to - from);
        for (int i = 0; i < c.Length; i++) c[i] = z[i] + (f[i] * (last[i] - z[i]));
    }
}
