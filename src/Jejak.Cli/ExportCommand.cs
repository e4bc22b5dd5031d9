using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Exports;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;
using Jejak.Cli.Explaining;
using Jejak.Cli.Runs;

namespace Jejak.Cli;

/// <summary><c>jejak export --format polecat</c>: what the archive knows for other programs.</summary>
internal sealed class ExportCommand
{
    private readonly Option<string> _format = new("--format") { Description = string.Join(". ", ExportFormats.All.Select(export => $"{export.Name}: {export.Description}")) + ".", Required = true };
    private readonly Option<string?> _what = new("--what") { Description = "What jsonl and csv hold: events, quotations or findings.", HelpName = "WHAT" };
    private readonly Option<string[]> _between = BetweenOption.Create("One name or two, in any spelling the archive knows: what the one has a part in, or what the two did to each other; articles that name them.");
    private readonly Option<bool> _people = new("--people") { Description = "Relations of people too, and not only of the states and organizations they act for." };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write to a file instead of standard output; brat and timeml write a folder.", HelpName = "FILE" };
    private readonly Option<string> _archive = ArchiveOption.Create();
    private readonly EventFilter _filter = new();
    private readonly DayOptions _days = new();

    public static Command Create()
    {
        var export = new ExportCommand();
        export._format.AcceptOnlyFromAmong([.. ExportFormats.All.Select(known => known.Name)]);
        export._what.AcceptOnlyFromAmong("events", "quotations", "findings");
        var command = new Command("export", """
            What the archive knows for other programs, in order of publication. Without --status only events that happened: the layouts of POLECAT and GDELT have no column for what is planned,
            possible or denied. What we do not know is empty.
            """) { export._format, export._what, export._between, export._people };
        export._filter.AddTo(command);
        export._days.AddTo(command);
        command.Options.Add(export._archive);
        command.Options.Add(export._output);
        command.SetAction(export.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var export = ExportFormats.Find(parsed.GetValue(_format)!)!;
        var filter = _filter.Of(parsed);
        var contents = ExportFormats.ContentsOf(export);
        var what = parsed.GetValue(_what) is { } asked ? Enum.Parse<ExportContents>(asked, ignoreCase: true) : contents[0];
        var question = new ExportQuestion
        {
            What = what,
            Between = parsed.GetValue(_between) ?? [],
            Type = filter.Type,
            Status = filter.Status,
            Publisher = filter.Publisher,
            Days = _days.Of(parsed),
            People = parsed.GetValue(_people),
        };
        string? file = parsed.GetValue(_output);
        string? fault = !contents.Contains(what) ? $"{export.Name} holds {Names(contents)}, not {Name(what)}; take jsonl or csv"
            : export is IFolderExport && file is null ? $"{export.Name} is a folder of files; name one with --output FOLDER"
            : Misfit(question, _filter.IsGiven(parsed));
        if (fault is not null)
        {
            Remarks.Say(fault);
            return ExitCode.Usage;
        }
        return ArchiveFault.Guard(() => Write(parsed.GetValue(_archive)!, export, question, filter, file));
    }

    /// <summary>What of the question says nothing about what is exported; null where all does.</summary>
    private static string? Misfit(ExportQuestion question, bool filtersEvents)
    {
        bool ofEvents = question.What is ExportContents.Events or ExportContents.Relations;
        if (filtersEvents && !ofEvents) return $"--type and --status choose among events, and this exports {Name(question.What)}; leave them out";
        if (question.People && question.What != ExportContents.Relations) return $"--people is for relations (gexf), and this exports {Name(question.What)}; leave it out";
        if (question.What == ExportContents.Findings && question.Between.Count > 0) return "findings are about nobody; leave --between out";
        return question.What == ExportContents.Relations && question.Between.Count > 1 ? "relations are chosen by one name; 'jejak relation A B' tells of two" : null;
    }

    private static int Write(string path, IExport export, ExportQuestion question, EventFilter.Settings filter, string? file)
    {
        using var archive = NewsArchive.Open(path);
        int count;
        if (export is IFolderExport many)
        {
            using var folder = new OutputFolder(file!);
            count = archive.Export(question, many, written => folder.Write(written.Name, written.Content.Span));
            folder.Complete();
        }
        else
        {
            using var output = Output.Open(file);
            using var stream = new OutputStream(output);
            count = archive.Export(question, export, stream, StoredReading.Parse);
            output.Complete();
        }
        string things = Name(question.What);
        Remarks.Say(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? things[..^1] : things)} as {export.Name}"));
        return question.What is ExportContents.Events or ExportContents.Relations ? filter.Check(archive, count) : ExitCode.Done;
    }

    private static string Names(IEnumerable<ExportContents> contents) => string.Join(", ", contents.Select(Name));

    private static string Name(ExportContents what) => what.ToString().ToLowerInvariant();
}
