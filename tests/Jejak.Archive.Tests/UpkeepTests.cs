using Jejak.Archive.Postgres;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Upkeep;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Jejak.Archive.Tests;

public class UpkeepTests : ArchiveSuite
{
    private static readonly Story s_old = new("a", "Rusia membantu Venezuela.", title: "Lama");
    private static readonly Story s_new = new Story("a", "Kuba membantu Venezuela, bukan negara lain.", title: "Baru").Country("Kuba", "CU").Country("Venezuela", "VE").Happens("AID", [0], [1], "membantu");

    [Fact]
    public void A_sound_archive_has_nothing_wrong()
    {
        using var archive = New([Stories.Plane, Stories.Call, s_old, .. Stories.Many(20)]);
        archive.Store(s_new);
        var report = ArchiveCheck.Run(archive.Path);
        Assert.Empty(report.Faults);
        Assert.Equal((23, 24), (report.Articles, report.Revisions));
        Assert.True(report.Facts > 40);
    }

    [Theory]
    [InlineData("DELETE FROM findings", "plane: 0 findings are stored, the reading has 1")]
    [InlineData("UPDATE events SET \"end\" = 100000 WHERE type = 'AID'", "plane: events 1 stands outside its text")]
    [InlineData("UPDATE events SET start = start - 1 WHERE type = 'REQUEST'", "plane: events 2 is stored at ")]
    [InlineData("UPDATE names SET articles = 7 WHERE name_key = 'venezuela'", "'venezuela' is counted 7 times and stands in 1 articles")]
    [InlineData("DELETE FROM names WHERE name_key = 'afp'", "'afp' is not counted")]
    [InlineData("UPDATE revisions SET reading = words", "plane: the reading cannot be read")]
    [InlineData("UPDATE revisions SET sha256 = 'x'", "plane: the reading is of another text")]
    [InlineData("UPDATE relays SET quotations = 3", "the relays of article 1 are not counted")]
    [InlineData("UPDATE relays SET relation = 'newspaper'", "the relays of article 1 are not counted")]
    [InlineData("UPDATE relays SET publisher = 'Kabar Lain'", "the relays of article 1 are not counted")]
    [InlineData("UPDATE relays SET day = NULL", "the relays of article 1 are not counted")]
    [InlineData("DELETE FROM relays", "the relays of article 1 are not counted")]
    [InlineData("INSERT INTO relays SELECT identity - 1, article, relation, quotations, publisher, day FROM relays", "the relays of article 1 are not counted")]
    [InlineData("DELETE FROM name_pages", "the names of identities 0 to 255 are not those")]
    [InlineData("UPDATE name_pages SET rare = rare || 'x'", "the names of identities 0 to 255 are not those")]
    [InlineData("INSERT INTO name_pages VALUES (7, '', 'rusia')", "the names of identities 1792 to 2047 are not those")]
    [InlineData("DELETE FROM quotation_words", "the words of the quotations of article 1 are not those")]
    [InlineData("UPDATE quotation_words SET article = 2", "the words of the quotations of article 1 are not those")]
    [InlineData("UPDATE articles SET revision = 7", "1 articles without their current revision")]
    public void What_is_wrong_is_said(string damage, string fault)
    {
        using var archive = New(Stories.Plane);
        Damage(archive, damage);
        Assert.Contains(ArchiveCheck.Run(archive.Path).Faults, line => line.StartsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INSERT INTO stories VALUES (1, 99)", "stories", "articles")]
    [InlineData("UPDATE events SET asserted_by = 99 WHERE event = 1", "events", "quotations")]
    [InlineData("UPDATE event_parties SET event = 99 WHERE event = 1", "event_parties", "events")]
    [InlineData("DELETE FROM identities WHERE key = 'country:VE'", "entities", "identities")]
    [InlineData("DELETE FROM identities WHERE key = 'country:VE'", "names", "identities")]
    public void A_row_that_points_nowhere_is_said(string damage, string table, string parent)
    {
        using var archive = New(Stories.Plane);
        using (var store = ArchiveStore.OpenToWrite(archive.Path))
        {
            if (Server is null) store.Execute("PRAGMA foreign_keys = OFF");
            store.Execute(damage);
        }
        Assert.Contains(ArchiveCheck.Run(archive.Path).Faults, line => line.Contains($"of {table} point", StringComparison.Ordinal) && line.Contains($"to no row of {parent}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_is_looked_through_for_all_that_a_file_knows_to_point_somewhere()
    {
        using var file = new TemporaryArchive();
        using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        file.Store(Stories.Plane);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT t.name || ' ' || k.\"from\" || ' ' || k.\"table\" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS k WHERE t.type = 'table'";
        using var rows = command.ExecuteReader();
        var references = new List<string>();
        while (rows.Read()) references.Add(rows.GetString(0));
        Assert.NotEmpty(references);
        Assert.Equal(references.Order(StringComparer.Ordinal), PostgresReferences.All.Select(reference => $"{reference.Table} {reference.Column} {reference.Parent}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_full_text_that_has_lost_an_article_is_said_and_made_anew_and_names_are_counted_again()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        string before = archive.Dump();
        Change(archive, store =>
        {
            store.Text.Remove(1);
            store.Execute("UPDATE names SET articles = articles + 1");
        });
        var faults = ArchiveCheck.Run(archive.Path).Faults;
        Assert.Contains(faults, fault => fault.StartsWith("article 1 is not in the full text", StringComparison.Ordinal));

        ArchiveCopy.Reindex(archive.Path);

        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
        Assert.Equal(before, archive.Dump());
        using var ask = archive.Ask();
        Assert.Equal("plane", Assert.Single(ask.Answer(new SearchQuestion { Words = "seratus personel" }).Rows).Article.Id);
    }

    [Theory]
    [InlineData("", "Satu kata lebih")]
    [InlineData("Dua kapal di Caracas", null)]
    [InlineData(null, "words")]
    public void Every_word_of_the_full_text_is_compared(string? title, string? words)
    {
        using var archive = New([Stories.Plane, Stories.Call, .. Stories.Many(300)]);
        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
        Change(archive, store =>
        {
            var text = DerivedTables.Texts(store).Single(text => text.Article == 290);
            store.Text.Remove(290);
            store.Flush();
            // The same words at other places are another text, too.
            store.Text.Add(290, title ?? text.Title ?? "", words == "words" ? string.Join(' ', text.Words.Split(' ').Reverse()) : words is null ? text.Words : text.Words + " " + words);
        });
        Assert.Equal("the full text of article 290 does not have its words at their places; 'jejak archive reindex' makes it anew", Assert.Single(ArchiveCheck.Run(archive.Path).Faults));
        ArchiveCopy.Reindex(archive.Path);
        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
    }

    [Fact]
    public void An_article_too_many_in_the_full_text_is_said()
    {
        using var archive = New(Stories.Plane);
        Change(archive, store => store.Text.Add(99, "judul", "kata"));
        Assert.Equal("the full text has an article 99 that is not there; 'jejak archive reindex' makes it anew", Assert.Single(ArchiveCheck.Run(archive.Path).Faults));
    }

    [Fact]
    public void A_backup_has_every_row_and_answers_by_itself()
    {
        using var archive = New([Stories.Plane, s_old, .. Stories.Many(20)]);
        archive.Store(s_new);
        string target = Path.Combine(archive.Folder, "copy.db");
        ArchiveCopy.Backup(archive.Path, target);
        Assert.Equal(archive.Dump(), TemporaryArchive.Dump(target));
        Assert.Empty(ArchiveCheck.Run(target).Faults);
        Assert.Empty(Directory.GetFiles(archive.Folder, "*.part*"));
        using var ask = NewsArchive.Open(target);
        Assert.Equal("a", Assert.Single(ask.Answer(new SearchQuestion { Words = "Kuba" }).Rows).Article.Id);
        Assert.Equal(ArchiveProblem.NotEmpty, Assert.Throws<ArchiveException>(() => ArchiveCopy.Backup(archive.Path, target)).Problem);
    }

    [Fact]
    public void What_was_exported_is_the_same_archive_elsewhere()
    {
        using var archive = New([Stories.Plane, s_old, .. Stories.Many(20)]);
        archive.Store(s_new);
        byte[] lines = Export(archive.Path);
        using var file = new TemporaryArchive();
        using var here = New();
        foreach (var other in (TemporaryArchive[])[file, here])
        {
            ArchiveLines.Import(other.Path, new MemoryStream(lines), "export");
            Assert.Equal(archive.Dump(), other.Dump());
            Assert.Empty(ArchiveCheck.Run(other.Path).Faults);
            Assert.Equal(lines, Export(other.Path));
            Assert.Equal([StoreOutcome.Unchanged, StoreOutcome.New], other.Store(s_new, Stories.Call));
            Assert.Equal(ArchiveProblem.NotEmpty, Assert.Throws<ArchiveException>(() => ArchiveLines.Import(other.Path, new MemoryStream(lines), "export")).Problem);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public void An_export_that_is_cut_off_stores_nothing(int missing)
    {
        using var archive = New(Stories.Plane);
        byte[] lines = Export(archive.Path);
        int end = missing == 0 ? lines.AsSpan(0, lines.Length - 1).LastIndexOf((byte)'\n') + 1 : lines.Length - 1 - missing;
        using var other = New();
        var fault = Assert.Throws<ArchiveException>(() => ArchiveLines.Import(other.Path, new MemoryStream(lines, 0, end), "export.jsonl"));
        Assert.Equal(ArchiveProblem.NotAnArchive, fault.Problem);
        Assert.StartsWith("export.jsonl", fault.Message, StringComparison.Ordinal);
        using var ask = other.Ask();
        Assert.Equal(0, ask.CountArticles());
    }

    [Fact]
    public void A_text_read_again_keeps_its_article_and_revision()
    {
        using var archive = New(s_old, Stories.Plane);
        long revision = archive.Number("SELECT revision FROM articles WHERE id = 'a'");
        var better = new Story("a", "Rusia membantu Venezuela.", title: "Lama").Country("Rusia", "RU").Country("Venezuela", "VE").Happens("AID", [0], [1], "membantu");
        using (var writer = ArchiveWriter.Open(archive.Path))
        {
            Assert.True(writer.Replace(better.Stored()));
            Assert.False(writer.Replace(Stories.Call.Stored()));
            writer.Commit();
        }
        Assert.Equal(revision, archive.Number("SELECT revision FROM articles WHERE id = 'a'"));
        Assert.Equal(1, archive.Number("SELECT count(*) FROM events WHERE article = 1"));
        Assert.Equal(2, archive.Number("SELECT count(*) FROM revisions"));
        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
        Assert.Equal([StoreOutcome.Unchanged], archive.Store(s_old));
    }

    [Fact]
    public void Texts_come_back_as_they_were_given_and_only_those_another_version_has_read()
    {
        using var archive = New([Stories.Plane, .. Stories.Many(150)]);
        using var texts = StoredTexts.Open(archive.Path);
        Assert.Equal((151, 0), (texts.Count("newer"), texts.Count("test")));
        Assert.Equal(151, texts.All("newer").Count());
        Assert.Empty(texts.All("test"));
        Assert.Equal(Stories.Plane.Source(), texts.All(null).First());
    }

    private static byte[] Export(string path)
    {
        var output = new MemoryStream();
        ArchiveLines.Export(path, output);
        return output.ToArray();
    }

    private static void Damage(TemporaryArchive archive, string sql) => Change(archive, store => store.Execute(sql));

    private static void Change(TemporaryArchive archive, Action<StoreConnection> change)
    {
        using var store = ArchiveStore.OpenToWrite(archive.Path);
        store.BeginWriting();
        change(store);
        store.Commit();
    }
}

public sealed class UpkeepOnPostgres : UpkeepTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}
