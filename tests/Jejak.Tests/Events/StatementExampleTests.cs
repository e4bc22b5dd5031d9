using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Events;

/// <summary>Every row of the table of statements is run on its own example.</summary>
public class StatementExampleTests
{
    private static readonly DraftReader Reader = new();

    public static TheoryData<int> Lines => [.. Rows.Select(row => row.Line)];

    private static IReadOnlyList<ResourceRow> Rows => ResourceTable.Load("id/events/statements.tsv").Rows;

    [Theory, MemberData(nameof(Lines))]
    public void Every_statement_is_an_event_by_its_speaker(int line)
    {
        var row = Rows.Single(row => row.Line == line);
        string want = $"{row["type"]} / {row["actors"]} / {row["recipients"]} / actual";
        var document = Reader.Read(Specs.Source(row["example"]));
        Assert.Contains(want, document.Events.Select(said => WithoutMode(FrameExampleTests.Line(document, said))));
    }

    /// <summary>The same words in the paper's own mouth, with nobody quoted, are no such event.</summary>
    [Theory]
    [InlineData("Kapal Israel tiba di pelabuhan. Perjalanan itu adalah kesalahan besar.")]
    [InlineData("Rusia kembali berbohong.")]
    public void Words_that_nobody_is_quoted_saying_make_none(string text) => Assert.Empty(Reader.Read(Specs.Source(text)).Events);

    /// <summary>What is denied, feared or only talked about is not said of anybody.</summary>
    [Theory]
    [InlineData("\"Israel tidak melakukan kejahatan perang,\" kata Kaja Kallas.", "ACCUSE")]
    [InlineData("\"Jika Israel memprovokasi Iran, dunia akan tahu,\" kata Kaja Kallas.", "ACCUSE")]
    [InlineData("\"Kasus kejahatan Hamas ini rumit,\" kata Kaja Kallas.", "ACCUSE")]
    [InlineData("\"Kesengsaraan warga Gaza tidak dapat diterima,\" kata Kaja Kallas.", "ACCUSE")]
    [InlineData("Israel membantah melanggar gencatan senjata.", "ACCUSE")]
    public void Words_that_are_not_meant_make_none(string text, string type) =>
        Assert.DoesNotContain(Reader.Read(Specs.Source(text)).Events, said => said.Type == type);

    [Fact]
    public void A_statement_is_asserted_by_the_quotation_it_is_made_in()
    {
        var document = Reader.Read(Specs.Source("\"Serangan Rusia itu biadab,\" kata Ursula von der Leyen."));
        var said = Assert.Single(document.Events, said => said.Type == "ACCUSE");
        Assert.Equal("Ursula von der Leyen", document.Quotations[said.AssertedBy].Speaker?.Name);
    }

    private static string WithoutMode(string line)
    {
        string[] parts = line.Split(" / ");
        return string.Join(" / ", parts[0], parts[2], parts[3], parts[4]);
    }
}
