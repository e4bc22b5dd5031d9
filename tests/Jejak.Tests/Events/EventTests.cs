using Xunit;

namespace Jejak.Tests.Events;

public class EventTests
{
    private const string Table = "events/id/clauses";
    private static readonly Reader Reader = Reader.Create();

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
}
