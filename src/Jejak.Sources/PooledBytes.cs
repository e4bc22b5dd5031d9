using System.Buffers;

namespace Jejak.Sources;

/// <summary>A buffer from the shared pool that grows.</summary>
internal static class PooledBytes
{
    public static void Append(ref byte[] buffer, ref int length, ReadOnlySpan<byte> piece)
    {
        if (length + piece.Length > buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + piece.Length, buffer.Length * 2));
            buffer.AsSpan(0, length).CopyTo(larger);
            if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        piece.CopyTo(buffer.AsSpan(length));
        length += piece.Length;
    }
}
