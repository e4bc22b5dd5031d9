using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak relays</c>: which publishers carry whose word.</summary>
internal static class RelaysCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 25);
        var relay = new Option<string?>("--relay", "--via") { Description = "Only what this one passed on, such as AFP.", HelpName = "NAME" };
        var kind = new Option<string?>("--kind") { Description = "Only agencies, newspapers, broadcasters, institutions or platforms.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong("agency", "newspaper", "broadcaster", "institution", "platform");
        var publisher = PublisherOption.Create();
        var command = new Command("relays", """
            Who relays whom: agencies and others whose word passes through to the reader, by the publishers that carry them, counted in quotations, whoever is carried most first.
            jsonl and csv have a row for each relay and publisher, with articles, quotations, first and last day.
            """) { relay, kind, publisher };
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), new RelaysQuestion { Relay = parsed.GetValue(relay), Relation = parsed.GetValue(kind), Publisher = parsed.GetValue(publisher) }));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, RelaysQuestion question) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(question with { Days = settings.Days, Limit = settings.Limit });
        var printer = new AnswerPrinter(settings);
        if (settings.Format == AnswerFormat.Table && answer.Rows.Length > 0) printer.Print(CountPages.Relays(answer.Rows));
        else printer.Print(answer.Rows, Faces.Relayed);
        Remarks.Names(answer.Names);
        Remarks.Say(answer.Total == 0 ? "no relays in this archive" : settings.Limit > 0 && answer.Total > settings.Limit ? $"{settings.Limit} of {answer.Total} relays; --limit 0 shows all" : $"{answer.Total} {(answer.Total == 1 ? "relay" : "relays")}");
        return ExitCode.Done;
    });
}
