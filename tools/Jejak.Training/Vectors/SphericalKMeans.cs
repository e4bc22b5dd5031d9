using System.Runtime.Intrinsics;

namespace Jejak.Training.Vectors;

/// <summary>Groups vectors by direction: spherical k-means (Dhillon &amp; Modha 2001), seeded, in a fixed order.</summary>
internal static class SphericalKMeans
{
    private const int Lanes = 16;
    private const int MostRounds = 25;

    /// <summary>The cluster of each row.</summary>
    /// <param name="vectors">Rows of <paramref name="dimensions"/> values, a multiple of 16.</param>
    public static int[] Cluster(ReadOnlySpan<float> vectors, int dimensions, int clusters, ulong seed)
    {
        int rows = vectors.Length / dimensions;
        var unit = vectors.ToArray();
        for (int row = 0; row < rows; row++) Normalize(unit.AsSpan(row * dimensions, dimensions));
        var centres = Choose(unit, rows, dimensions, clusters, seed);
        var cluster = new int[rows];
        var likeness = new float[rows];
        for (int round = 0; round < MostRounds; round++)
        {
            int moved = 0;
            for (int row = 0; row < rows; row++)
            {
                int best = Nearest(unit, row * dimensions, centres, dimensions, clusters, out likeness[row]);
                if (best != cluster[row]) moved++;
                cluster[row] = best;
            }
            if (moved < rows / 1000) break;
            Centre(unit, cluster, likeness, centres, dimensions, clusters);
        }
        return cluster;
    }

    /// <summary>Different rows among the more frequent half as first centres.</summary>
    private static float[] Choose(float[] unit, int rows, int dimensions, int clusters, ulong seed)
    {
        var random = new Xorshift(seed);
        var chosen = new HashSet<int>();
        var centres = new float[clusters * dimensions];
        while (chosen.Count < Math.Min(clusters, rows / 2))
        {
            int row = random.Below(rows / 2);
            if (chosen.Add(row)) unit.AsSpan(row * dimensions, dimensions).CopyTo(centres.AsSpan((chosen.Count - 1) * dimensions));
        }
        return centres;
    }

    private static int Nearest(float[] unit, int row, float[] centres, int dimensions, int clusters, out float likeness)
    {
        (int best, likeness) = (0, float.MinValue);
        for (int c = 0; c < clusters; c++)
        {
            var sum = Vector512<float>.Zero;
            for (int d = 0; d < dimensions; d += Lanes) sum += Vector512.LoadUnsafe(ref unit[row + d]) * Vector512.LoadUnsafe(ref centres[(c * dimensions) + d]);
            float product = FixedOrder.Sum(sum);
            if (product > likeness) (best, likeness) = (c, product);
        }
        return best;
    }

    private static void Centre(float[] unit, int[] cluster, float[] likeness, float[] centres, int dimensions, int clusters)
    {
        Array.Clear(centres);
        var size = new int[clusters];
        for (int row = 0; row < cluster.Length; row++)
        {
            size[cluster[row]]++;
            for (int d = 0; d < dimensions; d++) centres[(cluster[row] * dimensions) + d] += unit[(row * dimensions) + d];
        }
        for (int c = 0; c < clusters; c++)
        {
            var centre = centres.AsSpan(c * dimensions, dimensions);
            if (size[c] == 0)
            {
                // An empty cluster begins anew at the row that fits its own worst.
                int worst = Array.IndexOf(likeness, likeness.Min());
                unit.AsSpan(worst * dimensions, dimensions).CopyTo(centre);
                likeness[worst] = 1;
            }
            Normalize(centre);
        }
    }

    private static void Normalize(Span<float> vector)
    {
        double squares = 0;
        foreach (float value in vector) squares += (double)value * value;
        if (squares == 0) return;
        float scale = (float)(1 / Math.Sqrt(squares));
        for (int d = 0; d < vector.Length; d++) vector[d] *= scale;
    }
}
