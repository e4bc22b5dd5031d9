using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;
using Xunit;

namespace Jejak.Archive.Tests;

public class StoryTests : ArchiveSuite
{
    [Fact]
    public void Copies_short_long_and_rewritten_are_one_story()
    {
        var report = new MadeReport(1, 1);
        using var archive = New([.. report.Articles, .. new MadeReport(2, 1).Articles]);
        using var ask = archive.Ask();
        var answer = ask.Answer(new StoriesQuestion());
        Assert.Equal((2, 2), (answer.Total, answer.Rows.Length));
        Assert.All(answer.Rows, row => Assert.Equal(4, row.Articles));
        var story = ask.Answer(new StoryQuestion("c-001"))!;
        Assert.Equal("a-001", story.Story.First.Id);
        Assert.Equal(["a-001", "b-001", "d-001", "c-001"], story.Members.Select(member => member.Article.Id));
        Assert.Null(story.Members[0].Origin);
        Assert.Equal(new StoryOrigin("a-001", "copy", 1, 8, 0, 4, 0), story.Members[1].Origin);
        Assert.Equal(new StoryOrigin("a-001", "copy", 1, 12, 0, 0, 4), story.Members[3].Origin);
        Assert.Equal((4, 4), (story.Members[2].Origin!.Dropped, story.Members[2].Origin!.Added));
    }

    [Fact]
    public void The_order_of_ingest_and_the_size_of_batches_change_nothing()
    {
        var random = new Random(20261122);
        var articles = Enumerable.Range(0, 12).SelectMany(number => new MadeReport(number, 3).Articles).ToArray();
        string? expected = null;
        for (int round = 0; round < 4; round++)
        {
            random.Shuffle(articles);
            using var archive = New();
            foreach (var batch in articles.Chunk(random.Next(1, 30))) archive.Store(batch);
            string told = Told(archive);
            Assert.Equal(12 * 4, told.Split('\n').Count(line => line.StartsWith("story ", StringComparison.Ordinal)));
            Assert.Equal(expected ??= told, told);
        }
    }

    [Fact]
    public void Texts_read_again_in_one_batch_keep_their_stories()
    {
        var articles = Enumerable.Range(0, 5).SelectMany(number => new MadeReport(number, 6).Articles).ToArray();
        using var archive = New(articles);
        string before = Told(archive);
        foreach (var again in (Story[][])[articles, [.. articles.Reverse()], articles[3..9]])
        {
            using (var writer = ArchiveWriter.Open(archive.Path))
            {
                foreach (var article in again) Assert.True(writer.Replace(article.Stored()));
                writer.Join();
            }
            Assert.Equal(before, Told(archive));
        }
        Assert.Empty(Upkeep.ArchiveCheck.Run(archive.Path).Faults);
    }

    [Fact]
    public void A_changed_article_leaves_its_story_and_comes_back()
    {
        var report = new MadeReport(4, 1);
        using var archive = New(report.Articles);
        string before = Told(archive);
        archive.Store(report.Other);
        using (var ask = archive.Ask())
        {
            Assert.Equal(3, ask.Answer(new StoriesQuestion()).Rows.Single().Articles);
            Assert.Single(ask.Answer(new StoryQuestion("b-004"))!.Members);
        }
        using var other = New(report.Original, report.Long, report.Rewritten, report.Other);
        Assert.Equal(Told(other), Told(archive));
        using var back = New(report.Original, report.Other, report.Rewritten, report.Long);
        back.Store(report.Short);
        Assert.Equal(before, Told(back));
    }

    [Fact]
    public void An_archive_without_stories_gets_the_same_ones()
    {
        using var archive = New([.. Enumerable.Range(0, 5).SelectMany(number => new MadeReport(number, 5).Articles), Stories.Plane, Stories.Call]);
        string dump = archive.Dump();
        using (var store = ArchiveStore.OpenToWrite(archive.Path))
        {
            store.BeginWriting();
            foreach (string table in (string[])["stories", "story_links", "bands", "signatures"]) store.Execute($"DELETE FROM {table}");
            StoryFill.Run(store);
            store.Commit();
        }
        Assert.Equal(dump, archive.Dump());
    }

    [Fact]
    public void Stories_of_an_older_version_are_known_and_grouped_anew()
    {
        using var archive = New([.. Enumerable.Range(0, 3).SelectMany(number => new MadeReport(number, 5).Articles), Stories.Plane]);
        string dump = archive.Dump();
        using (var store = ArchiveStore.OpenToWrite(archive.Path))
        {
            store.BeginWriting();
            // Signatures ended before the voice, and links may be others.
            store.Execute("UPDATE signatures SET signature = substr(signature, 1, length(signature) - 4) WHERE article > 3; DELETE FROM story_links; DELETE FROM stories");
            store.Commit();
        }
        Assert.Equal(["the stories of 10 articles are as an older jejak grouped them; 'jejak archive reindex' groups them anew"], Upkeep.ArchiveCheck.Run(archive.Path).Faults);
        Upkeep.ArchiveCopy.Reindex(archive.Path);
        Assert.Empty(Upkeep.ArchiveCheck.Run(archive.Path).Faults);
        Assert.Equal(dump, archive.Dump());
    }

