using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Watching;
using Jejak.Cli.Answers;
using Jejak.Cli.Runs;
using Jejak.Watch;

namespace Jejak.Cli;

/// <summary><c>jejak watch FEED|SITEMAP|FOLDER…</c>: news as it comes.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("source") { Description = "Addresses of feeds (RSS, Atom) and sitemaps, and folders. None: those that are watched already, as --list shows them.", Arity = ArgumentArity.ZeroOrMore };
        sources.Validators.Add(result => WatchInput.CheckSources(result, result.Tokens));
        var input = new WatchInput();
        var options = new AnswerOptions(tableLimit: 0);
        var once = new Option<bool>("--once") { Description = "Ask each source once, and end." };
        var list = new Option<bool>("--list") { Description = "Show what is watched and how it goes." };
        var forget = new Option<string?>("--forget") { Description = "Watch this source no longer; its articles stay.", HelpName = "SOURCE" };
        var command = new Command("watch", """
            Reads new articles as feeds, sitemaps and folders announce them, and stores them in an archive. Keeps to robots.txt, asks a host for one thing at a time, and only for what has changed.
            Ctrl-C stops it; the same command, or 'jejak watch' alone, goes on.
            """) { sources, once, list, forget };
        input.AddTo(command);
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            var settings = options.Of(parsed);
            if (parsed.GetValue(list)) return List(settings);
            if (parsed.GetValue(forget) is { } source) return Forget(settings.Archive, source);
            return Watch(input.Of(parsed, settings.Archive, parsed.GetValue(sources) ?? []), parsed.GetValue(once));
        }));
        return command;
    }

    private static int Watch(WatchOptions options, bool once)
    {
        if (options.Sources.Count == 0 && Known(options.Archive).Length == 0)
        {
            Remarks.Say($"nothing is watched in {options.Archive} yet: name a feed, a sitemap or a folder");
            return ExitCode.Usage;
        }
        using var interrupt = new Interrupt();
        using var watcher = new Watcher(options, ReadyReader.Get, TimeProvider.System, Remarks.Say);
        try
        {
            (once ? watcher.RunOnce(interrupt.Token) : watcher.Run(interrupt.Token)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (interrupt.Requested) { /* That is how watching ends. */ }
        var tally = watcher.Tally;
        Remarks.Say((interrupt.Requested ? "stopped: " : "") + tally);
        return once && interrupt.Requested ? ExitCode.Interrupted : tally.Failed > 0 ? ExitCode.Incomplete : ExitCode.Done;
    }

    private static WatchedRow[] Known(string archive)
    {
        try
        {
            using var open = NewsArchive.Open(archive);
            return [.. open.Watched()];
        }
        catch (ArchiveException fault) when (fault.Problem == ArchiveProblem.NotFound) { return []; }
    }

    private static int List(AnswerOptions.Settings settings)
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var watched = archive.Watched();
        new AnswerPrinter(settings).Print(watched, WatchedFace.Rows);
        Remarks.Say(watched.Length switch { 0 => "nothing is watched in this archive", 1 => "1 source", var count => count.ToString("N0", CultureInfo.InvariantCulture) + " sources" });
        return ExitCode.Done;
    }

    private static int Forget(string archive, string source)
    {
        using var writer = ArchiveWriter.Open(archive);
        bool known = new WatchLedger(writer).Forget(Watcher.AddressOf(source) ?? source);
        writer.Commit();
        Remarks.Say(known ? $"{source} is watched no longer" : $"{source} is not watched; 'jejak watch --list' shows what is");
        return known ? ExitCode.Done : ExitCode.Incomplete;
    }
}
