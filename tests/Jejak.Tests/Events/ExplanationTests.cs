using Jejak.Documents;
using Jejak.Events.Explaining;
using Jejak.Languages;
using Jejak.Text;
using Xunit;

namespace Jejak.Tests.Events;

public class ExplanationTests
{
    private const string Table = "events/id/explanations";
    private static readonly Reader Reader = Reader.Create();

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void An_event_knows_why_it_is_one(int line)
    {
        var row = Specs.Row(Table, line);
        var (document, traces) = Reader.Explain(Specs.Source(row["text"], "2025-08-07"));
        Assert.Equal(row["reasons"], string.Join(" ; ", traces.SelectMany(trace => trace.Mentions).Select(mention => Line(document, mention))));
    }

    [Fact]
    public void Who_is_borrowed_from_an_event_before_is_said_to_be()
    {
        var (_, traces) = Reader.Explain(Specs.Source("Israel menembak warga Palestina. Mesir mengecam penembakan itu.", "2025-08-07"));
        var borrowed = Assert.Single(traces[^1].Mentions).Parties.Single(party => !party.Acts);
        Assert.Equal((BindingRule.Borrowed, null), (borrowed.Rule, borrowed.Words));
    }

    [Fact]
    public void Reading_with_reasons_is_the_same_reading_and_every_party_has_one()
    {
        foreach (var row in Specs.Rows("events/id/clauses"))
        {
            var source = Specs.Source(row["text"], "2025-08-07");
            var plain = Reader.Read(source);
            var (document, traces) = Reader.Explain(source);
            Assert.Equal(plain.Events.Select(happening => FrameExampleTests.Line(plain, happening)), document.Events.Select(happening => FrameExampleTests.Line(document, happening)));
            Assert.Equal(document.Events.Length, traces.Length);
            foreach (var trace in traces)
            {
                var happening = document.Events[trace.Event];
                Assert.Contains(trace.Mentions, mention => mention.Trigger == happening.Trigger);
                var bound = trace.Borrowed.Concat(trace.Mentions.SelectMany(mention => mention.Parties)).ToArray();
                Assert.All(happening.Actors, actor => Assert.Contains(bound, party => party.Acts && party.Entity == actor));
                Assert.All(happening.Recipients, recipient => Assert.Contains(bound, party => !party.Acts && party.Entity == recipient));
            }
        }
    }

    [Fact]
    public void The_row_it_names_is_the_row_that_knows_the_words()
    {
        var (_, traces) = Reader.Explain(Specs.Source("Jepang memprotes Korea Utara lewat kedutaan."));
        var frame = Assert.Single(Assert.Single(traces).Mentions).Frame;
        var row = ResourceTable.Load($"id/{frame.Table}.tsv").Rows.Single(row => row.Line == frame.Line);
        Assert.Equal((row["base"], row["forms"]), (frame.Base, frame.Forms));
        Assert.Contains("protes", frame.Base, StringComparison.Ordinal);
    }

    private static string Line(Document document, EventMention mention)
    {
        string Words(TextSpan span) => span.Of(document.Text);
        var parties = mention.Parties.Select(party =>
            $"{(party.Acts ? '+' : '-')}{(party.Words is { } words ? Words(words) : "")} {party.Rule.ToString().ToLowerInvariant()}{(party.Marker is { } marker ? $"({Words(marker)})" : "")}");
        string status = mention.Status.ToString().ToLowerInvariant() + (mention.StatusWords is { } decided ? $"({Words(decided)})" : "");
        string time = mention.Time is null ? "no time" : mention.TimeWords is { } said ? $"{mention.Time}({Words(said)})" : $"{mention.Time} of the news";
        return $"{mention.Frame.Table} '{Words(mention.Trigger)}': {string.Join(", ", parties)}; {status}; {time}";
    }
}
