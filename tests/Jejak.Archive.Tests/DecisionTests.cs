using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Upkeep;
using Xunit;

namespace Jejak.Archive.Tests;

public class DecisionTests : ArchiveSuite
{
    private static readonly Story s_minister = new Story("1", "Budi Santoso, Menteri Perdagangan (Mendag), berpidato.", "2024-10-21").Person("Budi Santoso", "Menteri Perdagangan (Mendag)");
    private static readonly Story s_later = new Story("2", "Mendag Budi Santoso bicara.", "2025-11-02").Person("Budi Santoso", "Mendag");
    private static Story Speaker => new Story("3", "Budi Santoso, Ketua DPRD Bantaeng, menolak.", "2025-03-02").Person("Budi Santoso", "Ketua DPRD Bantaeng");
    private static readonly Story s_again = new Story("4", "Budi Santoso, Ketua DPRD Bantaeng, setuju.", "2025-04-02").Person("Budi Santoso", "Ketua DPRD Bantaeng");

    [Fact]
    public void Who_tells_roles_with_their_periods_and_evidence()
    {
        using var archive = New(s_minister, s_later);
        using var ask = archive.Ask();
        var who = Assert.Single(ask.Answer(new WhoQuestion("Menteri Budi Santoso")).Rows);
        Assert.Equal(("person:budi santoso", "Budi Santoso", 2, "2024-10-21", "2025-11-02"), (who.Key, who.Name, who.Articles, who.First, who.Last));
        var role = Assert.Single(who.Roles);
        Assert.Equal(("Menteri Perdagangan", 2, "2024-10-21", "2025-11-02"), (role.Text, role.Articles, role.First, role.Last));
        Assert.Equal(["1", "2"], role.Evidence.Select(article => article.Id));
    }

