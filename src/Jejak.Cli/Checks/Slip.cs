using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;
using Jejak.Formats;
using Jejak.Text;

namespace Jejak.Cli.Checks;

/// <summary>A finding with its place as a linter names it.</summary>
/// <param name="File">The path as it was given or found; <c>-</c> for standard input.</param>
/// <param name="Record">The record's number in a file of records, from 1; null where the file is the article.</param>
/// <param name="Id">The article's.</param>
/// <param name="Span">In the text as it was given (of a record: of its text).</param>
/// <param name="IsWhole">No markup lies inside the span: it may be replaced as it stands.</param>
internal sealed record Slip(string File, int? Record, string Id, TextSpan Span, string Text, (int Line, int Column) Start, (int Line, int Column) End, bool IsWhole, Finding Finding)
{
    /// <summary><c>news/a.txt</c>, <c>news.jsonl:12</c>.</summary>
    public string Place => Record is { } record ? string.Create(CultureInfo.InvariantCulture, $"{File}:{record}") : File;

    public FindingWording In(string language) =>
        Finding.Wordings.FirstOrDefault(wording => wording.Language == language) ?? new(language, Finding.Message, Finding.Suggestion);

    public static ImmutableArray<Slip> Of(Document document)
    {
        if (document.Findings.IsEmpty) return [];
        var source = document.Article.Source;
        var (file, record) = Parts(source.Uri, source.MediaType == "application/x-ndjson");
        var page = new PageSpans(document.Article);
        var lines = new LinePositions(source.Text);
        return
        [
            .. from finding in document.Findings
               let span = page.Cover(finding.Span)
               orderby span.Start
               select new Slip(file, record, source.Id, span, span.Of(source.Text), lines.Of(span.Start), lines.Of(span.End), !page.IsBroken(finding.Span), finding),
        ];
    }

    private static (string File, int? Record) Parts(string uri, bool isRecord)
    {
        int hash = isRecord ? uri.LastIndexOf('#') : -1;
        return hash >= 0 && int.TryParse(uri.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int record) ? (uri[..hash], record) : (uri, null);
    }
}
