using Jejak.Training.Times;
using Xunit;

namespace Jejak.Training.Tests.Times;

/// <summary>Files written for this project and annotated after the TimeML guidelines, tests/data/timeml: the reader finds all of it and nothing else.</summary>
public class TimexReadingTests
{
    private static readonly Lazy<TimexReading> s_reading = new(() => new TimexReading(Reader.Create()));

    [Theory]
    [InlineData("id/pasar.tml")]
    [InlineData("id/tanpa-dct.tml")]
    public void The_reading_agrees_with_the_annotation(string name)
    {
        string path = Path.Combine(Root(), "tests/data/timeml", name);
        var file = TimeMlFile.Read(path);
        Assert.NotEmpty(file.Expressions);
        var pairs = new TimexScores().Add(file.Text, file.Expressions, s_reading.Value.Expressions(file, s_reading.Value.Read(path, file)));
        Assert.Equal([], pairs.Where(pair => pair.IsWrong).Select(pair => $"{Show(pair.Gold)} read as {Show(pair.Own)}"));

        string Show(Timex? timex) => timex is null ? "nothing" : $"'{timex.Span.Of(file.Text)}' {timex.Type} {timex.Value}";
    }

    [Theory]
    [InlineData("<TEXT>Besok.</TEXT>", "a.tml: no creation time")]
    [InlineData("<DCT><TIMEX3 value=\"kemarin\"/></DCT><TEXT>Besok.</TEXT>", "a.tml: the creation time 'kemarin' is no date")]
    public void A_file_must_say_when_it_was_written(string markup, string beginning) =>
        Assert.StartsWith(beginning, Assert.Throws<CorpusException>(() => s_reading.Value.Read("a.tml", TimeMlFile.Parse("a.tml", markup))).Message);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Jejak.slnx"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
