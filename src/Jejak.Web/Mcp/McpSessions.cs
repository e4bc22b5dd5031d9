using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Jejak.Web.Mcp;

/// <summary>
/// The assistants that speak to the archive over HTTP. There are never more than <see cref="Most"/>: who has been silent for <see cref="Idle"/> is forgotten, and where all places are taken,
/// whoever has been silent longest. An assistant that was forgotten is told that its session is unknown, and opens another.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class McpSessions(McpServerOptions options, ILoggerFactory logs, TimeProvider time) : IAsyncDisposable
{
    public const int Most = 256;

    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, McpSession> _sessions = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public int Count
    {
        get { lock (_gate) return _sessions.Count; }
    }

    /// <summary>A session of its own, in use.</summary>
    /// <returns>Null where every place is taken by a session that is in use.</returns>
    public async ValueTask<McpSession?> Open()
    {
        var forgotten = new List<McpSession>();
        McpSession? session = null;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            forgotten.AddRange(_sessions.Values.Where(known => known.Users == 0 && now - known.LastUsed > Idle));
            if (_sessions.Count - forgotten.Count >= Most && _sessions.Values.Where(known => known.Users == 0).MinBy(known => known.LastUsed) is { } silent) forgotten.Add(silent);
            foreach (var known in forgotten) _sessions.Remove(known.Id!);
            if (_sessions.Count < Most)
            {
                session = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), options, logs) { Users = 1 };
                _sessions.Add(session.Id!, session);
            }
        }
        foreach (var known in forgotten) await known.DisposeAsync();
        return session;
    }

    /// <summary>A server for one request that needs no session.</summary>
    public McpSession OfOneRequest() => new(null, options, logs);

    /// <summary>The session of this id, in use until <see cref="Release"/>; null where there is none, or no more.</summary>
    public McpSession? Find(string id)
    {
        lock (_gate)
        {
            if (!_sessions.TryGetValue(id, out var session)) return null;
            session.Users++;
            return session;
        }
    }

    public async ValueTask Release(McpSession session)
    {
        if (session.Id is null)
        {
            await session.DisposeAsync();
            return;
        }
        lock (_gate)
        {
            session.Users--;
            session.LastUsed = time.GetUtcNow();
        }
    }

    /// <returns>False where there is none.</returns>
    public async ValueTask<bool> Close(string id)
    {
        McpSession? session;
        lock (_gate) _sessions.Remove(id, out session);
        if (session is not null) await session.DisposeAsync();
        return session is not null;
    }

    public async ValueTask DisposeAsync()
    {
        McpSession[] open;
        lock (_gate)
        {
            open = [.. _sessions.Values];
            _sessions.Clear();
        }
        foreach (var session in open) await session.DisposeAsync();
    }
}
