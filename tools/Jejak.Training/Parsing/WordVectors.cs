using Jejak.Parsing;
using Jejak.Training.Vectors;

namespace Jejak.Training.Parsing;

/// <summary>Vectors of forms as the network folds them, most frequent first, all of length <c>√dimensions / 2</c>.</summary>
internal sealed class WordVectors
{
    private const float Length = 0.5f;

    private readonly Dictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    public WordVectors(VectorFile file)
    {
        Dimensions = file.Dimensions;
        char[] buffer = new char[64];
        for (int i = 0; i < file.Forms.Length; i++)
        {
            string folded = new(buffer.AsSpan(0, WordFeatures.Fold(file.Forms[i], buffer)));
            if (_vectors.TryAdd(folded, Scaled(file[i]))) Words.Add(folded);
        }
    }

    public int Dimensions { get; }

    public List<string> Words { get; } = [];

    /// <summary>The vector of a folded form, or nothing.</summary>
    public ReadOnlySpan<float> Find(string folded) => _vectors.GetValueOrDefault(folded) ?? [];

    private static float[] Scaled(ReadOnlySpan<float> vector)
    {
        float[] scaled = vector.ToArray();
        double norm = 0;
        foreach (float value in scaled) norm += value * value;
        float scale = norm == 0 ? 0 : (float)(Math.Sqrt(scaled.Length) / Math.Sqrt(norm)) * Length;
        for (int j = 0; j < scaled.Length; j++) scaled[j] *= scale;
        return scaled;
    }
}
