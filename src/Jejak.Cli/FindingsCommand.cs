using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak findings</c>: slips in the articles of an archive.</summary>
internal static class FindingsCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 50);
        var code = new Option<string?>("--code") { Description = "Only this kind: weekday-date, date-impossible, name-variant, number-conflict, quote-unclosed.", HelpName = "CODE" };
        var command = new Command("findings", "Slips in the articles: a weekday that was none, a name in two spellings, figures that disagree.") { code };
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(code)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string? code) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(new FindingsQuestion { Code = code, Days = settings.Days, Limit = settings.Limit });
        new AnswerPrinter(settings).Print(answer.Rows, Faces.Finding);
        Remarks.Write(answer, settings, "finding", "findings");
        var codes = archive.FindingCodes();
        if (code is null || codes.Any(known => known.Code == code)) return ExitCode.Done;
        if (codes.Length > 0) Remarks.Say($"no finding here has the code '{code}'; there are: {string.Join(", ", codes.Select(known => known.Code))}");
        return codes.Length > 0 ? ExitCode.Incomplete : ExitCode.Done;
    });
}
