using Jejak.Archive.Tests;
using Xunit;

namespace Jejak.Cli.Tests;

public class ExportCommandTests
{
    [Theory]
    [InlineData("--format", "brat", "--output FOLDER")]
    [InlineData("--format", "ris", "--type", "AID", "--type and --status")]
    [InlineData("--format", "csl", "--people", "--people is for relations")]
    [InlineData("--format", "gdelt", "--what", "quotations", "take jsonl or csv")]
    [InlineData("--format", "csv", "--what", "findings", "--between", "Rusia", "leave --between out")]
    [InlineData("--format", "gexf", "--between", "Rusia", "Venezuela", "jejak relation")]
    public void What_does_not_fit_is_told_in_one_line(params string[] arguments)
    {
        var result = JejakCommand.Run(["export", .. arguments[..^1]]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(arguments[^1], Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_appears_whole_and_none_is_written_over()
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        string folder = Path.Combine(archive.Folder, "brat");
        string[] export = ["export", "--archive", archive.Path, "--format", "brat", "-o", folder];
        var first = JejakCommand.Run(export);
        Assert.Equal((0, "jejak: 2 articles as brat"), (first.ExitCode, Assert.Single(first.Errors)));
        Assert.Equal(5, Directory.GetFiles(folder).Length);
        var again = JejakCommand.Run(export);
        Assert.Equal(74, again.ExitCode);
        Assert.Contains("is not empty; name a folder that is not there yet", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder + ".part"));
    }
}
