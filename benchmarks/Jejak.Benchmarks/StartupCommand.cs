using System.CommandLine;

namespace Jejak.Benchmarks;

/// <summary><c>startup</c>: how long a published <c>jejak read</c> takes until its first word on one article.</summary>
internal static class StartupCommand
{
    private const int Runs = 25;
    private static readonly string[] Formats = ["digest", "jsonl"];

    public static Command Create()
    {
        var article = new Argument<string>("article")
        {
            Description = "The article to read.",
            DefaultValueFactory = _ => Path.Combine(Places.Root, "samples/news/2019-03-29-kbc-zakharova-pasukan-rusia.txt"),
        };
        var results = Places.Results();
        var command = new Command("startup", "First output of a published jejak read on one article.") { article, results };
        command.SetAction(parsed => Run(parsed.GetValue(article)!, Places.Folder(parsed.GetValue(results)!)));
        return command;
    }

    private static int Run(string article, string? results)
    {
        string folder = Directory.CreateTempSubdirectory("jejak-publish-").FullName;
        try
        {
            string[] publish = ["publish", Path.Combine(Places.Root, "src/Jejak.Cli"), "-c", "Release", "--use-current-runtime", "--self-contained", "-o", folder];
            var published = ChildProcess.Run("dotnet", publish);
            if (published.ExitCode != 0)
            {
                Console.Error.WriteLine($"dotnet publish ended with {published.ExitCode}");
                return 1;
            }
            var report = new Report("startup", "Starting up", "dotnet run --project benchmarks/Jejak.Benchmarks -c Release -- startup");
            report.Line($"`jejak read` on one article, {Runs} runs after one that is not counted; published with `--use-current-runtime --self-contained`.");
            report.Line("");
            report.Table(
                ["build and format", "first output, ms (median)", "slowest, ms", "end, ms (median)", "processor time, ms (median)", "peak memory, MB"],
                from build in new[] { ("published, ReadyToRun", Path.Combine(folder, "jejak")), ("dotnet build -c Release", Places.Jejak) }
                from format in Formats
                select Row($"{build.Item1}, {format}", build.Item2, article, format));
            report.Save(results);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Row(string name, string jejak, string article, string format)
    {
        var runs = Enumerable.Range(0, Runs + 1).Select(_ => ChildProcess.Run(jejak, ["read", article, "--format", format])).Skip(1).ToArray();
        double[] first = [.. runs.Select(run => run.FirstOutput.TotalMilliseconds).Order()], end = [.. runs.Select(run => run.Elapsed.TotalMilliseconds).Order()], processor = [.. runs.Select(run => run.Processor.TotalMilliseconds).Order()];
        return [name, Report.Format($"{first[Runs / 2]:F0}"), Report.Format($"{first[^1]:F0}"), Report.Format($"{end[Runs / 2]:F0}"), Report.Format($"{processor[Runs / 2]:F0}"), Report.Format($"{runs.Max(run => run.PeakMemory) / 1e6:F0}")];
    }
}
