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
    public void What_is_wrong_is_said_in_one_line(int code, string words, params string[] arguments)
    {
        var result = JejakCommand.Run(arguments);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(words, result.Errors[0], StringComparison.Ordinal);
    }
}
