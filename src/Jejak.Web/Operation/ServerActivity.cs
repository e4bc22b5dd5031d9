using System.Diagnostics;
using System.Diagnostics.Metrics;
using Jejak.Archive;
using Jejak.Web.Archives;

namespace Jejak.Web.Operation;

/// <summary>What the server measures beside what ASP.NET Core (requests) and the archive (questions) do: articles that were sent to be read, and articles in the archive.</summary>
internal sealed class ServerActivity
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Jejak.Web";

    private readonly Histogram<double> _readings;

    public ServerActivity(IMeterFactory meters, ArchivePool archives)
    {
        var meter = meters.Create(Name);
        _readings = meter.CreateHistogram<double>("jejak.reading.duration", "s", "How long it takes to read an article that was sent.");
        meter.CreateObservableGauge("jejak.archive.articles", () => Articles(archives), "{article}", "Articles in the archive.");
    }

    /// <summary>Names of all meters that tell something about a server.</summary>
    public static IReadOnlyList<string> Meters { get; } = [Name, ArchiveActivity.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>Sources of traces: requests, and the questions they ask.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["Microsoft.AspNetCore", ArchiveActivity.Name];

    /// <param name="began"><see cref="Stopwatch.GetTimestamp"/> at the beginning.</param>
    public void HasRead(long began, bool isRead) => _readings.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", isRead ? "read" : "refused"));

    private static IEnumerable<Measurement<int>> Articles(ArchivePool archives)
    {
        try { return [new(archives.Ask(archive => archive.CountArticles()))]; }
        // Readiness tells of an archive that does not answer; here there is nothing to count.
        catch (ArchiveException) { return []; }
    }
}
