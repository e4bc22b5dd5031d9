using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak revisions ID</c>: the versions of an article and what changed between two of them.</summary>
internal static class RevisionsCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var id = new Argument<string>("id") { Description = "The article, as 'jejak show' takes it." };
        var from = new Option<int?>("--from") { Description = "The older version; the one before --to where nothing is said.", HelpName = "N" };
        var to = new Option<int?>("--to") { Description = "The newer version; the current one where nothing is said.", HelpName = "N" };
        var command = new Command("revisions", "The versions of an article that the archive has seen, and what was added, dropped or changed between two of them: title, times, sentences, quotations. csv has the changes, jsonl everything.") { id, from, to };
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => Run(options.Of(parsed), new(parsed.GetValue(id)!) { From = parsed.GetValue(from), To = parsed.GetValue(to) }));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, RevisionsQuestion question) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        RevisionsAnswer? answer;
        try
        {
            answer = archive.Answer(question);
        }
        catch (UnknownRevisionException fault)
        {
            Remarks.Say(fault.Message);
            return ExitCode.Incomplete;
        }
        if (answer is null) return Remarks.NoArticle(archive, question.Id, settings.Archive);
        var printer = new AnswerPrinter(settings);
        if (settings.Format == AnswerFormat.Jsonl) AnswerPrinter.PrintJson([answer], AnswerJson.Rows.RevisionsAnswer);
        else if (settings.Format == AnswerFormat.Csv) printer.Print(answer.Changes, RevisionsPage.Change);
        else printer.Print(RevisionsPage.Draw(answer));
        Remarks.Say(Summary(answer));
        return ExitCode.Done;
    });

    private static string Summary(RevisionsAnswer answer)
    {
        if (answer.From == 0) return "one version: nothing has changed since it came in";
        string changes = answer.Changes.Length switch { 0 => "no changes", 1 => "1 change", int many => string.Create(CultureInfo.InvariantCulture, $"{many:N0} changes") };
        return $"{answer.Versions.Length} versions; {changes} from {answer.From} to {answer.To}";
    }
}
