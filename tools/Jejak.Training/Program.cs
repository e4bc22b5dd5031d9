using System.CommandLine;
using Jejak.Training;
using Jejak.Training.Evaluation;
using Jejak.Training.Words;

// One line a command; each makes one resource or model and says in its file's head what it was made from.
var root = new RootCommand("Makes resources and models from collections of articles.");
root.Subcommands.Add(WordsCommand.Create());
root.Subcommands.Add(TrainCommand.Create());
root.Subcommands.Add(EvaluateCommand.Create());
return Faults.Guard(root.Parse(args));
