using System.Diagnostics;
using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

public class ReadersTests : ArchiveSuite
{
    [Fact]
    public async Task Ten_readers_during_an_ingest_neither_fail_nor_wait()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        var stories = Stories.Many(600).Select(story => story.Stored()).ToArray();
        using var finished = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 10).Select(number => Task.Run(() => Longest(archive, number, finished.Token), CancellationToken.None)).ToArray();
        using (var writer = ArchiveWriter.Open(archive.Path))
        {
            for (int i = 0; i < stories.Length; i++)
            {
                writer.Store(stories[i]);
                if (i % 50 == 49) writer.Commit();
            }
            writer.Commit();
        }
        await finished.CancelAsync();
        Assert.All(await Task.WhenAll(readers), longest => Assert.InRange(longest.TotalSeconds, 0, 5));
        using var ask = archive.Ask();
        Assert.Equal(602, ask.CountArticles());
    }

    /// <summary>Asks until told to stop, at least once.</summary>
    private static TimeSpan Longest(TemporaryArchive archive, int number, CancellationToken stop)
    {
        var longest = TimeSpan.Zero;
        using var ask = archive.Ask();
        do
        {
            long began = Stopwatch.GetTimestamp();
            // Each answer is of one moment: the texts found are there, the facts have their articles.
            if (number % 2 == 0) Assert.NotEmpty(ask.Answer(new SearchQuestion { Words = "Venezuela", Limit = 5 }).Rows);
            else Assert.NotEmpty(ask.Answer(new TimelineQuestion { Between = ["Rusia", "Venezuela"], Limit = 5 }).Rows);
            if (Stopwatch.GetElapsedTime(began) is var took && took > longest) longest = took;
        }
        while (!stop.IsCancellationRequested);
        return longest;
    }
}

public sealed class ReadersOnPostgres : ReadersTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}
