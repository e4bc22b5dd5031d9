using Xunit;

namespace Jejak.Tests.Events;

public class EventTests
{
    private const string Table = "events/id/clauses";
    private static readonly DraftReader Reader = new();

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void Clauses_give_who_did_what_to_whom(int line)
    {
        var row = Specs.Row(Table, line);
        var document = Reader.Read(Specs.Source(row["text"], "2025-08-07"));
        var got = document.Events.Select(happening => FrameExampleTests.Line(document, happening));
        Assert.Equal(row.Optional("events") ?? "", string.Join(" ; ", got));
    }

    [Fact]
    public void Evidence_holds_the_trigger_and_both_lie_inside_the_text()
    {
        foreach (var row in Specs.Rows(Table))
        {
            var document = Reader.Read(Specs.Source(row["text"], "2025-08-07"));
            foreach (var happening in document.Events)
            {
                Assert.True(happening.Evidence.Contains(happening.Trigger));
                Assert.True(happening.Evidence.End <= document.Text.Length);
            }
        }
    }

    [Fact]
    public void An_event_has_the_date_of_its_clause()
    {
        var document = Reader.Read(Specs.Source("Rusia menyerang Ukraina pada Selasa (5/8/2025).", "2025-08-07"));
        Assert.Equal("2025-08-05", Assert.Single(document.Events).Time);
    }

    [Fact]
    public void What_somebody_says_happened_is_asserted_by_the_quotation()
    {
        var document = Reader.Read(Specs.Source("\"Rusia menyerang Ukraina,\" kata Emmanuel Macron.", "2025-08-07"));
        var happening = Assert.Single(document.Events);
        Assert.Equal("Emmanuel Macron", document.Quotations[happening.AssertedBy].Speaker?.Name);
        Assert.Equal(-1, Assert.Single(Reader.Read(Specs.Source("Rusia menyerang Ukraina.")).Events).AssertedBy);
    }
}
