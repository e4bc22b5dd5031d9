using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Jejak.Models;

/// <summary>
/// A trained model on disk: named sections of bytes under a checksum. Little-endian throughout:
/// magic (8 bytes), format version (int32), length of the directory (int32), directory, sections, SHA-256 of all before (32 bytes).
/// The directory gives the component and its version, then for each section its name, first byte and length, as <see cref="BinaryWriter"/> writes them.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class ModelFile
{
    /// <summary>The version of the container; what the sections mean is the component's own version.</summary>
    public const int FormatVersion = 1;

    private const int HeaderLength = 16;
    private const int ChecksumLength = SHA256.HashSizeInBytes;

    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Start, int Length)> _sections;

    private ModelFile(string path, byte[] bytes, Dictionary<string, (int Start, int Length)> sections) => (Path, _bytes, _sections) = (path, bytes, sections);

    internal static ReadOnlySpan<byte> Magic => "JEJAKMDL"u8;

    public string Path { get; }

    /// <summary>Size of the file in bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Reads and checks a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="component">What the caller needs, such as <c>syntax</c>.</param>
    /// <param name="version">The component's version that the caller understands.</param>
    /// <exception cref="ModelException">The file is not there, not a model, cut short, changed, of another component or version.</exception>
    public static ModelFile Open(string path, string component, int version)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(path, "the model cannot be read (" + e.Message + ")");
        }
        return Read(path, bytes, component, version);
    }

    /// <inheritdoc cref="Open"/>
    internal static ModelFile Read(string path, byte[] bytes, string component, int version)
    {
        if (bytes.Length < HeaderLength + ChecksumLength || !bytes.AsSpan().StartsWith(Magic)) throw new ModelException(path, "this is not a model file, or its beginning is lost");
        int format = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        if (format != FormatVersion) throw new ModelException(path, $"the file has format {format}, this program reads format {FormatVersion}");
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - ChecksumLength), checksum);
        if (!checksum.SequenceEqual(bytes.AsSpan(bytes.Length - ChecksumLength))) throw new ModelException(path, "the file is cut short or damaged (its checksum does not fit)");
        int directory = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12));
        using var reader = new BinaryReader(new MemoryStream(bytes, HeaderLength, directory), Encoding.UTF8);
        string found = reader.ReadString();
        int foundVersion = reader.ReadInt32();
        if (found != component) throw new ModelException(path, $"the file is a model of '{found}', not of '{component}'");
        if (foundVersion != version) throw new ModelException(path, $"the file has version {foundVersion} of '{component}', this program reads version {version}");
        int count = reader.ReadInt32();
        var sections = new Dictionary<string, (int, int)>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++) sections.Add(reader.ReadString(), (reader.ReadInt32(), reader.ReadInt32()));
        return new(path, bytes, sections);
    }

    /// <summary>The bytes of a section.</summary>
    /// <exception cref="ModelException">There is no such section.</exception>
    public ReadOnlySpan<byte> Section(string name) => Memory(name).Span;

    /// <summary>The bytes of a section, for those who keep them.</summary>
    /// <exception cref="ModelException">There is no such section.</exception>
    public ReadOnlyMemory<byte> Memory(string name) =>
        _sections.TryGetValue(name, out var at) ? _bytes.AsMemory(at.Start, at.Length) : throw new ModelException(Path, $"the part '{name}' is missing");

    /// <summary>A section as values of <typeparamref name="T"/>; sections begin on 64-byte boundaries of the file.</summary>
    public ReadOnlySpan<T> Values<T>(string name)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Section(name));

    /// <summary>A section of UTF-8 strings, as <see cref="ModelFileWriter.AddStrings"/> writes it.</summary>
    public string[] Strings(string name)
    {
        string all = Encoding.UTF8.GetString(Section(name));
        return all.Length == 0 ? [] : all.Split('\n');
    }
}
