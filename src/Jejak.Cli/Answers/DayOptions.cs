using System.CommandLine;
using System.CommandLine.Parsing;
using Jejak.Archive.Questions;

namespace Jejak.Cli.Answers;

/// <summary><c>--after</c> and <c>--before</c>, which may be called <c>--since</c> and <c>--until</c>.</summary>
internal sealed class DayOptions
{
    private readonly Option<DateOnly?> _after = new("--after", "--since") { Description = "From this day, month or year on.", HelpName = "DATE", CustomParser = result => Day(result, first: true) };

    private readonly Option<DateOnly?> _before = new("--before", "--until") { Description = "Up to and with this day, month or year.", HelpName = "DATE", CustomParser = result => Day(result, first: false) };

    public void AddTo(Command command)
    {
        command.Options.Add(_after);
        command.Options.Add(_before);
    }

    public DayRange Of(ParseResult parsed) => new(parsed.GetValue(_after), parsed.GetValue(_before));

    private static DateOnly? Day(ArgumentResult result, bool first)
    {
        string text = result.Tokens[0].Value;
        if (DayRange.TryParse(text, out var days)) return first ? days.After : days.Before;
        result.AddError($"'{text}' is no date: write 2019-03-28, 2019-03 or 2019");
        return null;
    }
}
