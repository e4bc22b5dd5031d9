using System.Text.Json;
using Xunit;

namespace Jejak.Cli.Tests;

public class WhoTests
{
    [Fact]
    public void A_name_that_begins_with_an_at_sign_is_a_name_not_a_file_of_arguments()
    {
        using var folder = new TemporaryFolder();
        string archive = Path.Combine(folder.Path, "a.db"), arguments = Path.Combine(folder.Path, "arguments");
        Assert.Equal(0, JejakCommand.Run("ingest", Repository.File("samples/news"), "--archive", archive).ExitCode);
        File.WriteAllText(arguments, "--help");
        foreach (string name in (string[])["@" + arguments, "@jejak"])
        {
            var result = JejakCommand.Run("who", name, "--archive", archive);
            Assert.Contains($"called '{name}'", result.Errors[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void In_samples_and_seeds_presidents_states_and_agencies_are_one_each()
    {
        using var folder = new TemporaryFolder();
        string archive = Path.Combine(folder.Path, "a.db"), seeds = Path.Combine(Repository.Root, "../shared/seeds");
        string[] given = Directory.Exists(seeds) ? [Repository.File("samples/news"), seeds] : [Repository.File("samples/news")];
        Assert.Equal(0, JejakCommand.Run(["ingest", .. given, "--archive", archive]).ExitCode);
        foreach (var (name, key) in (IEnumerable<(string, string)>)[("Maduro", "person:nicolas maduro"), ("Nicolas Maduro", "person:nicolas maduro"), ("Rusia", "country:RU"), ("Venezuela", "country:VE"), ("AFP", "organization:afp")])
        {
            using var row = JsonDocument.Parse(JejakCommand.Run("who", name, "--format", "jsonl", "--archive", archive).Output);
            Assert.Equal(key, row.RootElement.GetProperty("key").GetString());
        }
        string page = JejakCommand.Run("who", "Maduro", "--why", "--archive", archive).Output;
        foreach (string words in (string[])["Nicolas Maduro", "maduro (", "Presiden Venezuela", "Venezuela"]) Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.StartsWith("key,type,name,spelling,articles,rule,evidence\r\n", JejakCommand.Run("who", "Maduro", "--format", "csv", "--archive", archive).Output, StringComparison.Ordinal);

        Assert.Equal(0, JejakCommand.Run("merge", "Maduro", "Maria Zakharova", "--archive", archive).ExitCode);
        Assert.Contains("merge", JejakCommand.Run("decisions", "--archive", archive).Output, StringComparison.Ordinal);
        Assert.Contains("decision 1", JejakCommand.Run("who", "Zakharova", "--why", "--archive", archive).Output, StringComparison.Ordinal);
        Assert.Equal(0, JejakCommand.Run("decisions", "--undo", "1", "--archive", archive).ExitCode);
        Assert.StartsWith("Maria Zakharova", JejakCommand.Run("who", "Zakharova", "--archive", archive).Output, StringComparison.Ordinal);
        foreach (string[] wrong in (string[][])[["split", "Maduro", "nobody"], ["merge", "Maduro", "Nicolas Maduro"], ["decisions", "--undo", "7"], ["who", "nobody at all"], ["merge", "Maduro", "Nemo", "--archive", "missing.db"]])
        {
            var result = JejakCommand.Run([.. wrong, .. wrong.Contains("--archive") ? Array.Empty<string>() : ["--archive", archive]]);
            Assert.NotEqual(0, result.ExitCode);
            Assert.StartsWith("jejak: ", Assert.Single(result.Errors), StringComparison.Ordinal);
        }
    }
}
