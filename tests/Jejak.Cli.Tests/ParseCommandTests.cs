using System.Text;
using Xunit;

namespace Jejak.Cli.Tests;

public class ParseCommandTests
{
    private const string Given = "# sent_id = a\n1-2\tRumahnya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tRumah\t_\t_\t_\t_\t_\t_\t_\t_\n2\tnya\t_\t_\t_\t_\t_\t_\t_\t_\n3\t.\t_\t_\t_\t_\t_\t_\t_\tNote=1\n\n";

    [Fact]
    public void Plain_text_becomes_words_with_offsets()
    {
        var result = JejakCommand.Run(["parse", "-"], "Rumahnya roboh, kata Siti.\nIa pulang.");
        Assert.Equal(0, result.ExitCode);
        string[] lines = result.Output.Split('\n');
        Assert.StartsWith("# newdoc id = ", lines[0], StringComparison.Ordinal);
        Assert.Contains("# text = Rumahnya roboh, kata Siti.", lines);
        Assert.Contains("1-2\tRumahnya\t_\t_\t_\t_\t_\t_\t_\tStart=0|End=8", lines);
        Assert.Equal(["2", "nya", "nya"], lines.First(line => line.StartsWith("2\t", StringComparison.Ordinal)).Split('\t')[..3]);
        Assert.Contains(lines, line => line.StartsWith("1\tIa\tia\t", StringComparison.Ordinal) && line.EndsWith("\tStart=27|End=29", StringComparison.Ordinal));
        Assert.EndsWith("\n\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_are_given_are_kept()
    {
        using var folder = new TemporaryFolder();
        var result = JejakCommand.Run("parse", Write(folder, "a.conllu", Given + Given));
        Assert.Equal(0, result.ExitCode);
        string[] lines = result.Output.Split('\n');
        Assert.Equal(2 * 6, lines.Length - 1);
        Assert.Equal(("# sent_id = a", "1-2\tRumahnya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No"), (lines[0], lines[1]));
        Assert.Equal(("1\tRumah\trumah", "3\t.\t.", "Note=1"), (lines[2][..13], lines[4][..5], lines[4].Split('\t')[^1]));
        Assert.Contains("2 sentences parsed, 0 files failed", result.Error, StringComparison.Ordinal);
        Assert.Equal(result.Output, JejakCommand.Run(["parse", "--conllu", "--threads", "3", "-"], Given + Given).Output);
    }

    [Fact]
    public void A_reading_can_be_had_as_CoNLL_U_too()
    {
        using var folder = new TemporaryFolder();
        string file = Write(folder, "a.txt", "Rumahnya roboh, kata Siti.");
        var read = JejakCommand.Run("read", "--format", "conllu", file);
        Assert.Equal((0, JejakCommand.Run("parse", file).Output), (read.ExitCode, read.Output));
    }

    [Fact]
    public void Files_of_both_kinds_come_in_the_order_they_are_named()
    {
        using var folder = new TemporaryFolder();
        string text = Write(folder, "b.txt", "Siti pulang."), given = Write(folder, "a.conllu", Given);
        string output = JejakCommand.Run("parse", given, text, given).Output;
        Assert.Equal(output, JejakCommand.Run("parse", given).Output + JejakCommand.Run("parse", text).Output + JejakCommand.Run("parse", given).Output);
    }

    [Theory]
    [InlineData("1\tx\n", ":1: 2 columns instead of ten; ", 0)]
    [InlineData(Given + "1\tx\tx\tNOM\t_\t_\t_\t_\t_\t_\n", ":7: 'NOM' is no universal part of speech; ", 1)]
    public void A_malformed_file_is_one_clear_line_and_what_came_before_is_kept(string content, string message, int sentences)
    {
        using var folder = new TemporaryFolder();
        string file = Write(folder, "a.conllu", content);
        var result = JejakCommand.Run("parse", file);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("jejak: " + file + message, result.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith($"jejak: {sentences} sentences parsed, 1 files failed", result.Errors[1], StringComparison.Ordinal);
        Assert.Equal(sentences, result.Output.Split("# sent_id").Length - 1);
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_clear_line()
    {
        var result = JejakCommand.Run("parse", "none.conllu");
        Assert.Equal((1, "", "jejak: none.conllu: is not there; check the name"), (result.ExitCode, result.Output, result.Errors[0]));
    }

    private static string Write(TemporaryFolder folder, string name, string content) => folder.Write(name, Encoding.UTF8.GetBytes(content));
}
