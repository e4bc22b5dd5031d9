using System.Text;
using Jejak.Articles;

namespace Jejak.Sources.Tests;

/// <summary>Sources made of bytes.</summary>
internal static class SourceInput
{
    /// <summary>What comes of <paramref name="bytes"/> as standard input, which is told by its content.</summary>
    public static List<SourceResult> Read(byte[] bytes, int maxBytes = 1 << 20) =>
        [.. SourceFiles.Read(["-"], new SourceOptions { MaxRecordBytes = maxBytes, StandardInput = () => new MemoryStream(bytes) })];

    public static List<SourceResult> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static SourceDocument Document(string text) => Read(text).Single(result => result.Document is not null).Document!;
}
