using System.Diagnostics;
using Jejak.Archive;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Sources;

namespace Jejak.Cli.Runs;

/// <summary>What a run has done so far.</summary>
/// <param name="Known">Not read again.</param>
internal sealed record RunSummary(int Read, int Known, int Repaired, int Skipped, int Failed, TimeSpan Time)
{
    /// <summary>The closing line on standard error.</summary>
    public override string ToString()
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        string repaired = Repaired == 0 ? "" : string.Create(invariant, $" ({Repaired:N0} with repairs)");
        string rate = Time.TotalSeconds < 1 || Read < 100 ? "" : string.Create(invariant, $" ({Read / Time.TotalSeconds:N0} articles/s)");
        return string.Create(invariant, $"{Read:N0} read{repaired}, {Skipped:N0} skipped, {Failed:N0} failed in {Time.TotalSeconds:N1} s{rate}");
    }
}

/// <summary>Reads every article of the given paths on all threads and hands the readings on in order; says on standard error what went wrong.</summary>
internal sealed class ArticleRun
{
    private readonly ArticleInput.Settings _settings;
    private readonly Func<Reader, SourceDocument, Document> _readArticle;
    private readonly Progress _progress;
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _read;
    private int _known;
    private int _repaired;
    private int _skipped;
    private int _failed;
    private bool _skippedByName;

    /// <param name="showsProgress">False where the output itself goes to the terminal.</param>
    /// <param name="read">How an article is read, if not with every layer.</param>
    public ArticleRun(ArticleInput.Settings settings, bool showsProgress = true, Func<Reader, SourceDocument, Document>? read = null)
    {
        _settings = settings;
        _readArticle = read ?? ((reader, document) => reader.Read(document));
        _progress = new Progress(showsProgress);
    }

    public RunSummary Summary => new(_read, _known, _repaired, _skipped, _failed, Stopwatch.GetElapsedTime(_started));

    /// <summary>Reads; the closing summary has been printed when this returns.</summary>
    /// <param name="prepare">Called on any thread for every reading: what can be done in parallel (writing JSON, drawing).</param>
    /// <param name="take">Called on this thread in the order of the sources.</param>
    /// <param name="isKnown">Articles that need not be read again: called on any thread, before reading. They are counted, and handed to nobody.</param>
    /// <param name="close">The closing summary; a standard one where null.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Run<T>(Func<Document, T> prepare, Action<T> take, Func<SourceDocument, bool>? isKnown = null, Func<RunSummary, string>? close = null)
    {
        using var interrupt = new Interrupt();
        var reader = ReadyReader.Get();
        var sources = SourceFiles.Find(_settings.Paths, _settings.Source).TakeWhile(_ => !interrupt.Requested);
        foreach (var (result, prepared, known) in OrderedParallel.Select(sources, source => Process(reader, source, prepare, isKnown), _settings.Threads, source => source.Bytes))
        {
            if (interrupt.Requested) break;
            Count(result, known);
            if (result.Document is not null && !known) take(prepared!);
            _progress.Show(_read + _known, _failed, _started);
        }
        _progress.Clear();
        var summary = Summary;
        Console.Error.WriteLine($"jejak: {(interrupt.Requested ? "stopped: " : "")}{close?.Invoke(summary) ?? summary.ToString()}");
        return interrupt.Requested ? ExitCode.Interrupted : _failed + _repaired > 0 || _skippedByName ? ExitCode.Incomplete : ExitCode.Done;
    }

    private (SourceResult Result, T? Prepared, bool Known) Process<T>(Reader reader, RawSource source, Func<Document, T> prepare, Func<SourceDocument, bool>? isKnown)
    {
        SourceDocument? document = null;
        try
        {
            var result = source.Read();
            document = result.Document;
            if (document is null) return (result, default, false);
            return isKnown?.Invoke(document) == true ? (result, default, true) : (result, prepare(_readArticle(reader, document)), false);
        }
        catch (RefusedArticleException refused)
        {
            return (new(null, new Failure(FailureStage.Read, document?.Uri ?? "a file", refused.Reason, refused.Advice)), default, false);
        }
#pragma warning disable CA1031 // One article that nobody foresaw must not cost the other thousands.
        catch (Exception fault) when (fault is not (OutOfMemoryException or OutputException or ArchiveException))
#pragma warning restore CA1031
        {
            string reason = $"a fault of the reader ({fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")})";
            return (new(null, new Failure(FailureStage.Read, document?.Uri ?? "a file", reason, "please report it with the article")), default, false);
        }
    }

    private void Count(SourceResult result, bool known)
    {
        if (known) _known++;
        else if (result.Skipped) _skipped++;
        else if (result.Document is not null) _read++;
        else if (result.Failure is not null) _failed++;
        if (result.Failure is not null && result.Document is not null) _repaired++;
        if (result.Failure is not null && result.Skipped) _skippedByName = true;
        Say(result.Failure?.ToString());
        Say(result.Note);
    }

    private void Say(string? line)
    {
        if (line is null) return;
        _progress.Clear();
        Console.Error.WriteLine("jejak: " + line);
    }
}
