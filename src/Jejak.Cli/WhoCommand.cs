using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;
using Spectre.Console;

namespace Jejak.Cli;

/// <summary><c>jejak who NAME</c>: who somebody is across articles, and why.</summary>
internal static class WhoCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var name = new Argument<string>("name") { Description = "In any spelling the archive knows, or a key that another answer named." };
        var why = new Option<bool>("--why") { Description = "For each name that was joined: the rule, and what speaks for it." };
        var command = new Command("who", "Who somebody or something is: what articles call them, roles with their periods, whom they are named with. csv has a row a spelling.") { name, why };
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(name)!, parsed.GetValue(why)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string name, bool why) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(new WhoQuestion(name));
        var printer = new AnswerPrinter(settings);
        if (settings.Format == AnswerFormat.Table) printer.Print(new Rows(answer.Rows.Select(row => WhoPage.Draw(row, why))));
        else if (settings.Format == AnswerFormat.Jsonl) AnswerPrinter.PrintJson(answer.Rows, AnswerJson.Rows.WhoRow);
        else printer.Print([.. answer.Rows.SelectMany(row => row.Spellings.Select(spelling => (row, spelling)))], Faces.Spelling);
        Remarks.Names(answer.Names);
        return ExitCode.Done;
    });
}
