using Jejak.Archive.Identity;
using Jejak.Archive.Questions;
using Jejak.Documents;
using Xunit;

namespace Jejak.Archive.Tests;

public class StoringTests : ArchiveSuite
{
    [Fact]
    public void The_same_article_again_changes_nothing()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        string before = archive.Dump();

        var outcomes = archive.Store(Stories.Plane, Stories.Call);

        Assert.Equal([StoreOutcome.Unchanged, StoreOutcome.Unchanged], outcomes);
        Assert.Equal(before, archive.Dump());
        Assert.NotEmpty(before);
    }

    [Fact]
    public void Twice_in_one_batch_is_once()
    {
        using var archive = New();
        Assert.Equal([StoreOutcome.New, StoreOutcome.Unchanged], archive.Store(Stories.Plane, Stories.Plane));
        Assert.Equal(1, archive.Number("SELECT count(*) FROM articles"));
    }

    [Fact]
    public void A_changed_text_is_a_new_revision_and_the_old_one_is_kept()
    {
        using var archive = New(new Story("a", "Rusia membantu Venezuela.").Country("Rusia", "RU").Country("Venezuela", "VE").Happens("AID", [0], [1], "membantu"), Stories.Call);

        var outcome = archive.Store(new Story("a", "Kuba membantu Venezuela, bukan negara lain.").Country("Kuba", "CU").Country("Venezuela", "VE").Happens("AID", [0], [1], "membantu"));

        Assert.Equal([StoreOutcome.Revised], outcome);
        using var ask = archive.Ask();
        var article = ask.Answer(new ArticleQuestion("a"))!;
        Assert.Equal([(1, false), (2, true)], article.Revisions.Select(revision => (revision.Number, revision.IsCurrent)));
        Assert.Equal(["Kuba"], Assert.Single(article.Events).Actors);
        Assert.Empty(ask.Answer(new SearchQuestion { Words = "Rusia membantu" }).Rows);
        Assert.Single(ask.Answer(new SearchQuestion { Words = "Kuba membantu" }).Rows);
        Assert.Equal(2, archive.Number("SELECT count(*) FROM revisions JOIN articles USING (article) WHERE id = 'a'"));
    }

    [Fact]
    public void What_only_the_old_revision_named_is_no_longer_known()
    {
        using var archive = New(new Story("a", "Rusia menang.").Country("Rusia", "RU"));
        archive.Store(new Story("a", "Kuba menang.").Country("Kuba", "CU"));
        using var ask = archive.Ask();
        Assert.Equal(0, archive.Number("SELECT count(*) FROM names WHERE name_key = 'rusia'"));
        Assert.Equal(1, archive.Number("SELECT articles FROM names WHERE name_key = 'kuba'"));
    }

    [Fact]
    public void Both_versions_of_an_article_that_lies_in_two_files_stay_as_they_are_when_both_are_stored_again()
    {
        var (first, second) = (new Story("a", "Versi pertama."), new Story("a", "Versi kedua."));
        using var archive = New();
        Assert.Equal([StoreOutcome.New, StoreOutcome.Revised], archive.Store(first, second));
        string before = archive.Dump();
        Assert.Equal([StoreOutcome.Unchanged, StoreOutcome.Unchanged], archive.Store(first, second));
        Assert.Equal(before, archive.Dump());
    }

    [Fact]
    public void A_changed_title_is_a_revision_too()
    {
        using var archive = New(new Story("a", "Teks yang sama.", title: "Judul lama"));
        Assert.Equal([StoreOutcome.Revised], archive.Store(new Story("a", "Teks yang sama.", title: "Judul baru")));
    }

    [Fact]
    public void Rows_do_not_depend_on_where_batches_are_cut()
    {
        var stories = Stories.Many(40);
        using var whole = New(stories);
        using var cut = New();
        foreach (var chunk in stories.Chunk(7)) cut.Store(chunk);
        Assert.Equal(whole.Dump(), cut.Dump());
    }

    [Fact]
    public void A_batch_that_was_not_committed_leaves_nothing_and_the_next_run_goes_on()
    {
        var stories = Stories.Many(30);
        using var whole = New(stories);
        using var interrupted = New(stories[..10]);
        string before = interrupted.Dump();
        using (var writer = ArchiveWriter.Open(interrupted.Path))
        {
            foreach (var story in stories[10..20]) writer.Store(story.Stored());
        }
        Assert.Equal(before, interrupted.Dump());

        var outcomes = interrupted.Store(stories);

        Assert.Equal(10, outcomes.Count(outcome => outcome == StoreOutcome.Unchanged));
        Assert.Equal(whole.Dump(), interrupted.Dump());
    }

    [Fact]
    public void Two_writers_take_turns_without_harm()
    {
        using var archive = New();
        using (var one = ArchiveWriter.Open(archive.Path))
        using (var two = ArchiveWriter.Open(archive.Path))
        {
            var stories = Stories.Many(20);
            for (int i = 0; i < stories.Length; i++)
            {
                var writer = i % 2 == 0 ? one : two;
                writer.Store(stories[i].Stored());
                writer.Commit();
            }
        }
        Assert.Equal(20, archive.Number("SELECT count(*) FROM articles"));
        Assert.Equal(20, archive.Number("SELECT articles FROM names JOIN identities USING (identity) WHERE names.name_key = 'rusia' AND key = 'country:RU'"));
    }

    [Fact]
    public void Known_articles_are_told_before_they_are_read()
    {
        using var archive = New(Stories.Plane);
        using var known = KnownArticles.Open(archive.Path);
        Assert.True(known.Contains(Stories.Plane.Source()));
        Assert.False(known.Contains(Stories.Plane.Source() with { Sha256 = new string('1', 64) }));
        Assert.False(known.Contains(Stories.Call.Source()));
    }

    [Fact]
    public void The_whole_reading_comes_back_as_it_went_in()
    {
        using var archive = New(Stories.Plane);
        using var ask = archive.Ask();
        using var reading = System.Text.Json.JsonDocument.Parse(ask.Answer(new ArticleQuestion("plane"))!.Reading);
        Assert.Equal("jejak/1", reading.RootElement.GetProperty("schema").GetString());
        Assert.Equal(Stories.Plane.Text, reading.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void Names_longer_than_an_index_takes_are_cut_and_still_found()
    {
        // Half of a surrogate pair would stand at the cut.
        string name = new string('x', IdentityKey.LongestName - 1) + "𝐀𝐁" + string.Concat(Enumerable.Range(0, 4_000).Select(number => (char)('一' + number)));
        string publisher = string.Concat(Enumerable.Range(0, 4_000).Select(number => (char)('一' + number)));
        using var archive = New(new Story("1", name + " berkata: hujan turun.", publisher: publisher).Named(EntityType.Organization, name).Says(0, "hujan turun"), new Story("2", name + " pergi.", publisher: publisher).Named(EntityType.Organization, name));
        using var ask = archive.Ask();
        var quotation = Assert.Single(ask.Answer(new QuotesQuestion { Speaker = name }).Rows);
        Assert.Equal(name, quotation.Speaker);
        Assert.Equal("organization:" + new string('x', IdentityKey.LongestName - 1), Assert.Single(ask.Answer(new WhoQuestion(name)).Names[0].Identities).Key);
        Assert.Equal(2, ask.Answer(new FindingCountsQuestion()).Rows.Single().Articles);
    }
}
