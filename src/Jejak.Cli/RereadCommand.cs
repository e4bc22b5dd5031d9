using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Storing;
using Jejak.Articles;
using Jejak.Cli.Answers;
using Jejak.Cli.Runs;
using Jejak.Sources;

namespace Jejak.Cli;

/// <summary><c>jejak reread</c>: reads the texts of an archive again with this version of the reader.</summary>
internal static class RereadCommand
{
    public static Command Create()
    {
        var archive = ArchiveOption.Create();
        var all = new Option<bool>("--all") { Description = "Also what this very version has read already." };
        var threads = new Option<int>("--threads") { Description = "How many threads read; the result is the same for any number.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        threads.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1) result.AddError("--threads needs a number from 1");
        });
        var command = new Command("reread", """
            Read the stored texts again with this version of jejak. Articles keep their ids, revisions and what people decided about them; only what is read from the texts changes.
            Safe to stop at any moment: the same command goes on.
            """) { archive, all, threads };
        command.SetAction(parsed => ArchiveFault.Guard(() => Run(parsed.GetValue(archive)!, parsed.GetValue(all), parsed.GetValue(threads))));
        return command;
    }

    private static int Run(string path, bool all, int threads)
    {
        string? known = all ? null : Reader.Version;
        long began = Stopwatch.GetTimestamp();
        using var interrupt = new Interrupt();
        int reread = 0, failed = 0;
        // Opened to read first: where there is no archive, none is made.
        using (StoredTexts.Open(path)) { }
        using var writer = ArchiveWriter.Open(path);
        using var texts = StoredTexts.Open(path);
        int waiting = texts.Count(known);
        var reader = ReadyReader.Get();
        var progress = new Progress(true);
        foreach (var (article, fault) in OrderedParallel.Select(texts.All(known).TakeWhile(_ => !interrupt.Requested), text => Read(reader, text), threads, text => text.Text.Length))
        {
            if (fault is not null)
            {
                failed++;
                progress.Clear();
                Remarks.Say(fault);
            }
            else if (article is not null && writer.Replace(article)) reread++;
            progress.Show(reread, failed, began);
        }
        writer.Commit();
        progress.Clear();
        string left = interrupt.Requested ? string.Create(CultureInfo.InvariantCulture, $", {waiting - reread - failed:N0} left: the same command goes on") : "";
        Remarks.Say(string.Create(CultureInfo.InvariantCulture, $"{(interrupt.Requested ? "stopped: " : "")}{reread:N0} of {waiting:N0} articles read again, {failed:N0} failed in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s{left}"));
        return interrupt.Requested ? ExitCode.Interrupted : failed > 0 ? ExitCode.Incomplete : ExitCode.Done;
    }

    private static (StoredArticle? Article, string? Fault) Read(Reader reader, SourceDocument text)
    {
        try
        {
            return StoredSource.Open(text) is { } source
                ? (ArticleRows.Of(reader.Read(source), Reader.Version), null)
                : (null, $"{text.Uri}: the page holds no article text by today's rules; its former reading is kept");
        }
#pragma warning disable CA1031 // One article that nobody foresaw must not cost the other thousands.
        catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return (null, $"{text.Uri}: a fault of the reader ({fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}); its former reading is kept; please report it with the article");
        }
    }
}
