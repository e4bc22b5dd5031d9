using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Jejak.Archive.Tests;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Jejak.Web.Tests;

/// <summary>What nobody should send: the answer is a clear one, and the server goes on.</summary>
public class HostileInputTests
{
    /// <summary>As they stand in an address.</summary>
    public static TheoryData<string> Payloads =>
    [
        "%27%20OR%201%3D1%20--", "%27%3B%20DROP%20TABLE%20articles%3B%20--", "1)%20UNION%20SELECT%20hash%20FROM%20access_keys%20--",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "javascript%3Aalert(1)", "%7B0%7D%7B99%7D",
        "..%2F..%2F..%2Fetc%2Fpasswd", "file%3A%2F%2F%2Fetc%2Fpasswd", "%00", "a%00b", "%FF%FE", "%ED%A0%80", "%0D%0ASet-Cookie%3A%20evil%3D1", "%E2%80%AE%F0%9F%99%82",
        "-1", "0", "999999999", "99999999999999999999", "NaN", "0000-00-00", "9999-12-31", "99999-01-01", "2019-02-30", "%25", "%2A", "%22", "%28%28%28%28", "a%2A%20OR%20-",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task No_field_of_any_page_or_address_is_a_way_in(string payload)
    {
        using var server = new RunningServer(Stories.Plane, Stories.Call);
        await Try(server, payload);
        Assert.Equal(2, server.Archive.Number("SELECT count(*) FROM articles"));
    }

    [Fact]
    public async Task Nor_is_it_where_the_archive_is_on_a_server()
    {
        using var server = RunningServer.On(PostgresServer.Shared, Stories.Plane, Stories.Call);
        foreach (string payload in (string[])["%27%20OR%201%3D1%20--", "%00", "a%00b", "%ED%A0%80", "%5C%27%3B--", "9999-12-31", "-1"]) await Try(server, payload);
        Assert.Equal(2, server.Archive.Number("SELECT count(*) FROM articles"));
    }

    [Theory]
    [InlineData("/api/v1/quotes?page=-1", "page is from 1")]
    [InlineData("/api/v1/quotes?page=0", "page is from 1")]
    [InlineData("/api/v1/quotes?page=201", "page is from 1")]
    [InlineData("/api/v1/quotes?limit=999999999", "limit is from 1")]
    [InlineData("/api/v1/quotes?limit=99999999999999999999", "limit: '99999999999999999999' is no number")]
    [InlineData("/api/v1/quotes?since=0000-00-00", "since: '0000-00-00' is no date")]
    [InlineData("/api/v1/quotes?until=2019-02-30", "until: '2019-02-30' is no date")]
    [InlineData("/api/v1/quotes?speaker=a%00b", "NUL")]
    [InlineData("/quotes?page=abc", "page")]
    public async Task What_is_wrong_with_a_number_or_a_day_is_said(string path, string words)
    {
        using var server = new RunningServer(Stories.Plane);
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        string body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, body);
        Assert.Contains(words, body, StringComparison.Ordinal);
    }

