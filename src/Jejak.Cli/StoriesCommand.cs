using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak stories</c>: reports that more than one article tells.</summary>
internal static class StoriesCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 30);
        var about = new Option<string?>("--about") { Description = "Only stories in which somebody or something is named, in any spelling the archive knows.", HelpName = "NAME" };
        var publisher = new Option<string?>("--publisher") { Description = "Only stories that this publisher tells.", HelpName = "NAME" };
        var via = new Option<string?>("--via") { Description = "Only stories with words passed on from here, such as AFP.", HelpName = "NAME" };
        var atLeast = new Option<int>("--at-least") { Description = "Only stories of so many articles and more.", HelpName = "N", DefaultValueFactory = _ => 2 };
        var command = new Command("stories", "Reports that more than one article tells: copies and rewrites grouped, those told most first.") { about, publisher, via, atLeast };
        atLeast.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 2) result.AddError("--at-least needs a number from 2");
        });
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), new StoriesQuestion
        {
            About = parsed.GetValue(about),
            Publisher = parsed.GetValue(publisher),
            Via = parsed.GetValue(via),
            AtLeast = parsed.GetValue(atLeast),
        }));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, StoriesQuestion question) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        var answer = archive.Answer(question with { Days = settings.Days, Limit = settings.Limit });
        new AnswerPrinter(settings).Print(answer.Rows, StoryFaces.Story);
        Remarks.Write(answer, settings, "story", "stories");
        return ExitCode.Done;
    });
}
