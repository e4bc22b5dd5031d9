using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>What an open archive keeps in memory is what the archive has.</summary>
public class RememberedTests : ArchiveSuite
{
    private static Story Meeting(string id, string other, string iso) =>
        new Story(id, $"Rusia bertemu {other}.").Country("Rusia", "RU").Country(other, iso).Happens("CONSULT", [0, 1], [], "bertemu");

    [Fact]
    public void Pairs_of_actors_are_those_of_now_whoever_has_written()
    {
        using var archive = New(Meeting("a", "Kuba", "CU"));
        using var ask = archive.Ask();
        Assert.Equal([("Kuba", 1)], Pairs(ask));
        Assert.Equal([("Kuba", 1)], Pairs(ask));
        archive.Store(Meeting("b", "Peru", "PE"), Meeting("c", "Peru", "PE"));
        Assert.Equal([("Peru", 2), ("Kuba", 1)], Pairs(ask));
        using (var decisions = ArchiveDecisions.Open(archive.Path, TimeProvider.System)) decisions.Merge("country:PE", "country:CU");
        Assert.Equal(3, Assert.Single(Pairs(ask)).Events);
    }

    [Fact]
    public void Names_that_are_like_another_are_those_of_now()
    {
        using var archive = New(Meeting("a", "Kuba", "CU"));
        using var ask = archive.Ask();
        Assert.Empty(Closest(ask, "Venezuella"));
        archive.Store(Meeting("b", "Venezuela", "VE"));
        Assert.Equal(["Venezuela"], Closest(ask, "Venezuella"));
    }

    [Fact]
    public void What_is_kept_is_read_once_until_somebody_writes_and_no_more_than_there_is_room_for()
    {
        using var archive = New(Meeting("a", "Kuba", "CU"));
        using var store = ArchiveStore.OpenToRead(archive.Path);
        var remembered = new Remembered(store, mostBytes: 10);
        int read = 0;
        string Of(string what, int bytes)
        {
            store.BeginReading();
            try { return remembered.Of(what, () => $"{what}{++read}", _ => bytes); }
            finally { store.Rollback(); }
        }
        Assert.Equal(["one1", "one1", "two2", "two2"], [Of("one", 6), Of("one", 6), Of("two", 4), Of("two", 4)]);
        Assert.Equal(["three3", "three4", "one1"], [Of("three", 1), Of("three", 1), Of("one", 6)]);
        archive.Store(Meeting("b", "Peru", "PE"));
        Assert.Equal(["one5", "one5", "three6", "three6"], [Of("one", 6), Of("one", 6), Of("three", 1), Of("three", 1)]);
    }

    private static IEnumerable<(string Other, int Events)> Pairs(NewsArchive ask) =>
        ask.Answer(new ActorsQuestion()).Rows.Select(row => (row.One == "Rusia" ? row.Other : row.One, row.Events));

    private static IReadOnlyList<string> Closest(NewsArchive ask, string name) => Assert.Throws<UnknownNameException>(() => ask.Answer(new QuotesQuestion { Speaker = name })).Closest;
}
