using Jejak.Archive.Questions;
using Jejak.Findings;
using Jejak.Languages;
using Jejak.Web.Wording;
using Xunit;

namespace Jejak.Web.Tests;

public class PageWordsTests
{
    [Fact]
    public void Every_code_that_data_hold_has_words_in_every_language()
    {
        string[] types = [.. ResourceTable.Load("id/events/types.tsv").Rows.Select(row => row["type"]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(types, EventTerms.Types.Order(StringComparer.Ordinal));
        foreach (string language in PageWords.Languages)
        {
            var words = PageWords.In(language);
            foreach (string key in (string[])[
                .. types.Select(type => $"type.{type}"), .. EventTerms.Statuses.Select(status => $"status.{status}"), .. FindingCodes.All.Select(code => $"slip.{code}"),
                .. SearchQuery.Fields.Select(field => $"field.{field.Name}")]) Assert.NotEmpty(words[key]);
        }
    }

    [Theory]
    [InlineData("id", "2019-03-28T07:05:00+07:00", "28 Maret 2019")]
    [InlineData("en", "2019-03-08", "8 March 2019")]
    [InlineData("id", "2019-03", "Maret 2019")]
    [InlineData("id", "2019", "2019")]
    [InlineData("id", "2019-W12", "2019-W12")]
    [InlineData("id", "2019-Q1", "2019-Q1")]
    [InlineData("id", null, null)]
    public void A_day_is_written_as_people_do(string language, string? iso, string? words) => Assert.Equal(words, PageWords.In(language).Day(iso));

    [Fact]
    public void Numbers_are_written_as_the_language_does()
    {
        Assert.Equal(("21.950", "−0,8"), (PageWords.In("id").Number(21950), PageWords.In("id").Signed(-0.8)));
        Assert.Equal(("21,950", "+10.0"), (PageWords.In("en").Number(21950), PageWords.In("en").Signed(10)));
    }
}
