using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

public class SearchQueryTests
{
    [Theory]
    [InlineData("gencatan speaker:Zakharova publisher:kompas", "gencatan", "speaker=Zakharova publisher=kompas")]
    [InlineData("speaker:\"Maria Zakharova\" gencatan", "gencatan", "speaker=Maria Zakharova")]
    [InlineData("speaker:“Maria Zakharova”", "", "speaker=Maria Zakharova")]
    [InlineData("\"gencatan senjata\" -via:AFP", "\"gencatan senjata\"", "-via=AFP")]
    [InlineData("Source:kompas TYPE:consult who:NATO code:Weekday-Date", "", "publisher=kompas type=CONSULT name=NATO slip=weekday-date")]
    [InlineData("pukul 10:30 WIB", "pukul 10:30 WIB", "")]
    [InlineData("Kompas: gempa", "Kompas: gempa", "")]
    [InlineData("https://contoh.example/a", "https://contoh.example/a", "")]
    [InlineData("\"catatan:penting\"", "\"catatan:penting\"", "")]
    [InlineData("riau OR jambi publisher:kompas", "riau OR jambi", "publisher=kompas")]
    [InlineData("speaker:\"Maria Zakharova", "", "speaker=Maria Zakharova")]
    [InlineData("", "", "")]
    public void A_query_has_words_and_fields(string query, string words, string fields)
    {
        var question = SearchQuery.Parse(query);
        Assert.Equal(words, question.Words);
        Assert.Equal(fields, string.Join(' ', question.Fields.Select(field => $"{(field.IsExcluded ? "-" : "")}{field.Name}={field.Value}")));
    }

    [Theory]
    [InlineData("after:2022-01", "2022-01-01", null)]
    [InlineData("since:2022 before:2022-02", "2022-01-01", "2022-02-28")]
    [InlineData("gempa until:2022-03-05", null, "2022-03-05")]
    public void A_period_is_of_days_months_or_years(string query, string? after, string? before)
    {
        var days = SearchQuery.Parse(query).Days;
        Assert.Equal((after, before), (days.First, days.Last));
    }

    [Theory]
    [InlineData("speker:Putin", "there is no field 'speker:'; closest: speaker:; ")]
    [InlineData("tipe:CONSULT", "there is no field 'tipe:'; closest: type:")]
    [InlineData("catatan:penting", "there is no field 'catatan:'; there are: speaker:, about:")]
    [InlineData("speaker: gempa", "'speaker:' needs a value right behind it")]
    [InlineData("after:besok", "'after:besok' is no date")]
    [InlineData("after:2022-W01", null)]
    [InlineData("after:2022 after:2023", "'after:' stands twice")]
    [InlineData("-after:2022", "'-after:' cannot be")]
    [InlineData("status:maybe", "'maybe' is no status; there are: actual, future")]
    [InlineData("speaker:Putin OR speaker:Lavrov", "OR stands between words")]
    [InlineData("gempa OR speaker:Lavrov", "OR stands between words")]
    public void What_cannot_be_understood_is_said_in_one_line(string query, string? says)
    {
        if (says is null)
        {
            SearchQuery.Parse(query);
            return;
        }
        string message = Assert.Throws<SearchQueryException>(() => SearchQuery.Parse(query)).Message;
        Assert.StartsWith(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("gempa", "gempa")]
    [InlineData("gencatan senjata", "\"gencatan senjata\"")]
    [InlineData("speaker:Maria Zakharova", "speaker:\"Maria Zakharova\"")]
    [InlineData("-speaker:Maria Zakharova", "-speaker:\"Maria Zakharova\"")]
    [InlineData("\"gencatan senjata\" riau", "\"gencatan senjata\" riau")]
    public void An_argument_of_a_shell_gets_its_marks_back(string argument, string query) => Assert.Equal(query, SearchQuery.Quoted(argument));

    [Fact]
    public void No_string_makes_it_fail_otherwise()
    {
        var random = new Random(20220223);
        const string alphabet = "ab \"-:.after spkerOR2019“”\0\uD83D";
        for (int i = 0; i < 5000; i++)
        {
            string query = string.Concat(Enumerable.Range(0, random.Next(0, 20)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            try { SearchQuery.Parse(query); }
            catch (SearchQueryException) { }
        }
    }
}
