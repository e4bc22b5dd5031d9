using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak findings accept | dismiss | reopen ID…</c>: says something of slips.</summary>
internal static class JudgeCommand
{
    public static Command Create(string name, string description, Judgement judgement)
    {
        var archive = ArchiveOption.Create();
        var ids = new Argument<string[]>("id") { Description = "Ids of slips, or beginnings of them, as 'jejak findings' shows them.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { ids, archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            using var judgements = ArchiveJudgements.Open(parsed.GetValue(archive)!, TimeProvider.System);
            foreach (string id in judgements.Judge(parsed.GetValue(ids)!, judgement)) Remarks.Say($"{id}: {Judgements.Name(judgement)}");
            return ExitCode.Done;
        }));
        return command;
    }
}
