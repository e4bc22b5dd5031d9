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
        Assert.Throws<ArgumentException>(() => ask.Answer(new SearchQuestion { Words = words }));
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
            catch (ArgumentException) { }
        }
    }
}
