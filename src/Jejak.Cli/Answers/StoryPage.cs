using System.Globalization;
using Jejak.Archive.Questions;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>A story for the terminal: its articles in order of time, whom each follows and what became of the text on the way, then where they disagree.</summary>
internal static class StoryPage
{
    public static IRenderable Draw(StoryAnswer answer)
    {
        var page = new List<IRenderable>
        {
            new Markup($"[bold]{Markup.Escape(answer.Story.First.Title ?? "(no title)")}[/]"),
            new Markup($"[grey]{Markup.Escape(Summary(answer))}[/]"),
            Members(answer),
        };
        if (answer.Disagreements.Length > 0) page.Add(Disagreements(answer.Disagreements, answer.Members.ToDictionary(member => member.Article.Id, member => Name(member.Article), StringComparer.Ordinal)));
        return new Rows(page);
    }

    /// <summary>What two articles, or some of a story, say differently, side by side.</summary>
    /// <param name="names">What to call an article, by its id.</param>
    public static Table Disagreements(IEnumerable<DisagreementRow> rows, Dictionary<string, string> names)
    {
        var table = Ruled("They disagree", "One", "Other");
        foreach (var row in rows) table.AddRow(new Markup($"[yellow]{row.Kind}[/]"), Side(row.One, names), Side(row.Other, names));
        return table;
    }

    public static Table Ruled(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true, Expand = true };
        foreach (string heading in headings) table.AddColumn(new TableColumn(new Words(heading, new Style(decoration: Decoration.Bold))));
        return table;
    }

    private static string Summary(StoryAnswer answer)
    {
        string sources = answer.Story.Sources.Length == 0 ? "no agency named" : "passed on from " + string.Join(", ", answer.Story.Sources.Select(source => string.Create(CultureInfo.InvariantCulture, $"{source.Name} ({source.Articles})")));
        return string.Create(CultureInfo.InvariantCulture, $"{answer.Members.Length} {(answer.Members.Length == 1 ? "article" : "articles")}, first told by {answer.Story.First.Publisher ?? "?"}; {sources}");
    }

    private static Table Members(StoryAnswer answer)
    {
        var numbers = answer.Members.Select((member, number) => (member.Article.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number + 1, StringComparer.Ordinal);
        var table = Ruled("#", "Published", "Article", "From", "Sentences");
        table.Columns[0].Width(3);
        foreach (var member in answer.Members)
        {
            table.AddRow(new Words(Number(numbers[member.Article.Id])), new Words(member.Article.Published?.Replace('T', '\n') ?? "?"), Article(member),
                new Words(member.Origin is { } origin ? string.Create(CultureInfo.InvariantCulture, $"#{numbers[origin.Article]}\n{origin.Kind ?? "by others"}, {origin.Share:P0}") : "first"), Counts(member.Origin));
        }
        return table;
    }

    private static Markup Article(StoryMember member) => new(
        $"[bold]{Markup.Escape(member.Article.Publisher ?? "?")}[/]\n{Markup.Escape(member.Article.Title ?? "(no title)")}\n[grey]{Markup.Escape(Faces.ShortId(member.Article.Id))}[/]"
        + (member.Sources.Length > 0 ? $"\n[yellow]via {Markup.Escape(string.Join(", ", member.Sources))}[/]" : ""));

    private static Words Counts(StoryOrigin? origin) => new(origin is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{origin.Shared} shared\n{origin.Changed} changed\n{origin.Dropped} dropped\n{origin.Added} added"));

    private static Markup Side(DisagreementSide side, Dictionary<string, string> names)
    {
        int at = side.Sentence.IndexOf(side.Text, StringComparison.Ordinal);
        string sentence = at < 0
            ? $"{Markup.Escape(side.Text)}: {Markup.Escape(side.Sentence)}"
            : $"{Markup.Escape(side.Sentence[..at])}[bold yellow]{Markup.Escape(side.Text)}[/]{Markup.Escape(side.Sentence[(at + side.Text.Length)..])}";
        return new Markup($"[bold]{Markup.Escape(side.Text)}[/]\n{sentence}\n[grey]{Markup.Escape(names.GetValueOrDefault(side.Article, side.Article))}[/]");
    }

    private static string Name(ArticleReference article) => $"{article.Publisher ?? "?"}, {Faces.ShortId(article.Id)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
