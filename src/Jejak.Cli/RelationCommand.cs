using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak relation NAME NAME</c>: how two stand to each other, month by month.</summary>
internal static class RelationCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var names = new Argument<string[]>("name") { Description = "Two names, in any spelling the archive knows.", Arity = new ArgumentArity(2, 2) };
        var filter = new EventFilter();
        var command = new Command("relation", "How two stand to each other: their events by month with the PLOVER score from −10 (assault) to +10 (agreement and aid), by type, and who reported them. jsonl and csv have the months.") { names };
        filter.AddTo(command);
        options.AddTo(command, hasLimit: false);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(names)!, filter.Of(parsed)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string[] names, EventFilter.Settings filter) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(new RelationQuestion { One = names[0], Other = names[1], Type = filter.Type, Status = filter.Status, Publisher = filter.Publisher, Days = settings.Days });
        var printer = new AnswerPrinter(settings);
        if (settings.Format != AnswerFormat.Table) printer.Print(answer.Months, Faces.Month);
        else if (answer.Events > 0) printer.Print(new RelationPage(Shown(answer.Names[0]), Shown(answer.Names[1]), answer, printer.ShowsColors).Draw());
        Remarks.Names(answer.Names);
        Remarks.Say(answer.Events == 0 ? $"no events between {names[0]} and {names[1]} in this archive" : string.Create(CultureInfo.InvariantCulture, $"{answer.Events:N0} {(answer.Events == 1 ? "event" : "events")}"));
        return filter.Check(archive, answer.Events);
    });

    /// <summary>The one name of the party; what was asked for where it may be several.</summary>
    private static string Shown(NamedSet name) => name.Identities is [var known] ? known.Name : name.Asked;
}
