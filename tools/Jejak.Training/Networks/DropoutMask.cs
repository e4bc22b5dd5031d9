using System.Numerics.Tensors;

namespace Jejak.Training.Networks;

/// <summary>Masks of dropout: zero where a unit is left out, <c>1 / (1 − share)</c> elsewhere; empty where nothing is left out.</summary>
internal static class DropoutMask
{
    /// <summary>A mask of its own for each number.</summary>
    public static float[] Of(SeededRandom random, int length, float share)
    {
        if (share <= 0) return [];
        float[] mask = new float[length];
        float kept = 1 / (1 - share);
        for (int i = 0; i < length; i++) mask[i] = random.Uniform() < share ? 0 : kept;
        return mask;
    }

    /// <summary>One mask a sequence, the same at all its places (Gal and Ghahramani 2016).</summary>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="lengths">Places of each sequence.</param>
    /// <param name="units">Units at a place.</param>
    /// <param name="share">How many are left out, as a share of 1.</param>
    public static float[] OfSequences(SeededRandom random, IReadOnlyList<int> lengths, int units, float share)
    {
        if (share <= 0) return [];
        float[] masks = new float[lengths.Sum() * units];
        int at = 0;
        foreach (int length in lengths)
        {
            float[] mask = Of(random, units, share);
            for (int i = 0; i < length; i++, at += units) mask.CopyTo(masks.AsSpan(at));
        }
        return masks;
    }

    public static void Apply(float[] mask, float[] values)
    {
        if (mask.Length > 0) TensorPrimitives.Multiply(values, mask, values);
    }
}
