using Jejak.Archive.Stores;
using Xunit;

namespace Jejak.Archive.Tests;

public class MigrationTests : ArchiveSuite
{
    private static readonly SchemaSteps s_next = new([.. SchemaSteps.Current.Steps, new(
        "CREATE TABLE later (article INTEGER PRIMARY KEY, words INTEGER NOT NULL) STRICT;",
        "CREATE TABLE later (article BIGINT PRIMARY KEY, words BIGINT NOT NULL);",
        store => store.Execute("INSERT INTO later SELECT article, length(title) FROM articles"))]);

    [Fact]
    public void An_older_archive_is_not_read_before_it_has_been_through_the_new_steps()
    {
        using var archive = New(Stories.Plane);
        var fault = Assert.Throws<ArchiveException>(() => ArchiveStore.OpenToRead(archive.Path, s_next).Dispose());
        Assert.Equal(ArchiveProblem.OlderSchema, fault.Problem);
        Assert.Contains($"run 'jejak archive upgrade --archive {archive.Path}'", fault.Message, StringComparison.Ordinal);
        ArchiveStore.OpenToWrite(archive.Path, s_next).Dispose();
        using var store = ArchiveStore.OpenToRead(archive.Path, s_next);
        Assert.Equal("Dua pesawat di Caracas".Length, store.Number("SELECT words FROM later"));
        Assert.Equal(ArchiveProblem.NewerSchema, Assert.Throws<ArchiveException>(() => NewsArchive.Open(archive.Path)).Problem);
    }

    [Fact]
    public void A_step_that_fails_leaves_the_archive_as_it_was()
    {
        using var archive = New(Stories.Plane);
        string before = archive.Dump();
        var failing = new SchemaSteps([.. s_next.Steps, new("CREATE TABLE latest (x INTEGER) STRICT;", "CREATE TABLE latest (x BIGINT);", _ => throw new InvalidOperationException("stopped"))]);
        Assert.Throws<InvalidOperationException>(() => ArchiveStore.OpenToWrite(archive.Path, failing));
        Assert.Equal(before, archive.Dump());
        using var ask = archive.Ask();
        Assert.Equal(1, ask.CountArticles());
    }
}
