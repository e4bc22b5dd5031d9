using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak actors</c>: who has most to do with whom.</summary>
internal static class ActorsCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 40);
        var with = new Option<string?>("--with") { Description = "Only pairs that this one is in.", HelpName = "NAME" };
        var people = new Option<bool>("--people") { Description = "People, too, each by name, and not only the states and organizations they act for." };
        var filter = new EventFilter();
        var command = new Command("actors", "The pairs that have most to do with each other, with how much each did to the other and the mean PLOVER score.") { with, people };
        filter.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(with), parsed.GetValue(people), filter.Of(parsed)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string? with, bool people, EventFilter.Settings filter) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(new ActorsQuestion { With = with, People = people, Type = filter.Type, Status = filter.Status, Publisher = filter.Publisher, Days = settings.Days, Limit = settings.Limit });
        new AnswerPrinter(settings).Print(answer.Rows, Faces.Pair);
        Remarks.Write(answer, settings, "pair", "pairs");
        return filter.Check(archive, answer.Total);
    });
}
