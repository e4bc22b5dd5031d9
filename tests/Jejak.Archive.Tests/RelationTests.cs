using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

public class RelationTests : ArchiveSuite
{
    [Fact]
    public void A_relation_counts_by_month_type_and_publisher()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var answer = ask.Answer(new RelationQuestion { One = "Rusia", Other = "Venezuela" });
        Assert.Equal(2, answer.Events);
        Assert.Equal(["2019-03", "2022-03"], answer.Months.Select(month => month.Month));
        var aid = Assert.Single(answer.Types, type => type.Type == "AID");
        Assert.Equal((1, 1, 0, 0), (aid.Events, aid.Forth, aid.Back, aid.Together));
        var call = Assert.Single(answer.Types, type => type.Type == "CONSULT");
        Assert.Equal((1, 0, 0, 1), (call.Events, call.Forth, call.Back, call.Together));
        Assert.Equal([("Kabar Contoh", 1, "2022-03-02"), ("Warta Contoh", 1, "2019-03-28")], answer.Reporters.Select(reporter => (reporter.Publisher, reporter.Events, reporter.First)).Order());
    }

    [Fact]
    public void The_other_way_round_forth_and_back_change_places()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var aid = Assert.Single(ask.Answer(new RelationQuestion { One = "Venezuela", Other = "Rusia", Type = "AID" }).Types);
        Assert.Equal((0, 1, 0), (aid.Forth, aid.Back, aid.Together));
    }

    [Theory]
    [InlineData("actual", null, null, 2)]
    [InlineData("future", null, null, 1)]
    [InlineData(null, null, null, 3)]
    [InlineData("actual", "2020-01-01", null, 1)]
    [InlineData("actual", null, "2018-12-31", 0)]
    public void A_relation_can_be_narrowed(string? status, string? after, string? before, int events)
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var days = new DayRange(after is null ? null : DateOnly.ParseExact(after, "yyyy-MM-dd", null), before is null ? null : DateOnly.ParseExact(before, "yyyy-MM-dd", null));
        var answer = ask.Answer(new RelationQuestion { One = "Rusia", Other = "Venezuela", Status = status, Days = days });
        Assert.Equal(events, answer.Events);
        Assert.Equal(events, answer.Months.Sum(month => month.Events));
        Assert.Equal(events == 0, answer.Score is null);
    }

    [Fact]
    public void Of_two_publishers_the_earlier_reported_first()
    {
        using var archive = New(Report("a", "2020-02-02", "Satu"), Report("b", "2020-02-03", "Dua"));
        using var ask = archive.Ask();
        Assert.Equal([("Dua", 0), ("Satu", 1)], ask.Answer(new RelationQuestion { One = "Rusia", Other = "Kuba" }).Reporters.Select(reporter => (reporter.Publisher!, reporter.Earliest)));
    }

    [Fact]
    public void Pairs_are_states_and_their_officials_events_whatever_the_order_of_ingest()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var other = New(Stories.Call, Stories.Plane);
        using var ask = archive.Ask();
        using var again = other.Ask();
        var answer = ask.Answer(new ActorsQuestion());
        Assert.Equal(answer.Rows, again.Answer(new ActorsQuestion()).Rows);
        var pair = Assert.Single(answer.Rows, row => row.One == "Rusia" && row.Other == "Venezuela");
        Assert.Equal((2, 1, 0, 1), (pair.Events, pair.Forth, pair.Back, pair.Together));
        Assert.DoesNotContain(answer.Rows, row => row.One == "Vladimir Putin");
        Assert.Contains(ask.Answer(new ActorsQuestion { People = true }).Rows, row => row.Other == "Vladimir Putin" || row.One == "Vladimir Putin");
    }

    [Fact]
    public void A_limit_keeps_the_most_active_and_a_name_its_own()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var answer = ask.Answer(new ActorsQuestion { Limit = 1 });
        Assert.True(answer.Total > 1);
        Assert.Single(answer.Rows);
        Assert.All(ask.Answer(new ActorsQuestion { With = "NATO" }).Rows, row => Assert.Contains("NATO", new[] { row.One, row.Other }));
        Assert.Throws<UnknownNameException>(() => ask.Answer(new ActorsQuestion { With = "Atlantis" }));
    }

    private static Story Report(string id, string day, string publisher) =>
        new Story(id, "Rusia membantu Kuba.", day, publisher).Country("Rusia", "RU").Country("Kuba", "CU").Happens("AID", [0], [1], "membantu", "2020-02-01");
}
