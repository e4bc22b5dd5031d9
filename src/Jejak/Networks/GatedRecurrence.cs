using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Jejak.Networks;

/// <summary>
/// The cell of a bidirectional simple recurrent unit (Lei et al. 2018): gates are functions of the input alone, so that everything but one
/// elementwise sum is a matrix product over all words at once. c(t) = f·c(t−1) + (1−f)·z; h = r·tanh(c) + (1−r)·x.
/// The first half of the units runs from left to right, the second from right to left.
/// </summary>
public static class GatedRecurrence
{
    private const int Lanes = 16;

    /// <summary>Computes one layer for the words of one sequence.</summary>
    /// <param name="gates">length × 3·units: z, f and r before their sigmoids, biases added; where cells are asked for, f and r are overwritten with their values, z with tanh(c).</param>
    /// <param name="input">length × units: what the layer read.</param>
    /// <param name="output">length × units: h.</param>
    /// <param name="cells">length × units: c, which learning needs; empty where nobody asks for it.</param>
    /// <param name="length">Words of the sequence.</param>
    /// <param name="units">Units of both directions together, a multiple of 32.</param>
    /// <exception cref="ArgumentException">A span is too short, or units is no multiple of 32.</exception>
    public static void Run(Span<float> gates, ReadOnlySpan<float> input, Span<float> output, Span<float> cells, int length, int units)
    {
        int values = length * units;
        if (units % (2 * Lanes) != 0 || gates.Length < 3 * values || input.Length < values || output.Length < values || (!cells.IsEmpty && cells.Length < values))
            throw new ArgumentException($"The spans are too short for {length} × {units}, or {units} is no multiple of {2 * Lanes}.");
        if (length == 0) return;
        if (cells.IsEmpty) Run<Forgotten>(gates, input, output, cells, length, units);
        else Run<Kept>(gates, input, output, cells, length, units);
    }

    /// <summary>Whether gates and cells are written: one compiled loop for each.</summary>
    private interface IKeeping
    {
        static abstract bool Cells { get; }
    }

    private readonly struct Kept : IKeeping
    {
        public static bool Cells => true;
    }

    private readonly struct Forgotten : IKeeping
    {
        public static bool Cells => false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(Span<float> gates, ReadOnlySpan<float> input, Span<float> output, Span<float> cells, int length, int units)
        where T : struct, IKeeping
    {
        ref float g = ref MemoryMarshal.GetReference(gates);
        ref float x = ref MemoryMarshal.GetReference(input);
        ref float h = ref MemoryMarshal.GetReference(output);
        ref float c = ref MemoryMarshal.GetReference(cells);
        for (int at = 0; at < units; at += Lanes)
        {
            bool forward = at < units / 2;
            var cell = Vector512<float>.Zero;
            for (int step = 0; step < length; step++)
            {
                int t = forward ? step : length - 1 - step, row = (t * units) + at;
                ref float gate = ref Unsafe.Add(ref g, (nint)((t * 3 * units) + at));
                ref float forget = ref Unsafe.Add(ref gate, (nint)units);
                ref float reset = ref Unsafe.Add(ref forget, (nint)units);
                var z = Vector512.LoadUnsafe(ref gate);
                var f = Sigmoid(Vector512.LoadUnsafe(ref forget));
                var r = Sigmoid(Vector512.LoadUnsafe(ref reset));
                var skip = Vector512.LoadUnsafe(ref x, (nuint)row);
                cell = Vector512.FusedMultiplyAdd(f, cell - z, z);
                var tanh = Tanh(cell);
                Vector512.FusedMultiplyAdd(r, tanh - skip, skip).StoreUnsafe(ref h, (nuint)row);
                if (!T.Cells) continue;
                tanh.StoreUnsafe(ref gate);
                f.StoreUnsafe(ref forget);
                r.StoreUnsafe(ref reset);
                cell.StoreUnsafe(ref c, (nuint)row);
            }
        }
    }

    /// <summary>1 / (1 + e^−x), as ½ + ½·tanh(x/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Sigmoid(Vector512<float> x)
    {
        var half = Vector512.Create(0.5f);
        return Vector512.FusedMultiplyAdd(half, Tanh(x * half), half);
    }

    /// <summary>
    /// The hyperbolic tangent as a quotient of polynomials (odd of degree 13 over even of degree 6) on [−7.9, 7.9], beyond which it is ±1 in single precision;
    /// the coefficients are a minimax fit, its error below 4·10⁻⁷.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Tanh(Vector512<float> x)
    {
        var limit = Vector512.Create(7.90531110763549805f);
        x = Vector512.Min(Vector512.Max(x, -limit), limit);
        var square = x * x;
        var above = Vector512.FusedMultiplyAdd(square, Vector512.Create(-2.76076847742355e-16f), Vector512.Create(2.00018790482477e-13f));
        above = Vector512.FusedMultiplyAdd(square, above, Vector512.Create(-8.60467152213735e-11f));
        above = Vector512.FusedMultiplyAdd(square, above, Vector512.Create(5.12229709037114e-08f));
        above = Vector512.FusedMultiplyAdd(square, above, Vector512.Create(1.48572235717979e-05f));
        above = Vector512.FusedMultiplyAdd(square, above, Vector512.Create(6.37261928875436e-04f));
        above = Vector512.FusedMultiplyAdd(square, above, Vector512.Create(4.89352455891786e-03f));
        var below = Vector512.FusedMultiplyAdd(square, Vector512.Create(1.19825839466702e-06f), Vector512.Create(1.18534705686654e-04f));
        below = Vector512.FusedMultiplyAdd(square, below, Vector512.Create(2.26843463243900e-03f));
        below = Vector512.FusedMultiplyAdd(square, below, Vector512.Create(4.89352518554385e-03f));
        return x * above / below;
    }
}
