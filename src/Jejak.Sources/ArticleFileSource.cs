using System.Buffers;
using Jejak.Articles;
using Jejak.Sources.Html;

namespace Jejak.Sources;

/// <summary>A file that is one article: plain text or a page.</summary>
/// <param name="open">Called once, when the file is read.</param>
internal sealed class ArticleFileSource(string path, Func<PeekedStream> open, SourceOptions options) : RawSource
{
    public override SourceResult Read()
    {
        byte[] bytes = [];
        int length = 0;
        try
        {
            using (var stream = open())
            {
                if (stream.Head.IsEmpty) return new(null, FileReader.EmptyFile(path));
                if (FileKinds.IsBinary(stream.Head)) return new(null, FileReader.Binary(path));
                if (!ReadAll(stream, ref bytes, ref length)) return new(null, TooLarge());
            }
            return Article(bytes.AsSpan(0, length));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new(null, OpenFault.Of(path, fault));
        }
        finally
        {
            if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private SourceResult Article(ReadOnlySpan<byte> bytes)
    {
        var kind = FileKinds.ByName(path);
        var decoded = TextDecoder.Decode(bytes, kind == FileKind.Text ? null : Charset.Declared(bytes));
        if (kind == FileKind.Sniffed) kind = FileKinds.ByContent(System.Text.Encoding.UTF8.GetBytes(decoded.Text[..Math.Min(256, decoded.Text.Length)]));
        if (string.IsNullOrWhiteSpace(decoded.Text)) return new(null, FileReader.EmptyFile(path));
        SourceDocument? document;
        if (kind == FileKind.Html)
        {
            document = Page.Read(path, decoded.Text);
            if (document is null) return new(null, new Failure(FailureStage.Decode, path, "the page holds no article text", "check that it is an article's page and was saved whole"));
        }
        else
        {
            string sha256 = Digest.Of(decoded.Text);
            document = new SourceDocument { Id = sha256, Uri = path, MediaType = "text/plain", Sha256 = sha256, Text = decoded.Text };
        }
        return new(document, decoded.Repair(path), Note: decoded.Note(path));
    }

    /// <returns>False where there is more than is allowed.</returns>
    private bool ReadAll(PeekedStream stream, ref byte[] bytes, ref int length)
    {
        byte[] chunk = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (int count; (count = stream.Read(chunk)) > 0;)
            {
                if (length + (long)count > options.MaxRecordBytes) return false;
                PooledBytes.Append(ref bytes, ref length, chunk.AsSpan(0, count));
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private Failure TooLarge() => new(FailureStage.Open, path, $"larger than {Sizes.Text(options.MaxRecordBytes)}", "allow more with --max-record");
}
