using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak search "…"</c>: full text with fields, the best articles first.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 20);
        var words = new Argument<string[]>("words")
        {
            Description = """Words that must all occur; '"a phrase"', begin*, this OR that, and after -- also -without. Capitals and accents do not count. Among them fields: speaker:Zakharova.""",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("search", $"""
            Articles that contain words, the best first, each with the sentence that fits best; where only fields are asked for, the newest first.
            Fields stand among the words, a value with spaces in quotation marks (speaker:"Maria Zakharova"); -field:value leaves such articles out.
            {string.Join("\n", SearchQuery.Fields.Select(field => $"  {field.Name + ":",-11} {field.Meaning}"))}
            """) { words };
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(words)!));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string[] words) => ArchiveFault.Guard(() =>
    {
        using var archive = NewsArchive.Open(settings.Archive);
        // One argument is a query; several are words, and one with a space among them was a phrase or the value of a field before the shell took its marks.
        string query = words.Length == 1 ? words[0] : string.Join(' ', words.Select(SearchQuery.Quoted));
        Answer<SearchRow> answer;
        try
        {
            var question = SearchQuery.Parse(query);
            answer = archive.Answer(question with { Days = question.Days.And(settings.Days), Limit = settings.Limit });
        }
        catch (SearchQueryException fault)
        {
            Remarks.Say(fault.Message);
            return ExitCode.Usage;
        }
        new AnswerPrinter(settings).Print(answer.Rows, Faces.Search);
        Remarks.Write(answer, settings, "article", "articles");
        return ExitCode.Done;
    });
}
