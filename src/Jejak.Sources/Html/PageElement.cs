using AngleSharp.Dom;

namespace Jejak.Sources.Html;

/// <summary>An element of a page, with sums over the text in it.</summary>
internal sealed class PageElement(IElement node, int parent)
{
    public IElement Node { get; } = node;

    /// <summary>Index of its parent among the page's elements, or −1.</summary>
    public int Parent { get; } = parent;

    /// <summary>One past the index of its last descendant.</summary>
    public int End { get; set; }

    /// <summary>Its text runs, and its descendants', are those from here to <see cref="EndRun"/>.</summary>
    public int FirstRun { get; set; }

    public int EndRun { get; set; }

    /// <summary>Characters that are not white space, descendants' included.</summary>
    public int Length { get; set; }

    /// <summary>The part of <see cref="Length"/> that is in links.</summary>
    public int LinkLength { get; set; }

    public int Links { get; set; }

    public int Commas { get; set; }

    /// <summary>Characters of text that stands in it directly or in inline elements.</summary>
    public int OwnLength { get; set; }

    /// <summary>How much speaks for its being the article's container.</summary>
    public double Score { get; set; }

    public PageTag Tag { get; init; }

    public ClassMeaning Class { get; init; }

    /// <summary>Never part of an article: scripts, navigation, what is hidden.</summary>
    public bool IsExcluded { get; init; }

    public double LinkDensity => Length == 0 ? 0 : (double)LinkLength / Length;
}

/// <summary>What an element is to the flow of text.</summary>
internal enum PageTag
{
    /// <summary>Runs on in the line: <c>b a span em</c>, and whatever is unknown.</summary>
    Inline,

    /// <summary>Begins and ends a line.</summary>
    Block,
    Paragraph,
    Title,
    Heading,
    Caption,
    Link,
    Break,
    Cell,
}

/// <summary>A stretch of the page that is text: raw, character references not resolved.</summary>
/// <param name="Element">Index of the element it stands in.</param>
internal readonly record struct PageRun(int Start, int End, int Element);
