using System.Globalization;
using Jejak.Archive.Questions;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>Two articles for the terminal, sentence by sentence: = both have it, ~ both in other words, − only the first, + only the second.</summary>
internal static class DiffPage
{
    public static IRenderable Draw(DiffAnswer answer)
    {
        var page = new List<IRenderable> { new Words(Summary(answer)), Passages(answer) };
        if (answer.Disagreements.Length > 0)
            page.Add(StoryPage.Disagreements(answer.Disagreements, new(StringComparer.Ordinal) { [answer.One.Id] = Name(answer.One), [answer.Other.Id] = Name(answer.Other) }));
        return new Rows(page);
    }

    private static string Summary(DiffAnswer answer)
    {
        int Count(string kind) => answer.Passages.Count(passage => passage.Kind == kind);
        string told = answer.Kind is null ? "not the same report, as far as the words show" : $"the same report ({answer.Kind})";
        return string.Create(CultureInfo.InvariantCulture, $"{told}; {answer.Share:P0} of the shorter one's words in both; sentences: {Count("shared")} shared, {Count("changed")} changed, {Count("dropped")} dropped, {Count("added")} added");
    }

    private static Table Passages(DiffAnswer answer)
    {
        var table = StoryPage.Ruled("", Head(answer.One), Head(answer.Other));
        table.ShowRowSeparators = false;
        table.Columns[0].Width(1);
        foreach (var passage in answer.Passages)
        {
            string mark = passage.Kind switch { "shared" => "=", "changed" => "~", "dropped" => "−", _ => "+" };
            string color = passage.Kind switch { "shared" => "grey", "changed" => "yellow", "dropped" => "red", _ => "green" };
            table.AddRow(new Markup($"[{color}]{mark}[/]"), Sentence(passage.One, color), Sentence(passage.Other, color));
        }
        return table;
    }

    private static Markup Sentence(PassageSide? side, string color) => new(side is null ? "" : $"[{color}]{Markup.Escape(side.Sentence)}[/]");

    private static string Head(DiffArticle article) => $"{article.Title ?? "(no title)"}\n{Name(article)}";

    private static string Name(DiffArticle article) => $"{article.Publisher ?? "?"}, {(article.Published is { Length: >= 10 } published ? published[..10] : "no date")}";
}