    [Theory]
    [InlineData("warta A", null, 2, 3)]
    [InlineData("Warta X", null, 2, 0)]
    [InlineData(null, "2030-01-01", 2, 0)]
    [InlineData(null, "2020-01-01", 4, 3)]
    [InlineData(null, null, 5, 0)]
    public void Stories_are_chosen(string? publisher, string? after, int atLeast, int expected)
    {
        using var archive = New([.. Enumerable.Range(0, 3).SelectMany(number => new MadeReport(number, 6).Articles)]);
        using var ask = archive.Ask();
        var days = new DayRange(after is null ? null : DateOnly.ParseExact(after, "yyyy-MM-dd", null), null);
        var answer = ask.Answer(new StoriesQuestion { Publisher = publisher, Days = days, AtLeast = atLeast, Limit = 2 });
        Assert.Equal((expected, Math.Min(2, expected)), (answer.Total, answer.Rows.Length));
    }

    [Fact]
    public void Stories_are_found_by_who_is_named_and_whose_word_they_pass_on()
    {
        using var archive = New(Printed("one", "Satu", "seratus"), Printed("two", "Dua", "120"), Stories.Call);
        using var ask = archive.Ask();
        Assert.Equal(1, ask.Answer(new StoriesQuestion { About = "Zakharova" }).Total);
        Assert.Equal(0, ask.Answer(new StoriesQuestion { About = "NATO" }).Total);
        var row = Assert.Single(ask.Answer(new StoriesQuestion { Via = "AFP" }).Rows);
        Assert.Equal((new StorySource("AFP", "agency", 2), "Satu Contoh, Dua Contoh"), (row.Sources.Single(), string.Join(", ", row.Publishers)));
        Assert.Equal(["AFP"], ask.Answer(new StoryQuestion("two"))!.Members[1].Sources);
        Assert.Null(ask.Answer(new StoryQuestion("three")));
        Assert.Null(ask.Answer(new DiffQuestion("one", "three")));
        Assert.Equal("copy", ask.Answer(new DiffQuestion("one", "two"))!.Kind);
        Assert.Throws<UnknownNameException>(() => ask.Answer(new StoriesQuestion { About = "Nobody Known" }));
    }

    private static Story Printed(string id, string publisher, string people) => new Story(id, $"""
        Rusia mengirim {people} personel dan dua pesawat militer ke Venezuela pada akhir pekan lalu.
        "Kami tidak mengancam siapa pun di Venezuela dan bekerja menurut perjanjian," kata Maria Zakharova, dikutip AFP.
        Amerika Serikat mendesak Moskwa menarik semua pasukannya dari negara itu dalam waktu singkat.
        Pemerintah Venezuela menyebut kedatangan mereka bagian dari kerja sama teknik yang sudah lama berjalan.
        """, "2019-03-28", publisher + " Contoh", "Dua pesawat militer Rusia tiba di Caracas")
        .Country("Rusia", "RU").Country("Venezuela", "VE").Person("Maria Zakharova", null, -1, "Zakharova").Named(Jejak.Documents.EntityType.Organization, "AFP")
        .Says(2, "Kami tidak mengancam siapa pun di Venezuela dan bekerja menurut perjanjian,", "AFP");

    /// <summary>Links and stories by ids, in their order.</summary>
    private static string Told(TemporaryArchive archive)
    {
        using var store = ArchiveStore.OpenToRead(archive.Path);
        var lines = new List<string>();
        using (var links = store.Ask("SELECT a.id, b.id, kind, strength FROM story_links JOIN articles AS a ON a.article = one JOIN articles AS b ON b.article = other"))
        {
            using var rows = links.Rows();
            while (rows.Read()) lines.Add($"link {string.Join(' ', new[] { rows.GetString(0), rows.GetString(1) }.Order(StringComparer.Ordinal))} {rows.GetString(2)} {rows.GetInt64(3)}");
        }
        using var stories = store.Ask("SELECT a.id, b.id FROM stories JOIN articles AS a USING (article) JOIN articles AS b ON b.article = story");
        using var members = stories.Rows();
        while (members.Read()) lines.Add($"story {members.GetString(0)} {members.GetString(1)}");
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}
