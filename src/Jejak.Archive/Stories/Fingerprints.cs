using System.Buffers.Binary;

namespace Jejak.Archive.Stories;

/// <summary>A set of things an article has (runs of words, names, numbers), each as 32 bits of its hash, ascending and without repetition. Immutable.</summary>
/// <remarks>Two articles of 500 runs of words share one by accident once in 17,000 pairs.</remarks>
public sealed class Fingerprints
{
    private readonly uint[] _hashes;

    private Fingerprints(uint[] hashes) => _hashes = hashes;

    public static Fingerprints Empty { get; } = new([]);

    public int Count => _hashes.Length;

    public ReadOnlySpan<uint> Hashes => _hashes;

    /// <param name="hashes">In any order; sorted in place.</param>
    public static Fingerprints Of(Span<uint> hashes)
    {
        if (hashes.IsEmpty) return Empty;
        hashes.Sort();
        int kept = 1;
        for (int i = 1; i < hashes.Length; i++)
        {
            if (hashes[i] != hashes[kept - 1]) hashes[kept++] = hashes[i];
        }
        return new(hashes[..kept].ToArray());
    }

    /// <summary>How many both have.</summary>
    public int Shared(Fingerprints other)
    {
        var (few, many) = _hashes.Length <= other._hashes.Length ? (_hashes, other._hashes) : (other._hashes, _hashes);
        int shared = 0, j = 0;
        foreach (uint hash in few)
        {
            while (j < many.Length && many[j] < hash) j++;
            if (j == many.Length) break;
            if (many[j] == hash) shared++;
        }
        return shared;
    }

    /// <summary>How many both have that <paramref name="but"/> has not.</summary>
    public int SharedBut(Fingerprints other, Fingerprints but) => SharedBut(other, but, Empty);

    /// <summary>How many both have that neither <paramref name="but"/> nor <paramref name="nor"/> has.</summary>
    public int SharedBut(Fingerprints other, Fingerprints but, Fingerprints nor)
    {
        int shared = 0;
        foreach (uint hash in _hashes)
        {
            if (Array.BinarySearch(other._hashes, hash) >= 0 && Array.BinarySearch(but._hashes, hash) < 0 && Array.BinarySearch(nor._hashes, hash) < 0) shared++;
        }
        return shared;
    }

    /// <summary>Whether both have one.</summary>
    public bool Meets(Fingerprints other) => Shared(other) > 0;

    /// <summary>Little-endian, four bytes each.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_hashes.Length * sizeof(uint)];
        for (int i = 0; i < _hashes.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), _hashes[i]);
        return bytes;
    }

    /// <param name="bytes">As <see cref="ToBytes"/> wrote them.</param>
    public static Fingerprints FromBytes(ReadOnlySpan<byte> bytes)
    {
        var hashes = new uint[bytes.Length / sizeof(uint)];
        for (int i = 0; i < hashes.Length; i++) hashes[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return hashes.Length == 0 ? Empty : new(hashes);
    }
}
