namespace Jejak.Sources;

/// <summary>How sources are read.</summary>
public sealed record SourceOptions
{
    /// <summary>The largest record of a file, or file of one article, in bytes after decompression; what is larger is a failure and is not held in memory.</summary>
    public int MaxRecordBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>What <c>-</c> stands for; standard input where null.</summary>
    public Func<Stream>? StandardInput { get; init; }
}
