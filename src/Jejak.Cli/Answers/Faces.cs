using System.Globalization;
using System.Text;
using Jejak.Archive.Questions;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>The looks of rows, column by column.</summary>
internal static class Faces
{
    public static RowFace<TimelineRow> Timeline { get; } = new(AnswerJson.Rows.TimelineRow,
        [
            ("day", row => row.Day), ("kind", row => row.Event is null ? row.Quotation!.Kind : "event"), ("type", row => row.Event?.Type), ("mode", row => row.Event?.Mode), ("status", row => row.Event?.Status),
            ("actors", row => row.Event is { } happening ? Names(happening.Actors) : row.Quotation!.Speaker), ("recipients", row => row.Event is { } happening ? Names(happening.Recipients) : row.Quotation!.Addressee),
            ("time", row => row.Event?.Time), ("asserted_by", row => row.Event?.AssertedBy?.Speaker), ("via", row => Relays(row.Event is { } happening ? happening.AssertedBy?.Via ?? [] : row.Quotation!.Via)),
            ("sentence", row => row.Event?.Sentence ?? row.Quotation!.Sentence), .. Article<TimelineRow>(row => row.Event?.Article ?? row.Quotation!.Article),
            ("start", row => Number(row.Event?.Start ?? row.Quotation!.Start)), ("end", row => Number(row.Event?.End ?? row.Quotation!.End)),
        ],
        [("When", 12), ("Who did or said what", 0), ("Sentence", 0), ("Source", 0)],
        row => row.Event is { } happening
            ? [new Words(When(happening)), What(happening), new Words(happening.Sentence), Source(happening.Article)]
            : [new Words(row.Day ?? "?"), Who(row.Quotation!), new Words(row.Quotation!.Sentence), Source(row.Quotation.Article)]);

    public static RowFace<QuotationRow> Quotation { get; } = new(AnswerJson.Rows.QuotationRow,
        [
            ("published", row => row.Article.Published), ("kind", row => row.Kind), ("speaker", row => row.Speaker), ("printed", row => row.Printed), ("role", row => row.Role), ("affiliation", row => row.Affiliation), ("addressee", row => row.Addressee),
            ("cue", row => row.Cue), ("via", row => Relays(row.Via)), ("content", row => string.Join(" … ", row.Content)), ("sentence", row => row.Sentence),
            .. Article<QuotationRow>(row => row.Article).Where(column => column.Name != "published"), ("start", row => Number(row.Start)), ("end", row => Number(row.End)),
        ],
        [("Published", 10), ("Who", 0), ("Sentence", 0), ("Source", 0)],
        row => [new Words(Day(row.Article)), Who(row), new Words(row.Sentence), Source(row.Article)]);

    public static RowFace<SearchRow> Search { get; } = new(AnswerJson.Rows.SearchRow,
        [
            ("score", row => row.Score.ToString("0.###", CultureInfo.InvariantCulture)), ("sentence", row => row.Sentence), .. Article<SearchRow>(row => row.Article),
            ("start", row => Number(row.Start)), ("end", row => Number(row.End)),
        ],
        [("Published", 10), ("Sentence", 0), ("Source", 0)],
        row => [new Words(Day(row.Article)), Marked(row), Source(row.Article)]);

    public static RowFace<FindingRow> Finding { get; } = new(AnswerJson.Rows.FindingRow,
        [
            ("code", row => row.Code), ("text", row => row.Text), ("message", row => row.Message), ("suggestion", row => row.Suggestion), ("sentence", row => row.Sentence),
            .. Article<FindingRow>(row => row.Article), ("start", row => Number(row.Start)), ("end", row => Number(row.End)),
        ],
        [("Slip", 0), ("Sentence", 0), ("Source", 0)],
        row => [Slip(row), new Words(row.Sentence), Source(row.Article)]);

    public static RowFace<RelayedRow> Relayed { get; } = new(AnswerJson.Rows.RelayedRow,
        [
            ("relay", row => row.Relay), ("relation", row => row.Relation), ("publisher", row => row.Publisher), ("quotations", row => Number(row.Quotations)), ("articles", row => Number(row.Articles)),
            ("first", row => row.First), ("last", row => row.Last),
        ], [], _ => []);

    public static RowFace<RelationMonth> Month { get; } = new(AnswerJson.Rows.RelationMonth,
        [
            ("month", row => row.Month), ("events", row => Number(row.Events)), ("cooperative", row => Number(row.Cooperative)), ("conflictual", row => Number(row.Conflictual)),
            ("score", row => row.Score.ToString(CultureInfo.InvariantCulture)),
        ],
        [("Month", 0), ("Events", 0), ("Score", 0)],
        row => [new Words(row.Month ?? "?"), new Words(Number(row.Events)), new Words(RelationPage.Signed(row.Score))]);

    public static RowFace<ActorPairRow> Pair { get; } = new(AnswerJson.Rows.ActorPairRow,
        [
            ("one", row => row.One), ("other", row => row.Other), ("events", row => Number(row.Events)), ("forth", row => Number(row.Forth)), ("back", row => Number(row.Back)), ("together", row => Number(row.Together)),
            ("score", row => row.Score.ToString(CultureInfo.InvariantCulture)), ("first", row => row.First), ("last", row => row.Last),
        ],
        [("One", 0), ("Other", 0), ("Events", 7), ("→", 5), ("←", 5), ("together", 9), ("Score", 7), ("When", 25)],
        row =>
        [
            new Words(row.One), new Words(row.Other), new Words(Number(row.Events)), new Words(Number(row.Forth)), new Words(Number(row.Back)), new Words(Number(row.Together)),
            new Words(RelationPage.Signed(row.Score)), new Words(row.First is null ? "?" : row.First == row.Last ? row.First : $"{row.First} – {row.Last}"),
        ]);

    public static RowFace<(WhoRow Who, SpellingRow Spelling)> Spelling { get; } = new(null!,
        [
            ("key", row => row.Who.Key), ("type", row => row.Who.Type), ("name", row => row.Who.Name), ("spelling", row => row.Spelling.Text), ("articles", row => Number(row.Spelling.Articles)),
            ("rule", row => Join(row)?.Rule), ("evidence", row => Join(row)?.Evidence),
        ],
        [("Spelling", 0)],
        row => [new Words(row.Spelling.Text)]);

    public static RowFace<DecisionRow> Decision { get; } = new(AnswerJson.Rows.DecisionRow,
        [("number", row => Number(row.Number)), ("kind", row => row.Kind), ("one", row => row.One), ("others", row => Names(row.Others)), ("made", row => row.Made)],
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
        return new Markup($"[yellow]{Markup.Escape(finding.Code)}[/]\n[bold]{Markup.Escape(finding.Text)}[/]{Markup.Escape(suggestion)}\n[grey]{Markup.Escape(finding.Message)}[/]");
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

    private static (string Name, Func<T, string?> Value)[] Article<T>(Func<T, ArticleReference> of) =>
    [
        ("article", row => of(row).Id), ("title", row => of(row).Title), ("publisher", row => of(row).Publisher), ("published", row => of(row).Published), ("url", row => of(row).Url), ("uri", row => of(row).Uri),
    ];

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

    private static string? Relays(IReadOnlyCollection<RelayRow> via) => Names([.. via.Select(relay => relay.Name)]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
