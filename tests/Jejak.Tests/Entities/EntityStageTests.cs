using Jejak.Articles;
using Jejak.Documents;
using Jejak.Entities;
using Jejak.Findings;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;
using Jejak.Tokenization;
using Xunit;

namespace Jejak.Tests.Entities;

public class EntityStageTests
{
    private const string Names = "entities/id/names", Slips = "entities/id/name-variants";

    private static readonly Lazy<global::Jejak.Pipeline.Pipeline> Stages = new(() =>
    {
        var language = Language.Load("id");
        var pipeline = new PipelineBuilder().Add(new TokenizationStage(language)).Add(new SentenceStage(language)).Add(new EntityStage(language)).Add(new NameVariantStage(language)).Build();
        language.Freeze();
        return pipeline;
    });

    public static TheoryData<int> NameRows() => Specs.Lines(Names);

    public static TheoryData<int> SlipRows() => Specs.Lines(Slips);

    /// <summary>
    /// Rows: a text, and its entities as <c>type name ISO: mention, mention [role; role]</c> separated by <c> | </c>; a mention for a government ends in <c>~</c>.
    /// </summary>
    [Theory]
    [MemberData(nameof(NameRows))]
    public void A_text_names_these(int line)
    {
        var row = Specs.Row(Names, line);
        Assert.Equal(row.Optional("entities") ?? "", Show(Read(row["text"])));
    }

    /// <summary>Rows: a text, and its slips as <c>words → suggestion</c> separated by <c> | </c>; empty where nothing is wrong.</summary>
    [Theory]
    [MemberData(nameof(SlipRows))]
    public void A_text_misspells_these(int line)
    {
        var row = Specs.Row(Slips, line);
        var slips = Read(row["text"]).Findings.Where(finding => finding.Code == "name-variant");
        Assert.Equal(row.Optional("slips") ?? "", string.Join(" | ", slips.Select(slip => $"{slip.Span.Of(row["text"])} → {slip.Suggestion}")));
    }

    [Fact]
    public void The_office_before_a_name_knows_the_state_it_is_held_in()
    {
        var document = Read("Hal itu disampaikan Menteri Luar Negeri Norwegia Espen Barth Eide kepada wartawan.");
        var person = Assert.Single(document.Entities, entity => entity.Type == EntityType.Person);
        var role = Assert.Single(person.Roles);
        Assert.Equal("NO", document.Entities[role.Affiliation].Iso3166);
    }

    [Fact]
    public void Every_state_has_a_name_of_its_own()
    {
        var names = ResourceTable.Load("id/lexicon/countries.tsv").Rows.GroupBy(row => row["name"], StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.Empty(names);
    }

    private static Document Read(string text) => Stages.Value.Process(new Article
    {
        Source = Specs.Source(text),
        Blocks = [new(BlockKind.Paragraph, new TextSpan(0, text.Length))],
        Meta = new Metadata(),
    });

    private static string Show(Document document)
    {
        var shown = new List<string>();
        for (int i = 0; i < document.Entities.Length; i++)
        {
            var entity = document.Entities[i];
            var mentions = document.Mentions.Where(mention => mention.Entity == i && mention.Form is MentionForm.Name or MentionForm.Metonym)
                .Select(mention => mention.Span.Of(document.Text) + (mention.Form == MentionForm.Metonym ? "~" : ""));
            string roles = entity.Roles.IsEmpty ? "" : $" [{string.Join("; ", entity.Roles.Select(role => role.Text))}]";
            shown.Add($"{entity.Type.ToString().ToLowerInvariant()} {entity.Name}{(entity.Iso3166 is null ? "" : " " + entity.Iso3166)}: {string.Join(", ", mentions)}{roles}");
        }
        return string.Join(" | ", shown);
    }
}
