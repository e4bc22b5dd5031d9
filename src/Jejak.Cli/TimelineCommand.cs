using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak timeline --between NAME NAME</c>: who did what to whom, oldest first.</summary>
internal static class TimelineCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 100);
        var between = BetweenOption.Create("One name or two, in any spelling the archive knows: what the one has a part in, or what the two did to and said of each other.");
        var filter = new EventFilter(all: true);
        var command = new Command("timeline", "Who did what to whom, oldest first, each with its sentence and source. A date with ? is the day of publication: the article tells none.") { between };
        filter.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(between) ?? [], filter.Of(parsed)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string[] between, EventFilter.Settings filter) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(new TimelineQuestion { Between = between, Type = filter.Type, Status = filter.Status, Publisher = filter.Publisher, Days = settings.Days, Limit = settings.Limit });
        new AnswerPrinter(settings).Print(answer.Rows, Faces.Timeline);
        bool quotations = filter is { Type: null, Status: null } && between.Length == 2;
        Remarks.Write(answer, settings, quotations ? "event or quotation" : "event", quotations ? "events and quotations" : "events");
        return filter.Check(archive, answer.Total);
    });
}
