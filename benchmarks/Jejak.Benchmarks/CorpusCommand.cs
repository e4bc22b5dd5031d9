using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Morphology;
using Jejak.Pipeline;
using Jejak.Sources;

namespace Jejak.Benchmarks;

/// <summary><c>corpus FILE</c>: how fast a collection of articles is read, layer by layer, on one thread and more, and by the command itself.</summary>
internal static class CorpusCommand
{
    private static readonly int[] ThreadCounts = [1, 2];

    private static readonly Layer[] s_parsing = [Pipeline.Layer.Tokens, Pipeline.Layer.Sentences, Pipeline.Layer.Words, Pipeline.Layer.Syntax];

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Articles: a file or folder that jejak read understands." };
        var results = Places.Results();
        var command = new Command("corpus", "Articles, megabytes and words a second, and memory, by layer and overall.") { file, results };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, Places.Folder(parsed.GetValue(results)!)));
        return command;
    }

    private static int Run(string file, string? folder)
    {
        var articles = SourceFiles.Read([file]).Select(result => result.Document).OfType<SourceDocument>().ToArray();
        if (articles.Length == 0)
        {
            Console.Error.WriteLine($"{file}: no article to measure with");
            return 1;
        }
        var reader = Reader.Create();
        long bytes = articles.Sum(article => (long)Encoding.UTF8.GetByteCount(article.Text));
        foreach (var article in articles.Take(3000)) reader.Read(article);

        var report = new Report("corpus", "Reading a corpus", $"dotnet run --project benchmarks/Jejak.Benchmarks -c Release -- corpus {Path.GetFileName(file)}");
        long words = Layers(report, reader, articles);
        report.Line("## All layers, articles in memory");
        report.Line("");
        report.Table(["threads", "seconds", "processor seconds", "articles/s", "MB/s", "words/s", "articles a processor second"], ThreadCounts.Select(threads => Row(threads, InMemory(reader, articles, threads), articles.Length, bytes, words)));
        report.Line("## The command: file in, JSON out");
        report.Line("");
        report.Table(["jejak read --format jsonl", "seconds", "processor seconds", "articles/s", "MB/s", "words/s", "articles a processor second", "peak memory, MB", "output, MB"], ThreadCounts.Select(threads => Command(file, threads, articles.Length, bytes, words)));
        report.Save(folder);
        return 0;
    }

    /// <returns>The number of words.</returns>
    private static long Layers(Report report, Reader reader, SourceDocument[] articles)
    {
        var stages = reader.Stages;
        long[] ticks = new long[stages.Length + 1], allocated = new long[stages.Length + 1];
        long words = 0, syntactic = 0;
        foreach (var source in articles)
        {
            long began = Stopwatch.GetTimestamp(), had = GC.GetAllocatedBytesForCurrentThread();
            var document = new Document { Article = reader.ReadArticle(source) };
            Note(0);
            for (int i = 0; i < stages.Length; i++)
            {
                document = stages[i].Process(document);
                Note(i + 1);
            }
            syntactic += document.Words.Length;
            foreach (var token in document.Tokens) words += token.Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;

            void Note(int layer)
            {
                long now = Stopwatch.GetTimestamp(), has = GC.GetAllocatedBytesForCurrentThread();
                ticks[layer] += now - began;
                allocated[layer] += has - had;
                (began, had) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            }
        }
        long total = ticks.Sum();
        report.Line(Report.Format($"{articles.Length:N0} articles, {words:N0} words."));
        report.Line("");
        report.Line("## By layer, one thread");
        report.Line("");
        report.Table(
            ["layer", "µs an article", "share", "articles/s", "KB allocated an article"],
            [
                .. ticks.Select((spent, i) => Layer(i == 0 ? "Article" : stages[i - 1].GetType().Name.Replace("Stage", "", StringComparison.Ordinal), spent, allocated[i])),
                Layer("all", total, allocated.Sum()),
            ]);
        long parsed = stages.Select((stage, i) => stage.Provides.Any(s_parsing.Contains) && stage is not MorphologyStage ? ticks[i + 1] : 0).Sum();
        report.Line(Report.Format($"Tokenise, tag and parse on one core: {syntactic / ((double)parsed / Stopwatch.Frequency):N0} words of Universal Dependencies a second ({syntactic:N0} words, marks among them; tokens, sentences, words, tags, heads and relations)."));
        report.Line("");
        return words;

        string[] Layer(string name, long spent, long kept)
        {
            double seconds = (double)spent / Stopwatch.Frequency;
            return [name, Report.Format($"{seconds * 1e6 / articles.Length:F1}"), Report.Format($"{100.0 * spent / total:F0} %"), Report.Format($"{articles.Length / seconds:N0}"), Report.Format($"{kept / 1024.0 / articles.Length:F1}")];
        }
    }

    private static (TimeSpan Elapsed, TimeSpan Processor) InMemory(Reader reader, SourceDocument[] articles, int threads)
    {
        GC.Collect();
        var used = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        int next = -1;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < articles.Length;) reader.Read(articles[i]);
        })).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        return (clock.Elapsed, Environment.CpuUsage.TotalTime - used);
    }

    private static string[] Command(string file, int threads, int articles, long bytes, long words)
    {
        var run = ChildProcess.Run(Places.Jejak, ["read", file, "--format", "jsonl", "--threads", Report.Format($"{threads}")]);
        if (run.ExitCode != 0) Console.Error.WriteLine($"jejak read ended with {run.ExitCode}: {run.Said}");
        string[] row = Row(threads, (run.Elapsed, run.Processor), articles, bytes, words);
        row[0] = $"--threads {row[0]}";
        return [.. row, Report.Format($"{run.PeakMemory / 1e6:N0}"), Report.Format($"{run.OutputBytes / 1e6:N0}")];
    }

    private static string[] Row(int threads, (TimeSpan Elapsed, TimeSpan Processor) took, int articles, long bytes, long words)
    {
        double seconds = took.Elapsed.TotalSeconds;
        return [Report.Format($"{threads}"), Report.Format($"{seconds:F2}"), Report.Format($"{took.Processor.TotalSeconds:F2}"), Report.Format($"{articles / seconds:N0}"), Report.Format($"{bytes / seconds / 1e6:F1}"), Report.Format($"{words / seconds:N0}"), Report.Format($"{articles / took.Processor.TotalSeconds:N0}")];
    }
}
