using Jejak.Text;
using Jejak.Training.Times;
using Xunit;

namespace Jejak.Training.Tests.Times;

public class TimeMlFileTests
{
    private const string Head = "<?xml version=\"1.0\" ?>\n<TimeML>\n<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2014-11-5\" functionInDocument=\"CREATION_TIME\">Rabu, 5 November 2014</TIMEX3></DCT>\n<TITLE>Pasar 2014</TITLE>\n";

    [Fact]
    public void Markup_is_taken_out_and_offsets_point_into_what_is_left()
    {
        var file = TimeMlFile.Parse("a.tml", Head + "<TEXT>Harga & upah <EVENT eid=\"e1\">turun</EVENT> <TIMEX3 type=\"DATE\" value=\"2014-11-04\" tid='t1'>Selasa (4/11)</TIMEX3> &amp; 3 < 4.</TEXT></TimeML>");
        Assert.Equal("Harga & upah turun Selasa (4/11) & 3 < 4.", file.Text);
        var only = Assert.Single(file.Expressions);
        Assert.Equal(new Timex(new(19, 32), "DATE", "2014-11-04"), only);
        Assert.Equal("2014-11-5", file.Created);
    }

    [Theory]
    [InlineData("<TimeML><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2014-01-02\" functionInDocument=\"PUBLICATION_TIME\">2/1</TIMEX3> Besok</TimeML>", "2014-01-02")]
    [InlineData("<TimeML><DCT><TIMEX3 tid=\"t0\" value=\"2014-01-02T10:00\"/></DCT> Besok</TimeML>", "2014-01-02T10:00")]
    [InlineData("<TimeML>Besok</TimeML>", null)]
    public void The_creation_time_stands_in_an_element_or_in_an_attribute(string markup, string? created)
    {
        var file = TimeMlFile.Parse("a.tml", markup);
        Assert.Equal(created, file.Created);
        Assert.Empty(file.Expressions);
        Assert.EndsWith("Besok", file.Text);
    }

    [Theory]
    [InlineData("A &copy; B", "A © B")]
    [InlineData("A &#233; B", "A é B")]
    [InlineData("A &tidakada; B &; C &", "A &tidakada; B &; C &")]
    [InlineData("A <!-- <TIMEX3> --> B", "A  B")]
    public void Character_references_and_comments(string markup, string text) => Assert.Equal(text, TimeMlFile.Parse("a.tml", $"<TEXT>{markup}</TEXT>").Text);

    [Theory]
    [InlineData("<TEXT>\n<TIMEX3 type=\"DATE\">besok</TEXT>", "a.tml:2: '<TIMEX3 type=\"DATE\">' has no end; close it with </TIMEX3>")]
    [InlineData("<TEXT><TIMEX3>besok <TIMEX3>pagi</TIMEX3></TIMEX3></TEXT>", "a.tml:1: a TIMEX3 begins inside another; close the first one before")]
    [InlineData("<TEXT>besok</TIMEX3></TEXT>", "a.tml:1: </TIMEX3> ends nothing; take it out or open it")]
    public void Broken_markup_is_one_line_with_its_place(string markup, string message) =>
        Assert.Equal(message, Assert.Throws<CorpusException>(() => TimeMlFile.Parse("a.tml", markup)).Message);

    [Fact]
    public void Scores_count_extents_types_and_values()
    {
        const string Text = "Kamis (17/10), dua tahun lagi, besok pagi, kini";
        Timex At(string words, string type, string? value) => new(new TextSpan(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length), type, value);
        var scores = new TimexScores();
        var pairs = scores.Add(Text, [At("Kamis (17/10", "DATE", "2013-10-17"), At("dua tahun", "DURATION", "P2Y"), At("besok pagi", "TIME", "2013-10-18TMO"), At("kini", "DATE", "PRESENT_REF")],
            [At("Kamis (17/10)", "DATE", "2013-10-17"), At("dua tahun lagi", "DATE", "P2Y"), At("besok", "DATE", "2013-10-18"), At("pagi", "TIME", "2013-10-18TMO")]);
        Assert.Equal(
            ["timex.strict.precision 0.2500 (1 of 4)", "timex.strict.recall 0.2500 (1 of 4)", "timex.strict.F1 0.2500 (2 of 8)",
                "timex.relaxed.precision 0.7500 (3 of 4)", "timex.relaxed.recall 0.7500 (3 of 4)", "timex.relaxed.F1 0.7500 (6 of 8)",
                "timex.value.precision 0.5000 (2 of 4)", "timex.value.recall 0.5000 (2 of 4)", "timex.value.F1 0.5000 (4 of 8)",
                "timex.strict.value.precision 0.2500 (1 of 4)", "timex.strict.value.recall 0.2500 (1 of 4)", "timex.strict.value.F1 0.2500 (2 of 8)",
                "timex.type.accuracy 0.3333 (1 of 3)", "timex.value.accuracy 0.6667 (2 of 3)"],
            scores.Lines());
        Assert.Equal(4, pairs.Count(pair => pair.IsWrong));
    }

    [Theory]
    [InlineData("2014-12-31T09:00+07:00", "2014-12-31T09:00")]
    [InlineData("2014-12-31T09:00:00Z", "2014-12-31T09:00")]
    [InlineData("2014-12-31tmi", "2014-12-31T12:00")]
    [InlineData("P1D", "P1D")]
    [InlineData(null, null)]
    public void Values_that_mean_the_same_are_written_alike(string? value, string? canonical) => Assert.Equal(canonical, TimeMlView.Canonical(value));
}
