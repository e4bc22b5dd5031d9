using System.CommandLine;

namespace Jejak.Cli;

/// <summary>Takes the command line apart and runs the command it names.</summary>
internal static class CommandLine
{
    public static int Run(string[] arguments, IEnumerable<Command> commands)
    {
        var root = new RootCommand("Reads news: who said what, who did what to whom, when, on whose word, each with the way back to the text.");
        foreach (var command in commands) root.Subcommands.Add(command);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine($"jejak: {error.Message}");
            Console.Error.WriteLine($"jejak: see '{(parsed.CommandResult.Command is RootCommand ? "jejak" : "jejak " + parsed.CommandResult.Command.Name)} --help'");
            return ExitCode.Usage;
        }
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
