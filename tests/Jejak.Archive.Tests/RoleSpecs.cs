using System.Globalization;
using Jejak.Archive.Identity;
using Jejak.Languages;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>Rows of <c>tests/data/specs/identity/id/roles.tsv</c>: what articles call somebody, and which offices that is.</summary>
public class RoleSpecs
{
    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        using var reader = new StreamReader(Path.Combine(JoinSpecs.Root(), "tests/data/specs/identity/id/roles.tsv"));
        foreach (var row in ResourceTable.Parse("roles.tsv", reader).Rows) rows.Add(row["case"], row["roles"], row["offices"]);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Wordings_of_one_office_are_one(string what, string roles, string offices)
    {
        Assert.NotEmpty(what);
        var sightings = roles.Split("; ").Select(Sighting).ToArray();
        Assert.Equal(offices, string.Join("; ", RolePeriods.Of(sightings, OfficeWords.For("id")).Select(role => $"{role.Text} {role.Articles}")));
    }

    [Fact]
    public void A_period_goes_from_the_first_wording_to_the_last_with_both_articles()
    {
        var role = Assert.Single(RolePeriods.Of([Sighting("Ketum PDIP", 0), Sighting("Ketua Umum PDI Perjuangan", 1), Sighting("Ketum PDIP", 2)], OfficeWords.For("id")));
        Assert.Equal(("2024-01-01", "2024-01-03"), (role.First, role.Last));
        Assert.Equal([0, 2], role.Evidence);
    }

    [Fact]
    public void A_language_without_tables_compares_roles_as_they_are_written()
    {
        var roles = RolePeriods.Of([Sighting("Ketum PDIP", 0), Sighting("Ketua Umum PDI Perjuangan", 1)], OfficeWords.For("xx"));
        Assert.Equal(2, roles.Length);
    }

    private static RoleSighting Sighting(string text, int day) =>
        new(text, new DateOnly(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString(CultureInfo.InvariantCulture), day);
}
