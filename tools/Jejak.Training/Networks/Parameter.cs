using System.Numerics;

namespace Jejak.Training.Networks;

/// <summary>A matrix that is learned, with the moments of Adam (Kingma and Ba 2015) and the running mean of its values, which is what is kept.</summary>
internal sealed class Parameter
{
    private readonly float[] _first;
    private readonly float[] _second;

    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="sparse">Whether a batch touches few rows: then only those are updated.</param>
    public Parameter(int rows, int columns, bool sparse = false)
    {
        (Rows, Columns, IsSparse) = (rows, columns, sparse);
        (Values, _first, _second, Mean) = (new float[rows * columns], new float[rows * columns], new float[rows * columns], new float[rows * columns]);
    }

    public int Rows { get; }

    public int Columns { get; }

    public bool IsSparse { get; }

    public float[] Values { get; }

    /// <summary>Running mean of the values over the last steps.</summary>
    public float[] Mean { get; }

    public Parameter Normal(SeededRandom random, float deviation)
    {
        for (int i = 0; i < Values.Length; i++) Values[i] = random.Normal() * deviation;
        return this;
    }

    /// <summary>Normal values that keep the variance of what passes through (Glorot and Bengio 2010).</summary>
    public Parameter Glorot(SeededRandom random) => Normal(random, MathF.Sqrt(2f / (Rows + Columns)));

    public void Update(int row, ReadOnlySpan<float> gradient, float scale, in AdamStep step)
    {
        int at = row * Columns;
        Span<float> values = Values.AsSpan(at, gradient.Length), first = _first.AsSpan(at, gradient.Length), second = _second.AsSpan(at, gradient.Length);
        int width = Vector<float>.Count, i = 0;
        for (; i + width <= gradient.Length; i += width)
        {
            var g = new Vector<float>(gradient[i..]) * scale;
            var m = new Vector<float>(first[i..]);
            var v = new Vector<float>(second[i..]);
            m += (1 - step.Decay1) * (g - m);
            v += (1 - step.Decay2) * ((g * g) - v);
            m.CopyTo(first[i..]);
            v.CopyTo(second[i..]);
            var moved = new Vector<float>(values[i..]) - (step.Rate * (m * step.Correction1) / (Vector.SquareRoot(v * step.Correction2) + new Vector<float>(1e-8f)));
            moved.CopyTo(values[i..]);
        }
        for (; i < gradient.Length; i++)
        {
            float g = gradient[i] * scale;
            float m = first[i] += (1 - step.Decay1) * (g - first[i]);
            float v = second[i] += (1 - step.Decay2) * ((g * g) - second[i]);
            values[i] -= step.Rate * (m * step.Correction1) / (MathF.Sqrt(v * step.Correction2) + 1e-8f);
        }
    }

    /// <summary>Moves the running mean towards the values.</summary>
    public void Average(float share)
    {
        int width = Vector<float>.Count, i = 0;
        for (; i + width <= Values.Length; i += width)
        {
            var mean = new Vector<float>(Mean, i);
            (mean + (share * (new Vector<float>(Values, i) - mean))).CopyTo(Mean, i);
        }
        for (; i < Values.Length; i++) Mean[i] += share * (Values[i] - Mean[i]);
    }
}

/// <summary>One step of Adam: rate, decays, and the corrections for the moments' beginning at zero.</summary>
internal readonly record struct AdamStep(float Rate, float Decay1, float Decay2, float Correction1, float Correction2)
{
    public static AdamStep At(int step, float rate, float decay1 = 0.9f, float decay2 = 0.98f) =>
        new(rate, decay1, decay2, 1 / (1 - MathF.Pow(decay1, step)), 1 / (1 - MathF.Pow(decay2, step)));
}
