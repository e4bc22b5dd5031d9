using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak decisions</c>: what was decided about who is who.</summary>
internal static class DecisionsCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var undo = new Option<int?>("--undo") { Description = "Take back the decision of this number.", HelpName = "NUMBER" };
        var command = new Command("decisions", "What 'jejak merge' and 'jejak split' decided about who is who.") { undo };
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(undo)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, int? undo) => ArchiveFault.Guard(() =>
    {
        if (undo is { } number)
        {
            using var decisions = ArchiveDecisions.Open(settings.Archive, TimeProvider.System);
            var taken = decisions.Undo(number);
            Remarks.Say($"taken back: decision {taken.Number}, {taken.Kind} {taken.One}, {string.Join(", ", taken.Others)}");
            return ExitCode.Done;
        }
        using var archive = NewsArchive.Open(settings.Archive);
        var made = archive.Decisions();
        new AnswerPrinter(settings).Print(made, Faces.Decision);
        Remarks.Say(made.Length switch { 0 => "no decisions in this archive", 1 => "1 decision", var count => count.ToString("N0", CultureInfo.InvariantCulture) + " decisions" });
        return ExitCode.Done;
    });
}
