using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>A file that is one article in plain text.</summary>
internal sealed class PlainTextSource(string path, SourceOptions options) : RawSource
{
    public override SourceResult Read()
    {
        byte[] bytes;
        try
        {
            using var stream = FileReader.Open(path);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            bytes = copy.ToArray();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new(null, OpenFault.Of(path, fault));
        }
        if (bytes.Length > options.MaxRecordBytes) return new(null, new Failure(FailureStage.Open, path, $"larger than {options.MaxRecordBytes:N0} bytes", "allow more with --max-record"));
        var decoded = TextDecoder.Decode(bytes);
        if (string.IsNullOrWhiteSpace(decoded.Text)) return new(null, new Failure(FailureStage.Decode, path, "the file is empty", "remove it, or put an article into it"));
        string sha256 = Digest.Of(decoded.Text);
        return new(new SourceDocument { Id = sha256, Uri = path, MediaType = "text/plain", Sha256 = sha256, Text = decoded.Text }, decoded.Repair(path));
    }
}
