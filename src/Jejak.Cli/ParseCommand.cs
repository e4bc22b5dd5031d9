using System.Buffers;
using System.CommandLine;
using Jejak.Cli.Runs;
using Jejak.Formats.Conllu;

namespace Jejak.Cli;

/// <summary><c>jejak parse PATH… | -</c>: prints words with lemmas, parts of speech and relations as CoNLL-U.</summary>
internal static class ParseCommand
{
    private const string Ending = ".conllu";

    public static Command Create()
    {
        var input = new ArticleInput();
        var given = new Option<bool>("--conllu") { Description = "The input is CoNLL-U, whatever its name (for standard input): its words are kept." };
        var output = new Option<string?>("--output", "-o") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var command = new Command("parse", "Print the words of articles, or those of CoNLL-U files (*.conllu), with lemmas, parts of speech, features and relations, as CoNLL-U.") { given, output };
        input.AddTo(command);
        command.SetAction(parsed => Run(input.Of(parsed), parsed.GetValue(given), parsed.GetValue(output)));
        return command;
    }

    private static int Run(ArticleInput.Settings settings, bool given, string? file)
    {
        using var output = Output.Open(file);
        int exit = ExitCode.Done;
        // One run for all neighbours of a kind, in the order of the command line.
        for (int start = 0; start < settings.Paths.Count && exit != ExitCode.Interrupted;)
        {
            bool hasWords = IsConllu(start);
            int end = start + 1;
            while (end < settings.Paths.Count && IsConllu(end) == hasWords) end++;
            var part = settings with { Paths = [.. settings.Paths.Skip(start).Take(end - start)] };
            int code = hasWords ? new TreebankRun(part).Run(Take)
                : new ArticleRun(part, showsProgress: !output.IsTerminal, (reader, document) => reader.Parse(document)).Run(document => ReadCommand.Written(document, ConlluWriter.Write), Take);
            exit = Math.Max(exit, code);
            start = end;
        }
        output.Complete();
        return exit;

        bool IsConllu(int path) => given || settings.Paths[path].EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

        void Take(ArraySegment<byte> bytes)
        {
            output.Write(bytes);
            ArrayPool<byte>.Shared.Return(bytes.Array!);
        }
    }
}
