using Jejak.Archive.Questions;
using Jejak.Archive.Upkeep;
using Jejak.Documents;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>People of one name who are told apart by what articles say of them.</summary>
public class NamesakeTests : ArchiveSuite
{
    private static Story Herman(string id, string role, string day, params string[] beside)
    {
        var story = new Story(id, $"{role} Herman berbicara. Hadir pula {string.Join(" dan ", beside.DefaultIfEmpty("tamu"))}.", day).Person("Herman", role);
        foreach (string name in beside) story.Person(name);
        return story.Says(0, "berbicara", role: role);
    }

    private static Story[] TwoHermans =>
    [
        Herman("a", "Ketua Koperasi Nelayan Lasem", "2025-03-01"), Herman("b", "Ketua Koperasi Nelayan", "2025-06-01", "Ratna Wulandari"), Herman("c", "pembalap Gerobak Sapi", "2025-03-02"),
        new Story("d", "Herman tertawa bersama Ratna Wulandari.", "2024-01-01").Person("Herman").Person("Ratna Wulandari"), new Story("e", "Herman hilang.", "2023-01-01").Person("Herman"),
    ];

    [Fact]
    public void Roles_and_company_without_anything_in_common_are_two_people()
    {
        using var archive = New(TwoHermans);
        Assert.Equal("a person:herman\nb person:herman\nc person:herman@c\nd person:herman\ne person:herman\n", Who(archive));
        using var ask = archive.Ask();
        var rows = ask.Answer(new WhoQuestion("Herman")).Rows;
        Assert.Equal(["person:herman", "person:herman@c"], rows.Select(row => row.Key));
        var why = Assert.Single(rows[1].Joins);
        Assert.Equal(("person:herman@c", "person:herman", "namesake"), (why.Key, why.To, why.Rule));
        Assert.Equal("1 article: 'pembalap Gerobak Sapi'; 3 articles: 'Ketua Koperasi Nelayan Lasem'; no word of their roles and nobody seldom named in common", why.Evidence);
        Assert.Equal("c", Assert.Single(ask.Answer(new QuotesQuestion { Speaker = "person:herman@c" }).Rows).Article.Id);
        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
    }

