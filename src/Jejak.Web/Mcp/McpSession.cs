using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Jejak.Web.Mcp;

/// <summary>One assistant that speaks to the archive over HTTP: its transport, and the server behind it.</summary>
internal sealed class McpSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly McpServer _server;
    private readonly Task _running;
    private int _streams;

    /// <param name="id">What the assistant names the session by; null for one request without a session (revision 2026-07-28 knows none).</param>
    public McpSession(string? id, McpServerOptions options, ILoggerFactory logs)
    {
        Id = id;
        Transport = new(logs) { SessionId = id, Stateless = id is null };
        _server = McpServer.Create(Transport, options, logs);
        _running = _server.RunAsync(_end.Token);
    }

    public string? Id { get; }

    public StreamableHttpServerTransport Transport { get; }

    /// <summary>Requests under way. Kept by <see cref="McpSessions"/>.</summary>
    public int Users { get; set; }

    /// <summary>When the last request ended. Kept by <see cref="McpSessions"/>.</summary>
    public DateTimeOffset LastUsed { get; set; }

    /// <returns>False for a second stream: a session has one.</returns>
    public bool TryStartStream() => Interlocked.Exchange(ref _streams, 1) == 0;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Transport.DisposeAsync();
        try { await _running; }
        catch (OperationCanceledException)
        {
            // As it was told to.
        }
        await _server.DisposeAsync();
        _end.Dispose();
    }
}
