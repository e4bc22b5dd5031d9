using Jejak.Text;

namespace Jejak.Articles;

/// <summary>An article as a source handed it over, before anything is understood. Every field but <see cref="Text"/> may be missing.</summary>
public sealed record SourceDocument
{
    /// <summary>The record's id, else its URL, else the SHA-256 of the input.</summary>
    public required string Id { get; init; }

    /// <summary>Where it was read: a path, with <c>#line</c> for a record of a JSON Lines file.</summary>
    public required string Uri { get; init; }

    /// <summary><c>text/plain</c>, <c>text/html</c> or <c>application/x-ndjson</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The input as it was given; offsets of a reading point into it. For HTML the decoded page, markup included.</summary>
    public required string Text { get; init; }

    /// <summary>For HTML: the article's text taken out of the page, and the way back to it. Null where <see cref="Text"/> is the article's text itself.</summary>
    public ExtractedText? Extracted { get; init; }

    public string? Url { get; init; }

    public string? Site { get; init; }

    public string? Title { get; init; }

    /// <summary>The record's or page's publication time as printed there, in whatever form.</summary>
    public string? Published { get; init; }

    public string? Modified { get; init; }

    public string? Author { get; init; }

    public string? Publisher { get; init; }

    public string? Section { get; init; }

    public string? Language { get; init; }
}

/// <summary>Text taken out of markup: blocks separated by line breaks.</summary>
/// <param name="Text">What a reader of the page would read.</param>
/// <param name="Map">From offsets of <paramref name="Text"/> to offsets of the page.</param>
/// <param name="Blocks">What the markup itself says of a span of <paramref name="Text"/> (a heading, a caption); ordered, not overlapping, may be partial.</param>
public sealed record ExtractedText(string Text, OffsetMap Map, IReadOnlyList<Block> Blocks);
