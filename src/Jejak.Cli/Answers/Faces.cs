using System.Globalization;
using System.Text;
using Jejak.Archive.Questions;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>The looks of rows, column by column.</summary>
internal static class Faces
{
    public static RowFace<TimelineRow> Timeline { get; } = new(RowFiles.Timeline,
        [("When", 12), ("Who did or said what", 0), ("Sentence", 0), ("Source", 0)],
        row => row.Event is { } happening
            ? [new Words(When(happening)), What(happening), new Words(happening.Sentence), Source(happening.Article)]
            : [new Words(row.Day ?? "?"), Who(row.Quotation!), new Words(row.Quotation!.Sentence), Source(row.Quotation.Article)]);

    public static RowFace<QuotationRow> Quotation { get; } = new(RowFiles.Quotation,
        [("Published", 10), ("Who", 0), ("Sentence", 0), ("Source", 0)],
        row => [new Words(Day(row.Article)), Who(row), new Words(row.Sentence), Source(row.Article)]);

    public static RowFace<SearchRow> Search { get; } = new(RowFiles.Search,
        [("Published", 10), ("Sentence", 0), ("Source", 0)],
        row => [new Words(Day(row.Article)), Marked(row), Source(row.Article)]);

    public static RowFace<FindingRow> Finding { get; } = new(RowFiles.Finding,
        [("Slip", 0), ("Sentence", 0), ("Source", 0)],
        row => [Slip(row), new Words(row.Sentence), Source(row.Article)]);

    public static RowFace<AccessKeyRow> AccessKey { get; } = new(new(AnswerJson.Rows.AccessKeyRow, [("name", row => row.Name), ("scope", row => row.Scope), ("made", row => row.Made)]),
        [("Name", 0), ("Scope", 5), ("Made", 20)],
        row => [new Words(row.Name), new Words(row.Scope), new Words(row.Made)]);

    public static RowFace<RelayedRow> Relayed { get; } = new(RowFiles.Relayed, [], _ => []);

    public static RowFace<RelationMonth> Month { get; } = new(RowFiles.Month,
        [("Month", 0), ("Events", 0), ("Score", 0)],
        row => [new Words(row.Month ?? "?"), new Words(Number(row.Events)), new Words(RelationPage.Signed(row.Score))]);

    public static RowFace<ActorPairRow> Pair { get; } = new(RowFiles.Pair,
        [("One", 0), ("Other", 0), ("Events", 7), ("→", 5), ("←", 5), ("together", 9), ("Score", 7), ("When", 25)],
        row =>
        [
            new Words(row.One), new Words(row.Other), new Words(Number(row.Events)), new Words(Number(row.Forth)), new Words(Number(row.Back)), new Words(Number(row.Together)),
            new Words(RelationPage.Signed(row.Score)), new Words(row.First is null ? "?" : row.First == row.Last ? row.First : $"{row.First} – {row.Last}"),
        ]);

    public static RowFace<(WhoRow Who, SpellingRow Spelling)> Spelling { get; } = new(new(null!,
        [
            ("key", row => row.Who.Key), ("type", row => row.Who.Type), ("name", row => row.Who.Name), ("spelling", row => row.Spelling.Text), ("articles", row => Number(row.Spelling.Articles)),
            ("rule", row => Join(row)?.Rule), ("evidence", row => Join(row)?.Evidence),
        ]),
        [("Spelling", 0)],
        row => [new Words(row.Spelling.Text)]);

    public static RowFace<DecisionRow> Decision { get; } = new(new(AnswerJson.Rows.DecisionRow,
        [("number", row => Number(row.Number)), ("kind", row => row.Kind), ("one", row => row.One), ("others", row => Names(row.Others)), ("made", row => row.Made)]),
        [("Number", 6), ("Kind", 6), ("One", 0), ("Other", 0), ("Made", 20)],
        row => [new Words(Number(row.Number)), new Words(row.Kind), new Words(row.One), new Words(Names(row.Others) ?? ""), new Words(row.Made)]);

    public static string When(EventRow happening) => happening.Time ?? (happening.First is { } first ? first + "?" : "?");

