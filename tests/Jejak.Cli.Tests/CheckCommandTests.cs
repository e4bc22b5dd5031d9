using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary><c>jejak check</c> through the real command. <c>JEJAK_UPDATE_GOLDEN=1</c> writes what it says of the samples anew.</summary>
public partial class CheckCommandTests
{
    private const string Slip = "Baris pertama.\nIa tiba pada Kamis (25/2/2022).\n";

    [Theory]
    [InlineData("text", "id", "check.id.txt")]
    [InlineData("text", "en", "check.en.txt")]
    [InlineData("jsonl", "en", "check.jsonl")]
    [InlineData("sarif", "id", "check.sarif")]
    public void The_samples_have_these_slips(string format, string language, string name)
    {
        string golden = Repository.File($"tests/data/golden/{name}");
        var (exit, output, error) = Shell.Run($"cd '{Repository.Root}' && jejak check samples/news --format {format} --lang {language}");
        string found = ReleaseNumber().Replace(Encoding.UTF8.GetString(output), "0");
        if (Environment.GetEnvironmentVariable("JEJAK_UPDATE_GOLDEN") == "1") File.WriteAllText(golden, found);
        Assert.Equal(File.ReadAllText(golden), found);
        Assert.Equal(ExitCode.Incomplete, exit);
        Assert.Matches(@"^jejak: \d+ read, 0 skipped, 0 failed in [\d.]+ s; \d+ slips in \d+ articles\n$", error);
    }

    [Fact]
    public void A_clean_article_exits_with_0_and_prints_nothing()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("a.txt", "Ia tiba pada Jumat (25/2/2022)."u8);
        var result = JejakCommand.Run("check", file);
        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Output));
        Assert.EndsWith("; 0 slips in 0 articles", result.Errors.Single(), StringComparison.Ordinal);
        using var sarif = JsonDocument.Parse(JejakCommand.Run("check", "--format", "sarif", file).Output);
        Assert.Equal(0, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void Lines_and_columns_of_files_records_and_standard_input()
    {
        using var folder = new TemporaryFolder();
        string text = folder.Write("a.txt", Encoding.UTF8.GetBytes(Slip));
        string records = folder.Write("b.jsonl", Encoding.UTF8.GetBytes("{\"text\":\"Bersih.\"}\n" + JsonSerializer.Serialize(new { id = "x", text = Slip }) + "\n"));
        string[] places = [.. JejakCommand.Run("check", text, records).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)])];
        Assert.Equal([$"{text}:2:14", $"{records}:2:2:14"], places);
        var piped = JejakCommand.Run(["check", "-", "--lang", "id"], Slip);
        Assert.StartsWith("-:2:14: weekday-date: 25 Februari 2022 jatuh pada hari Jumat; mungkin maksudnya", piped.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Incomplete, piped.ExitCode);
    }

    [Fact]
    public void Regions_of_sarif_point_into_the_text_and_fixes_mend_it()
    {
        using var folder = new TemporaryFolder();
        // An emoji is two code units and one character: offsets and columns count code units, as the run says.
        string article = "😀 Ia tiba.\r\n\r\n" + Slip;
        string file = folder.Write("a b.txt", Encoding.UTF8.GetBytes(article));
        using var sarif = JsonDocument.Parse(JejakCommand.Run("check", "--format", "sarif", file).Output);
        var run = sarif.RootElement.GetProperty("runs")[0];
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var result = run.GetProperty("results")[0];
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("/a%20b.txt", location.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        var region = location.GetProperty("region");
        Assert.Equal((4, 14), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
        int start = region.GetProperty("charOffset").GetInt32(), length = region.GetProperty("charLength").GetInt32();
        Assert.Equal("Kamis (25/2/2022)", article.Substring(start, length));
        Assert.Equal("Kamis (25/2/2022)", region.GetProperty("snippet").GetProperty("text").GetString());
        var change = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        string mended = article.Remove(start, length).Insert(start, change.GetProperty("insertedContent").GetProperty("text").GetString()!);
        Assert.Equal(ExitCode.Done, JejakCommand.Run("check", folder.Write("c.txt", Encoding.UTF8.GetBytes(mended))).ExitCode);
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal("weekday-date", rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.All(rules.EnumerateArray(), rule => Assert.Matches(@"^\[id\] .+\n\n\[en\] .+$", rule.GetProperty("help").GetProperty("text").GetString()!));
    }

    [Fact]
    public void Bad_input_is_said_and_the_rest_is_checked()
    {
        using var folder = new TemporaryFolder();
        string missing = Path.Combine(folder.Path, "tidak-ada.txt"), file = folder.Write("a.txt", Encoding.UTF8.GetBytes(Slip));
        var result = JejakCommand.Run("check", missing, file);
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.StartsWith($"jejak: {missing}: ", result.Errors[0], StringComparison.Ordinal);
        Assert.Contains("1 read, 0 skipped, 1 failed", result.Errors[1], StringComparison.Ordinal);
        Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCode.Usage, JejakCommand.Run("check", "--lang", "xx", file).ExitCode);
        Assert.Equal(ExitCode.Usage, JejakCommand.Run("check", "--format", "xml", file).ExitCode);
    }

    [Fact]
    public void Output_is_the_same_on_any_number_of_threads()
    {
        string samples = Repository.File("samples/news");
        Assert.Equal(JejakCommand.Run("check", "--threads", "1", samples).Output, JejakCommand.Run("check", "--threads", "5", samples).Output);
    }

    [GeneratedRegex(@"(?<=""name"":""jejak"",""version"":"")[^""]*")]
    private static partial Regex ReleaseNumber();
}
