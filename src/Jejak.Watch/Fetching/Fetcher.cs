using System.Collections.Concurrent;

namespace Jejak.Watch.Fetching;

/// <summary>
/// Fetches documents politely and within bounds: http and https only, no address outside the public Internet unless allowed, each redirect checked like the first address, robots.txt kept,
/// one request at a time to a host.
/// </summary>
/// <remarks>Thread-safe. Waits by the given clock, so that tests need not; how long a server may take is measured by the real one.</remarks>
public sealed class Fetcher(FetchOptions options, TimeProvider time) : IDisposable
{
    private const int MostHosts = 2000;
    private const string Later = "it is tried again later";
    private static readonly TimeSpan s_robotsKept = TimeSpan.FromHours(24), s_troubleKept = TimeSpan.FromMinutes(10), s_longestRetry = TimeSpan.FromDays(1);

    private readonly HttpDoor _door = new(options);
    private readonly ConcurrentDictionary<string, HostGate> _gates = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, (RobotsRules Rules, string? Trouble, DateTimeOffset Until)> _robots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long the host of an address wants to be left alone; null where it may be asked.</summary>
    public TimeSpan? Closed(Uri address) => Gate(address).Closed - time.GetUtcNow() is var closed && closed > TimeSpan.Zero ? closed : null;

    /// <param name="known">From the last answer: what has not changed is not sent again.</param>
    public async Task<Fetched> Get(Uri address, Validators known, CancellationToken cancellation)
    {
        var at = address;
        for (int redirects = 0; redirects <= options.MaxRedirects; redirects++)
        {
            if (at.Scheme is not ("http" or "https")) return Fetched.Refused(address, $"it leads to {at.Scheme}:, and only http and https are read", "name another address");
            if (Closed(at) is { } closed) return Fetched.Failed(address, $"{at.Host} asked to be left alone", Later, closed);
            try
            {
                var (rules, trouble) = await Robots(at, cancellation).ConfigureAwait(false);
                if (!rules.Allows(at.PathAndQuery))
                    return trouble is null ? Fetched.Refused(address, $"{at.Host}/robots.txt does not allow programs to read {at.PathAndQuery}", "ask the publisher") : Fetched.Failed(address, trouble, Later);
                var answer = await Gate(at).Through(Pause(rules), () => One(at, known, options.MaxBytes, cancellation), cancellation).ConfigureAwait(false);
                if (Redirect(at, answer) is { } next) at = next;
                else return Judge(address, at, answer);
            }
            catch (DoorException fault)
            {
                return fault.IsFinal ? Fetched.Refused(address, fault.Message, fault.Remedy) : Fetched.Failed(address, fault.Message, fault.Remedy);
            }
        }
        return Fetched.Refused(address, $"it leads on more than {options.MaxRedirects} times", "look where it leads, and name that address");
    }

