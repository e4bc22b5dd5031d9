using System.CommandLine;

namespace Jejak.Cli.Answers;

/// <summary><c>--archive FILE</c> or <c>postgres://…</c>, the same for every command that stores or asks.</summary>
internal static class ArchiveOption
{
    public const string DefaultFile = "jejak.db";

    public static Option<string> Create() => new("--archive")
    {
        Description = "The archive: a file, or postgres://user@host:port/database.",
        DefaultValueFactory = _ => DefaultFile,
        HelpName = "FILE",
    };
}