    /// <summary>Requests no client library would send, and the status they are worth; 0 where the connection may just end.</summary>
    public static TheoryData<string, int> Requests => new()
    {
        { "GET /assets/../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404 },
        { "GET /assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404 },
        { "GET /assets/..\\..\\etc\\passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404 },
        { "GET /article%00?id=plane HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "GET /\u00ff\u00fe HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400 },
        { "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505 },
        { "G\0ET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "NOSUCH /quotes HTTP/1.1\r\nHost: localhost\r\n\r\n", 405 },
        { "\u0016\u0003\u0001\u0000 TLS hello\r\n\r\n", 400 },
        { "GET /search?q=" + new string('x', 20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414 },
        { "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + new string('x', 40_000) + "\r\n\r\n", 431 },
        { "GET / HTTP/1.1\r\nHost: localhost\r\n" + string.Concat(Enumerable.Range(0, 150).Select(i => $"X{i}: y\r\n")) + "\r\n", 431 },
        { "GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n", 400 },
        { "POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\nhello", 400 },
        { "POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\nhello", 413 },
        { "POST /read HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n", 400 },
        { "POST /read HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\nhello\r\n", 400 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_no_request_is_refused_and_the_server_goes_on(string request, int status)
    {
        using var server = new RunningServer(Stories.Plane);
        using var connection = await Connect(server);
        await connection.SendAsync(Encoding.Latin1.GetBytes(request.Replace("Host: localhost\r\n", "Host: localhost\r\nConnection: close\r\n", StringComparison.Ordinal)), Cancel);
        string answer = await ReadToEnd(connection);
        Assert.StartsWith(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"HTTP/1.1 {status} "), answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        await Alive(server);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: loc")]
    [InlineData("")]
    [InlineData("POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nRusia")]
    public async Task Who_drips_is_waited_for_a_while_and_holds_nobody_up(string beginning)
    {
        using var server = RunningServer.With(options => options with { HeadTimeout = TimeSpan.FromSeconds(1), IdleTimeout = TimeSpan.FromSeconds(1) }, Stories.Plane);
        var slow = new List<Socket>();
        for (int i = 0; i < 20; i++)
        {
            slow.Add(await Connect(server));
            await slow[^1].SendAsync(Encoding.Latin1.GetBytes(beginning), Cancel);
        }
        await Alive(server);
        // The server ends them, each by itself: whoever reads sees the end.
        foreach (var connection in slow)
        {
            string answer = await ReadToEnd(connection);
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
            connection.Dispose();
        }
        await Alive(server);
    }

    [Fact]
    public async Task More_connections_than_there_is_room_for_are_turned_away_and_come_in_when_others_have_gone()
    {
        using var server = RunningServer.With(options => options with { MaxConnections = 20 }, Stories.Plane);
        var open = new List<Socket>();
        for (int i = 0; i < 60; i++) open.Add(await Connect(server));
        // All but twenty are turned away.
        int gone = 0;
        foreach (var connection in open.Skip(20)) gone += (await ReadToEnd(connection)).Length == 0 ? 1 : 0;
        Assert.Equal(40, gone);
        foreach (var connection in open) connection.Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                await Alive(server);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, patience.Token);
            }
        }
    }

    [Fact]
    public async Task Bodies_without_end_are_not_held()
    {
        const int Limit = 1 << 20, Sent = 64 << 20, Senders = 8;
        using var server = RunningServer.With(options => options with { MaxBodyBytes = Limit }, Stories.Plane);
        await Alive(server);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (string path in (string[])["/read", "/mcp", "/reading", "/key", "/findings/judge"])
        {
            await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
            {
                using var body = new EndlessBody(Sent);
                body.Headers.ContentType = new(path == "/mcp" ? "application/json" : "application/x-www-form-urlencoded");
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
                request.Headers.TransferEncodingChunked = true;
                request.Headers.Accept.ParseAdd("application/json, text/event-stream");
                try
                {
                    using var response = await server.Client.SendAsync(request, Cancel);
                    Assert.True((int)response.StatusCode is 400 or 413, $"{path}: {response.StatusCode}");
                }
                catch (HttpRequestException)
                {
                    // The server ended the connection while it was still being sent to.
                }
            }));
        }
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Senders * Limit * 4L);
        await Alive(server);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One field after the other, of every page and every address of the API; the fields beside it are as they should be.</summary>
    private static async Task Try(RunningServer server, string payload)
    {
        var wrong = new List<string>();
        foreach (var (path, fields) in await Routes(server))
        {
            foreach (string field in fields)
            {
                string address = path + "?" + string.Join('&', fields.Where(other => other == field || Usual.ContainsKey(other)).Select(other => $"{other}={(other == field ? payload : Usual[other])}"));
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (!path.StartsWith("/api", StringComparison.Ordinal)) request.Headers.Accept.ParseAdd("text/html");
                using var response = await server.Client.SendAsync(request, Cancel);
                string body = await response.Content.ReadAsStringAsync(Cancel);
                string? type = response.Content.Headers.ContentType?.MediaType;
                if (type is null && body.Length > 0) wrong.Add($"{address}: says not what it is");
                if ((int)response.StatusCode is not (200 or 302 or 400 or 404)) wrong.Add($"{address}: {(int)response.StatusCode}");
                if (type == "text/html" && (body.Contains("<script>alert", StringComparison.Ordinal) || body.Contains("<img src=x", StringComparison.Ordinal) || body.Contains("href=\"javascript:", StringComparison.OrdinalIgnoreCase))) wrong.Add($"{address}: not escaped");
                if (body.Contains("root:x:", StringComparison.Ordinal) || body.Contains("   at Jejak", StringComparison.Ordinal)) wrong.Add($"{address}: told too much");
                if (response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("evil", StringComparison.Ordinal))) wrong.Add($"{address}: a cookie");
                if (response.Headers.Location is { IsAbsoluteUri: true } elsewhere) wrong.Add($"{address}: leads to {elsewhere}");
            }
        }
        Assert.Empty(wrong);
        await Alive(server);
    }

    /// <summary>What makes a question whole where only one field of it is tried.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase) { ["q"] = "personel", ["id"] = "plane", ["one"] = "Rusia", ["other"] = "Venezuela", ["name"] = "Zakharova" };

    /// <summary>Every page and every address that is asked with GET, with the names of its fields: as the program itself lists them.</summary>
    private static async Task<List<(string Path, string[] Fields)>> Routes(RunningServer server)
    {
        var routes = new List<(string, string[])> { ("/look", ["language", "theme", "back"]) };
        foreach (var page in typeof(JejakServer).Assembly.GetTypes())
        {
            string[] fields = [.. page.GetProperties().Where(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null).Select(property => property.Name.ToLowerInvariant())];
            routes.AddRange(page.GetCustomAttributes<RouteAttribute>().Where(_ => fields.Length > 0).Select(route => (route.Template, fields)));
        }
        using var document = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), Cancel));
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (path.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out var parameters))
                routes.Add((path.Name, [.. parameters.EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()!.ToLowerInvariant())]));
        }
        Assert.InRange(routes.Count, 25, 200);
        return routes;
    }

    private static async Task Alive(RunningServer server)
    {
        using var response = await server.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<Socket> Connect(RunningServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port, Cancel);
        return socket;
    }

    /// <summary>Until the server has said everything, or ended the connection.</summary>
    private static async Task<string> ReadToEnd(Socket connection)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        var said = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            for (int count; (count = await connection.ReceiveAsync(buffer, patience.Token)) > 0;) said.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // Ended hard.
        }
        return said.ToString();
    }

    /// <summary>A body that is made while it is sent.</summary>
    private sealed class EndlessBody(int bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var piece = Encoding.ASCII.GetBytes(new string('x', 64 << 10));
            for (int sent = 0; sent < bytes; sent += piece.Length) await stream.WriteAsync(piece);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
