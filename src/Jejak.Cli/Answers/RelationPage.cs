using System.Globalization;
using Jejak.Archive.Questions;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>Two parties over time for the terminal: a bar a month to the left of the middle for conflict, to the right for cooperation; then types and reporters.</summary>
internal sealed class RelationPage(string one, string other, RelationAnswer answer, bool hasColors)
{
    /// <summary>Columns of a bar on either side of the middle: a score of 10 fills one.</summary>
    private const int BarWidth = 20;
    private const double HighestScore = 10;

    public IRenderable Draw()
    {
        var page = new List<IRenderable>
        {
            new Markup($"[bold]{Markup.Escape(one)}[/] — [bold]{Markup.Escape(other)}[/]  {answer.Events.ToString("N0", CultureInfo.InvariantCulture)} {(answer.Events == 1 ? "event" : "events")}, mean score {Signed(answer.Score ?? 0)}"),
            Months(),
            Types(),
            Reporters(),
        };
        return new Rows(page);
    }

    private Table Months()
    {
        var table = Ruled("Month", "Events", "+", "−", "Score", "conflict" + new string(' ', BarWidth - 8) + "│ cooperation");
        foreach (var month in answer.Months)
            table.AddRow(new Words(month.Month ?? "?"), Number(month.Events), Number(month.Cooperative), Number(month.Conflictual), Right(Signed(month.Score)), Bar(month.Score));
        return table;
    }

    private Table Types()
    {
        var table = Ruled("Type", "Events", $"{one} → {other}", $"{other} → {one}", "together", "Score");
        foreach (var type in answer.Types) table.AddRow(new Words(type.Type), Number(type.Events), Number(type.Forth), Number(type.Back), Number(type.Together), Right(Signed(type.Score)));
        return table;
    }

    private Table Reporters()
    {
        var table = Ruled("Reported by", "Events", "first or same day", "since");
        foreach (var publisher in answer.Reporters) table.AddRow(new Words(publisher.Publisher ?? "(unknown)"), Number(publisher.Events), Number(publisher.Earliest), new Words(publisher.First ?? "?"));
        return table;
    }

    private Markup Bar(double score)
    {
        int length = (int)Math.Round(Math.Min(Math.Abs(score), HighestScore) / HighestScore * BarWidth, MidpointRounding.AwayFromZero);
        string filled = new('█', length);
        string left = score < 0 ? new string(' ', BarWidth - length) + Colored(filled, "red") : new string(' ', BarWidth);
        return new Markup(left + "│" + (score > 0 ? Colored(filled, "green") : ""));
    }

    private string Colored(string bar, string color) => hasColors && bar.Length > 0 ? $"[{color}]{bar}[/]" : bar;

    private static Table Ruled(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Horizontal };
        foreach (string heading in headings) table.AddColumn(new TableColumn(new Words(heading, new Style(decoration: Decoration.Bold))) { NoWrap = true });
        return table;
    }

    private static Words Number(int number) => Right(number.ToString("N0", CultureInfo.InvariantCulture));

    private static Words Right(string text) => new(text) { Justification = Justify.Right };

    public static string Signed(double score) => score.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
