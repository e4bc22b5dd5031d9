using System.CommandLine;
using Jejak.Training.Coreference;
using Jejak.Training.Events;
using Jejak.Training.Names;
using Jejak.Training.Parsing;
using Jejak.Training.Vectors;

namespace Jejak.Training;

/// <summary><c>train COMPONENT</c>: one line a component.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of the corpora.", DefaultValueFactory = _ => "../shared/data", Recursive = true, HelpName = "DIR" };
        var train = new Command("train", "Train a model from corpora.") { data };
        train.Subcommands.Add(VectorsCommand.Create(data));
        train.Subcommands.Add(ClustersCommand.Create());
        train.Subcommands.Add(SyntaxCommand.Create(data));
        train.Subcommands.Add(TrainCoreferenceCommand.Create(data));
        train.Subcommands.Add(NerCommand.Create(data));
        train.Subcommands.Add(EventsCommand.Create(data));
        return train;
    }
}
