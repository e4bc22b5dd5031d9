using System.IO.Compression;

namespace Jejak.Archive.Storing;

/// <summary>Bytes as zlib streams (RFC 1950), which every language can open.</summary>
internal static class Deflated
{
    // Fastest: a reading of 20 kB takes a third of the time of Optimal and grows by a fifth.
    public static byte[] Pack(byte[] bytes)
    {
        var packed = new MemoryStream(bytes.Length / 3 + 64);
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var inflate = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var bytes = new MemoryStream(packed.Length * 4);
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
