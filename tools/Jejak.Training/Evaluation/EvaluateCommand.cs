using System.CommandLine;
using Jejak.Training.Coreference;
using Jejak.Training.Names;
using Jejak.Training.Quotations;
using Jejak.Training.Speakers;
using Jejak.Training.Times;
using Jejak.Training.Vectors;

namespace Jejak.Training.Evaluation;

/// <summary><c>evaluate COMPONENT FILE</c>: one figure a line. Each component has its own file format.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var command = new Command("evaluate", "Compare what the reader says with annotated files, one figure a line.");
        foreach (var component in EvaluateConllu.Create()) command.Subcommands.Add(component);
        command.Subcommands.Add(NerEvaluation.Create());
        command.Subcommands.Add(NeighboursCommand.Create());
        command.Subcommands.Add(CoreferenceCommand.Create());
        command.Subcommands.Add(SpeakersCommand.Create());
        command.Subcommands.Add(TimexCommand.Create());
        command.Subcommands.Add(PfsaCommand.Create());
        return command;
    }
}
