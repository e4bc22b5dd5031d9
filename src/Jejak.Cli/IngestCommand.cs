using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Storing;
using Jejak.Cli.Answers;
using Jejak.Cli.Runs;

namespace Jejak.Cli;

/// <summary><c>jejak ingest PATH… | -</c>: reads articles and stores their readings in an archive.</summary>
internal static class IngestCommand
{
    // A slow source (a pipe, a network folder) should not keep its last articles out of the archive for minutes.
    private static readonly TimeSpan s_longestBatch = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var input = new ArticleInput();
        var archive = ArchiveOption.Create();
        var command = new Command("ingest", """
            Read articles into an archive, from which 'timeline', 'quotes', 'search', 'findings' and 'show' answer.
            What the archive has already is not read again; a changed article becomes a new revision. Safe to stop at any moment: the same command goes on.
            """) { archive };
        input.AddTo(command);
        command.SetAction(parsed => Run(input.Of(parsed), parsed.GetValue(archive)!));
        return command;
    }

    public static int Run(ArticleInput.Settings settings, string path)
    {
        var counts = new int[3];
        ArchiveWriter? writer = null;
        int exit = ArchiveFault.Guard(() =>
        {
            writer = ArchiveWriter.Open(path);
            using var known = KnownArticles.Open(path);
            long batchBegan = Stopwatch.GetTimestamp();
            int result = new ArticleRun(settings).Run(
                document => ArticleRows.OfNew(document, Reader.Version),
                article =>
                {
                    counts[(int)writer.Store(article)]++;
                    if (Stopwatch.GetElapsedTime(batchBegan) < s_longestBatch) return;
                    writer.Commit();
                    batchBegan = Stopwatch.GetTimestamp();
                },
                known.Contains,
                summary =>
                {
                    writer.Join();
                    return Describe(summary, counts);
                });
            return result;
        });
        if (exit == ExitCode.Archive && writer is not null)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"jejak: stopped: {writer.Committed:N0} articles of this run are stored"));
        writer?.Dispose();
        return exit is ExitCode.Done or ExitCode.Incomplete ? Math.Max(exit, ArchiveFault.Guard(() => Report(path))) : exit;
    }

    /// <summary>What is new to saved questions; sent, where there is a webhook, by whoever watches.</summary>
    private static int Report(string path)
    {
        using var archive = NewsArchive.Open(path);
        if (archive.Alerts().IsEmpty) return ExitCode.Done;
        using var alerts = ArchiveAlerts.Open(path, TimeProvider.System);
        foreach (var (alert, count) in alerts.Report(archive)) Remarks.Say(string.Create(CultureInfo.InvariantCulture, $"alert {alert}: {count:N0} new"));
        return ExitCode.Done;
    }

    private static string Describe(RunSummary summary, int[] counts)
    {
        string rate = summary.Time.TotalSeconds < 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({(summary.Read + summary.Known) / summary.Time.TotalSeconds:N0} articles/s)");
        return string.Create(CultureInfo.InvariantCulture, $"{counts[(int)StoreOutcome.New]:N0} new, {counts[(int)StoreOutcome.Revised]:N0} revised, ")
            + string.Create(CultureInfo.InvariantCulture, $"{summary.Known + counts[(int)StoreOutcome.Unchanged]:N0} unchanged, {summary.Skipped:N0} skipped, {summary.Failed:N0} failed ")
            + string.Create(CultureInfo.InvariantCulture, $"in {summary.Time.TotalSeconds:N1} s{rate}");
    }
}
