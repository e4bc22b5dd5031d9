using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

public class SearchTests : ArchiveSuite
{
    private static readonly Story[] s_articles =
    [
        new Story("fire", "Pagi cerah.\nKebakaran hutan di Riau meluas.\nPetugas memadamkan api.", title: "Api di Riau"),
        new Story("peat", "Kebakaran gambut di Jambi mereda.\nHutan lindung selamat."),
        new Story("cafe", "Kafé “Élan” dibuka di   Jakarta."),
    ];

    [Theory]
    [InlineData("kebakaran hutan", "fire peat")]
    [InlineData("\"kebakaran hutan\"", "fire")]
    [InlineData("“kebakaran hutan”", "fire")]
    [InlineData("kebakaran -gambut", "fire")]
    [InlineData("riau OR jambi", "fire peat")]
    [InlineData("kebakaran riau OR jambi", "fire peat")]
    [InlineData("keba*", "fire peat")]
    [InlineData("KAFE elan", "cafe")]
    [InlineData("tidak-ada", "")]
    public void Words_phrases_and_exceptions(string words, string ids)
    {
        using var archive = New(s_articles);
        using var ask = archive.Ask();
        Assert.Equal(ids, string.Join(' ', ask.Answer(new SearchQuestion { Words = words }).Rows.Select(row => row.Article.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_best_sentence_is_shown_as_printed_with_its_matches_and_offsets()
    {
        using var archive = New(s_articles);
        using var ask = archive.Ask();
        var row = Assert.Single(ask.Answer(new SearchQuestion { Words = "kafe jakarta" }).Rows);
        Assert.Equal("Kafé “Élan” dibuka di   Jakarta.", row.Sentence);
        Assert.Equal(["Kafé", "Jakarta"], row.Matches.Select(match => match.Of(row.Sentence)));
        Assert.Equal(row.Sentence, s_articles[2].Text[row.Start..row.End]);
    }

    [Fact]
    public void A_title_counts_more_and_says_so()
    {
        using var archive = New(s_articles);
        using var ask = archive.Ask();
        var row = Assert.Single(ask.Answer(new SearchQuestion { Words = "api riau", Limit = 1 }).Rows);
        Assert.Equal(("Api di Riau", -1), (row.Sentence, row.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \"\" * - ")]
    [InlineData("-hutan")]
    public void No_words_to_look_for_is_said(string words)
    {
        using var archive = New(s_articles);
        using var ask = archive.Ask();
        Assert.Throws<SearchQueryException>(() => ask.Answer(new SearchQuestion { Words = words }));
    }

    [Theory]
    [InlineData("personel speaker:Zakharova", "plane")]
    [InlineData("speaker:Zakharova via:AFP", "plane")]
    [InlineData("speaker:Peskov via:AFP", "")]
    [InlineData("speaker:Rusia about:Venezuela", "plane")]
    [InlineData("speaker:Zakharova speaker:Putin", "plane")]
    [InlineData("-speaker:Zakharova", "call fire peat cafe")]
    [InlineData("country:Venezuela", "call plane")]
    [InlineData("country:VE -country:US", "")]
    [InlineData("name:NATO", "call")]
    [InlineData("name:NATO name:AFP", "")]
    [InlineData("publisher:kabar", "call")]
    [InlineData("publisher:kabar publisher:warta kebakaran", "fire peat")]
    [InlineData("-publisher:warta", "call")]
    [InlineData("type:CONSULT", "call")]
    [InlineData("type:CONSULT status:future", "call")]
    [InlineData("type:ACCUSE status:future", "")]
    [InlineData("type:AID actor:Rusia recipient:Venezuela", "plane")]
    [InlineData("type:AID actor:Venezuela", "")]
    [InlineData("slip:weekday-date", "plane")]
    [InlineData("after:2022 before:2022-03", "call")]
    [InlineData("rusia after:2019 before:2019", "plane")]
    public void Fields_narrow_a_search(string query, string ids)
    {
        using var archive = New([Stories.Plane, Stories.Call, .. s_articles]);
        using var ask = archive.Ask();
        var answer = ask.Answer(SearchQuery.Parse(query));
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), answer.Rows.Select(row => row.Article.Id).Order(StringComparer.Ordinal));
        Assert.Equal(answer.Rows.Length, answer.Total);
    }

    [Fact]
    public void Where_only_fields_ask_the_newest_comes_first_with_the_sentence_that_meets_them()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var answer = ask.Answer(SearchQuery.Parse("country:Rusia") with { Limit = 1 });
        Assert.Equal((2, "call"), (answer.Total, Assert.Single(answer.Rows).Article.Id));
        var row = Assert.Single(ask.Answer(SearchQuery.Parse("speaker:Peskov")).Rows);
        Assert.Equal("Dmitry Peskov menolak desakan itu pada Kamis (25/2).", row.Sentence);
        Assert.Equal(row.Sentence, Stories.Plane.Text[row.Start..row.End]);
        Assert.Equal(("Dua pesawat di Caracas", -1), (ask.Answer(SearchQuery.Parse("slip:weekday-date")).Rows[0].Sentence, ask.Answer(SearchQuery.Parse("slip:weekday-date")).Rows[0].Start));
    }

    [Theory]
    [InlineData("speaker:Nobody", "nobody and nothing called 'Nobody'")]
    [InlineData("country:NATO", "no country called 'NATO'")]
    [InlineData("type:FOO", "no event type called 'FOO'; closest: ")]
    [InlineData("slip:foo", "no slip called 'foo'; closest: weekday-date")]
    [InlineData("publisher:foo", "no publisher called 'foo'; closest: ")]
    [InlineData("publisher:\"'; --\"", "no publisher called ''; --'")]
    public void What_the_archive_does_not_know_is_said(string query, string says)
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        Assert.Contains(says, Assert.Throws<UnknownNameException>(() => ask.Answer(SearchQuery.Parse(query))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_string_is_a_syntax_error()
    {
        using var archive = New(s_articles);
        using var ask = archive.Ask();
        var random = new Random(20190328);
        const string alphabet = "ab \"'*-()^:+{}OR NOT AND NEAR\0\\%_;“”é\uD83D\uDE00\uFFFD,.";
        for (int i = 0; i < 2000; i++)
        {
            string words = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            try { ask.Answer(new SearchQuestion { Words = words }); }
            catch (SearchQueryException) { }
        }
    }
}
