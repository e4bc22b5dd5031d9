using System.Text.Json;
using Jejak.Archive.Tests;
using Xunit;

namespace Jejak.Cli.Tests;

public class ServeCommandTests
{
    [Fact]
    public async Task It_serves_pages_and_answers_until_it_is_stopped()
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        using var server = RunningServe.Start(archive.Folder, "serve", "--archive", archive.Path, "--port", "0");
        Assert.StartsWith("http://127.0.0.1:", server.Address, StringComparison.Ordinal);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        string page = await client.GetStringAsync(new Uri("/quotes?speaker=Zakharova", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Kami tidak mengancam siapa pun", page, StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/quotes?speaker=Zakharova", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(1, answer.RootElement.GetProperty("total").GetInt32());
        Assert.Equal(0, server.Stop());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_log_for_programs_has_a_line_for_each_request_and_what_was_asked_only_where_it_was_told_so(bool withQueries)
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        string[] arguments = ["serve", "--archive", archive.Path, "--port", "0", "--log", "json", .. withQueries ? ["--log-queries"] : Array.Empty<string>()];
        using var server = RunningServe.Start(archive.Folder, arguments);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        foreach (string path in (string[])["/quotes?speaker=Zakharova", "/api/v1/quotes?since=Thursday%0A", "/nowhere/%22Zakharova%0A"])
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        }
        Assert.Equal(0, server.Stop());
        var lines = (await server.Output.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("from").GetString() == "Jejak.Web.Requests").ToArray();
        Assert.Equal([("GET", "/quotes", 200), ("GET", "/api/v1/quotes", 400), ("GET", "/not-found", 404)], lines.Select(line => (line.GetProperty("method").GetString(), line.GetProperty("route").GetString(), line.GetProperty("status").GetInt32())));
        Assert.All(lines, line => Assert.True(line.GetProperty("ms").GetDouble() > 0));
        Assert.All(lines, line => Assert.Equal(withQueries, line.TryGetProperty("asked", out _)));
        Assert.Equal(withQueries, lines.Any(line => line.GetRawText().Contains("Zakharova", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_port_that_is_taken_is_said_in_one_line()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        using var first = RunningServe.Start(archive.Folder, "serve", "--archive", archive.Path, "--port", "0");
        var second = JejakCommand.Run("serve", "--archive", archive.Path, "--port", first.Address.Split(':')[^1]);
        Assert.Equal(74, second.ExitCode);
        Assert.Contains("take another with --port", Assert.Single(second.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(74, "there is no archive", "serve", "--archive", "nowhere.db")]
    [InlineData(2, "--port needs a number", "serve", "--port", "70000")]
    [InlineData(2, "--host needs an address", "serve", "--host", "everywhere")]
    [InlineData(2, "--otlp needs an address", "serve", "--otlp", "collector:4318")]
    public void What_is_wrong_is_said_in_one_line(int code, string words, params string[] arguments)
    {
        var result = JejakCommand.Run(arguments);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(words, result.Errors[0], StringComparison.Ordinal);
    }
}