    [Fact]
    public void The_same_people_whatever_the_order_of_ingest()
    {
        var random = new Random(7);
        Story[] stories = [.. TwoHermans, Herman("f", "kepala Pasar Gede Wetan", "2025-08-01"), Herman("0", "pembalap Gerobak", "2022-08-01")];
        string? expected = null;
        for (int round = 0; round < 5; round++)
        {
            random.Shuffle(stories);
            using var archive = New();
            int cut = random.Next(1, stories.Length);
            archive.Store(stories[..cut]);
            archive.Store(stories[(cut / 2)..]);
            Assert.Equal(expected ??= Who(archive), Who(archive));
        }
        Assert.Contains("0 person:herman@0\n", expected, StringComparison.Ordinal);
        Assert.Contains("c person:herman@0\n", expected, StringComparison.Ordinal);
        Assert.Contains("f person:herman@f\n", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_the_role_or_company_that_is_seldom_named_speaks_for_one()
    {
        using var role = New(Herman("a", "Ketua Koperasi Nelayan", "2025-03-01"), Herman("b", "bendahara koperasi tingkat desa", "2025-03-02"));
        Assert.DoesNotContain('@', Who(role));
        using var company = New(Herman("a", "Ketua Koperasi Nelayan", "2025-03-01", "Ratna Wulandari"), Herman("b", "pembalap Gerobak Sapi", "2025-03-02", "Ratna Wulandari"));
        Assert.DoesNotContain('@', Who(company));
    }

    [Theory]
    [InlineData("Agus Salim", "2025-03-20", true)]
    [InlineData("Agus Salim", "2025-12-20", false)]
    [InlineData("Galina Astakhova", "2025-03-20", false)]
    [InlineData("Agus Salim Wiryawan", "2025-03-20", false)]
    public void A_rarer_name_is_two_peoples_only_where_they_are_different_things_at_one_time(string name, string day, bool areTwo)
    {
        using var archive = New(new Story("a", $"{name} datang.", "2025-03-01").Person(name, "Kepala Rutan Lasem"), new Story("b", $"{name} pergi.", day).Person(name, "pelatih renang gaya dada"));
        Assert.Equal(areTwo, Who(archive).Contains('@'));
    }

    [Fact]
    public void Who_decides_that_they_are_one_is_right_also_after_everything_was_made_anew()
    {
        using var archive = New(TwoHermans);
        Decide(archive, decisions => decisions.Merge("person:herman", "person:herman@c"));
        Assert.DoesNotContain('@', Who(archive));
        archive.Store(Herman("0", "pembalap Gerobak", "2022-08-01"));
        Assert.DoesNotContain('@', Who(archive));
        ArchiveCopy.Reindex(archive.Path);
        Assert.DoesNotContain('@', Who(archive));
        Decide(archive, decisions => decisions.Undo(1));
        Assert.Contains("c person:herman@0\n", Who(archive), StringComparison.Ordinal);
        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
    }

    [Fact]
    public void A_council_without_its_region_is_the_one_that_is_named_in_full_or_only_described()
    {
        using var archive = New(
            new Story("1", "DPRD Wonosari bersidang. Menurut DPRD, anggaran naik.").Named(EntityType.Organization, "DPRD Wonosari").Named(EntityType.Organization, "DPRD"),
            new Story("2", "DPRD bersidang.").Named(EntityType.Organization, "DPRD"),
            new Story("3", "DPRD Lasem dan DPRD Wonosari bersidang. DPRD ramai.").Named(EntityType.Organization, "DPRD Lasem").Named(EntityType.Organization, "DPRD Wonosari").Named(EntityType.Organization, "DPRD"));
        Assert.Equal("organization:dprd lasem 1\norganization:dprd wonosari 2\nsource:dprd 2\n",
            archive.Lines("SELECT key || ' ' || count(*) FROM identities JOIN entities USING (identity) GROUP BY key ORDER BY key"));
        using var ask = archive.Ask();
        Assert.Equal(["source:dprd", "organization:dprd wonosari"], ask.Answer(new WhoQuestion("DPRD")).Rows.Select(row => row.Key));
    }

    [Fact]
    public void A_ministry_without_its_state_is_that_of_the_state_the_article_is_about()
    {
        Story Told(string id, string sentence) => new Story(id, $"Kementerian Luar Negeri bungkam. Kuba marah. Kuba menolak. Kuba pergi. {sentence}").Named(EntityType.Organization, "Kementerian Luar Negeri", "ID").Country("Kuba", "CU").Country("Indonesia", "ID");
        using var archive = New(Told("1", "Titik.").Happens("REJECT", [0], [], "menolak"), Told("2", "Indonesia diam."));
        Assert.Equal("1 organization:kementerian luar negeri kuba\n2 organization:kementerian luar negeri\n",
            archive.Lines("SELECT a.id || ' ' || i.key FROM entities JOIN identities AS i USING (identity) JOIN articles AS a USING (article) WHERE i.type = 'organization' ORDER BY 1"));
        Assert.Equal("country:CU\norganization:kementerian luar negeri kuba\n", archive.Lines("SELECT key FROM event_parties JOIN identities USING (identity) ORDER BY key"));
    }

    [Fact]
    public void Two_people_with_a_hyphen_between_them_are_a_pair_unless_one_of_them_is_named_alone()
    {
        using var archive = New(
            new Story("1", "Ratna Wulandari-Tutik Sumbogo menang.").Person("Ratna Wulandari-Tutik Sumbogo").Person("Ratna Wulandari").Person("Tutik Sumbogo"),
            new Story("2", "Ratna Wulandari-Joko Widodo menang. Menurut Ratna, itu mudah. Ratna Wulandari pulang.").Person("Ratna Wulandari-Joko Widodo", null, -1, "Ratna Wulandari ").Person("Ratna Wulandari"),
            new Story("3", "Trent Alexander-Arnold menang.").Person("Trent Alexander-Arnold"));
        string keys = archive.Lines("SELECT DISTINCT key FROM identities JOIN entities USING (identity) ORDER BY key");
        Assert.Equal("group:ratna wulandari tutik sumbogo\nperson:ratna wulandari\nperson:trent alexander arnold\nperson:tutik sumbogo\n", keys);
    }

    private static void Decide(TemporaryArchive archive, Action<ArchiveDecisions> decide)
    {
        using var decisions = ArchiveDecisions.Open(archive.Path, TimeProvider.System);
        decide(decisions);
    }

    /// <summary>Whom each article means.</summary>
    private static string Who(TemporaryArchive archive) => archive.Lines("""
        SELECT a.id || ' ' || i.key FROM entities AS e JOIN articles AS a USING (article) JOIN identities AS i USING (identity)
        WHERE i.name <> 'Ratna Wulandari' ORDER BY 1
        """);
}
