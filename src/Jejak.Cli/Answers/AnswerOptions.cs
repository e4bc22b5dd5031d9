using System.CommandLine;
using Jejak.Archive.Questions;

namespace Jejak.Cli.Answers;

internal enum AnswerFormat
{
    Table,
    Jsonl,
    Csv,
}

/// <summary>Options of every command that asks an archive.</summary>
internal sealed class AnswerOptions
{
    private readonly Option<string> _archive = ArchiveOption.Create();

    private readonly Option<string> _format = new("--format") { Description = "table: for people. jsonl, csv: for programs.", DefaultValueFactory = _ => "table" };

    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colours; so does the environment variable NO_COLOR." };

    private readonly Option<int?> _limit;

    private readonly DayOptions _days = new();

    private readonly int _tableLimit;

    /// <param name="tableLimit">Rows of a table where the user names no limit; files for programs have all of them.</param>
    public AnswerOptions(int tableLimit)
    {
        _tableLimit = tableLimit;
        _format.AcceptOnlyFromAmong("table", "jsonl", "csv");
        _limit = new("--limit") { Description = $"At most so many rows; 0 for all. Tables have {tableLimit} unless you say more, jsonl and csv all.", HelpName = "N" };
        _limit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int?>() < 0) result.AddError("--limit needs a number from 0");
        });
    }

    public sealed record Settings(string Archive, AnswerFormat Format, bool NoColor, int Limit, DayRange Days);

    /// <param name="command">The command.</param>
    /// <param name="hasRows">Whether the answer has rows that days choose.</param>
    /// <param name="hasLimit">Whether there may be too many of them.</param>
    public void AddTo(Command command, bool hasRows = true, bool hasLimit = true)
    {
        command.Options.Add(_archive);
        command.Options.Add(_format);
        command.Options.Add(_noColor);
        if (!hasRows) return;
        if (hasLimit) command.Options.Add(_limit);
        _days.AddTo(command);
    }

    public Settings Of(ParseResult parsed)
    {
        var format = parsed.GetValue(_format) switch { "jsonl" => AnswerFormat.Jsonl, "csv" => AnswerFormat.Csv, _ => AnswerFormat.Table };
        int limit = parsed.GetValue(_limit) ?? (format == AnswerFormat.Table ? _tableLimit : 0);
        return new(parsed.GetValue(_archive)!, format, parsed.GetValue(_noColor), limit, _days.Of(parsed));
    }
}
