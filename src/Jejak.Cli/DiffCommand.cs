using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Archive.Stories;
using Jejak.Archive.Storing;
using Jejak.Cli.Answers;
using Jejak.Cli.Runs;
using Jejak.Sources;

namespace Jejak.Cli;

/// <summary><c>jejak diff A B</c>: two articles side by side.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var articles = new Argument<string[]>("article") { Description = "Two articles of the archive, each as 'jejak show' takes it, or two files of one article each.", Arity = new ArgumentArity(2, 2) };
        var command = new Command("diff", "Two articles side by side: what both have, what one dropped or added, and where they disagree on numbers, times, names and who said it.") { articles };
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(articles)!));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string[] articles) => ArchiveFault.Guard(() =>
    {
        var files = articles.Where(File.Exists).ToArray();
        if (files.Length == 1)
        {
            Remarks.Say($"{files[0]} is a file and the other is not: name two files, or two articles of the archive");
            return ExitCode.Usage;
        }
        if (files.Length == 2) return Read(files[0]) is { } one && Read(files[1]) is { } other ? Print(StoryDiff.Between(one, other), settings) : ExitCode.Incomplete;
        using var archive = NewsArchive.Open(settings.Archive);
        if (archive.Answer(new DiffQuestion(articles[0], articles[1])) is { } answer) return Print(answer, settings);
        return Remarks.NoArticle(archive, articles.First(id => archive.Answer(new ArticleQuestion(id)) is null), settings.Archive);
    });

    private static int Print(DiffAnswer answer, AnswerOptions.Settings settings)
    {
        var printer = new AnswerPrinter(settings);
        if (settings.Format == AnswerFormat.Csv) printer.Print(answer.Passages, StoryFaces.Passage);
        else if (settings.Format == AnswerFormat.Jsonl) AnswerPrinter.PrintJson([answer], AnswerJson.Rows.DiffAnswer);
        else printer.Print(DiffPage.Draw(answer));
        return ExitCode.Done;
    }

    /// <summary>The first article of a file; null, and a line that says why, where there is none.</summary>
    private static StoredArticle? Read(string file)
    {
        foreach (var result in SourceFiles.Read([file]))
        {
            if (result.Failure is not null) Remarks.Say(result.Failure.ToString()!);
            if (result.Document is { } document) return ArticleRows.Of(ReadyReader.Get().Read(document), "diff");
        }
        Remarks.Say($"{file}: there is no article in it; name a text, HTML or JSON file");
        return null;
    }
}
