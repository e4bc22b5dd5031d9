using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Jejak.Watch.Tests;

/// <summary>A request as it came in.</summary>
/// <param name="Headers">Names in lower case.</param>
internal sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A web server of this machine that says what it is told to say, byte by byte: it can lie about lengths, stall, break off and never end.</summary>
internal sealed class HostileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Received, Stream, CancellationToken, Task> _answer;

    public HostileServer(Func<Received, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Accept();
    }

    /// <param name="answer">The whole answer to a path.</param>
    public HostileServer(Func<Received, string> answer) : this(async (request, stream, cancellation) => await stream.WriteAsync(Encoding.UTF8.GetBytes(answer(request)), cancellation)) { }

    public ConcurrentQueue<Received> Requests { get; } = new();

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public Uri At(string path) => new(Address, path);

    /// <summary>A whole answer.</summary>
    public static string Ok(string body, string headers = "", string type = "text/html; charset=utf-8") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}";

    public static string Status(int status, string headers = "") => $"HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n{headers}\r\n";

    public static string Redirect(string to) => Status(302, $"Location: {to}\r\n");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try { client = await _listener.AcceptTcpClientAsync(_stop.Token); }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException) { return; }
            _ = Serve(client);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var request = await Read(stream);
                if (request is null) return;
                Requests.Enqueue(request);
                await _answer(request, stream, _stop.Token);
                await stream.FlushAsync(_stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException or ObjectDisposedException) { /* The client has left, as it should. */ }
        }
    }

    private async Task<Received?> Read(Stream stream)
    {
        var bytes = new List<byte>();
        byte[] one = new byte[4096];
        int end;
        while ((end = Head(bytes)) < 0)
        {
            int count = await stream.ReadAsync(one, _stop.Token);
            if (count == 0) return null;
            bytes.AddRange(one.AsSpan(0, count));
        }
        string[] lines = Encoding.Latin1.GetString([.. bytes[..end]]).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0].ToLowerInvariant(), parts => parts[1].Trim());
        int length = headers.TryGetValue("content-length", out string? said) ? int.Parse(said, System.Globalization.CultureInfo.InvariantCulture) : 0;
        while (bytes.Count < end + 4 + length)
        {
            int count = await stream.ReadAsync(one, _stop.Token);
            if (count == 0) break;
            bytes.AddRange(one.AsSpan(0, count));
        }
        string[] start = lines[0].Split(' ');
        return new(start[0], start[1], headers, [.. bytes[(end + 4)..]]);
    }

    private static int Head(List<byte> bytes) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes).IndexOf("\r\n\r\n"u8);
}