    /// <summary>Sends <paramref name="body"/>, once, to an address that is checked like any other; no redirect is followed.</summary>
    /// <returns>Content where the server has taken it.</returns>
    public async Task<Fetched> Post(Uri address, ReadOnlyMemory<byte> body, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellation)
    {
        if (address.Scheme is not ("http" or "https")) return Fetched.Refused(address, "only http and https are spoken", "name another address");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            var answer = await _door.Send(request, 64 << 10, cancellation).ConfigureAwait(false);
            return answer.IsContent
                ? new Fetched(FetchOutcome.Content, address, [], null, Validators.None, null, null)
                : Fetched.Failed(address, $"HTTP {answer.Status}", Later, RetryAfter(answer));
        }
        catch (DoorException fault)
        {
            return fault.IsFinal ? Fetched.Refused(address, fault.Message, fault.Remedy) : Fetched.Failed(address, fault.Message, fault.Remedy);
        }
    }

    public void Dispose()
    {
        _door.Dispose();
        foreach (var gate in _gates.Values) gate.Dispose();
    }

    private async Task<HttpDoor.Answer> One(Uri address, Validators known, int maxBytes, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (known.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return await _door.Send(request, maxBytes, cancellation).ConfigureAwait(false);
    }

    private static Uri? Redirect(Uri from, HttpDoor.Answer answer) => answer.Status is 301 or 302 or 303 or 307 or 308 && answer.Location is { } location && Uri.TryCreate(from, location, out var to) ? to : null;

    private Fetched Judge(Uri asked, Uri at, HttpDoor.Answer answer)
    {
        if (answer.Status == 304) return new(FetchOutcome.NotModified, at, [], null, Validators.None, null, null);
        if (answer.IsContent) return new(FetchOutcome.Content, at, answer.Body, answer.Charset, answer.Validators, null, null);
        if (answer.Status is 408 or 429 or >= 500)
        {
            var wait = RetryAfter(answer);
            if (wait is { } period) Gate(at).CloseFor(period);
            return Fetched.Failed(asked, $"HTTP {answer.Status}", Later, wait);
        }
        return Fetched.Refused(asked, $"HTTP {answer.Status}", answer.Status is 404 or 410 ? "it is not there" : "open it in a browser");
    }

    private TimeSpan? RetryAfter(HttpDoor.Answer answer)
    {
        var wait = answer.RetryAfter?.Delta ?? answer.RetryAfter?.Date - time.GetUtcNow();
        return wait is not { } period || period <= TimeSpan.Zero ? null : period < s_longestRetry ? period : s_longestRetry;
    }

    private TimeSpan Pause(RobotsRules rules) => rules.CrawlDelay is { } asked && asked > options.HostDelay ? asked : options.HostDelay;

    private HostGate Gate(Uri address)
    {
        // Hosts that articles of other hosts lead to are many; which one goes is all the same.
        if (_gates.Count > MostHosts) _gates.Clear();
        return _gates.GetOrAdd(address.Host, _ => new HostGate(time));
    }

    private async Task<(RobotsRules Rules, string? Trouble)> Robots(Uri address, CancellationToken cancellation)
    {
        string site = address.GetLeftPart(UriPartial.Authority);
        if (_robots.TryGetValue(site, out var kept) && kept.Until > time.GetUtcNow()) return (kept.Rules, kept.Trouble);
        var (rules, trouble) = await FetchRobots(new Uri(site + "/robots.txt"), cancellation).ConfigureAwait(false);
        if (_robots.Count > MostHosts) _robots.Clear();
        _robots[site] = (rules, trouble, time.GetUtcNow() + (trouble is null ? s_robotsKept : s_troubleKept));
        return (rules, trouble);
    }

    /// <summary>RFC 9309: a site that has no such file (4xx) allows all, one that cannot give it (5xx, silence) nothing.</summary>
    private async Task<(RobotsRules Rules, string? Trouble)> FetchRobots(Uri address, CancellationToken cancellation)
    {
        var at = address;
        for (int redirects = 0; redirects <= options.MaxRedirects; redirects++)
        {
            if (at.Scheme is not ("http" or "https")) break;
            try
            {
                var answer = await Gate(at).Through(TimeSpan.Zero, () => One(at, Validators.None, options.MaxBytes, cancellation), cancellation).ConfigureAwait(false);
                if (Redirect(at, answer) is { } next)
                {
                    at = next;
                    continue;
                }
                int status = answer.Status;
                if (answer.IsContent) return (RobotsRules.Parse(answer.Body, options.Agent), null);
                if (status is >= 400 and < 500 and not 429) return (RobotsRules.AllowAll, null);
                return (RobotsRules.DisallowAll, $"{address} cannot be read (HTTP {status}), so nothing is read there");
            }
            catch (DoorException fault) when (!fault.IsFinal)
            {
                return (RobotsRules.DisallowAll, $"{address} cannot be read ({fault.Message}), so nothing is read there");
            }
        }
        // RFC 9309: after five redirects the file may be taken for none.
        return (RobotsRules.AllowAll, null);
    }
}
