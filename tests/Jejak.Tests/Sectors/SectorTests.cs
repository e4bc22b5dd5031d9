using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Sectors;

public class SectorTests
{
    private const string Table = "sectors/id/sectors";
    private static readonly Reader Reader = Reader.Create();

    /// <summary>PLOVER's list (manual 0.8), and the organizations between and beside states that PLOVER codes like states.</summary>
    private static readonly string[] Codes =
        ["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO"];

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void Words_of_roles_and_names_tell_the_sector(int line)
    {
        var row = Specs.Row(Table, line);
        var entity = Reader.Read(Specs.Source(row["text"])).Entities.Single(entity => entity.Name == row["entity"]);
        Assert.Equal(row["sector"], entity.SectorCode ?? "-");
    }

    [Fact]
    public void People_have_the_state_they_act_for()
    {
        var document = Reader.Read(Specs.Source("Menteri Pertahanan Belgia Theo Francken mengecam Rusia. Menurut Andrzej Duda, sikap itu benar."));
        Assert.Equal(("BE", "GOV"), document.Entities.Where(entity => entity.Name == "Theo Francken").Select(entity => (entity.Iso3166, entity.SectorCode)).Single());
        Assert.Null(document.Entities.Single(entity => entity.Name == "Andrzej Duda").Iso3166);
    }

    [Fact]
    public void Every_sector_of_the_table_is_one_of_the_list() =>
        Assert.Empty(ResourceTable.Load("id/lexicon/sectors.tsv").Rows.Select(row => row["sector"]).Where(sector => sector != "none").Except(Codes));

    [Fact]
    public void Every_kind_of_the_gazetteers_has_a_code_of_the_list_or_none()
    {
        var kinds = ResourceTable.Load("id/lexicon/organizations.tsv").Rows.Select(row => row.Optional("sector")).Concat(ResourceTable.Load("id/lexicon/outlets.tsv").Rows.Select(row => row.Optional("relation"))).OfType<string>().Distinct();
        var known = ResourceTable.Load("codes/sectors.tsv").Rows.ToDictionary(row => row["kind"], row => row.Optional("sector"));
        Assert.All(kinds, kind => Assert.True(known.TryGetValue(kind, out string? code) ? code is null || Codes.Contains(code) : Codes.Contains(kind), kind));
    }

    [Fact]
    public void No_phrase_stands_for_two_sectors()
    {
        var phrases = ResourceTable.Load("id/lexicon/sectors.tsv").Rows.SelectMany(row => row.List("phrase"));
        Assert.Empty(phrases.GroupBy(phrase => phrase, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));
    }
}
