using Jejak.Documents;
using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Times;

public class TimeStageTests
{
    /// <summary>Every rule of rules/times.tsv carries an example: what it must find in it, and with which value.</summary>
    [Fact]
    public void Every_rule_finds_its_own_example()
    {
        var wrong = new List<string>();
        foreach (var row in ResourceTable.Load("id/rules/times.tsv").Rows)
        {
            string example = row["example"], span = row.Optional("span") ?? example;
            var document = ReadingOf.Text(example, row["published"]);
            if (!document.Times.Concat(document.VagueTimes).Any(time => time.Span.Of(example) == span && time.Value == row["value"])) wrong.Add($"line {row.Line}: '{example}' gave {Show(document)}, not {span} = {row["value"]}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Rows: published, text, expressions as <c>words=TYPE value mod</c> separated by <c> | </c>; an empty cell says there is none.</summary>
    [Theory]
    [MemberData(nameof(Specs))]
    public void Sentences_have_these_expressions(string published, string text, string expected) => Assert.Equal(expected, Show(ReadingOf.Text(text, published)));

    public static TheoryData<string, string, string> Specs() => SpecRows.Three("times", "published", "text", "expressions");

    [Fact]
    public void Without_a_publication_date_a_day_printed_in_full_stands_for_it()
    {
        var document = ReadingOf.Text("Serangan itu terjadi pada 7 Oktober 2023. Ia bicara di Jakarta, Senin (4/8/2025). Rapat digelar bulan depan.", null);
        Assert.Equal("2025-09", document.Times[^1].Value);
    }

    [Fact]
    public void Without_any_date_a_relative_expression_has_no_value()
    {
        var document = ReadingOf.Text("Rapat digelar pekan lalu.", null);
        Assert.Null(Assert.Single(document.Times).Value);
    }

    private static string Show(Document document) => string.Join(" | ", document.Times.Select(time =>
        $"{time.Span.Of(document.Text)}={time.Type.ToString().ToUpperInvariant()} {time.Value ?? "?"}{(time.Mod is null ? "" : " " + time.Mod)}"));
}
