namespace Jejak.Watch.Fetching;

/// <summary>What became of a request.</summary>
public enum FetchOutcome
{
    Content,

    /// <summary>As it was when the validators were given.</summary>
    NotModified,

    /// <summary>It may work later: the server was busy, silent, or broke off.</summary>
    Failed,

    /// <summary>It will not work by trying again: not there, forbidden, too large, or an address that must not be asked.</summary>
    Refused,
}

/// <summary>What a server gives with a document to be asked with the next time (RFC 9110).</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static Validators None { get; } = new(null, null);
}

/// <param name="Address">The last one, after redirects.</param>
/// <param name="Bytes">Decompressed; empty unless there is content.</param>
/// <param name="Charset">What the server says; null where it says nothing.</param>
/// <param name="RetryAfter">How long the server asks to be left alone.</param>
/// <param name="Fault">One line: address, reason, what to do; null for content and what has not changed.</param>
public sealed record Fetched(FetchOutcome Outcome, Uri Address, byte[] Bytes, string? Charset, Validators Validators, TimeSpan? RetryAfter, string? Fault)
{
    internal static Fetched Failed(Uri address, string reason, string remedy, TimeSpan? retryAfter = null) => new(FetchOutcome.Failed, address, [], null, Validators.None, retryAfter, $"{address}: {reason}; {remedy}");

    internal static Fetched Refused(Uri address, string reason, string remedy) => new(FetchOutcome.Refused, address, [], null, Validators.None, null, $"{address}: {reason}; {remedy}");
}

/// <summary>How requests are made.</summary>
public sealed record FetchOptions
{
    /// <summary>Product token of robots.txt, and the first word of <c>User-Agent</c>.</summary>
    public string Agent { get; init; } = "Jejak";

    /// <summary>Hosts that may be asked although they are no part of the public Internet.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The largest document, decompressed.</summary>
    public int MaxBytes { get; init; } = 16 << 20;

    /// <summary>From the first byte sent to the last one received.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest silence of a server.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Between two requests of one host.</summary>
    public TimeSpan HostDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Redirects that are followed, one after the other.</summary>
    public int MaxRedirects { get; init; } = 5;
}
