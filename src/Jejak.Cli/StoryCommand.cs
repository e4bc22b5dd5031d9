using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak story ID</c>: all articles of one report.</summary>
internal static class StoryCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var id = new Argument<string>("id") { Description = "Any article of the story: its id or address, the beginning of the id, or the last part of the address." };
        var command = new Command("story", "One report: who told it first, who has it from whom, which agency it leads back to, where its articles disagree. csv has the articles, jsonl everything in one line.") { id };
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(id)!));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string id) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        if (archive.Answer(new StoryQuestion(id)) is not { } answer) return Remarks.NoArticle(archive, id, settings.Archive);
        var printer = new AnswerPrinter(settings);
        if (settings.Format == AnswerFormat.Csv) printer.Print(answer.Members, StoryFaces.Member);
        else if (settings.Format == AnswerFormat.Jsonl) AnswerPrinter.PrintJson([answer], AnswerJson.Rows.StoryAnswer);
        else printer.Print(StoryPage.Draw(answer));
        if (answer.Members.Length == 1) Remarks.Say("no other article of this archive tells it");
        return ExitCode.Done;
    });
}
