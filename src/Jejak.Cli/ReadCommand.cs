using System.Buffers;
using System.CommandLine;
using Jejak.Formats;
using Jejak.Sources;

namespace Jejak.Cli;

/// <summary><c>jejak read PATH… | -</c>: prints the reading of every article.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "jsonl: one reading a line (docs/reading.schema.json).", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl");
        var command = new Command("read", "Read articles and print who said what, who did what to whom, when, on whose word.") { paths, format };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!));
        return command;
    }

    private static int Run(string[] paths)
    {
        var reader = Reader.Create();
        using var output = Console.OpenStandardOutput();
        var line = new ArrayBufferWriter<byte>(64 * 1024);
        int exit = ExitCode.Done;
        foreach (var result in SourceFiles.Read(paths))
        {
            if (result.Failure is { } failure)
            {
                Console.Error.WriteLine($"jejak: {failure}");
                exit = ExitCode.Incomplete;
            }
            if (result.Document is not { } document) continue;
            line.ResetWrittenCount();
            ReadingJson.WriteLine(reader.Read(document), line);
            output.Write(line.WrittenSpan);
        }
        return exit;
    }
}
