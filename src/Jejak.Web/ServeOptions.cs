using Jejak.Sources;
using Jejak.Watch;

namespace Jejak.Web;

/// <summary>What <c>jejak serve</c> was asked for.</summary>
public sealed record ServeOptions
{
    /// <summary>A file, or <c>postgres://…</c>.</summary>
    public required string Archive { get; init; }

    /// <summary>Address to listen on; the machine's own unless told otherwise, so that nobody else sees the archive by accident.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>0 for any that is free.</summary>
    public int Port { get; init; } = 5115;

    /// <summary>The largest text, page or form that is taken, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 8 << 20;

    /// <summary>Whether nothing can be changed, whoever asks.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether questions, too, are answered only for those who show a key.</summary>
    public bool RequireKey { get; init; }

    /// <summary>The name under which a proxy before this server is reached (<c>news.example</c>); null where there is none. Behind a proxy nobody sits at this machine.</summary>
    public string? ProxyHost { get; init; }

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLoopback => Host is "127.0.0.1" or "::1" or "localhost";

    /// <summary>Whether the log is one JSON object a line, with a line for each request; else it is for people, who hear only what went wrong.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Whether the lines of requests say what was asked for, names and words included.</summary>
    public bool LogQueries { get; init; }

    /// <summary>Where measurements and traces are sent (OTLP over HTTP, <c>http://127.0.0.1:4318</c>); null for where the variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, or nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Connections at one time; who comes beyond is turned away at once.</summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>How long somebody may take to send the head of a request.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection is held for which nothing is asked.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What is watched while the archive is shown; null for nothing.</summary>
    public WatchOptions? Watch { get; init; }

    /// <summary>How what is sent to be read is decoded.</summary>
    public SourceOptions Source => new() { MaxRecordBytes = MaxBodyBytes };
}
