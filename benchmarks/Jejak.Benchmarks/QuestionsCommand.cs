using System.CommandLine;
using System.Diagnostics;
using Jejak.Archive;

namespace Jejak.Benchmarks;

/// <summary><c>questions FILE</c>: how long an archive of many articles takes to answer each kind of question.</summary>
internal static class QuestionsCommand
{
    private const int Rounds = 3;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Articles: a file or folder that jejak ingest understands." };
        var articles = new Option<int>("--articles") { Description = "How many the archive has: the file's, and then marked variants of them.", DefaultValueFactory = _ => 100_000, HelpName = "N" };
        var archives = new Option<string[]>("--archive") { Description = "Where an archive is made, file or server; one that is there is asked as it is. Several are asked one after the other. A temporary file where nothing is said.", HelpName = "WHERE" };
        var only = new Option<string?>("--only") { Description = "Only kinds of questions that begin so.", HelpName = "KIND" };
        var results = Places.Results();
        var command = new Command("questions", "Milliseconds an answer, for each kind of question and many names and words.") { file, articles, archives, only, results };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(articles), parsed.GetValue(archives) ?? [], parsed.GetValue(only) ?? "", Places.Folder(parsed.GetValue(results)!)));
        return command;
    }

    private static int Run(string file, int articles, string[] archives, string only, string? results)
    {
        string folder = Directory.CreateTempSubdirectory("jejak-questions-").FullName;
        try
        {
            if (archives.Length == 0) archives = [Path.Combine(folder, "jejak.db")];
            var report = new Report("questions", "Asking an archive", Report.Format($"dotnet run --project benchmarks/Jejak.Benchmarks -c Release -- questions {Path.GetFileName(file)} --articles {articles}"));
            Make(report, file, articles, [.. archives.Where(archive => !HasArticles(archive))]);
            report.Line(Report.Format($"One thread, one open archive, rows read as the command's tables do; every question {Rounds} times after one that is not counted. Processor time is that of the program that asks; a server works beside it."));
            report.Line("");
            foreach (string archive in archives)
            {
                using var asked = NewsArchive.Open(archive);
                report.Line(Report.Format($"{MadeArchive.Kind(archive)}, {asked.CountArticles():N0} articles:"));
                report.Line("");
                report.Table(
                    ["question", "asked", "median, ms", "95 %, ms", "95 %, processor ms", "slowest, ms", "slowest is", "rows, median"],
                    ArchiveQuestions.All().Where(kind => kind.Name.StartsWith(only, StringComparison.Ordinal)).Select(kind => Row(asked, kind)));
            }
            report.Save(results);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Make(Report report, string file, int articles, string[] archives)
    {
        if (archives.Length == 0) return;
        var made = MadeArchive.Of(file, articles);
        report.Table(MadeArchive.Columns, archives.Select(archive => made.Store(archive, articles)));
    }

    private static string[] Row(NewsArchive archive, QuestionKind kind)
    {
        var times = new List<(double Milliseconds, string Asked, int Rows)>();
        var processor = new List<double>();
        foreach (var (asked, ask) in kind.Questions)
        {
            try
            {
                ask(archive);
            }
            catch (UnknownNameException)
            {
                // Smaller archives know fewer names.
                continue;
            }
            for (int round = 0; round < Rounds; round++)
            {
                var before = Environment.CpuUsage.TotalTime;
                long began = Stopwatch.GetTimestamp();
                int rows = ask(archive);
                processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                times.Add((Stopwatch.GetElapsedTime(began).TotalMilliseconds, asked, rows));
            }
        }
        if (times.Count == 0) return [kind.Name, "0", "", "", "", "", "", ""];
        times.Sort();
        processor.Sort();
        int[] counts = [.. times.Select(time => time.Rows).Order()];
        return [kind.Name, Report.Format($"{times.Count}"), Report.Format($"{times[times.Count / 2].Milliseconds:F1}"), Report.Format($"{times[(times.Count - 1) * 95 / 100].Milliseconds:F1}"), Report.Format($"{processor[(processor.Count - 1) * 95 / 100]:F1}"),
            Report.Format($"{times[^1].Milliseconds:F1}"), times[^1].Asked.Replace('|', '/'), Report.Format($"{counts[counts.Length / 2]}")];
    }

    private static bool HasArticles(string path)
    {
        if (!path.Contains("://", StringComparison.Ordinal) && !File.Exists(path)) return false;
        try
        {
            using var archive = NewsArchive.Open(path);
            return archive.CountArticles() > 0;
        }
        catch (ArchiveException)
        {
            return false;
        }
    }
}
