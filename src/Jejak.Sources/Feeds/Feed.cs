using System.Collections.Immutable;
using Jejak.Articles;

namespace Jejak.Sources.Feeds;

/// <summary>What a publisher announces its articles with.</summary>
public enum FeedKind
{
    /// <summary>RSS 2.0, and 0.9x, which have the same items.</summary>
    Rss,

    /// <summary>RSS 1.0 (RDF).</summary>
    Rdf,

    Atom,

    /// <summary>A sitemap (sitemaps.org), with or without the news extension.</summary>
    Sitemap,

    /// <summary>A list of sitemaps.</summary>
    SitemapIndex,
}

/// <summary>A feed or sitemap.</summary>
/// <param name="Items">In the order of the feed; of an index the sitemaps it lists, with a link each.</param>
/// <param name="IsWhole">False where it was cut off, or held more than is read: what is missing may be there the next time.</param>
public sealed record Feed(FeedKind Kind, string? Title, ImmutableArray<FeedItem> Items, bool IsWhole);

/// <summary>An article that a feed announces.</summary>
/// <param name="Id">The item's guid or id, else its link: what stays the same when the item changes.</param>
/// <param name="Link">Absolute, http or https, without a fragment; null where the item has none.</param>
/// <param name="Title">Without markup.</param>
/// <param name="Published">ISO 8601 where the date could be understood, else as it was printed.</param>
/// <param name="Updated">The same of its last change, where the feed tells one.</param>
/// <param name="Summary">Without markup.</param>
/// <param name="Content">The whole article in HTML, where the feed has it (<c>content:encoded</c>, Atom's <c>content</c>).</param>
public sealed record FeedItem(string Id, Uri? Link, string? Title, string? Published, string? Updated, string? Summary, string? Content);

/// <summary>A feed, or what is wrong with it; both where it broke off after some items.</summary>
public readonly record struct FeedResult(Feed? Feed, Failure? Failure);

/// <summary>How much of a feed is read.</summary>
public sealed record FeedLimits
{
    /// <summary>UTF-16 code units of a feed.</summary>
    public int Characters { get; init; } = 64 << 20;

    /// <summary>What a sitemap may hold by its standard.</summary>
    public int Items { get; init; } = 50_000;

    /// <summary>Elements inside each other.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>UTF-16 code units of one title, summary or link; a content may have a hundred times as many.</summary>
    public int FieldCharacters { get; init; } = 20_000;
}
