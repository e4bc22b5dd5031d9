using System.CommandLine;
using Jejak.Benchmarks;

// One line a command; each writes its figures to benchmarks/results with the machine and the command beside them.
var root = new RootCommand("Measures how fast articles are read, stored and asked for, and how much memory that takes.");
root.Subcommands.Add(CorpusCommand.Create());
root.Subcommands.Add(IngestCommand.Create());
root.Subcommands.Add(JoinCommand.Create());
root.Subcommands.Add(QuestionsCommand.Create());
root.Subcommands.Add(StartupCommand.Create());
root.Subcommands.Add(StoriesCommand.Create());
root.Subcommands.Add(WebCommand.Create());
root.Subcommands.Add(MicroCommand.Create());
return root.Parse(args).Invoke();
