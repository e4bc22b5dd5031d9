using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

public class QuestionTests : ArchiveSuite
{
    [Fact]
    public void A_timeline_has_both_directions_joint_acts_and_what_they_say_of_each_other_in_order()
    {
        using var archive = New(Stories.Call, Stories.Plane);
        using var ask = archive.Ask();
        var answer = ask.Answer(new TimelineQuestion { Between = ["Venezuela", "Rusia"] });
        Assert.Equal(
            [
                ("2019-03-23", "Rusia mengirim seratus personel ke Venezuela."),
                ("2019-03-28", "\"Kami tidak mengancam siapa pun di Venezuela,\" kata Maria Zakharova, dikutip AFP."),
                ("2022-01-01", "Maduro akan mengunjungi Moskow."),
                ("2022-03-01", "Vladimir Putin dan Nicolas Maduro berbicara melalui telepon."),
            ],
            answer.Rows.Select(row => (row.Day, row.Event?.Sentence ?? row.Quotation!.Sentence)));
    }

    [Fact]
    public void Two_who_are_both_accused_by_a_third_did_nothing_to_each_other()
    {
        using var archive = New(Stories.Call);
        using var ask = archive.Ask();
        Assert.DoesNotContain(ask.Answer(new TimelineQuestion { Between = ["Venezuela", "Rusia"] }).Rows, row => row.Event?.Type == "ACCUSE");
        Assert.Equal(1, ask.Answer(new TimelineQuestion { Between = ["Amerika Serikat", "Rusia"] }).Total);
    }

    [Theory]
    [InlineData("CONSULT", null, null, null, 2)]
    [InlineData(null, "future", null, null, 1)]
    [InlineData("AID", null, null, null, 1)]
    [InlineData(null, "actual", "2020-01-01", null, 1)]
    [InlineData(null, "actual", null, "2019-03-23", 1)]
    [InlineData(null, "actual", null, "2019-03-22", 0)]
    public void A_timeline_can_be_narrowed(string? type, string? status, string? after, string? before, int rows)
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var question = new TimelineQuestion { Between = ["Rusia", "Venezuela"], Type = type, Status = status, Days = Days(after, before) };
        Assert.Equal(rows, ask.Answer(question).Total);
    }

    [Fact]
    public void An_event_of_a_month_is_inside_when_one_day_of_it_is()
    {
        using var archive = New(Stories.Plane);
        using var ask = archive.Ask();
        Assert.Equal("REQUEST", Assert.Single(ask.Answer(new TimelineQuestion { Between = ["AS"], Days = Days("2019-03-31", null) }).Rows).Event!.Type);
        Assert.Empty(ask.Answer(new TimelineQuestion { Between = ["AS"], Days = Days("2019-04-01", null) }).Rows);
    }

    [Fact]
    public void A_limit_keeps_the_latest_and_says_how_many_there_are()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var answer = ask.Answer(new TimelineQuestion { Limit = 2 });
        Assert.Equal(6, answer.Total);
        Assert.Equal(["2022-03-02", "2022-03-02"], answer.Rows.Select(row => row.Day));
    }

    [Fact]
    public void What_has_no_date_comes_last_and_takes_no_dated_rows_place()
    {
        var undated = new Story("undated", "Rusia membantu Kuba.", published: null).Country("Rusia", "RU").Country("Kuba", "CU").Happens("AID", [0], [1], "membantu");
        using var archive = New(undated, Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        Assert.Null(ask.Answer(new TimelineQuestion()).Rows[^1].Day);
        Assert.Equal(["2022-03-02", "2022-03-02"], ask.Answer(new TimelineQuestion { Limit = 2 }).Rows.Select(row => row.Day));
        Assert.Equal(7, ask.Answer(new TimelineQuestion { Limit = 7 }).Rows.Length);
    }

    [Theory]
    [InlineData("Maria Zakharova", null, null, 1)]
    [InlineData("Zakharova", "Venezuela", "AFP", 1)]
    [InlineData("zakharova", "Amerika Serikat", null, 0)]
    [InlineData("Rusia", null, null, 2)]
    [InlineData("Rusia", null, "AFP", 1)]
    [InlineData(null, "mengancam siapa", null, 1)]
    [InlineData(null, "ancam siapa", null, -1)]
    public void Quotations_are_found_by_speaker_subject_and_relay(string? speaker, string? about, string? via, int rows)
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var question = new QuotesQuestion { Speaker = speaker, About = about, Via = via };
        if (rows < 0) Assert.Throws<UnknownNameException>(() => ask.Answer(question));
        else Assert.Equal(rows, ask.Answer(question).Total);
    }

    [Fact]
    public void A_quotation_comes_with_its_chain_article_and_offsets()
    {
        using var archive = New(Stories.Plane);
        using var ask = archive.Ask();
        var row = Assert.Single(ask.Answer(new QuotesQuestion { Speaker = "Zakharova" }).Rows);
        Assert.Equal(new RelayRow("agency", "AFP", "AFP"), Assert.Single(row.Via));
        Assert.Equal(("plane", "Warta Contoh", "2019-03-28"), (row.Article.Id, row.Article.Publisher, row.Article.Published));
        Assert.Equal("Kami tidak mengancam siapa pun di Venezuela,", Stories.Plane.Text[row.Start..row.End]);
        Assert.Equal(["Kami tidak mengancam siapa pun di Venezuela,"], row.Content);
    }

    [Fact]
    public void Somebody_who_is_only_described_can_be_asked_for()
    {
        using var archive = New(new Story("a", "\"Tidak,\" kata seorang pejabat.").Says(-1, "Tidak,", unnamed: "seorang pejabat"));
        using var ask = archive.Ask();
        Assert.Single(ask.Answer(new QuotesQuestion { Speaker = "Seorang Pejabat" }).Rows);
        Assert.Empty(ask.Answer(new ArticleQuestion("a"))!.Entities);
    }

    [Fact]
    public void Findings_come_with_their_sentence()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var row = Assert.Single(ask.Answer(new FindingsQuestion()).Rows);
        Assert.Equal(("Kamis (25/2)", "Senin (25/2)", "Dmitry Peskov menolak desakan itu pada Kamis (25/2)."), (row.Text, row.Suggestion, row.Sentence));
        Assert.Empty(ask.Answer(new FindingsQuestion { Code = "name-variant" }).Rows);
        Assert.Equal([("weekday-date", 1)], ask.FindingCodes());
    }

    [Theory]
    [InlineData("plane", "plane")]
    [InlineData("pla", "plane")]
    [InlineData("banjir-di-medan", "https://contoh.example/2020/banjir-di-medan/")]
    [InlineData("medan", null)]
    [InlineData("many-00", null)]
    [InlineData("none", null)]
    [InlineData("", null)]
    public void An_article_is_found_by_its_id_or_a_beginning_that_only_it_has(string asked, string? found)
    {
        using var archive = New([Stories.Plane, new Story("https://contoh.example/2020/banjir-di-medan/", "Banjir."), .. Stories.Many(9)]);
        using var ask = archive.Ask();
        Assert.Equal(found, ask.Answer(new ArticleQuestion(asked))?.Article.Id);
    }

    private static DayRange Days(string? after, string? before) => new(Day(after), Day(before));

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
