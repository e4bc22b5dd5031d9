using Jejak.Text;

namespace Jejak.Articles;

/// <summary>What a stretch of a page is. Only <see cref="Paragraph"/> and <see cref="Heading"/> are the article's own words.</summary>
public enum BlockKind
{
    Paragraph,
    Heading,
    Title,
    Byline,
    Published,
    Publisher,
    Dateline,
    Caption,
    Credit,
    Related,
    Advertisement,
    Embed,
    Signature,
    Tag,
    Navigation,
}

/// <summary>A stretch of the article's text of one kind.</summary>
public readonly record struct Block(BlockKind Kind, TextSpan Span)
{
    public bool IsBody => Kind is BlockKind.Paragraph or BlockKind.Heading;
}
