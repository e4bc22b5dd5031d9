using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak findings</c>: slips in the articles of an archive, one by one or counted by publisher.</summary>
internal static class FindingsCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 50);
        var code = new Option<string?>("--code") { Description = "Only this kind: weekday-date, date-impossible, name-variant, number-conflict, quote-unclosed.", HelpName = "CODE" };
        var judged = new Option<string?>("--judged") { Description = "Only those of which somebody said this: open (nothing yet), accepted, dismissed.", HelpName = "open|accepted|dismissed" };
        judged.AcceptOnlyFromAmong([.. Judgements.Names]);
        var publisher = PublisherOption.Create();
        var by = new Option<string?>("--by") { Description = "publisher: how many of each kind each one makes, and how many in a thousand articles.", HelpName = "publisher" };
        by.AcceptOnlyFromAmong("publisher");
        var command = new Command("findings", "Slips in the articles: a weekday that was none, a name in two spellings, figures that disagree.") { code, judged, publisher, by };
        options.AddTo(command);
        command.Add(JudgeCommand.Create("accept", "Say that these are slips. What was said outlives every reading.", Judgement.Accepted));
        command.Add(JudgeCommand.Create("dismiss", "Say that these are no slips, or do not matter.", Judgement.Dismissed));
        command.Add(JudgeCommand.Create("reopen", "Take back what was said of these.", Judgement.Open));
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(code), Judgements.Parse(parsed.GetValue(judged)), parsed.GetValue(publisher), parsed.GetValue(by) is not null));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string? code, Judgement? judged, string? publisher, bool counts) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        if (counts) Count(archive, settings, code, judged, publisher);
        else
        {
            var answer = archive.Answer(new FindingsQuestion { Code = code, Judged = judged, Publisher = publisher, Days = settings.Days, Limit = settings.Limit });
            new AnswerPrinter(settings).Print(answer.Rows, Faces.Finding);
            Remarks.Write(answer, settings, "finding", "findings");
        }
        var codes = archive.FindingCodes();
        if (code is null || codes.Any(known => known.Code == code)) return ExitCode.Done;
        if (codes.Length > 0) Remarks.Say($"no finding here has the code '{code}'; there are: {string.Join(", ", codes.Select(known => known.Code))}");
        return codes.Length > 0 ? ExitCode.Incomplete : ExitCode.Done;
    });

    private static void Count(NewsArchive archive, AnswerOptions.Settings settings, string? code, Judgement? judged, string? publisher)
    {
        var answer = archive.Answer(new FindingCountsQuestion { Code = code, Judged = judged, Publisher = publisher, Days = settings.Days, Limit = settings.Limit });
        var printer = new AnswerPrinter(settings);
        string[] codes = [.. answer.Rows.SelectMany(row => row.Codes).GroupBy(found => found.Code).OrderByDescending(found => found.Sum(one => one.Count)).ThenBy(found => found.Key, StringComparer.Ordinal).Select(found => found.Key)];
        if (settings.Format == AnswerFormat.Table && answer.Rows.Length > 0) printer.Print(CountPages.Findings(answer.Rows, codes));
        else printer.Print(answer.Rows, CountPages.FindingsFace(codes));
        Remarks.Write(answer, settings, "publisher", "publishers");
    }
}
