using System.CommandLine;
using Jejak.Archive;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak split A NAME… | ARTICLE…</c>: names or articles are not somebody's from now on.</summary>
internal static class SplitCommand
{
    public static Command Create()
    {
        var archive = ArchiveOption.Create();
        var whom = new Argument<string>("whom") { Description = "A name, or a key that 'jejak who' names." };
        var names = new Argument<string[]>("name") { Description = "Names that are joined to it but are another's, or ids of articles that name another of the same name.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("split", "Decide that names or articles are about somebody else. The decision outlives every reading; 'jejak decisions' lists it and takes it back.") { whom, names, archive };
        command.SetAction(parsed => Run(parsed.GetValue(archive)!, parsed.GetValue(whom)!, parsed.GetValue(names)!));
        return command;
    }

    private static int Run(string location, string whom, string[] names) => ArchiveFault.Guard(() =>
    {
        using var decisions = ArchiveDecisions.Open(location, TimeProvider.System);
        foreach (var decision in decisions.Split(whom, names))
            Remarks.Say($"decision {decision.Number}: {string.Join(", ", decision.Others)} not of {decision.One}; take it back with 'jejak decisions --undo {decision.Number}'");
        return ExitCode.Done;
    });
}
