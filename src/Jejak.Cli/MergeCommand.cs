using System.CommandLine;
using Jejak.Archive;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak merge A B</c>: two are one from now on.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var archive = ArchiveOption.Create();
        var names = new Argument<string[]>("name") { Description = "Two names, or keys that 'jejak who' names.", Arity = new ArgumentArity(2, 2) };
        var command = new Command("merge", "Decide that two names are one person, organization or group. The decision outlives every reading; 'jejak decisions' lists it and takes it back.") { names, archive };
        command.SetAction(parsed => Run(parsed.GetValue(archive)!, parsed.GetValue(names)!));
        return command;
    }

    private static int Run(string location, string[] names) => ArchiveFault.Guard(() =>
    {
        using var decisions = ArchiveDecisions.Open(location, TimeProvider.System);
        var decision = decisions.Merge(names[0], names[1]);
        Remarks.Say($"decision {decision.Number}: {decision.One} and {decision.Others[0]} are one; take it back with 'jejak decisions --undo {decision.Number}'");
        return ExitCode.Done;
    });
}
