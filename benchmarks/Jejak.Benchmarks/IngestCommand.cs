using System.CommandLine;

namespace Jejak.Benchmarks;

/// <summary><c>ingest FILE</c>: how fast a collection of articles is read into an archive, and how large that gets.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Articles: a file or folder that jejak ingest understands." };
        var results = Places.Results();
        var command = new Command("ingest", "Articles a second into an archive, twice: new, and all there already.") { file, results };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, Places.Folder(parsed.GetValue(results)!)));
        return command;
    }

    private static int Run(string file, string? results)
    {
        string folder = Directory.CreateTempSubdirectory("jejak-ingest-").FullName;
        try
        {
            string archive = Path.Combine(folder, "jejak.db");
            var first = ChildProcess.Run(Places.Jejak, ["ingest", file, "--archive", archive]);
            long size = Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);
            var again = ChildProcess.Run(Places.Jejak, ["ingest", file, "--archive", archive]);
            var report = new Report("ingest", "Reading a corpus into an archive", $"dotnet run --project benchmarks/Jejak.Benchmarks -c Release -- ingest {Path.GetFileName(file)}");
            report.Table(
                ["jejak ingest", "seconds", "processor seconds", "peak memory, MB", "what it said"],
                [Row("new archive", first), Row("the same again", again)]);
            report.Line(Report.Format($"The archive takes {size / 1e6:N0} MB."));
            report.Save(results);
            return first.ExitCode == 0 && again.ExitCode == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Row(string name, ChildProcess run) =>
        [name, Report.Format($"{run.Elapsed.TotalSeconds:F1}"), Report.Format($"{run.Processor.TotalSeconds:F1}"), Report.Format($"{run.PeakMemory / 1e6:N0}"), run.Said.Split('\n')[^1].Replace('|', '/')];
}
