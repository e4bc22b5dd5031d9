using Jejak.Documents;
using Xunit;

namespace Jejak.Tests.Quotations;

public class QuotationStageTests
{
    private const string Table = "quotations/id/quotations";
    private const string Relays = "quotations/id/relays";
    private static readonly Reader Reader = Reader.Create();

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void Reported_words_have_their_speaker_cue_and_relays(int line)
    {
        var row = Specs.Row(Table, line);
        string text = row["text"].Replace(" ¶ ", "\n\n", StringComparison.Ordinal);
        var document = Reader.Read(Specs.Source(text, published: "2025-03-08"));
        Assert.Equal(row.Optional("quotations") ?? "", string.Join(" ‖ ", document.Quotations.Select(quotation => Describe(document, quotation))));
    }

    public static TheoryData<int> RelayLines => Specs.Lines(Relays);

    [Theory, MemberData(nameof(RelayLines))]
    public void Who_passed_words_on_is_known_for_what_it_is(int line)
    {
        var row = Specs.Row(Relays, line);
        var document = Reader.Read(Specs.Source(row["text"], published: "2025-03-08"));
        Assert.Equal(row["relays"], string.Join(" + ", document.Quotations.SelectMany(quotation => quotation.Via).Select(relay => $"{relay.Name} {relay.Relation.ToString().ToLowerInvariant()}")));
    }

    private static string Describe(Document document, Quotation quotation)
    {
        string content = string.Join(" … ", quotation.Content.Select(span => span.Of(document.Text)));
        string via = quotation.Via.IsEmpty ? "-" : string.Join('+', quotation.Via.Select(relay => relay.Name));
        string kind = quotation.Kind switch { QuotationKind.Direct => "direct", QuotationKind.Mixed => "mixed", _ => "indirect" };
        return $"{kind} | {content} | {quotation.Speaker?.Name ?? "-"} | {quotation.Cue?.Of(document.Text) ?? "-"} | {via}";
    }
}