    [Fact]
    public void Merged_names_are_one_until_the_decision_is_taken_back()
    {
        using var archive = New(new Story("1", "Gus Ipin datang.").Person("Gus Ipin"), new Story("2", "Arifin Nurdin pergi.").Person("Arifin Nurdin"));
        Assert.Throws<UnknownNameException>(() => Decide(archive, decisions => decisions.Merge("Arifin Nurdin", "Nobody")));
        Decide(archive, decisions => decisions.Merge("Arifin Nurdin", "Gus Ipin"));
        Assert.Equal("person:arifin nurdin", Key(archive, "gus ipin"));
        Assert.Contains("are one already", Assert.Throws<DecisionException>(() => Decide(archive, decisions => decisions.Merge("Gus Ipin", "Arifin Nurdin"))).Message, StringComparison.Ordinal);
        // A revised article changes nothing about what was decided.
        archive.Store(new Story("2", "Arifin Nurdin pergi lagi.").Person("Arifin Nurdin"));
        Assert.Equal("person:arifin nurdin", Key(archive, "gus ipin"));
        Decide(archive, decisions => decisions.Undo(1));
        Assert.Equal("person:gus ipin", Key(archive, "gus ipin"));
        Assert.Contains("no decision 1", Assert.Throws<DecisionException>(() => Decide(archive, decisions => decisions.Undo(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_was_taken_from_somebody_stays_away()
    {
        using var archive = New(new Story("1", "Galina Astakhova datang.").Person("Galina Astakhova", null, -1, "Astakhova"), new Story("2", "Astakhova pergi.").Person("Astakhova"));
        Assert.Equal("person:galina astakhova", Key(archive, "person:astakhova"));
        Assert.Contains("the name that", Assert.Throws<DecisionException>(() => Decide(archive, decisions => decisions.Split("Galina Astakhova", ["Galina Astakhova"]))).Message, StringComparison.Ordinal);
        Decide(archive, decisions => decisions.Split("Galina Astakhova", ["Astakhova"]));
        Assert.Equal("person:astakhova", Key(archive, "person:astakhova"));
        archive.Store(new Story("3", "Astakhova pulang.").Person("Astakhova"));
        Assert.Equal("person:astakhova", Key(archive, "person:astakhova"));
        Decide(archive, decisions => decisions.Undo(1));
        Assert.Equal("person:galina astakhova", Key(archive, "person:astakhova"));
    }

    [Fact]
    public void Articles_about_another_of_the_same_name_are_taken_apart_and_put_back()
    {
        using var archive = New(s_minister, s_later, Speaker.Says(0, "menolak"), s_again);
        string before = Facts(archive);
        Assert.Contains("neither a name", Assert.Throws<DecisionException>(() => Decide(archive, decisions => decisions.Split("Budi Santoso", ["99"]))).Message, StringComparison.Ordinal);
        Decide(archive, decisions => decisions.Split("Budi Santoso", ["4", "3"]));
        using (var ask = archive.Ask())
        {
            var rows = ask.Answer(new WhoQuestion("Budi Santoso")).Rows.OrderBy(row => row.Key, StringComparer.Ordinal).ToArray();
            Assert.Equal(["person:budi santoso", "person:budi santoso@3"], rows.Select(row => row.Key));
            Assert.Equal(["Menteri Perdagangan"], rows[0].Roles.Select(role => role.Text));
            Assert.Equal(["Ketua DPRD Bantaeng"], rows[1].Roles.Select(role => role.Text));
            Assert.Single(ask.Answer(new QuotesQuestion { Speaker = "person:budi santoso@3" }).Rows);
            Assert.Empty(ask.Answer(new QuotesQuestion { Speaker = "person:budi santoso" }).Rows);
        }
        Assert.Contains("give the key", Assert.Throws<DecisionException>(() => Decide(archive, decisions => decisions.Split("Budi Santoso", ["1"]))).Message, StringComparison.Ordinal);
        // The other one's article is read anew: it stays the other one's.
        archive.Store(new Story("4", "Budi Santoso, Ketua DPRD Bantaeng, ragu.", "2025-04-02").Person("Budi Santoso", "Ketua DPRD Bantaeng"));
        Assert.Equal(2, archive.Number("SELECT count(*) FROM entities JOIN identities USING (identity) WHERE key = 'person:budi santoso@3'"));
        archive.Store(s_again);
        Decide(archive, decisions => decisions.Undo(1));
        Assert.Equal(before, Facts(archive));
    }

    [Fact]
    public void Decisions_and_what_follows_from_them_outlive_reading_again_copies_and_counting_anew()
    {
        Story[] stories =
        [
            s_minister, s_later, Speaker.Says(0, "menolak"), s_again, new("5", "Gus Ipin datang.", "2025-05-01"), new("6", "Arifin Nurdin pergi.", "2025-05-02"),
            new Story("7", "Galina Astakhova datang.").Person("Galina Astakhova", null, -1, "Astakhova"), new Story("8", "Astakhova pergi.").Person("Astakhova"),
        ];
        stories[4].Person("Gus Ipin");
        stories[5].Person("Arifin Nurdin");
        using var archive = New(stories);
        Decide(archive, decisions =>
        {
            decisions.Merge("Arifin Nurdin", "Gus Ipin");
            decisions.Split("Budi Santoso", ["3", "4"]);
            decisions.Split("Galina Astakhova", ["Astakhova"]);
        });
        string expected = Decided(archive.Path);
        Assert.Contains("person:gus ipin→person:arifin nurdin", expected, StringComparison.Ordinal);
        Assert.Contains("person:budi santoso@3→person:budi santoso@3 2", expected, StringComparison.Ordinal);
        Assert.Contains("person:astakhova→person:astakhova", expected, StringComparison.Ordinal);

        using (var writer = ArchiveWriter.Open(archive.Path))
        {
            foreach (var story in stories) Assert.True(writer.Replace(story.Stored()));
            writer.Join();
        }
        Assert.Equal(expected, Decided(archive.Path));
        ArchiveCopy.Reindex(archive.Path);
        Assert.Equal(expected, Decided(archive.Path));

        string copy = Server?.NewArchive() ?? Path.Combine(archive.Folder, "copy.db");
        ArchiveCopy.Backup(archive.Path, copy);
        using var lines = new MemoryStream();
        ArchiveLines.Export(archive.Path, lines);
        lines.Position = 0;
        using var other = New();
        ArchiveLines.Import(other.Path, lines, "export");
        foreach (string path in (string[])[copy, other.Path])
        {
            Assert.Equal(expected, Decided(path));
            // What comes later is decided there, too.
            using (var writer = ArchiveWriter.Open(path))
            {
                writer.Store(new Story("9", "Gus Ipin pulang.").Person("Gus Ipin").Stored());
                writer.Store(new Story("4", "Budi Santoso, Ketua DPRD Bantaeng, ragu.", "2025-04-02").Person("Budi Santoso", "Ketua DPRD Bantaeng").Stored());
                writer.Join();
            }
            Assert.Equal(expected.Replace("person:gus ipin→person:arifin nurdin 1", "person:gus ipin→person:arifin nurdin 2", StringComparison.Ordinal), Decided(path));
            Assert.Empty(ArchiveCheck.Run(path).Faults);
        }
    }

    [Fact]
    public void An_article_with_an_endless_id_is_taken_apart_and_told_apart_like_any_other()
    {
        // No index of a server takes so many letters in no order.
        var random = new Random(5);
        string Endless(char first) => first + string.Concat(Enumerable.Range(0, 2_400).Select(_ => (char)random.Next('a', 'z' + 1)));
        string three = Endless('3'), four = Endless('4');
        Story Herman(string id, string role) => new Story(id, $"{role} Herman berbicara.").Person("Herman", role);
        using var archive = New(Herman("1", "Ketua Koperasi Nelayan"), Herman("2", "Ketua Koperasi Nelayan"), Herman(three, "pembalap Gerobak Sapi"), Herman(four, "pembalap Gerobak Sapi"));
        string namesake = Assert.Single(Parts(archive));
        Assert.True(namesake.Length < 300);
        Decide(archive, decisions => decisions.Merge("person:herman", namesake));
        Assert.Empty(Parts(archive));
        Decide(archive, decisions => decisions.Split("Herman", [four]));
        Assert.NotEqual(namesake, Assert.Single(Parts(archive)));
        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
    }

    private static string[] Parts(TemporaryArchive archive) =>
        archive.Lines("SELECT DISTINCT key FROM identities JOIN entities USING (identity) WHERE key LIKE '%@%' ORDER BY key").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void Decide(TemporaryArchive archive, Action<ArchiveDecisions> decide)
    {
        using var decisions = ArchiveDecisions.Open(archive.Path, TimeProvider.System);
        decide(decisions);
    }

    private static string Key(TemporaryArchive archive, string name)
    {
        using var ask = archive.Ask();
        return Assert.Single(ask.Answer(new WhoQuestion(name)).Rows).Key;
    }

    /// <summary>Everybody with their party and number of articles, and the decisions.</summary>
    private static string Decided(string path)
    {
        using var store = ArchiveStore.OpenToRead(path);
        var told = new System.Text.StringBuilder();
        foreach (string sql in (string[])
        [
            "SELECT i.key || '→' || p.key || ' ' || (SELECT count(*) FROM entities AS e WHERE e.identity = i.identity) FROM identities AS i JOIN identities AS p ON p.identity = i.party WHERE i.identity IN (SELECT identity FROM entities) ORDER BY i.key",
            "SELECT kind || ' ' || one || ' ' || other FROM decisions ORDER BY decision",
        ])
        {
            using var statement = store.Ask(sql);
            using var rows = statement.Rows();
            while (rows.Read()) told.Append(rows.GetString(0)).Append('\n');
        }
        return told.ToString();
    }

    private static string Facts(TemporaryArchive archive) => archive.Lines("""
        SELECT a.id || ' ' || i.key || ' ' || coalesce(p.part, '') || ' ' || (SELECT sum(articles) FROM names WHERE names.identity = i.identity)
        FROM entities AS e JOIN articles AS a USING (article) JOIN identities AS i USING (identity) LEFT JOIN quotation_parties AS p ON p.identity = i.identity WHERE a.id <> '4' ORDER BY 1
        """);
}
