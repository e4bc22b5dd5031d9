using System.Text.Json;
using Jejak.Archive.Tests;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>An assistant asks, with the client of the protocol's own library.</summary>
public class McpCommandTests
{
    private static readonly string[] s_tools = ["article", "findings", "quotes", "read_article", "relation", "relays", "search", "stories", "story", "timeline", "who"];

    [Fact]
    public async Task An_assistant_finds_the_questions_as_tools_and_gets_rows_with_sources()
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        await using var client = await Connect(archive);
        var tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(s_tools, tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.NotEmpty(tool.Description));
        foreach (var (tool, arguments, words) in new (string, Dictionary<string, object?>, string)[]
        {
            ("quotes", new() { ["speaker"] = "zakharova", ["via"] = "AFP" }, "Kami tidak mengancam siapa pun"),
            ("timeline", new() { ["one"] = "Moskwa", ["other"] = "Venezuela", ["until"] = "2019" }, "seratus personel"),
            ("relation", new() { ["one"] = "Rusia", ["other"] = "Venezuela" }, "2019-03"),
            ("search", new() { ["query"] = "personel speaker:Zakharova" }, "Dua pesawat di Caracas"),
            ("who", new() { ["name"] = "Zakharova" }, "juru bicara"),
            ("findings", new(), "weekday-date"),
            ("relays", new(), "AFP"),
            ("stories", new(), "\"total\":0"),
            ("story", new() { ["id"] = "plane" }, "Warta Contoh"),
            ("article", new() { ["id"] = "plane" }, "\"schema\":\"jejak/1\""),
            ("read_article", new() { ["text"] = "Menteri Retno Marsudi mengatakan Indonesia mengecam serangan itu." }, "Retno Marsudi"),
        })
        {
            var answer = await client.CallToolAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);
            string text = Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text;
            Assert.True(answer.IsError is not true, $"{tool}: {text}");
            Assert.Contains(words, text, StringComparison.Ordinal);
            using var json = JsonDocument.Parse(text);
        }
        var article = await client.ReadResourceAsync(new Uri("jejak://article/plane"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("seratus personel", Assert.IsType<TextResourceContents>(Assert.Single(article.Contents)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quotes", "speaker", "Zakarova", "closest: Maria Zakharova")]
    [InlineData("quotes", "since", "Thursday", "is no date")]
    [InlineData("search", "query", "spaeker:Maduro", "speaker:")]
    [InlineData("story", "id", "nothing", "there is no article 'nothing'")]
    [InlineData("read_article", "text", " ", "there is no text")]
    public async Task What_is_wrong_with_a_question_is_told_to_the_assistant(string tool, string name, string value, string words)
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        await using var client = await Connect(archive);
        var answer = await client.CallToolAsync(tool, new Dictionary<string, object?> { [name] = value }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(answer.IsError);
        Assert.Contains(words, Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_is_not_there_is_said_in_one_line()
    {
        var result = JejakCommand.Run(["mcp", "--archive", "nowhere.db"], "");
        Assert.Equal(74, result.ExitCode);
        Assert.Contains("nowhere.db", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static Task<McpClient> Connect(TemporaryArchive archive) => McpClient.CreateAsync(
        new StdioClientTransport(new() { Command = "dotnet", Arguments = [Shell.Program, "mcp", "--archive", archive.Path] }), cancellationToken: TestContext.Current.CancellationToken);
}
