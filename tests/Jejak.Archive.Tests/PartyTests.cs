using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Documents;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Jejak.Archive.Tests;

public class PartyTests : ArchiveSuite
{
    private static readonly string[] s_names =
    [
        "Prabowo Subianto", "Prabowo", "Astakhova", "Galina Astakhova", "Galina Astakova", "Mohammad Sulthon", "Mochamad Sulton", "Ratna Wulandari", "Ratna Wulandari S.H.", "Ratna", "Agus Salim", "Agus Setiadi", "Agus",
        "Listyo Sigit Prabowo", "Kapolri Jenderal Listyo Sigit Prabowo", "Tutik Sumbogo", "Rahmat Sumbogo", "Sumbogo", "Rahmat Sumboggo",
    ];

    private static readonly string[] s_bodies = ["Komisi Pemberantasan Korupsi", "KPK", "PT Gag Nikel", "Gag Nikel", "Badan Latihan Kerja Daerah", "BLKD", "Dinas Sosial", "Dinas Sosial Kota"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Everybody_is_the_same_whatever_the_order_of_ingest(int seed)
    {
        var random = new Random(seed);
        var stories = Enumerable.Range(0, 60).Select(number => Random(number, random)).ToArray();
        using var archive = New(stories);
        string expected = Parties(archive);
        Assert.Contains("→", expected, StringComparison.Ordinal);
        for (int round = 0; round < 3; round++)
        {
            random.Shuffle(stories);
            using var other = New();
            // Joined after each part, and parts that are stored again.
            int cut = random.Next(1, stories.Length - 1);
            other.Store(stories[..cut]);
            other.Store(stories[(cut / 2)..]);
            Assert.Equal(expected, Parties(other));
        }
    }

    [Fact]
    public void A_revised_article_takes_back_what_it_said()
    {
        Story Said(bool also) => new Story("1", "Lies Hartono, alias Cak Lontong.").Person("Lies Hartono", null, -1, also ? ["Cak Lontong"] : []);
        using var archive = New(Said(true), new Story("2", "Cak Lontong pergi.").Person("Cak Lontong"));
        Assert.Equal(1, archive.Number("SELECT count(*) FROM joins"));
        archive.Store(new Story("1", "Lies Hartono datang.").Person("Lies Hartono"));
        Assert.Equal(0, archive.Number("SELECT count(*) FROM joins"));
        Assert.Equal(0, archive.Number("SELECT count(*) FROM identities WHERE party <> identity"));
    }

    [Fact]
    public void Pairs_of_actors_are_not_parted_by_spelling()
    {
        Story Checks(string id, string name) => new Story(id, $"{name} memeriksa PT Gag Nikel.").Named(EntityType.Organization, name).Named(EntityType.Organization, "PT Gag Nikel")
            .Happens("INVESTIGATE", [0], [1], $"{name} memeriksa PT Gag Nikel");
        using var archive = New(Checks("1", "KPK"), Checks("2", "KPK"), Checks("3", "Komisi Pemberantasan Korupsi"));
        using var ask = archive.Ask();
        var pair = Assert.Single(ask.Answer(new ActorsQuestion()).Rows);
        Assert.Equal(("Komisi Pemberantasan Korupsi", "PT Gag Nikel", 3), (pair.One, pair.Other, pair.Events));
        Assert.Equal(3, ask.Answer(new RelationQuestion { One = "KPK RI", Other = "PT Gag Nikel" }).Events);
    }

    [Fact]
    public void An_archive_from_before_there_were_parties_is_joined_when_it_is_opened_to_write()
    {
        using var archive = New(Stories.Plane, Stories.Call, new Story("2", "Zakharova pergi.").Person("Zakharova"));
        string expected = archive.Dump();
        Assert.SkipUnless(Server is null, "a file is taken back a step by SQLite's own statements");
        string[] indexes = ["identities_of", "entities_by_identity", "identities_joined", "quotation_parties_newest", "quotation_parties_of", "event_parties_newest", "event_parties_of", "events_newest", "articles_by_day", "articles_by_publisher", "findings_by_key"];
        string[] columns = ["identities.party", "quotation_parties.article", "quotation_parties.day", "quotation_parties.start", "articles.quotations", "findings.day", "findings.publisher", "findings.key", "findings.wordings", .. ((string[])["article", "first", "last", "start", "type", "status"]).Select(column => "event_parties." + column)];
        string[] tables = ["joins", "touched", "decisions", "signatures", "bands", "story_links", "stories", "relays", "acts", "watched", "announced", "alerts", "alert_answers", "judgements", "access_keys", "joining_names", "joining_index", "joining_proposals", "joining_state", "name_pages", "quotation_words"];
        Execute(archive.Path, string.Concat(indexes.Select(index => $"DROP INDEX {index};")) + string.Concat(columns.Select(column => $"ALTER TABLE {column.Replace(".", " DROP COLUMN ")};")) + string.Concat(tables.Select(table => $"DROP TABLE {table};")) + "PRAGMA user_version = 2;");
        Assert.Equal(ArchiveProblem.OlderSchema, Assert.Throws<ArchiveException>(archive.Ask).Problem);
        ArchiveStore.OpenToWrite(archive.Path).Dispose();
        Assert.Equal(expected, archive.Dump());
        Assert.Contains("person:zakharova→person:maria zakharova", Parties(archive), StringComparison.Ordinal);
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Story Random(int number, Random random)
    {
        string[] names = [.. Enumerable.Range(0, 3).Select(_ => s_names[random.Next(s_names.Length)]).Distinct()];
        string[] bodies = [.. Enumerable.Range(0, 2).Select(_ => s_bodies[random.Next(s_bodies.Length)]).Distinct()];
        var story = new Story($"story-{number}", string.Join(" dan ", names.Concat(bodies)) + " berunding.");
        foreach (string name in names) story.Person(name, random.Next(3) == 0 ? "juru bicara" : null, -1, random.Next(2) == 0 ? [name[(name.LastIndexOf(' ') + 1)..]] : []);
        foreach (string body in bodies) story.Named(EntityType.Organization, body);
        return story;
    }

    /// <summary>Everybody by key, with name, party and the reason.</summary>
    private static string Parties(TemporaryArchive archive) => archive.Lines("""
        SELECT i.key || '→' || p.key || ' ' || p.name || coalesce(' ' || t.key || ' ' || j.rule || ' ' || j.evidence, '')
        FROM identities AS i JOIN identities AS p ON p.identity = i.party LEFT JOIN joins AS j ON j.identity = i.identity LEFT JOIN identities AS t ON t.identity = j.joined_to
        WHERE i.identity <> i.party OR i.identity IN (SELECT identity FROM entities) ORDER BY i.key
        """);
}
