using System.CommandLine;
using Jejak.Cli.Runs;
using Jejak.Languages;
using Jejak.Models;

namespace Jejak.Cli;

/// <summary>Takes the command line apart and runs the command it names.</summary>
internal static class CommandLine
{
    private const string Description = """
        Reads news: who said what, who did what to whom, when, on whose word, each with the way back to the text.

        Exit codes: 0 all was read; 1 something failed or was repaired, as standard error says, and the rest was read, or check found a slip;
        2 the command line is wrong; 74 the output or the archive could not be read or written; 130 stopped from the keyboard.
        """;

    public static int Run(string[] arguments, IEnumerable<Command> commands)
    {
        if (arguments is ["read" or "check" or "parse" or "ingest" or "reread" or "demo" or "watch", ..]) ReadyReader.Begin();
        var root = new RootCommand(Description);
        foreach (var command in commands) root.Subcommands.Add(command);
        // "@name" is an account or a name, not a file of arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine($"jejak: {string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
            Console.Error.WriteLine($"jejak: see '{(parsed.CommandResult.Command is RootCommand ? "jejak" : "jejak " + parsed.CommandResult.Command.Name)} --help'");
            return ExitCode.Usage;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (OutputException fault)
        {
            if (fault.ReaderLeft) return ExitCode.Done;
            Console.Error.WriteLine($"jejak: {fault.Message}");
            return ExitCode.Output;
        }
        catch (Exception fault) when (fault is ResourceException or ModelException)
        {
            Console.Error.WriteLine($"jejak: {fault.Message}");
            return ExitCode.Usage;
        }
    }
}
