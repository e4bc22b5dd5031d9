using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Jejak.Watch.Fetching;

/// <summary>One request, one answer: the only place where Jejak connects to another machine. Follows no redirect, keeps no cookie, uses no proxy.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class HttpDoor : IDisposable
{
    private readonly FetchOptions _options;
    private readonly HttpMessageInvoker _http;

    public HttpDoor(FetchOptions options)
    {
        _options = options;
        var rules = new AddressRules(options.AllowedHosts);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would resolve names itself, and nobody would check what it connects to.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellation) => Connect(context.DnsEndPoint, rules, cancellation),
        });
    }

    /// <summary>Sends a request and hands its answer's head and body out, both within the limits of time and size.</summary>
    /// <exception cref="DoorException">There was no whole answer.</exception>
    public async Task<Answer> Send(HttpRequestMessage request, int maxBytes, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.Timeout);
        request.Headers.TryAddWithoutValidation("User-Agent", _options.Agent + "/" + typeof(HttpDoor).Assembly.GetName().Version!.ToString(2));
        try
        {
            using var response = await _http.SendAsync(request, limit.Token).ConfigureAwait(false);
            byte[] body = (int)response.StatusCode is >= 200 and < 300 ? await Body(response, maxBytes, limit.Token).ConfigureAwait(false) : [];
            return Answer.Of(response, body);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DoorException("no whole answer in time", "it is tried again later");
        }
        catch (HttpRequestException fault) when (fault.InnerException is DoorException refused)
        {
            throw refused;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException or SocketException)
        {
            throw new DoorException(Reason(fault), "it is tried again later");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <param name="Location">Where a redirect leads, as the server says it.</param>
    /// <param name="RetryAfter">As the server says it.</param>
    internal sealed record Answer(int Status, byte[] Body, Uri? Location, string? Charset, Validators Validators, RetryConditionHeaderValue? RetryAfter)
    {
        // What goes back to the server with every request has a largest length.
        private const int LongestValidator = 500;

        public bool IsContent => Status is >= 200 and < 300;

        public static Answer Of(HttpResponseMessage response, byte[] body) => new((int)response.StatusCode, body, response.Headers.Location, response.Content.Headers.ContentType?.CharSet,
            new(First(response.Headers.NonValidated, "ETag"), First(response.Content.Headers.NonValidated, "Last-Modified")), response.Headers.RetryAfter);

        private static string? First(HttpHeadersNonValidated headers, string name) => headers.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= LongestValidator } value ? value : null;
    }

    private static string Reason(Exception fault) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "there is no such host",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "the answer broke off",
        InvalidDataException => "the answer is damaged",
        _ => fault.GetBaseException().Message.TrimEnd('.').ReplaceLineEndings(" "),
    };

    private static async ValueTask<Stream> Connect(DnsEndPoint host, AddressRules rules, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellation).ConfigureAwait(false);
        var allowed = Array.FindAll(addresses, address => rules.Allows(host.Host, address));
        if (allowed.Length == 0)
            throw new DoorException(addresses.Length == 0 ? "there is no such host" : $"{host.Host} is {addresses[0]}, which is no part of the public Internet", $"--allow-private {host.Host} allows it", isFinal: addresses.Length > 0);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<byte[]> Body(HttpResponseMessage response, int maxBytes, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        byte[] body = await Read(stream, maxBytes, cancellation).ConfigureAwait(false);
        if (body is not [0x1F, 0x8B, ..]) return body;
        // A file that was packed by itself (sitemap.xml.gz), and not on the way.
        await using var packed = new GZipStream(new MemoryStream(body, writable: false), CompressionMode.Decompress);
        return await Read(packed, maxBytes, cancellation).ConfigureAwait(false);
    }

    private async Task<byte[]> Read(Stream stream, int maxBytes, CancellationToken cancellation)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[32 * 1024];
        while (true)
        {
            stall.CancelAfter(_options.StallTimeout);
            int count = await stream.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
            if (count == 0) return bytes.ToArray();
            if (bytes.Length + count > maxBytes) throw new DoorException($"larger than {maxBytes >> 10} KB", "it is not read", isFinal: true);
            bytes.Write(buffer, 0, count);
        }
    }
}

/// <summary>Why there is no answer.</summary>
/// <param name="isFinal">Whether another try would end the same way.</param>
internal sealed class DoorException(string reason, string remedy, bool isFinal = false) : Exception(reason)
{
    public string Remedy => remedy;

    public bool IsFinal => isFinal;
}