    public static Markup What(EventRow happening)
    {
        var line = new StringBuilder();
        line.Append("[bold]").Append(Markup.Escape(happening.Actors.IsEmpty ? "?" : Names(happening.Actors)!)).Append("[/]\n");
        // What several do with each other has the same names on both sides: they are said once.
        bool mutual = happening.Actors.Length > 1 && happening.Actors.Order(StringComparer.Ordinal).SequenceEqual(happening.Recipients.Order(StringComparer.Ordinal));
        string type = happening.Mode is { } mode ? $"{happening.Type}:{mode}" : happening.Type;
        line.Append("[aqua]").Append(Markup.Escape(mutual ? $"←{type}→" : $"—{type}→")).Append("[/]");
        if (!mutual) line.Append(" [bold]").Append(Markup.Escape(happening.Recipients.IsEmpty ? "·" : Names(happening.Recipients)!)).Append("[/]");
        if (happening.Status != "actual") line.Append("\n[yellow]").Append(Markup.Escape(happening.Status)).Append("[/]");
        if (happening.AssertedBy is { } assertion)
            line.Append("\n[grey]says ").Append(Markup.Escape(assertion.Speaker ?? "somebody")).Append(Markup.Escape(ViaSuffix(assertion.Via))).Append("[/]");
        return new Markup(line.ToString());
    }

    public static Markup Who(QuotationRow quotation)
    {
        var line = new StringBuilder();
        line.Append("[bold]").Append(Markup.Escape(quotation.Speaker ?? "?")).Append("[/]");
        if (quotation.Role is { } role) line.Append("\n[grey]").Append(Markup.Escape(role)).Append("[/]");
        line.Append("\n[aqua]").Append(Markup.Escape(quotation.Kind)).Append("[/]");
        if (quotation.Addressee is { } addressee) line.Append(" → ").Append(Markup.Escape(addressee));
        if (quotation.Via.Length > 0) line.Append("\n[yellow]").Append(Markup.Escape(ViaSuffix(quotation.Via).Trim(' ', ','))).Append("[/]");
        return new Markup(line.ToString());
    }

    public static Markup Slip(FindingRow finding)
    {
        string suggestion = finding.Suggestion is { } better ? $" → {better}" : "";
        return new Markup($"[yellow]{Markup.Escape(finding.Code)}[/]\n[bold]{Markup.Escape(finding.Text)}[/]{Markup.Escape(suggestion)}\n[grey]{Markup.Escape(finding.Message)}\n{Markup.Escape(finding.Id)}{(finding.Judgement == "open" ? "" : $" {finding.Judgement}")}[/]");
    }

    public static Markup Source(ArticleReference article) =>
        new Markup($"{Markup.Escape(article.Publisher ?? Path.GetFileName(article.Uri))}, {Markup.Escape(Day(article))}\n{Markup.Escape(article.Title ?? "(no title)")}\n[grey]{Markup.Escape(ShortId(article.Id))}[/]");

    public static string Day(ArticleReference article) => article.Published is { Length: >= 10 } published ? published[..10] : "no date";

    /// <summary>As short as <c>jejak show</c> takes it: the beginning of a SHA-256, the end of an address, other ids whole.</summary>
    public static string ShortId(string id)
    {
        if (id.Length == 64 && id.All(char.IsAsciiHexDigitLower)) return id[..12];
        string path = id.TrimEnd('/');
        return id.Contains("://", StringComparison.Ordinal) ? path[(path.LastIndexOf('/') + 1)..] : id;
    }

    private static JoinRow? Join((WhoRow Who, SpellingRow Spelling) row) => row.Who.Joins.FirstOrDefault(join => join.Key.EndsWith(":" + row.Spelling.Text, StringComparison.Ordinal));

    private static Markup Marked(SearchRow row)
    {
        var line = new StringBuilder();
        int at = 0;
        foreach (var match in row.Matches)
        {
            line.Append(Markup.Escape(row.Sentence[at..match.Start])).Append("[bold yellow]").Append(Markup.Escape(row.Sentence[match.Start..match.End])).Append("[/]");
            at = match.End;
        }
        return new Markup(line.Append(Markup.Escape(row.Sentence[at..])).ToString());
    }

    private static string ViaSuffix(IReadOnlyCollection<RelayRow> via) => via.Count == 0 ? "" : ", via " + string.Join(" via ", via.Select(relay => relay.Name));

    private static string? Names(IReadOnlyCollection<string> names) => names.Count == 0 ? null : string.Join("; ", names);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
