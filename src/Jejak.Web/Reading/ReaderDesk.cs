using System.Diagnostics;
using System.Text;
using Jejak.Articles;
using Jejak.Formats;
using Jejak.Sources;
using Jejak.Web.Operation;

namespace Jejak.Web.Reading;

/// <summary>Reads what somebody sends, and keeps nothing of it.</summary>
/// <remarks>Safe to use from several threads; as many articles are read at once as there are processors.</remarks>
internal sealed class ReaderDesk(ServeOptions options, ServerActivity? activity = null) : IDisposable
{
    /// <summary>The fault of an empty text.</summary>
    public const string Empty = "there is no text";

    private readonly Lazy<Task<Reader>> _reader = new(() => Task.Run(() => Reader.Create()));
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    /// <summary>Makes the reader before the first text comes.</summary>
    public void Prepare() => _ = _reader.Value;

    /// <summary>For those who read by themselves; waits until it is loaded.</summary>
    public Reader Reader => _reader.Value.GetAwaiter().GetResult();

    /// <summary>Why nothing can be read (yet), in one line; null where something can.</summary>
    public string? Problem => !_reader.IsValueCreated || !_reader.Value.IsCompleted ? "the reader is being loaded" : _reader.Value.Exception?.GetBaseException().Message;

    /// <returns>The reading as the contract's JSON in UTF-8, or what is wrong in one line.</returns>
    public (ReadOnlyMemory<byte>? Reading, string? Fault) Read(string text) => string.IsNullOrWhiteSpace(text) ? (null, Empty) : Read("text", Encoding.UTF8.GetBytes(text));

    /// <param name="body">Not closed; read as far as the largest body that is taken.</param>
    /// <param name="name">What to call it.</param>
    /// <returns>The reading as the contract's JSON in UTF-8, or what is wrong in one line.</returns>
    public async Task<(ReadOnlyMemory<byte>? Reading, string? Fault)> Read(Stream body, string name, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, cancellation);
        return bytes.Length == 0 ? (null, Empty) : Read(Path.GetFileName(name), bytes.ToArray());
    }

    public void Dispose() => _places.Dispose();

    private (ReadOnlyMemory<byte>?, string?) Read(string name, byte[] bytes)
    {
        long began = Stopwatch.GetTimestamp();
        var result = SourceFiles.ReadBytes(name, bytes, options.Source);
        if (result.Document is not { } article)
        {
            activity?.HasRead(began, isRead: false);
            return (null, Line(result.Failure));
        }
        _places.Wait();
        try { return (ReadingJson.ToUtf8(_reader.Value.GetAwaiter().GetResult().Read(article)), null); }
        finally
        {
            _places.Release();
            activity?.HasRead(began, isRead: true);
        }
    }

    private static string Line(Failure? failure) => failure is null ? Empty : $"{failure.Document}: {failure.Reason}; {failure.Remedy}";
}
