using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Jejak.Articles;
using Jejak.Cli.Explaining;
using Jejak.Documents;
using Jejak.Formats;
using Jejak.Text;
using Spectre.Console;

namespace Jejak.Cli.Digest;

/// <summary>An article's reading as a page for people: its head, who said what on whose word, who did what to whom, when, and what slipped.</summary>
internal static class ArticleDigest
{
    private const int Indent = 2;

    /// <param name="reasons">Why each event is what it is, shown below it; none where nobody asks.</param>
    /// <returns>The page with line feeds at its lines' ends and an empty line behind it.</returns>
    public static string Draw(Document document, int width, bool colors, ImmutableArray<EventReasons> reasons = default)
    {
        using var page = new DigestPage(width, colors);
        Head(page, document);
        Quotations(page, document);
        Events(page, document, reasons);
        Times(page, document);
        Findings(page, document);
        return page.ToString();
    }

    private static void Head(DigestPage page, Document document)
    {
        var meta = document.Article.Meta;
        string title = meta.Title ?? Opening(document);
        page.Rule();
        page.Line(0, $"[bold]{Safe(title)}[/]");
        string?[] parts =
        [
            meta.Publisher ?? document.Article.Source.Site,
            When(meta.Published),
            meta.Dateline?.Place,
            meta.Writers.IsEmpty ? null : string.Join(", ", meta.Writers),
        ];
        page.Line(0, $"[grey]{Safe(string.Join(" · ", parts.OfType<string>().DefaultIfEmpty(document.Article.Source.Uri)))}[/]");
    }

    private static void Quotations(DigestPage page, Document document)
    {
        if (document.Quotations.IsEmpty) return;
        page.Heading("Said");
        foreach (var quotation in document.Quotations)
        {
            string words = string.Join(" … ", quotation.Content.Select(span => Words(document, span)));
            page.Line(Indent, quotation.Kind == QuotationKind.Direct ? $"“{Safe(words)}”" : Safe(words));
            page.Line(2 * Indent, $"{Chain(document, quotation)} [grey]· {Names.Of(quotation.Kind)}[/]");
            page.Gap();
        }
    }

    /// <summary>From the speaker outward: <c>Maria Zakharova (juru bicara …) → kata → AFP → KOMPAS.com</c>.</summary>
    private static string Chain(Document document, Quotation quotation)
    {
        var chain = new StringBuilder();
        if (quotation.Speaker is { } speaker)
        {
            chain.Append("[bold]").Append(Safe(speaker.Name)).Append("[/]");
            if (speaker.Role is { } role && role.Text != speaker.Name) chain.Append(" (").Append(Safe(role.Text)).Append(')');
        }
        else chain.Append("[yellow]?[/]");
        chain.Append("[grey]");
        if (quotation.Cue is { } cue) chain.Append(" → ").Append(Safe(Words(document, cue)));
        if (quotation.Addressee is { } addressee) chain.Append(" to ").Append(Safe(addressee.Name));
        foreach (var relay in quotation.Via) chain.Append(" → ").Append("[/][aqua]").Append(Safe(relay.Name)).Append("[/][grey]");
        if ((document.Article.Meta.Publisher ?? document.Article.Source.Site) is { } publisher) chain.Append(" → ").Append(Safe(publisher));
        return chain.Append("[/]").ToString();
    }

    private static void Events(DigestPage page, Document document, ImmutableArray<EventReasons> reasons)
    {
        if (document.Events.IsEmpty) return;
        page.Heading("Done");
        for (int i = 0; i < document.Events.Length; i++)
        {
            var happening = document.Events[i];
            string mode = happening.Mode is null ? "" : ":" + happening.Mode;
            string notes = string.Join(" · ", new[] { happening.Status == EventStatus.Actual ? null : $"[yellow]{Names.Of(happening.Status)}[/]", Note(happening.Time), Note(happening.Place) }.OfType<string>());
            page.Line(Indent, $"{Parties(document, happening.Actors)} —[aqua]{Safe(happening.Type + mode)}[/]→ {Parties(document, happening.Recipients)}{(notes.Length == 0 ? "" : "  ")}{notes}");
            string asserter = happening.AssertedBy >= 0 && happening.AssertedBy < document.Quotations.Length && document.Quotations[happening.AssertedBy].Speaker is { } speaker ? $" (says {speaker.Name})" : "";
            page.Line(2 * Indent, $"[grey]{Safe(Words(document, happening.Evidence) + asserter)}[/]");
            if (!reasons.IsDefault)
            {
                foreach (var (label, markup) in ReasonLines.Of(reasons[i])) page.Line(2 * Indent, $"[grey]{label.PadRight(ReasonLines.LabelWidth)}[/] {markup}");
            }
            page.Gap();
        }
    }

    private static void Times(DigestPage page, Document document)
    {
        if (document.Times.IsEmpty) return;
        page.Heading("When");
        var said = document.Times.Select(time => $"{Safe(Words(document, time.Span))} [grey]= {Safe(time.Value ?? "?")}[/]").Distinct(StringComparer.Ordinal);
        page.Line(Indent, string.Join(" · ", said));
        page.Gap();
    }

    private static void Findings(DigestPage page, Document document)
    {
        if (document.Findings.IsEmpty) return;
        page.Heading("Slips");
        foreach (var finding in document.Findings)
        {
            string suggestion = finding.Suggestion is { } better ? $" → [green]{Safe(better)}[/]" : "";
            page.Line(Indent, $"[yellow]{Safe(Words(document, finding.Span))}[/]{suggestion}  [grey]{Safe(finding.Message)}[/]");
        }
        page.Gap();
    }

    private static string Parties(Document document, ImmutableArray<int> entities) => entities.IsEmpty
        ? "[grey]·[/]"
        : string.Join(", ", entities.Where(entity => entity >= 0 && entity < document.Entities.Length).Select(entity => $"[bold]{Safe(document.Entities[entity].Name)}[/]"));

    private static string? Note(string? text) => text is null ? null : $"[grey]{Safe(text)}[/]";

    private static string? When(PublicationTime? published) => published is not { } time ? null
        : time.Time is { } clock ? string.Create(CultureInfo.InvariantCulture, $"{time.Date:d MMMM yyyy} {clock:HH:mm}{Zone(time.Offset)}")
        : time.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Zone(TimeSpan? offset) => offset is not { } zone ? "" : $" UTC{(zone < TimeSpan.Zero ? '-' : '+')}{zone.Duration().ToString(zone.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";

    private static string Opening(Document document)
    {
        var body = document.Article.Blocks.FirstOrDefault(block => block.IsBody).Span;
        string words = Words(document, body);
        return words.Length <= 80 ? words : words[..80].TrimEnd() + "…";
    }

    private static string Words(Document document, TextSpan span) => span.Of(document.Text);

    /// <summary>On one line, without what could steer the terminal, and with Spectre's brackets escaped.</summary>
    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool space = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!space) safe.Append(c);
            else if (safe.Length > 0 && safe[^1] != ' ') safe.Append(' ');
        }
        return Markup.Escape(safe.ToString().Trim());
    }
}
