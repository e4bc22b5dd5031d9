using System.IO.Compression;
using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>Takes one file apart into sources.</summary>
internal static class FileReader
{
    public static IEnumerable<RawSource> Read(FoundFile file, SourceOptions options)
    {
        if (file.Failure is { } failure) return [RawSource.Failed(failure.Stage, failure.Document, failure.Reason, failure.Remedy)];
        string name = file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file.Path[..^3] : file.Path;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".txt" => [new PlainTextSource(file.Path, options)],
            ".jsonl" or ".ndjson" => Lines(file.Path, options),
            _ => [RawSource.Skipped],
        };
    }

    /// <summary>Opens a file, unpacking it where its name ends in <c>.gz</c>.</summary>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static IEnumerable<RawSource> Lines(string path, SourceOptions options)
    {
        LineReader? lines = null;
        Failure? failure = null;
        try
        {
            lines = new LineReader(Open(path), options.MaxRecordBytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            failure = OpenFault.Of(path, fault);
        }
        using (lines)
        {
            while (failure is null)
            {
                byte[] line = [];
                int length = 0;
                bool more = false;
                try
                {
                    more = lines!.Next(out line, out length);
                }
                catch (Exception fault) when (fault is IOException or InvalidDataException)
                {
                    failure = OpenFault.Of($"{path}:{lines!.Number + 1}", fault);
                }
                if (!more) break;
                if (length < 0)
                    yield return RawSource.Failed(FailureStage.Decode, $"{path}:{lines!.Number}", $"the line is longer than {options.MaxRecordBytes:N0} bytes", "split it, or allow more with --max-record");
                else if (!line.AsSpan(0, length).ContainsAnyExcept(" \t"u8)) System.Buffers.ArrayPool<byte>.Shared.Return(line);
                else yield return new RecordSource(path, lines!.Number, line, length);
            }
        }
        if (failure is not null) yield return RawSource.Failed(failure.Stage, failure.Document, failure.Reason, failure.Remedy);
    }
}
