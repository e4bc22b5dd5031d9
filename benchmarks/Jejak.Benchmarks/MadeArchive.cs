using System.Diagnostics;
using Jejak.Archive;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;
using Jejak.Articles;
using Jejak.Sources;

namespace Jejak.Benchmarks;

/// <summary>Archives of many articles, made of few: each is read once, and stored as many times as it takes as a variant of itself (<see cref="VariantRows"/>).</summary>
internal sealed class MadeArchive
{
    // What so few articles name is somebody else in a variant.
    private const int Rare = 2;

    private readonly IReadOnlyList<StoredArticle> _read;
    private readonly VariantRows _variants;
    private readonly double _readingProcessor;

    private MadeArchive(IReadOnlyList<StoredArticle> read, double readingProcessor)
    {
        var named = read.SelectMany(article => article.Row.Parties).CountBy(party => party.Identity.Key).ToDictionary(StringComparer.Ordinal);
        (_read, _readingProcessor) = (read, readingProcessor);
        _variants = new(key => key.StartsWith("person:", StringComparison.Ordinal) || key.StartsWith("organization:", StringComparison.Ordinal) ? named[key] <= Rare : false);
    }

    /// <summary>Reads all articles of a file, or the first so many.</summary>
    public static MadeArchive Of(string file, int most)
    {
        var before = Processor();
        var reader = Reader.Create();
        var read = SourceFiles.Read([file]).Select(result => result.Document).OfType<SourceDocument>().Take(most)
            .AsParallel().AsOrdered().Select(source => ArticleRows.Of(reader.Read(source), "benchmark")).ToArray();
        return new(read, (Processor() - before).TotalSeconds);
    }

    /// <summary>Stores so many articles, as ingest does, and joins their names.</summary>
    /// <returns>A row: articles, reading, storing, joining, articles a second.</returns>
    public string[] Store(string archive, int articles)
    {
        double storing = 0, joining = 0, processor = 0;
        using (var writer = ArchiveWriter.Open(archive))
        {
            foreach (int[] batch in Enumerable.Range(0, articles).Chunk(ArchiveWriter.BatchSize))
            {
                // What follows from an article alone is made on the threads that read.
                var rows = batch.AsParallel().AsOrdered().Select(number => _variants.Of(_read[number % _read.Count], number / _read.Count)).ToArray();
                Time(() => Array.ForEach(rows, row => writer.Store(row)), ref storing, ref processor);
            }
            Time(writer.Commit, ref storing, ref processor);
            double ignored = 0;
            Time(writer.Join, ref joining, ref ignored);
        }
        double reading = _readingProcessor / _read.Count * articles;
        return [Kind(archive), Report.Format($"{articles:N0}"), Report.Format($"{reading:N0}"), Report.Format($"{storing:N0} ({processor:N0})"), Report.Format($"{joining:N1}"),
            Report.Format($"{articles / (storing + joining):N0}"), Report.Format($"{100 * (processor + joining) / reading:N1} %")];
    }

    /// <summary>A variant of each of the articles that were read.</summary>
    public IEnumerable<StoredArticle> Variants(int number) => _read.Select(article => _variants.Of(article, number));

    public static string[] Columns => ["store", "articles", "reading, processor s", "storing, s (processor s)", "joining names, s", "articles a second of the store alone", "storing and joining beside reading"];

    public static string Kind(string archive) => ArchiveStore.IsServer(archive) ? "PostgreSQL" : "SQLite";

    private static void Time(Action action, ref double seconds, ref double processor)
    {
        long began = Stopwatch.GetTimestamp();
        var before = Processor();
        action();
        seconds += Stopwatch.GetElapsedTime(began).TotalSeconds;
        processor += (Processor() - before).TotalSeconds;
    }

    private static TimeSpan Processor()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
