using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Exports;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;
using Jejak.Cli.Runs;

namespace Jejak.Cli;

/// <summary><c>jejak export --format polecat</c>: events for other programs.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = string.Join(". ", EventExports.All.Select(export => $"{export.Name}: {export.Description}")) + ".", Required = true };
        format.AcceptOnlyFromAmong([.. EventExports.All.Select(export => export.Name)]);
        var between = BetweenOption.Create("One name or two, in any spelling the archive knows: what the one has a part in, or what the two did to each other.");
        var filter = new EventFilter();
        var days = new DayOptions();
        var archive = ArchiveOption.Create();
        var output = new Option<string?>("--output", "-o") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var command = new Command("export", """
            Events for other programs, in order of publication. Without --status only those that happened: the layouts of POLECAT and GDELT have no column for what is planned, possible or denied.
            What we do not know is empty.
            """) { format, between };
        filter.AddTo(command);
        days.AddTo(command);
        command.Options.Add(archive);
        command.Options.Add(output);
        command.SetAction(parsed => Run(parsed.GetValue(archive)!, EventExports.Find(parsed.GetValue(format)!)!, parsed.GetValue(output), parsed.GetValue(between) ?? [], filter.Of(parsed), days.Of(parsed)));
        return command;
    }

    private static int Run(string path, IEventExport export, string? file, string[] between, EventFilter.Settings filter, DayRange days) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(path);
        using var output = Output.Open(file);
        using var stream = new OutputStream(output);
        int events = archive.Export(new TimelineQuestion { Between = between, Type = filter.Type, Status = filter.Status, Publisher = filter.Publisher, Days = days }, export, stream);
        output.Complete();
        Remarks.Say(string.Create(CultureInfo.InvariantCulture, $"{events:N0} {(events == 1 ? "event" : "events")} as {export.Name}"));
        return filter.Check(archive, events);
    });
}
