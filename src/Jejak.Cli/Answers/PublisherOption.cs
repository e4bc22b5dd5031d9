using System.CommandLine;

namespace Jejak.Cli.Answers;

internal static class PublisherOption
{
    public static Option<string?> Create() => new("--publisher", "--source") { Description = "Only what this one publishes: its name, or how it begins.", HelpName = "NAME" };
}
