using System.CommandLine;

namespace Jejak.Cli.Answers;

/// <summary><c>--between NAME [NAME]</c>, the same for every command that lists events.</summary>
internal static class BetweenOption
{
    public static Option<string[]> Create(string description) => new("--between")
    {
        Description = description,
        Arity = new ArgumentArity(1, 2),
        AllowMultipleArgumentsPerToken = true,
        HelpName = "NAME [NAME]",
    };
}
