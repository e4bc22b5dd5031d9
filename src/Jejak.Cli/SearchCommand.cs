using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak search "…"</c>: full text, the best articles first.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 20);
        var words = new Argument<string[]>("words")
        {
            Description = """Words that must all occur; '"a phrase"', begin*, this OR that, and after -- also -without. Capitals and accents do not count.""",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("search", "Articles that contain words, the best first, each with the sentence that fits best.") { words };
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(words)!));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string[] words) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        // One argument is a query; several are words, and one with a space among them was a phrase before the shell took its marks.
        string query = words.Length == 1 ? words[0] : string.Join(' ', words.Select(word => word.Contains(' ', StringComparison.Ordinal) && !word.Contains('"', StringComparison.Ordinal) ? $"\"{word}\"" : word));
        Answer<SearchRow> answer;
        try
        {
            answer = archive.Answer(new SearchQuestion { Words = query, Days = settings.Days, Limit = settings.Limit });
        }
        catch (ArgumentException)
        {
            Remarks.Say($"'{query}': there is no word to look for; give words, or a phrase in quotation marks");
            return ExitCode.Usage;
        }
        new AnswerPrinter(settings).Print(answer.Rows, Faces.Search);
        Remarks.Write(answer, settings, "article", "articles");
        return ExitCode.Done;
    });
}
