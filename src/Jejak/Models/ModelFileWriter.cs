using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Jejak.Models;

/// <summary>Collects the sections of a model and writes them as <see cref="ModelFile"/> reads them. The same sections give the same bytes.</summary>
public sealed class ModelFileWriter(string component, int version)
{
    private const int Alignment = 64;

    private readonly List<(string Name, byte[] Bytes)> _sections = [];

    public void Add<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => _sections.Add((name, MemoryMarshal.AsBytes(values).ToArray()));

    /// <exception cref="ArgumentException">A string holds a line break.</exception>
    public void AddStrings(string name, IEnumerable<string> values)
    {
        string[] all = [.. values];
        if (all.Any(value => value.Contains('\n', StringComparison.Ordinal))) throw new ArgumentException($"A string of '{name}' holds a line break.", nameof(values));
        _sections.Add((name, Encoding.UTF8.GetBytes(string.Join('\n', all))));
    }

    public byte[] ToArray()
    {
        // The directory is written twice: its length does not depend on the positions in it.
        int first = Aligned(16 + Directory(0).Length);
        byte[] directory = Directory(first);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(ModelFile.Magic);
        writer.Write(ModelFile.FormatVersion);
        writer.Write(directory.Length);
        writer.Write(directory);
        foreach (var (_, bytes) in _sections)
        {
            writer.Write(new byte[Aligned((int)stream.Position) - (int)stream.Position]);
            writer.Write(bytes);
        }
        writer.Flush();
        writer.Write(SHA256.HashData(stream.ToArray()));
        writer.Flush();
        return stream.ToArray();
    }

    public void Save(string path)
    {
        System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        File.WriteAllBytes(path, ToArray());
    }

    private static int Aligned(int position) => (position + Alignment - 1) / Alignment * Alignment;

    private byte[] Directory(int position)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(component);
        writer.Write(version);
        writer.Write(_sections.Count);
        foreach (var (name, bytes) in _sections)
        {
            position = Aligned(position);
            writer.Write(name);
            writer.Write(position);
            writer.Write(bytes.Length);
            position += bytes.Length;
        }
        writer.Flush();
        return stream.ToArray();
    }
}
