using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Jejak.Sources;

/// <summary>Names a text by its content.</summary>
internal static class Digest
{
    /// <summary>SHA-256 of <paramref name="text"/> in UTF-8, lower-case hexadecimal.</summary>
    public static string Of(string text)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexStringLower(hash);
    }
}
