using Jejak.Documents;
using Xunit;

namespace Jejak.Tests.Coreference;

public class CoreferenceStageTests
{
    private const string Table = "coreference/id/mentions";
    private static readonly Reader Reader = Reader.Create();

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void Words_that_name_nobody_stand_for_somebody(int line)
    {
        var row = Specs.Row(Table, line);
        var document = Reader.Read(Specs.Source(row["text"].Replace(" ¶ ", "\n\n", StringComparison.Ordinal)));
        var mentions = document.Mentions.Where(mention => mention.Form is MentionForm.Pronoun or MentionForm.Clitic or MentionForm.Nominal
            && document.Entities[mention.Entity].Type is EntityType.Person or EntityType.Country && document.Entities[mention.Entity].Name != mention.Span.Of(document.Text));
        Assert.Equal(row.Optional("mentions") ?? "", string.Join("; ", mentions.Select(mention => $"{mention.Span.Of(document.Text)}={document.Entities[mention.Entity].Name}")));
    }
}
