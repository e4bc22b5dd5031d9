using Jejak.Cli;

// One line a command; each has its own file.
return CommandLine.Run(args,
[
    ReadCommand.Create(),
]);
