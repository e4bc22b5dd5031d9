using System.Net;
using System.Text;
using System.Text.Json;
using Jejak.Archive.Tests;
using Jejak.Web.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace Jejak.Web.Tests;

/// <summary>Assistants ask over HTTP: with the client of the protocol's own library, and by hand what no client would send.</summary>
public class McpHttpTests
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    [Theory]
    [InlineData(null)]
    [InlineData("2025-11-25")]
    [InlineData("2025-06-18")]
    [InlineData("2025-03-26")]
    public async Task Assistants_of_every_revision_get_the_answers_that_those_on_standard_input_get(string? revision)
    {
        using var server = new RunningServer(Stories.Plane, Stories.Call);
        await using var client = await Connect(server, revision);
        var tools = await client.ListToolsAsync(cancellationToken: Cancel);
        Assert.Equal(["article", "findings", "quotes", "read_article", "relation", "relays", "search", "stories", "story", "timeline", "who"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.Contains("Kami tidak mengancam siapa pun", await Call(client, "quotes", ("speaker", "zakharova")), StringComparison.Ordinal);
        Assert.Contains("Retno Marsudi", await Call(client, "read_article", ("text", "Menteri Retno Marsudi mengatakan Indonesia mengecam serangan itu.")), StringComparison.Ordinal);
        var article = await client.ReadResourceAsync(new Uri("jejak://article/plane"), cancellationToken: Cancel);
        Assert.Contains("seratus personel", Assert.IsType<TextResourceContents>(Assert.Single(article.Contents)).Text, StringComparison.Ordinal);
        var wrong = await client.CallToolAsync("quotes", new Dictionary<string, object?> { ["speaker"] = "Zakarova" }, cancellationToken: Cancel);
        Assert.True(wrong.IsError);
        Assert.Contains("closest: Maria Zakharova", Assert.IsType<TextContentBlock>(Assert.Single(wrong.Content)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_assistants_speak_at_once_and_are_forgotten_when_they_go()
    {
        using var server = new RunningServer(Stories.Plane);
        var sessions = server.Services.GetRequiredService<McpSessions>();
        var clients = new List<McpClient>();
        for (int i = 0; i < 5; i++) clients.Add(await Connect(server, "2025-06-18"));
        Assert.Equal(5, sessions.Count);
        Assert.Equal(5, clients.Select(client => client.SessionId).Distinct().Count());
        string[] answers = await Task.WhenAll(clients.SelectMany(client => Enumerable.Repeat(client, 4)).Select(client => Call(client, "who", ("name", "Zakharova"))));
        Assert.Single(answers.Distinct());
        foreach (var client in clients) await client.DisposeAsync();
        Assert.Equal(0, sessions.Count);
    }

    [Fact]
    public async Task Who_has_been_silent_is_forgotten_and_never_are_there_more_sessions_than_places()
    {
        using var server = new RunningServer(Stories.Plane);
        var clock = new Clock();
        await using var sessions = new McpSessions(new(), NullLoggerFactory.Instance, clock);
        var first = (await sessions.Open())!;
        await sessions.Release(first);
        clock.Now += McpSessions.Idle + TimeSpan.FromSeconds(1);
        var second = (await sessions.Open())!;
        Assert.Null(sessions.Find(first.Id!));
        Assert.Equal(1, sessions.Count);
        // All but the second are silent: they make place, the longest silent first. Who is in use stays.
        var others = new List<McpSession>();
        for (int i = 1; i < McpSessions.Most; i++)
        {
            clock.Now += TimeSpan.FromSeconds(1);
            others.Add((await sessions.Open())!);
            await sessions.Release(others[^1]);
        }
        var late = (await sessions.Open())!;
        Assert.Equal(McpSessions.Most, sessions.Count);
        Assert.Null(sessions.Find(others[0].Id!));
        Assert.NotNull(sessions.Find(second.Id!));
        Assert.NotNull(sessions.Find(late.Id!));
        // Where everybody is in use, nobody else comes in.
        foreach (var other in others.Skip(1)) Assert.NotNull(sessions.Find(other.Id!));
        Assert.Null(await sessions.Open());
    }

    [Theory]
    [InlineData("POST", """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""", "nosuch", null, 404, "no such session")]
    [InlineData("GET", null, "nosuch", null, 404, "no such session")]
    [InlineData("GET", null, null, null, 404, "no such session")]
    [InlineData("DELETE", null, "nosuch", null, 404, "no such session")]
    [InlineData("POST", "{\"jsonrpc\":\"2.0\",", null, null, 400, "no JSON-RPC message")]
    [InlineData("POST", "[]", null, null, 400, "no JSON-RPC message")]
    [InlineData("POST", "null", null, null, 400, "no JSON-RPC message")]
    [InlineData("POST", "", null, null, 400, "no JSON-RPC message")]
    [InlineData("POST", "\"\\ud800\"", null, null, 400, "no JSON-RPC message")]
    [InlineData("POST", Initialize, null, "http://evil.example", 403, "another site")]
    [InlineData("POST", Initialize, null, "null", 403, "another site")]
    public async Task What_is_wrong_is_said_in_one_line(string method, string? body, string? session, string? origin, int status, string words)
    {
        using var server = new RunningServer(Stories.Plane);
        using var request = Request(method, body);
        if (session is not null) request.Headers.Add("Mcp-Session-Id", session);
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var response = await server.Client.SendAsync(request, Cancel);
        Assert.Equal(status, (int)response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        Assert.Contains(words, answer.RootElement.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, server.Services.GetRequiredService<McpSessions>().Count);
    }

    [Fact]
    public async Task Deep_nesting_is_no_message_and_a_body_that_is_too_large_is_refused()
    {
        using var server = RunningServer.WithBodies(64 << 10, Stories.Plane);
        using var deep = Request("POST", $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{new string('[', 20_000)}}""");
        using var refused = await server.Client.SendAsync(deep, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var large = Request("POST", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"read_article\",\"arguments\":{\"text\":\"" + new string('x', 256 << 10) + "\"}}}");
        using var tooLarge = await server.Client.SendAsync(large, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        await using var client = await Connect(server, null);
        Assert.NotEmpty(await client.ListToolsAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_page_of_this_server_may_ask()
    {
        using var server = new RunningServer(Stories.Plane);
        using var request = Request("POST", Initialize);
        request.Headers.Add("Origin", server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var response = await server.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(response.Headers.GetValues("Mcp-Session-Id").Single());
    }

    [Fact]
    public async Task Headers_that_say_otherwise_than_the_body_are_refused()
    {
        using var server = new RunningServer(Stories.Plane);
        using var request = Request("POST", """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        using var response = await server.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Mcp-Method", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<McpClient> Connect(RunningServer server, string? revision) => McpClient.CreateAsync(
        new HttpClientTransport(new() { Endpoint = new Uri(server.Client.BaseAddress!, McpEndpoint.Address), TransportMode = HttpTransportMode.StreamableHttp }), new() { ProtocolVersion = revision }, cancellationToken: Cancel);

    private static async Task<string> Call(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var answer = await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), cancellationToken: Cancel);
        string text = Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text;
        Assert.True(answer.IsError is not true, text);
        return text;
    }

    private static HttpRequestMessage Request(string method, string? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), McpEndpoint.Address);
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 3, 3, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
