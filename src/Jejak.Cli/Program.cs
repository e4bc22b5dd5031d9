using Jejak.Cli;

// One line a command; each has its own file.
return CommandLine.Run(args,
[
    ReadCommand.Create(),
    CheckCommand.Create(),
    ParseCommand.Create(),
    IngestCommand.Create(),
    TimelineCommand.Create(),
    RelationCommand.Create(),
    ActorsCommand.Create(),
    WhoCommand.Create(),
    MergeCommand.Create(),
    SplitCommand.Create(),
    DecisionsCommand.Create(),
    QuotesCommand.Create(),
    SearchCommand.Create(),
    RelaysCommand.Create(),
    FindingsCommand.Create(),
    StoriesCommand.Create(),
    StoryCommand.Create(),
    DiffCommand.Create(),
    ShowCommand.Create(),
    RevisionsCommand.Create(),
    ExportCommand.Create(),
    DemoCommand.Create(),
]);
