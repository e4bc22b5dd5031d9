using Jejak.Articles;
using Jejak.Sources.Feeds;
using Jejak.Sources.Html;

namespace Jejak.Sources;

/// <summary>Finds articles in files, folders and standard input.</summary>
public static class SourceFiles
{
    /// <summary>
    /// Articles of <paramref name="paths"/> in order: folders recursively, by ordinal order of their paths; the records of a file one by one.
    /// Holds one record at a time; faults of one file or record are values among the others.
    /// </summary>
    public static IEnumerable<RawSource> Find(IEnumerable<string> paths, SourceOptions? options = null)
    {
        options ??= new();
        foreach (string path in paths)
        {
            bool any = false;
            foreach (var file in FileWalk.Of(path))
            {
                any |= file.Failure is not null || FileKinds.Of(file) != FileKind.Other || file.Named;
                foreach (var source in FileReader.Read(file, options)) yield return source;
            }
            if (!any) yield return RawSource.Of(new Failure(FailureStage.Open, path, "no article file in this folder", $"name a folder with {FileReader.KnownKinds}"));
        }
    }

    /// <summary>The same, read one after the other on this thread.</summary>
    public static IEnumerable<SourceResult> Read(IEnumerable<string> paths, SourceOptions? options = null) => Find(paths, options).Select(source => source.Read());

    /// <summary>The first article of bytes that are no file, whatever kind they are of: what was sent or pasted.</summary>
    /// <param name="name">What to call it, in the article's <see cref="SourceDocument.Uri"/> and in failures.</param>
    public static SourceResult ReadBytes(string name, byte[] bytes, SourceOptions? options = null)
    {
        foreach (var result in Read(["-"], (options ?? new()) with { StandardInput = () => new MemoryStream(bytes, writable: false) }))
        {
            if (result.Document is null && result.Failure is null) continue;
            return result with
            {
                Document = result.Document is { } document ? document with { Uri = name } : null,
                Failure = result.Failure is { } failure ? failure with { Document = name } : null,
            };
        }
        return new(null, FileReader.EmptyFile(name));
    }

    /// <summary>A page as a server sent it.</summary>
    /// <param name="charset">What the server says it is in; null where it says nothing.</param>
    public static SourceResult ReadPage(string uri, ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.IsEmpty) return new(null, FileReader.EmptyFile(uri));
        if (FileKinds.IsBinary(bytes[..Math.Min(bytes.Length, PeekedStream.HeadBytes)])) return new(null, FileReader.Binary(uri));
        var decoded = TextDecoder.Decode(bytes, FeedText.Encoding(charset) ?? Charset.Declared(bytes));
        var document = Page.Read(uri, decoded.Text);
        return new(document, document is null ? new Failure(FailureStage.Decode, uri, "the page holds no article text", "open it in a browser") : decoded.Repair(uri));
    }

    /// <summary>The files of a folder that may hold articles, in order.</summary>
    public static IEnumerable<string> Articles(string folder) => FileWalk.Of(folder).Where(file => file.Failure is null && FileKinds.Of(file) != FileKind.Other).Select(file => file.Path);

    /// <summary>A page that somebody else has fetched or kept.</summary>
    /// <returns>Null where there is no article's text on it.</returns>
    public static SourceDocument? ReadPage(string uri, string html) => Page.Read(uri, html);
}
