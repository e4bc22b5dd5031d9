using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Jejak.Cli.Checks;
using Jejak.Cli.Runs;
using Jejak.Findings;

namespace Jejak.Cli;

/// <summary><c>jejak check PATH… | -</c>: prints the slips of articles like a linter.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var input = new ArticleInput();
        var format = new Option<string>("--format") { Description = "text: a line each, file:line:column: code: message. sarif: SARIF 2.1.0, for editors and code hosts. jsonl: an object each.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "sarif", "jsonl");
        var language = new Option<string>("--lang") { Description = "The language of the messages.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. FindingMessages.Languages]);
        var output = new Option<string?>("--output", "-o") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var command = new Command("check", """
            Find slips in articles before readers do: a weekday that is not that of its date, a day that is in no calendar, a name in two spellings, figures that disagree, a quotation that never closes.
            A record of a file of records is named file:record:line:column, with line and column in its text. Exit code 1 when something is found.
            """) { format, language, output };
        input.AddTo(command);
        command.SetAction(parsed => Run(input.Of(parsed), parsed.GetValue(format)!, parsed.GetValue(language)!, parsed.GetValue(output)));
        return command;
    }

    private static int Run(ArticleInput.Settings settings, string format, string language, string? file)
    {
        ISlipFormat slips = format switch
        {
            "sarif" => new SarifSlips(language),
            "jsonl" => new JsonSlips(language),
            _ => new TextSlips(language),
        };
        using var output = Output.Open(file);
        output.Write(slips.Head);
        int found = 0, articles = 0;
        int exit = new ArticleRun(settings, showsProgress: !output.IsTerminal).Run(
            document => Slip.Of(document).Select(slips.Write).ToImmutableArray(),
            lines =>
            {
                articles += lines.IsEmpty ? 0 : 1;
                foreach (byte[] line in lines)
                {
                    if (found++ > 0) output.Write(slips.Between);
                    output.Write(line);
                }
            },
            close: summary => string.Create(CultureInfo.InvariantCulture, $"{summary}; {found:N0} {(found == 1 ? "slip" : "slips")} in {articles:N0} {(articles == 1 ? "article" : "articles")}"));
        output.Write(slips.Foot(isComplete: exit == ExitCode.Done));
        output.Complete();
        return exit == ExitCode.Done && found > 0 ? ExitCode.Incomplete : exit;
    }
}
