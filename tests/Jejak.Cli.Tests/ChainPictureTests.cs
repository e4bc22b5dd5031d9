using Jejak.Archive.Questions;
using Jejak.Cli.Showing;
using Spectre.Console;
using Xunit;

namespace Jejak.Cli.Tests;

public class ChainPictureTests
{
    private static readonly QuotationRow s_quotation = new(
        new("a", null, null, null, null, "a.txt"), "q2", "direct", "Maria Zakharova", "Zakharova", "juru bicara Kementerian Luar Negeri Rusia", null, null, "kata", ["Kami siap,"], [], "", 0, 10, 1);

    [Fact]
    public void From_the_speaker_over_every_relay_to_the_publisher()
    {
        var quotation = s_quotation with { Role = "juru bicara", Via = [new("broadcaster", "CNN", "kepada CNN"), new("agency", "Reuters", "dikutip Reuters")], Addressee = "wartawan" };
        Assert.Equal(
            """
            [q2] direct
              Maria Zakharova ──kata──▶ CNN         ──▶ Reuters ──▶ contohNews
              juru bicara               broadcaster     agency      publisher
              └─▶ to wartawan

            """.ReplaceLineEndings("\n"), Draw(quotation, 80));
    }

    [Fact]
    public void Without_a_speaker_or_a_publisher_a_question_mark_stands() =>
        Assert.Equal("[q2] direct\n  ? ──kata──▶ ?\n              publisher\n", Draw(s_quotation with { Speaker = null, Role = null }, 80));

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void It_goes_on_in_the_next_line_and_never_beyond_the_width(int width)
    {
        var quotation = s_quotation with
        {
            Via = [new("newspaper", "The Wall Street Journal edisi Eropa yang panjang sekali namanya", ""), new("agency", "新华社通讯员从北京报道的很长的名字", ""), new("platform", "Truth Social", "")],
            Cue = "mengatakan dalam sebuah pernyataan tertulis yang panjang",
        };
        string[] lines = Draw(quotation, width).Split('\n');
        Assert.All(lines, line => Assert.InRange(new Spectre.Console.Rendering.Segment(line).CellCount(), 0, width));
        Assert.True(lines.Length > 4);
        Assert.Contains(lines, line => line.StartsWith("     ──▶ ", StringComparison.Ordinal));
        Assert.Contains("contohNews", lines[^3], StringComparison.Ordinal);
    }

    private static string Draw(QuotationRow quotation, int width)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(new ChainPicture(quotation, quotation.Speaker is null ? null : "contohNews"));
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd(' ', '\r')));
    }
}
