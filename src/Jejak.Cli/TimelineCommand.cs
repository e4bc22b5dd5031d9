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
        var between = new Option<string[]>("--between")
        {
            Description = "One name or two, in any spelling the archive knows: what the one has a part in, or what the two did to and said of each other.",
            Arity = new ArgumentArity(1, 2),
            AllowMultipleArgumentsPerToken = true,
            HelpName = "NAME [NAME]",
        };
        var type = new Option<string?>("--type") { Description = "Only events of this PLOVER type, such as CONSULT, AID, ACCUSE.", HelpName = "TYPE" };
        var status = new Option<string?>("--status") { Description = "Only events that are actual, future, hypothetical or negated." };
        status.AcceptOnlyFromAmong("actual", "future", "hypothetical", "negated");
        var command = new Command("timeline", "Who did what to whom, oldest first, each with its sentence and source. A date with ? is the day of publication: the article tells none.") { between, type, status };
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(between) ?? [], parsed.GetValue(type), parsed.GetValue(status)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string[] between, string? type, string? status) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(new TimelineQuestion { Between = between, Type = type?.ToUpperInvariant(), Status = status, Days = settings.Days, Limit = settings.Limit });
        new AnswerPrinter(settings).Print(answer.Rows, Faces.Timeline);
        Remarks.Write(answer, settings, type is null && status is null && between.Length == 2 ? "events and quotations" : "events");
        if (answer.Total > 0 || type is null) return ExitCode.Done;
        var types = archive.EventTypes();
        if (types.Length > 0 && !types.Any(known => string.Equals(known.Type, type, StringComparison.OrdinalIgnoreCase)))
        {
            Remarks.Say($"no event here is of type '{type}'; there are: {string.Join(", ", types.Select(known => known.Type))}");
            return ExitCode.Incomplete;
        }
        return ExitCode.Done;
    });
}
