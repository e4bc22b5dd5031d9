using System.CommandLine;
using System.Diagnostics;
using Jejak.Archive;
using Jejak.Archive.Storing;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Sources;

namespace Jejak.Benchmarks;

/// <summary><c>questions FILE</c>: how long an archive of many articles takes to answer each kind of question.</summary>
internal static class QuestionsCommand
{
    private const int Rounds = 3;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Articles: a file or folder that jejak ingest understands." };
        var articles = new Option<int>("--articles") { Description = "How many the archive has: the file's, and then variants of them with ids of their own.", DefaultValueFactory = _ => 100_000, HelpName = "N" };
        var archive = new Option<string?>("--archive") { Description = "Where the archive is made; one that is there is asked as it is. A temporary file where nothing is said.", HelpName = "FILE" };
        var only = new Option<string?>("--only") { Description = "Only kinds of questions that begin so.", HelpName = "KIND" };
        var results = Places.Results();
        var command = new Command("questions", "Milliseconds an answer, for each kind of question and many names and words.") { file, articles, archive, only, results };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(articles), parsed.GetValue(archive), parsed.GetValue(only) ?? "", Places.Folder(parsed.GetValue(results)!)));
        return command;
    }

    private static int Run(string file, int articles, string? archive, string only, string? results)
    {
        string folder = Directory.CreateTempSubdirectory("jejak-questions-").FullName;
        try
        {
            string path = archive ?? Path.Combine(folder, "jejak.db");
            string made = File.Exists(path) || path.Contains("://", StringComparison.Ordinal) && HasArticles(path) ? "was there already" : Make(path, file, articles);
            using var asked = NewsArchive.Open(path);
            var report = new Report("questions", "Asking an archive", Report.Format($"dotnet run --project benchmarks/Jejak.Benchmarks -c Release -- questions {Path.GetFileName(file)} --articles {articles}"));
            report.Line(Report.Format($"{asked.CountArticles():N0} articles, {(path.Contains("://", StringComparison.Ordinal) ? "PostgreSQL" : "SQLite")}; the archive {made}. One thread, one open archive, rows read as the command's tables do; every question {Rounds} times after one that is not counted."));
            report.Line("");
            report.Table(
                ["question", "asked", "median, ms", "95 %, ms", "slowest, ms", "slowest is", "rows, median"],
                ArchiveQuestions.All().Where(kind => kind.Name.StartsWith(only, StringComparison.Ordinal)).Select(kind => Row(asked, kind)));
            report.Save(results);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Row(NewsArchive archive, QuestionKind kind)
    {
        var times = new List<(double Milliseconds, string Asked, int Rows)>();
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
                long began = Stopwatch.GetTimestamp();
                int rows = ask(archive);
                times.Add((Stopwatch.GetElapsedTime(began).TotalMilliseconds, asked, rows));
            }
        }
        if (times.Count == 0) return [kind.Name, "0", "", "", "", "", ""];
        times.Sort();
        int[] counts = [.. times.Select(time => time.Rows).Order()];
        return [kind.Name, Report.Format($"{times.Count}"), Report.Format($"{times[times.Count / 2].Milliseconds:F1}"), Report.Format($"{times[(times.Count - 1) * 95 / 100].Milliseconds:F1}"),
            Report.Format($"{times[^1].Milliseconds:F1}"), times[^1].Asked.Replace('|', '/'), Report.Format($"{counts[counts.Length / 2]}")];
    }

    private static bool HasArticles(string path)
    {
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

    /// <summary>Articles are read once; variants are the same reading under another id.</summary>
    private static string Make(string path, string file, int articles)
    {
        var clock = Stopwatch.StartNew();
        var reader = Reader.Create();
        var sources = SourceFiles.Read([file]).Select(result => result.Document).OfType<SourceDocument>().Take(articles).ToArray();
        int copies = (articles + sources.Length - 1) / sources.Length, stored = 0;
        using var writer = ArchiveWriter.Open(path);
        foreach (var batch in sources.Chunk(1_000))
        {
            var documents = batch.AsParallel().AsOrdered().Select(reader.Read).ToArray();
            for (int variant = 0; variant < copies; variant++)
            {
                int number = variant;
                foreach (var row in documents.Take(articles - stored).AsParallel().AsOrdered().Select(document => ArticleRows.Of(Variant(document, number), "benchmark")))
                {
                    writer.Store(row);
                    stored++;
                }
            }
        }
        writer.Commit();
        double storing = clock.Elapsed.TotalSeconds;
        writer.Join();
        return Report.Format($"was made in {clock.Elapsed.TotalSeconds:N0} s ({clock.Elapsed.TotalSeconds - storing:N1} s of them to join names)");
    }

    private static Document Variant(Document document, int number) => number == 0 ? document : document with
    {
        Article = document.Article with { Source = document.Article.Source with { Id = Report.Format($"{document.Article.Source.Id}#{number}") } },
    };
}
