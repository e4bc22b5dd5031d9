using System.CommandLine;
using System.Diagnostics;
using Jejak.Archive;

namespace Jejak.Benchmarks;

/// <summary><c>joins FILE</c>: what it takes to say who is who after each single article that comes into an archive.</summary>
internal static class JoinCommand
{
    // Articles of the last variants of an archive are of another number than those that come.
    private const int Variant = 40;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Articles: a file or folder that jejak ingest understands." };
        var archive = new Option<string>("--archive") { Description = "An archive that has articles; it gets more.", Required = true, HelpName = "WHERE" };
        var articles = new Option<int>("--articles") { Description = "How many come, one after the other.", DefaultValueFactory = _ => 40, HelpName = "N" };
        var results = Places.Results();
        var command = new Command("joins", "Milliseconds to store an article and to say who is who after it.") { file, archive, articles, results };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(archive)!, parsed.GetValue(articles), Places.Folder(parsed.GetValue(results)!)));
        return command;
    }

    private static int Run(string file, string archive, int articles, string? results)
    {
        var made = MadeArchive.Of(file, articles);
        var report = new Report("joins", "Who is who after each article", Report.Format($"dotnet run --project benchmarks/Jejak.Benchmarks -c Release -- joins {Path.GetFileName(file)} --articles {articles} --archive {MadeArchive.Kind(archive)}"));
        var (storing, joining, processor) = (new List<double>(), new List<double>(), new List<double>());
        using (var writer = ArchiveWriter.Open(archive))
        {
            foreach (var article in made.Variants(Variant + Environment.TickCount % 1_000))
            {
                long began = Stopwatch.GetTimestamp();
                writer.Store(article);
                writer.Commit();
                storing.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                var before = Environment.CpuUsage.TotalTime;
                began = Stopwatch.GetTimestamp();
                writer.Join();
                joining.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }
        report.Table(
            ["step", "first, ms", "median, ms", "95 %, ms", "slowest, ms"],
            [Row("storing an article", storing), Row("joining", joining), Row("joining, processor", processor)]);
        report.Save(results);
        return 0;
    }

    private static string[] Row(string name, List<double> times)
    {
        double[] later = [.. times.Skip(1).Order()];
        return [name, Report.Format($"{times[0]:F0}"), Report.Format($"{later[later.Length / 2]:F1}"), Report.Format($"{later[(later.Length - 1) * 95 / 100]:F1}"), Report.Format($"{later[^1]:F1}")];
    }
}
