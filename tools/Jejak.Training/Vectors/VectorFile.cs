using System.Text;

namespace Jejak.Training.Vectors;

/// <summary>
/// Word vectors on disk, an intermediate that is not shipped. Little-endian: <c>int32</c> count, <c>int32</c> dimensions; then for each word, the most frequent first,
/// its form (as <see cref="BinaryWriter.Write(string)"/> writes it: length as a 7-bit-coded integer, UTF-8) and <c>float32[dimensions]</c>.
/// Forms are folded (<see cref="Jejak.Text.FormFolding"/>); <c>&lt;s&gt;</c> stands for a sentence's boundary, <c>&lt;rare&gt;</c>, <c>&lt;Rare&gt;</c> and <c>&lt;RARE&gt;</c> for words
/// without a row in lower case, with a capital, and in capitals.
/// </summary>
internal sealed record VectorFile(string[] Forms, float[] Vectors, int Dimensions)
{
    /// <summary>Bytes before the first word.</summary>
    private const int Head = 8;

    public ReadOnlySpan<float> this[int word] => Vectors.AsSpan(word * Dimensions, Dimensions);

    /// <summary>Writes beside <paramref name="path"/> first, so that a file of that name is always whole.</summary>
    public void Write(string path)
    {
        string half = path + ".half";
        using (var writer = new BinaryWriter(File.Create(half), Encoding.UTF8))
        {
            writer.Write(Forms.Length);
            writer.Write(Dimensions);
            for (int i = 0; i < Forms.Length; i++)
            {
                writer.Write(Forms[i]);
                foreach (float value in this[i]) writer.Write(value);
            }
        }
        File.Move(half, path, overwrite: true);
    }

    /// <exception cref="CorpusException">The file holds something else, or less than it says.</exception>
    public static VectorFile Read(string path)
    {
        using var reader = new BinaryReader(new BufferedStream(File.OpenRead(path), 1 << 16), Encoding.UTF8);
        long length = reader.BaseStream.Length;
        (int count, int dimensions) = length < Head ? (-1, 0) : (reader.ReadInt32(), reader.ReadInt32());
        // Each word takes its numbers and at least the length of its form.
        if (count < 0 || dimensions <= 0 || length - Head < count * (1L + (4L * dimensions))) throw new CorpusException(path, 0, "is no whole file of vectors; make one with 'train vectors'");
        var forms = new string[count];
        var vectors = new float[count * dimensions];
        for (int i = 0; i < count; i++)
        {
            forms[i] = reader.ReadString();
            for (int d = 0; d < dimensions; d++) vectors[(i * dimensions) + d] = reader.ReadSingle();
        }
        return new(forms, vectors, dimensions);
    }
}
