using System.Text;
using Jejak.Parsing;

namespace Jejak.Training.Parsing;

/// <summary>Vectors of forms, most frequent first, as <c>train vectors</c> writes them.</summary>
internal sealed class WordVectors
{
    private readonly Dictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    private WordVectors(int dimensions) => Dimensions = dimensions;

    public int Dimensions { get; }

    public List<string> Words { get; } = [];

    /// <summary>No vector at all: everything is learned from the treebanks.</summary>
    public static WordVectors Empty => new(16);

    /// <summary>The vector of a folded form, or nothing.</summary>
    public ReadOnlySpan<float> Find(string folded) => _vectors.GetValueOrDefault(folded) ?? [];

    /// <summary>Reads a file: the number of words and of dimensions, then for each word its text and its numbers; lengths are brought to <c>√dimensions</c>.</summary>
    public static WordVectors Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
        int count = reader.ReadInt32(), dimensions = reader.ReadInt32();
        var vectors = new WordVectors(dimensions);
        char[] buffer = new char[64];
        for (int i = 0; i < count; i++)
        {
            string word = reader.ReadString();
            float[] vector = new float[dimensions];
            double norm = 0;
            for (int j = 0; j < dimensions; j++)
            {
                vector[j] = reader.ReadSingle();
                norm += vector[j] * vector[j];
            }
            float scale = norm == 0 ? 0 : (float)(Math.Sqrt(dimensions) / Math.Sqrt(norm)) * 0.5f;
            for (int j = 0; j < dimensions; j++) vector[j] *= scale;
            string folded = new(buffer.AsSpan(0, WordFeatures.Fold(word, buffer)));
            if (AddTo(vectors, folded, vector)) vectors.Words.Add(folded);
        }
        return vectors;
    }

    private static bool AddTo(WordVectors vectors, string folded, float[] vector) => vectors._vectors.TryAdd(folded, vector);
}
