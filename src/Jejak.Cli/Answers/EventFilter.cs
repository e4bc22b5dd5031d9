using System.CommandLine;
using Jejak.Archive;
using Jejak.Archive.Questions;

namespace Jejak.Cli.Answers;

/// <summary><c>--type</c>, <c>--status</c> and <c>--publisher</c> of the commands that ask for events.</summary>
internal sealed class EventFilter
{
    private const string Every = "all";

    private readonly Option<string?> _type = new("--type") { Description = "Only events of this PLOVER type, such as CONSULT, AID, ACCUSE.", HelpName = "TYPE" };

    private readonly Option<string> _status;

    private readonly Option<string?> _publisher = PublisherOption.Create();

    /// <param name="all">Whether events of every status are meant where the user names none, and not only those that happened.</param>
    public EventFilter(bool all = false)
    {
        _status = new("--status") { Description = "Only events that are actual, future, hypothetical or negated, or all.", DefaultValueFactory = _ => all ? Every : "actual" };
        _status.AcceptOnlyFromAmong([.. EventTerms.Statuses, Every]);
    }

    /// <param name="Type">In capitals; null for all.</param>
    /// <param name="Status">Null for all.</param>
    /// <param name="Publisher">Null for all.</param>
    public sealed record Settings(string? Type, string? Status, string? Publisher)
    {
        /// <summary>Says so where nothing was found because the archive has no event of that type.</summary>
        /// <returns>An exit code.</returns>
        public int Check(NewsArchive archive, int found)
        {
            if (found > 0 || Type is null) return ExitCode.Done;
            var types = archive.EventTypes();
            if (types.Length == 0 || types.Any(known => known.Type == Type)) return ExitCode.Done;
            Remarks.Say($"no event here is of type '{Type}'; there are: {string.Join(", ", types.Select(known => known.Type))}");
            return ExitCode.Incomplete;
        }
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_type);
        command.Options.Add(_status);
        command.Options.Add(_publisher);
    }

    /// <summary>Whether the user chooses by type or status.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(_type) is { Implicit: false } || parsed.GetResult(_status) is { Implicit: false };

    public Settings Of(ParseResult parsed) => new(parsed.GetValue(_type)?.ToUpperInvariant(), parsed.GetValue(_status) is { } status && status != Every ? status : null, parsed.GetValue(_publisher));
}
