using System.Text.Json;
using Jejak.Archive.Tests;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>The samples hold two printings of one wire story that disagree on a number.</summary>
public class StoryCommandTests
{
    private const string Warta = "samples/news/2022-03-02-warta-percakapan-telepon-putin-maduro.txt";
    private const string Kabar = "samples/news/2022-03-02-kabar-putin-dan-maduro-bicara.txt";

    [Fact]
    public void The_two_printings_are_one_story_and_their_disagreement_is_shown()
    {
        using var archive = new TemporaryArchive();
        JejakCommand.Run("ingest", Repository.File("samples/news"), "--archive", archive.Path);
        string list = JejakCommand.Run("stories", "--archive", archive.Path).Output;
        Assert.Contains("KABARCONTOH.COM, WARTACONTOH.com", list, StringComparison.Ordinal);
        using var row = JsonDocument.Parse(JejakCommand.Run("stories", "--about", "Maduro", "--format", "jsonl", "--archive", archive.Path).Output);
        string id = row.RootElement.GetProperty("first").GetProperty("id").GetString()!;
        Assert.Equal(2, row.RootElement.GetProperty("articles").GetInt32());

        string page = JejakCommand.Run("story", id[..12], "--archive", archive.Path).Output;
        foreach (string words in (string[])["2 articles, first told by KABARCONTOH.COM", "hampir 680.000 orang", "sekitar 660.000 orang", "8 shared"]) Assert.Contains(words, page, StringComparison.Ordinal);
        using var story = JsonDocument.Parse(JejakCommand.Run("story", id, "--format", "jsonl", "--archive", archive.Path).Output);
        var disagreement = Assert.Single(story.RootElement.GetProperty("disagreements").EnumerateArray());
        Assert.Equal(("number", "hampir 680.000 orang"), (disagreement.GetProperty("kind").GetString(), disagreement.GetProperty("one").GetProperty("text").GetString()));
        var csv = JejakCommand.Run("story", id, "--format", "csv", "--archive", archive.Path).Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, csv.Length);
        Assert.StartsWith("article,published,publisher,title,origin,kind,share,", csv[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_are_laid_side_by_side()
    {
        string page = JejakCommand.Run("diff", Repository.File(Warta), Repository.File(Kabar)).Output;
        Assert.StartsWith("the same report (copy); ", page, StringComparison.Ordinal);
        Assert.Contains("They disagree", page, StringComparison.Ordinal);
        using var diff = JsonDocument.Parse(JejakCommand.Run("diff", Repository.File(Warta), Repository.File(Kabar), "--format", "jsonl").Output);
        string text = File.ReadAllText(Repository.File(Warta));
        foreach (var passage in diff.RootElement.GetProperty("passages").EnumerateArray())
        {
            var one = passage.GetProperty("one");
            if (one.ValueKind == JsonValueKind.Object) Assert.Equal(one.GetProperty("sentence").GetString(), text[one.GetProperty("start").GetInt32()..one.GetProperty("end").GetInt32()]);
        }
    }

    [Fact]
    public void What_cannot_be_compared_is_said_in_one_line()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        foreach (string[] question in (string[][])[["story", "nowhere"], ["diff", "plane", "nowhere"]])
        {
            var result = JejakCommand.Run([.. question, "--archive", archive.Path]);
            Assert.Equal((ExitCode.Incomplete, ""), (result.ExitCode, result.Output));
            Assert.StartsWith("jejak: there is no article 'nowhere' in ", Assert.Single(result.Errors), StringComparison.Ordinal);
        }
        var mixed = JejakCommand.Run("diff", Repository.File(Warta), "plane", "--archive", archive.Path);
        Assert.Equal((ExitCode.Usage, ""), (mixed.ExitCode, mixed.Output));
        Assert.Contains("is a file and the other is not", Assert.Single(mixed.Errors), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, JejakCommand.Run("stories", "--at-least", "1", "--archive", archive.Path).ExitCode);
        var alone = JejakCommand.Run("story", "plane", "--archive", archive.Path);
        Assert.Equal("jejak: no other article of this archive tells it", Assert.Single(alone.Errors));
    }
}
