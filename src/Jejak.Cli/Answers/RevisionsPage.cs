using System.Globalization;
using Jejak.Archive.Questions;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>The versions of an article for the terminal, and under them what changed: + added, − dropped, ~ changed.</summary>
internal static class RevisionsPage
{
    public static RowFace<ChangeRow> Change { get; } = new(new(AnswerJson.Rows.ChangeRow,
        [
            ("part", row => row.Part), ("kind", row => row.Kind), ("speaker", row => row.Speaker), ("before", row => row.Before), ("after", row => row.After),
            ("before_start", row => Number(row.BeforeStart)), ("before_end", row => Number(row.BeforeEnd)), ("after_start", row => Number(row.AfterStart)), ("after_end", row => Number(row.AfterEnd)),
        ]), [], _ => []);

    public static IRenderable Draw(RevisionsAnswer answer)
    {
        var page = new List<IRenderable> { new Markup($"[bold]{Markup.Escape(answer.Article.Title ?? "(no title)")}[/]  {Markup.Escape(answer.Article.Publisher ?? "")}"), Versions(answer) };
        if (answer.Changes.Length > 0) page.Add(Changes(answer));
        return new Rows(page);
    }

    private static Table Versions(RevisionsAnswer answer)
    {
        var table = StoryPage.Ruled("Version", "Published", "Modified", "Title", "Sentences", "Quotations", "SHA-256");
        table.ShowRowSeparators = false;
        foreach (var version in answer.Versions)
        {
            table.AddRow(
                new Words(Number(version.Number) + (version.IsCurrent ? " (current)" : "")), new Words(version.Published ?? "?"), new Words(version.Modified ?? ""), new Words(version.Title ?? "(no title)"),
                new Words(Number(version.Sentences)), new Words(Number(version.Quotations)), new Words(version.Sha256[..12]));
        }
        return table;
    }

    private static Table Changes(RevisionsAnswer answer)
    {
        var table = StoryPage.Ruled("", "What", $"Version {answer.From}", $"Version {answer.To}");
        table.Columns[0].Width(1);
        foreach (var change in answer.Changes)
        {
            var (mark, color) = change.Kind switch { "changed" => ("~", "yellow"), "dropped" => ("−", "red"), _ => ("+", "green") };
            string who = change.Speaker is { } speaker ? $"\n[grey]{Markup.Escape(speaker)}[/]" : "";
            table.AddRow(new Markup($"[{color}]{mark}[/]"), new Markup(Markup.Escape(change.Part) + who), Side(change.Before, color), Side(change.After, color));
        }
        return table;
    }

    private static Markup Side(string? words, string color) => new(words is null ? "" : $"[{color}]{Markup.Escape(words)}[/]");

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
