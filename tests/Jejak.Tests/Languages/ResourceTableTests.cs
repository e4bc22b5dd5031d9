using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Languages;

public class ResourceTableTests
{
    private static ResourceTable Parse(string text) => ResourceTable.Parse("t.tsv", new StringReader(text));

    [Fact]
    public void Comments_and_empty_lines_are_no_rows_and_count_as_lines()
    {
        var row = Assert.Single(Parse("# c\n\nform\tvalue\n# c\nkata|ujar\t3\n").Rows);
        Assert.Equal(5, row.Line);
        Assert.Equal(["kata", "ujar"], row.List("form"));
        Assert.Equal(3, row.Integer("value"));
    }

    [Fact]
    public void A_cell_may_be_missing_at_the_end_of_a_row()
    {
        var row = Parse("a\tb\n1\n").Rows[0];
        Assert.Null(row.Optional("b"));
        Assert.Empty(row.List("b"));
        Assert.Contains("t.tsv:2: column 'b' is missing or empty", Assert.Throws<ResourceException>(() => row["b"]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "t.tsv:0: no header line")]
    [InlineData("a\ta\n", "t.tsv:1: column 'a' is named twice")]
    [InlineData("a\n1\t2\n", "t.tsv:2: 2 cells, but 1 columns")]
    public void A_malformed_table_names_its_line(string text, string message) => Assert.Equal(message, Assert.Throws<ResourceException>(() => Parse(text)).Message);

    [Fact]
    public void A_cell_that_is_no_number_or_none_of_the_choices_names_its_line()
    {
        var row = Parse("n\tday\nx\tFunday\n").Rows[0];
        Assert.StartsWith("t.tsv:2: column 'n' is no whole number: 'x'", Assert.Throws<ResourceException>(() => row.Integer("n")).Message, StringComparison.Ordinal);
        Assert.StartsWith("t.tsv:2: column 'day' is 'Funday', but may be ", Assert.Throws<ResourceException>(() => row.Choice<DayOfWeek>("day")).Message, StringComparison.Ordinal);
        Assert.Equal(DayOfWeek.Friday, Parse("day\nFRIDAY\n").Rows[0].Choice<DayOfWeek>("day"));
    }

    [Fact]
    public void A_table_that_is_not_there_is_named() =>
        Assert.StartsWith("id/none.tsv:0:", Assert.Throws<ResourceException>(() => ResourceTable.Load("id/none.tsv")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_language_without_resources_is_named() => Assert.Throws<ResourceException>(() => Reader.Create("xx"));
}
