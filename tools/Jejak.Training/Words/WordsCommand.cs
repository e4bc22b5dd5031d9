using System.CommandLine;
using Jejak.Sources;

namespace Jejak.Training.Words;

/// <summary><c>words PATH… [--output FILE]</c>: counts word forms for <c>resources/id/lexicon/words.tsv</c>.</summary>
internal static class WordsCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Articles: files or folders that jejak read understands.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "Write the table to a file instead of standard output.", HelpName = "FILE" };
        var command = new Command("words", "Count how often word forms stand in lower case and with a capital inside a sentence.") { paths, output };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(output)));
        return command;
    }

    private static int Run(string[] paths, string? file)
    {
        var counts = new WordTally();
        int articles = 0, failed = 0;
        foreach (var result in SourceFiles.Read(paths))
        {
            if (result.Document is { } document)
            {
                counts.Add(document.Extracted?.Text ?? document.Text);
                articles++;
            }
            else if (result.Failure is { } failure)
            {
                Console.Error.WriteLine($"jejak-training: {failure}");
                failed++;
            }
        }
        if (articles == 0) return Faults.Fail("no article was read, so there is nothing to count: name a file or folder of articles");
        using var writer = file is null ? new StreamWriter(Console.OpenStandardOutput()) : new StreamWriter(file);
        writer.NewLine = "\n";
        counts.Write(writer, articles);
        Console.Error.WriteLine(FormattableString.Invariant($"jejak-training: {articles:N0} articles counted, {failed:N0} failed"));
        return failed == 0 ? 0 : 1;
    }
}
