using System.Collections.Immutable;
using Jejak.Text;

namespace Jejak.Articles;

/// <summary>An article: its text cut into blocks, and what its head, foot, record and address say about it.</summary>
public sealed record Article
{
    public required SourceDocument Source { get; init; }

    /// <summary>
    /// The text the stages read: <see cref="SourceDocument.Text"/>, or for HTML the text taken out of it; what either left escaped (<c>&amp;ldquo;</c>) is readable in it,
    /// and every offset is the same.
    /// </summary>
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public string Text { get => field ?? Source.Extracted?.Text ?? Source.Text; init; }

    /// <summary>Ordered and without overlap; together they cover every character of <see cref="Text"/> that is not white space.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    public required Metadata Meta { get; init; }

    public string Language { get; init; } = "id";
}

/// <summary>What is known about the article as a publication. What is not known is null or empty.</summary>
public sealed record Metadata
{
    public string? Title { get; init; }

    /// <summary>When it was published, at its own offset.</summary>
    public PublicationTime? Published { get; init; }

    public PublicationTime? Modified { get; init; }

    public string? Publisher { get; init; }

    public string? Section { get; init; }

    public string? Url { get; init; }

    public ImmutableArray<string> Writers { get; init; } = [];

    public ImmutableArray<string> Editors { get; init; } = [];

    public ImmutableArray<string> Contributors { get; init; } = [];

    /// <summary>Initials at the foot, without brackets: <c>lir/nvc</c>.</summary>
    public string? Signature { get; init; }

    public Dateline? Dateline { get; init; }
}

/// <summary>A date, with a clock time and offset where they are known.</summary>
public readonly record struct PublicationTime(DateOnly Date, TimeOnly? Time = null, TimeSpan? Offset = null)
{
    /// <summary>ISO 8601: <c>2019-03-28</c> or <c>2019-03-28T23:08:00+07:00</c>.</summary>
    public override string ToString()
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        string date = Date.ToString("yyyy-MM-dd", invariant);
        if (Time is not { } time) return date;
        string clock = date + "T" + time.ToString("HH:mm:ss", invariant);
        if (Offset is not { } offset) return clock;
        return clock + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", invariant);
    }
}

/// <summary>Where the report says it was written: the span holds the place only.</summary>
public sealed record Dateline(string Place, TextSpan Span);
