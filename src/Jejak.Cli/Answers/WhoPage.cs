using System.Globalization;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Questions;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>Somebody across articles, for the terminal.</summary>
internal static class WhoPage
{
    private const int MostSpellings = 30;
    private const int MostRoles = 15;

    public static Rows Draw(WhoRow who, bool why)
    {
        var page = new List<IRenderable>
        {
            new Markup($"[bold]{Markup.Escape(who.Name)}[/]  [grey]{Markup.Escape(who.Key)}[/]  {Markup.Escape(who.Type)}, {Articles(who.Articles)}{Markup.Escape(Days(who.First, who.Last, ", "))}"),
            new Markup("[grey]called[/] " + Markup.Escape(string.Join("; ", who.Spellings.Take(MostSpellings).Select(spelling => $"{spelling.Text} ({Count(spelling.Articles)})")) + More(who.Spellings.Length, MostSpellings))),
        };
        if (who.Related.Length > 0) page.Add(new Markup("[grey]named with[/] " + Markup.Escape(string.Join("; ", who.Related.Select(related => $"{related.Name} ({Count(related.Articles)})")))));
        if (who.Roles.Length > 0) page.Add(Roles(who));
        if (why) page.Add(who.Joins.Length > 0 ? Joins(who) : new Words("No other name was joined to it."));
        page.Add(new Words(""));
        return new Rows(page);
    }

    private static Table Roles(WhoRow who)
    {
        var table = Ruled("Role", "When", "Articles", "First and last told by");
        foreach (var role in who.Roles.Take(MostRoles))
            table.AddRow(new Words(role.Text), new Words(Days(role.First, role.Last, "")), new Words(Count(role.Articles)) { Justification = Justify.Right }, new Rows(role.Evidence.Select(Faces.Source)));
        if (who.Roles.Length > MostRoles) table.Caption = new TableTitle($"and {Count(who.Roles.Length - MostRoles)} more roles; --format jsonl has all");
        return table;
    }

    private static Table Joins(WhoRow who)
    {
        var table = Ruled("Name", "Articles", "Rule", "Why");
        foreach (var join in who.Joins)
            table.AddRow(new Markup($"{Markup.Escape(join.Name)}\n[grey]{Markup.Escape(join.Key)}[/]"), new Words(Count(join.Articles)) { Justification = Justify.Right }, new Words(join.Rule), new Words(join.To == who.Key ? join.Evidence : $"{join.Evidence} ({(join.Rule == PartyRules.Namesake ? "another than" : "through")} {join.To})"));
        return table;
    }

    private static Table Ruled(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Horizontal };
        foreach (string heading in headings) table.AddColumn(new TableColumn(new Words(heading, new Style(decoration: Decoration.Bold))));
        return table;
    }

    private static string Days(string? first, string? last, string before) => first is null ? "" : before + (first == last ? first : $"{first} – {last}");

    private static string Articles(int number) => number == 1 ? "1 article" : Count(number) + " articles";

    private static string More(int all, int shown) => all > shown ? $" and {Count(all - shown)} more" : "";

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
