using System.CommandLine;
using System.Globalization;
using System.Text;
using Jejak.Archive.Stores;
using Jejak.Archive.Stories;
using Jejak.Archive.Storing;
using Jejak.Archive.Tables;

namespace Jejak.Benchmarks;

/// <summary><c>stories ARCHIVE</c>: what grouping costs as an archive grows, on the articles of an archive and marked variants of them.</summary>
internal static class StoriesCommand
{
    private const int BatchSize = 256;
    private static readonly int[] s_sizes = [12_500, 25_000, 50_000, 100_000, 200_000];

    // Every third word of a variant carries its mark, and it is some weeks younger: it shares passages with the article it was made of, and is another report.
    private const int MarkedEvery = 3;
    private const int DaysApart = 21;

    public static Command Create()
    {
        var archive = new Argument<string>("archive") { Description = "An archive of articles, made by jejak ingest." };
        var results = Places.Results();
        var command = new Command("stories", "Processor seconds to group 12,500 to 200,000 articles, and microseconds for one more.") { archive, results };
        command.SetAction(parsed => Run(parsed.GetValue(archive)!, Places.Folder(parsed.GetValue(results)!)));
        return command;
    }

    private static int Run(string archive, string? results)
    {
        var articles = Load(archive);
        var report = new Report("stories-growth", "Grouping as an archive grows", $"dotnet run --project benchmarks/Jejak.Benchmarks -c Release -- stories {Path.GetFileName(archive)}");
        report.Line(Report.Format($"{articles.Count:N0} articles and marked variants of them, in the order of arrival; signatures are made before the clock starts, as ingest makes them on the threads that read."));
        report.Line("");
        string folder = Directory.CreateTempSubdirectory("jejak-stories-").FullName;
        try
        {
            var rows = new List<string[]>();
            var began = Processor();
            var signatures = new StorySignature[s_sizes[^1]];
            Parallel.For(0, signatures.Length, number => signatures[number] = Variant(articles[number % articles.Count], number / articles.Count));
            double each = (Processor() - began).TotalMicroseconds / signatures.Length;
            report.Line(Report.Format($"A signature takes {each:N0} µs of a processor."));
            report.Line("");
            foreach (int size in s_sizes) rows.Add(Measure(Path.Combine(folder, $"{size}.db"), signatures.AsSpan(0, size)));
            report.Table(["articles", "processor seconds", "µs an article", "µs an article, last 10,000", "seconds / n log2 n · 10⁶", "links", "stories", "articles in stories", "opening, ms", "archive, MB"], rows);
            report.Save(results);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Measure(string path, ReadOnlySpan<StorySignature> signatures)
    {
        using var connection = ArchiveStore.OpenToWrite(path);
        using var articles = connection.Append("articles", "article, id, revision, day, published, publisher, title, url, uri");
        double seconds = 0, last = 0;
        using (var stories = new StoryTables(connection))
        {
            for (int first = 0; first < signatures.Length; first += BatchSize)
            {
                var began = Processor();
                connection.BeginWriting();
                stories.BeginBatch();
                for (int i = first; i < Math.Min(first + BatchSize, signatures.Length); i++)
                {
                    articles.Add((long)i + 1, Report.Format($"a-{i:000000}"), (long)i + 1, null, null, null, null, null, "a");
                    stories.Add(i + 1, signatures[i], isNew: true);
                }
                stories.EndBatch();
                connection.Commit();
                double took = (Processor() - began).TotalSeconds;
                seconds += took;
                if (first >= signatures.Length - 10_000) last += took;
            }
        }
        var opening = Processor();
        using (var again = new StoryTables(connection))
        {
            connection.BeginWriting();
            again.BeginBatch();
            connection.Rollback();
        }
        double opened = (Processor() - opening).TotalMilliseconds;
        int n = signatures.Length;
        return
        [
            Report.Format($"{n:N0}"), Report.Format($"{seconds:F1}"), Report.Format($"{seconds / n * 1e6:N0}"), Report.Format($"{last / Math.Min(n, 10_000) * 1e6:N0}"), Report.Format($"{seconds / (n * Math.Log2(n)) * 1e6:F2}"),
            Report.Format($"{connection.Number("SELECT count(*) FROM story_links"):N0}"), Report.Format($"{connection.Number("SELECT count(DISTINCT story) FROM stories"):N0}"),
            Report.Format($"{connection.Number("SELECT count(*) FROM stories"):N0}"), Report.Format($"{opened:N0}"), Report.Format($"{new FileInfo(path).Length / 1e6:N0}"),
        ];
    }

    /// <summary>What this process has used: the clock on the wall says as much about the other programs of a machine.</summary>
    private static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    private static StorySignature Variant(Told article, int mark)
    {
        if (mark == 0) return article.Signature(article.Sentences, article.Quotations, article.Title, article.Voice, 0);
        string suffix = new((char)('a' + mark), 2);
        return article.Signature([.. article.Sentences.Select(sentence => Marked(sentence, suffix))], [.. article.Quotations.Select(quotation => Marked(quotation, suffix))], Marked(article.Title ?? "", suffix), Marked(article.Voice ?? "", suffix), mark * DaysApart);
    }

    private static string Marked(string words, string suffix) => string.Join(' ', words.Split(' ').Select((word, at) => at % MarkedEvery == 0 ? word + suffix : word));

    private static List<Told> Load(string archive)
    {
        var quotations = new Dictionary<long, List<string>>();
        using var connection = ArchiveStore.OpenToRead(archive);
        using (var direct = connection.Ask("SELECT article, content FROM quotations WHERE kind <> 'indirect' ORDER BY article, number"))
        {
            using var rows = direct.Rows();
            while (rows.Read())
            {
                if (!quotations.TryGetValue(rows.GetInt64(0), out var contents)) quotations[rows.GetInt64(0)] = contents = [];
                contents.Add(rows.GetString(1));
            }
        }
        var articles = new List<Told>();
        using var all = connection.Ask("SELECT a.article, a.published, a.title, a.publisher, a.url, r.reading, r.words FROM articles AS a JOIN revisions AS r ON r.revision = a.revision ORDER BY a.article");
        using var found = all.Rows();
        while (found.Read())
        {
            var text = StoryText.Of(Deflated.Unpack((byte[])found.GetValue(5)), Encoding.UTF8.GetString(Deflated.Unpack((byte[])found.GetValue(6))));
            articles.Add(new([.. text.OwnSentences], [.. quotations.GetValueOrDefault(found.GetInt64(0), [])], Rows.Text(found, 2), Rows.Text(found, 1), Rows.Text(found, 3), Rows.Text(found, 4), text.Voice, text.Language));
        }
        return articles;
    }

    private sealed record Told(string[] Sentences, string[] Quotations, string? Title, string? Published, string? Publisher, string? Url, string? Voice, string Language)
    {
        public StorySignature Signature(string[] sentences, string[] quotations, string? title, string? voice, int days)
        {
            string? published = Published is { Length: >= 10 } known && days > 0
                ? DateOnly.ParseExact(known.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + known[10..]
                : Published;
            return StorySignature.Of(sentences, quotations, title, published, Publisher, Url, voice, Denials.For(Language));
        }
    }
}
