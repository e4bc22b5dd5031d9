using System.CommandLine;
using Jejak.Cli.Answers;
using Jejak.Cli.Runs;
using Jejak.Sources;

namespace Jejak.Cli;

/// <summary><c>jejak demo</c>: reads the articles that come with the program into an archive and asks the first of the questions that come with them.</summary>
internal static class DemoCommand
{
    private const string DefaultFile = "jejak-demo.db";

    public static Command Create()
    {
        var archive = new Option<string>("--archive") { Description = "The archive to make.", DefaultValueFactory = _ => DefaultFile, HelpName = "FILE" };
        var noColor = new Option<bool>("--no-color") { Description = "No colours; so does the environment variable NO_COLOR." };
        var command = new Command("demo", "Read the news that comes with jejak into an archive, and print a timeline from it.") { archive, noColor };
        command.SetAction(parsed => Run(parsed.GetValue(archive)!, parsed.GetValue(noColor)));
        return command;
    }

    private static int Run(string archive, bool noColor)
    {
        string samples = Path.Combine(AppContext.BaseDirectory, "samples", "news");
        if (!Directory.Exists(samples))
        {
            Remarks.Say($"{samples}: the sample articles are not there; install jejak again, or run 'jejak ingest' on articles of your own");
            return ExitCode.Incomplete;
        }
        int exit = IngestCommand.Run(new ArticleInput.Settings([samples], Environment.ProcessorCount, new SourceOptions()), archive);
        if (exit is not (ExitCode.Done or ExitCode.Incomplete)) return exit;
        string[] questions = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "samples", "questions.txt"));
        Console.Error.WriteLine($"jejak: jejak {questions[0]} --archive {archive}");
        int answered = CommandLine.Run([.. System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(questions[0]), "--archive", archive, .. noColor ? ["--no-color"] : Array.Empty<string>()], [TimelineCommand.Create()]);
        Console.Error.WriteLine("\nAsk more:");
        foreach (string question in questions.Skip(1)) Console.Error.WriteLine($"  jejak {question} --archive {archive}");
        return answered == ExitCode.Done ? exit : answered;
    }
}
