using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak quotes --speaker "Maria Zakharova"</c>: who said what, about whom, and who passed it on.</summary>
internal static class QuotesCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 50);
        var speaker = new Option<string?>("--speaker") { Description = "Who said it, in any spelling the archive knows; a state or body also by those who speak for it.", HelpName = "NAME" };
        var about = new Option<string?>("--about") { Description = "Who or what it is about: a name, or words that stand in the quotation.", HelpName = "NAME" };
        var via = new Option<string?>("--via") { Description = "Who passed it on, such as AFP.", HelpName = "NAME" };
        var publisher = PublisherOption.Create();
        var command = new Command("quotes", "Who said what, in order of publication, each with its sentence and source.") { speaker, about, via, publisher };
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(speaker), parsed.GetValue(about), parsed.GetValue(via), parsed.GetValue(publisher)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string? speaker, string? about, string? via, string? publisher) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(new QuotesQuestion { Speaker = speaker, About = about, Via = via, Publisher = publisher, Days = settings.Days, Limit = settings.Limit });
        new AnswerPrinter(settings).Print(answer.Rows, Faces.Quotation);
        Remarks.Write(answer, settings, "quotation", "quotations");
        return ExitCode.Done;
    });
}
