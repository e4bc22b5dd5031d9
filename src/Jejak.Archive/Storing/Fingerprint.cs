using System.Security.Cryptography;
using System.Text;
using Jejak.Articles;

namespace Jejak.Archive.Storing;

/// <summary>What makes two deliveries of an article the same: its text and what came with it. Where it was read from does not count.</summary>
internal static class Fingerprint
{
    /// <summary>SHA-256, 32 bytes.</summary>
    public static byte[] Of(SourceDocument source)
    {
        string parts = string.Join('\0', source.Sha256, source.MediaType, source.Url, source.Site, source.Title, source.Published, source.Modified, source.Author, source.Publisher, source.Section);
        return SHA256.HashData(Encoding.UTF8.GetBytes(parts));
    }
}
