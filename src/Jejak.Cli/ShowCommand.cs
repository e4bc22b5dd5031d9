using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;
using Jejak.Cli.Explaining;
using Jejak.Cli.Runs;
using Jejak.Cli.Showing;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Jejak.Cli;

/// <summary><c>jejak show ID</c>: everything the archive knows from one article.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var id = new Argument<string>("id") { Description = "The article's id or address, the beginning of the id, or the last part of the address." };
        var explain = new Option<bool>("--explain") { Description = "Why each event is what it is: the row of the resources that knows its words, what its parties were found by, what decided status and time, who says so. The text is read again for it." };
        var command = new Command("show", "One article: what it is, who is in it, who says what, what happened, what slipped. jsonl gives the whole reading, with --explain the reasons for each event.") { id, explain };
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => Run(options.Of(parsed), parsed.GetValue(id)!, parsed.GetValue(explain)));
        return command;
    }

    private static int Run(AnswerOptions.Settings settings, string id, bool explain) => ArchiveFault.Guard(() =>
    {
        if (explain && settings.Format == AnswerFormat.Csv)
        {
            Remarks.Say("--explain has no csv: take --format table or jsonl");
            return ExitCode.Usage;
        }
        using var archive = NewsArchive.Open(settings.Archive);
        if (archive.Answer(new ArticleQuestion(id)) is not { } answer) return Remarks.NoArticle(archive, id, settings.Archive);
        if (explain) return Explain(answer, settings);
        if (settings.Format == AnswerFormat.Csv) new AnswerPrinter(settings).Print(answer.Quotations, Faces.Quotation);
        else if (settings.Format == AnswerFormat.Table) Show(answer, settings);
        else
        {
            using var output = Output.Open(null);
            output.Write(answer.Reading.Span);
            output.Write("\n"u8);
            output.Complete();
        }
        return ExitCode.Done;
    });

    private static int Explain(ArticleAnswer answer, AnswerOptions.Settings settings)
    {
        var (events, changed) = StoredReading.Explain(answer.Reading);
        if (settings.Format == AnswerFormat.Jsonl) AnswerPrinter.PrintJson(events, ReasonJson.Rows.EventReasons);
        else new AnswerPrinter(settings).Print(new ReasonPage(Head(answer), events).Draw());
        if (events.Length == 0) Remarks.Say("no events in this article");
        if (changed > 0) Remarks.Say($"{Count(changed)} of the {Count(events.Length)} events stand otherwise in the archive, which another version read; what is explained is how this one reads");
        return ExitCode.Done;
    }

    private static void Show(ArticleAnswer answer, AnswerOptions.Settings settings)
    {
        var printer = new AnswerPrinter(settings);
        printer.Print(Page(answer, printer.ShowsColors));
    }

    private static Rows Page(ArticleAnswer answer, bool colors)
    {
        var parts = new List<IRenderable> { Head(answer) };
        if (answer.Quotations.Length > 0) parts.AddRange([new Words(""), Title($"Quotations ({Count(answer.Quotations.Length)})")]);
        foreach (var quotation in answer.Quotations) parts.AddRange([new Words(""), new ChainPicture(quotation, answer.Article.Publisher)]);
        parts.AddRange([new Words(""), Title("Text"), new Words("")]);
        parts.AddRange(MarkedText.Paragraphs(answer.Reading, colors));
        Add($"Events ({Count(answer.Events.Length)})", answer.Events, "What", happening => [new Rows(Faces.What(happening), new Markup($"[grey]{Markup.Escape(Faces.When(happening))}[/]")), new Words(happening.Sentence)]);
        Add($"Slips ({Count(answer.Findings.Length)})", answer.Findings, "Slip", finding => [Faces.Slip(finding), new Words(finding.Sentence)]);
        return new Rows(parts);

        void Add<T>(string title, IReadOnlyCollection<T> rows, string heading, Func<T, IRenderable[]> cells)
        {
            if (rows.Count == 0) return;
            var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true, Expand = true, Title = new TableTitle(title, new Style(decoration: Decoration.Bold)) };
            table.AddColumn(heading).AddColumn("Sentence");
            foreach (var row in rows) table.AddRow(cells(row));
            parts.Add(new Words(""));
            parts.Add(table);
        }
    }

    private static Words Title(string title) => new(title, new Style(decoration: Decoration.Bold));

    private static Grid Head(ArticleAnswer answer)
    {
        var article = answer.Article;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        Line("Title", article.Title);
        Line("Publisher", article.Publisher);
        Line("Published", article.Published);
        Line("Address", article.Url);
        Line("Read from", article.Uri);
        Line("Id", article.Id);
        if (answer.Revisions.Length > 1) Line("Revisions", string.Join(", ", answer.Revisions.Select(revision => $"{Count(revision.Number)}{(revision.IsCurrent ? " (current)" : "")} from {revision.Uri}")));
        foreach (var group in answer.Entities.GroupBy(entity => entity.Type).OrderByDescending(group => group.Sum(entity => entity.Mentions)))
            Line(char.ToUpperInvariant(group.Key[0]) + group.Key[1..], string.Join("; ", group.Select(entity => entity.Roles.IsEmpty ? entity.Name : $"{entity.Name} ({string.Join(", ", entity.Roles)})")));
        return grid;

        void Line(string label, string? value)
        {
            if (value is not null) grid.AddRow(new Words(label, new Style(Color.Grey)), new Words(value));
        }
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
