using System.Text;
using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>Takes one file apart into sources.</summary>
internal static class FileReader
{
    public const string KnownKinds = ".txt .html .htm .json .jsonl .ndjson files, also with .gz";

    public static IEnumerable<RawSource> Read(FoundFile file, SourceOptions options)
    {
        if (file.Failure is { } failure) return [RawSource.Of(failure)];
        switch (FileKinds.Of(file))
        {
            case FileKind.Other when !file.Named:
                return [RawSource.Of(new SourceResult(null, Skipped: true))];
            case FileKind.Other:
                var reason = new Failure(FailureStage.Open, file.Path, "skipped, no kind of article file by its name", $"rename it ({KnownKinds}) or pass it as standard input (jejak read - < file)");
                return [RawSource.Of(new SourceResult(null, reason, Skipped: true))];
            case FileKind.Text or FileKind.Html:
                return [new ArticleFileSource(file.Path, () => Open(file.Path, options), options)];
            case var kind:
                return Records(file.Path, kind, options);
        }
    }

    /// <summary>Opens a file, or standard input, and unpacks it where it is gzip.</summary>
    public static PeekedStream Open(string path, SourceOptions options)
    {
        var raw = path == "-"
            ? options.StandardInput?.Invoke() ?? Console.OpenStandardInput()
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            var stream = new PeekedStream(raw);
            bool packed = stream.Head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
            if (!packed && path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && !stream.Head.IsEmpty)
                throw new InvalidDataException("no gzip data");
            return packed ? new PeekedStream(new GzipStream(stream)) : stream;
        }
        catch
        {
            raw.Dispose();
            throw;
        }
    }

    /// <summary>Records of a file that may hold many, one by one; faults of the file come as the last source.</summary>
    private static IEnumerable<RawSource> Records(string path, FileKind kind, SourceOptions options)
    {
        PeekedStream? opened = null;
        RawSource? fault = null;
        try
        {
            opened = Open(path, options);
            if (opened.Head.IsEmpty) fault = RawSource.Of(EmptyFile(path));
            else if (FileKinds.IsBinary(opened.Head)) fault = RawSource.Of(Binary(path));
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            fault = RawSource.Of(OpenFault.Of(path, reason));
        }
        if (fault is not null)
        {
            opened?.Dispose();
            yield return fault;
            yield break;
        }
        var stream = AsUtf8(opened!, out string? encoding, out var head);
        if (kind == FileKind.Sniffed) kind = FileKinds.ByContent(head.Span);
        // A file that calls itself JSON is not read as prose for being broken.
        if (kind == FileKind.Text && path.Contains(".json", StringComparison.OrdinalIgnoreCase)) kind = FileKind.Json;
        if (kind is FileKind.Text or FileKind.Html)
        {
            yield return new ArticleFileSource(path, () => opened!, options);
            yield break;
        }
        if (encoding is not null) yield return RawSource.Of(new SourceResult(null, Note: Note(path, encoding)));
        foreach (var record in RecordReader.Read(path, stream, kind, options)) yield return record;
    }

    public static Failure EmptyFile(string path) => new(FailureStage.Decode, path, "the file is empty", "remove it, or put an article into it");

    public static Failure Binary(string path) => new(FailureStage.Decode, path, "a binary file, no text", "convert it to text or HTML first");

    public static string Note(string path, string encoding) => $"{path}: read as {encoding}; save it as UTF-8 to be sure of every character";

    /// <summary>The stream in UTF-8, whatever it is in.</summary>
    private static Stream AsUtf8(PeekedStream stream, out string? name, out ReadOnlyMemory<byte> head)
    {
        var encoding = TextDecoder.OfStream(stream.Head);
        name = encoding is null ? null : TextDecoder.NameOf(encoding);
        head = encoding is null ? stream.Head.ToArray() : Encoding.UTF8.GetBytes(encoding.GetString(stream.Head));
        return encoding is null ? stream : Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false));
    }
}
