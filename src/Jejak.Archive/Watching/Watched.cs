namespace Jejak.Archive.Watching;

/// <summary>A feed, sitemap or folder that is watched.</summary>
/// <param name="Address">Of the feed, or the folder's full path.</param>
/// <param name="Parent">The list of sitemaps that names it; null for what somebody named.</param>
/// <param name="ETag">What the server is asked with the next time; so is <paramref name="Modified"/>.</param>
/// <param name="Asked">When it was last asked.</param>
/// <param name="Due">When it is asked next; null for at once.</param>
/// <param name="Failures">In a row.</param>
/// <param name="Fault">What went wrong the last time, in one line; null where all was well.</param>
public sealed record WatchedSource(string Address, string? Parent = null, string? ETag = null, string? Modified = null, DateTimeOffset? Asked = null, DateTimeOffset? Due = null, int Failures = 0, string? Fault = null);

/// <summary>An article that a source has announced.</summary>
/// <param name="Item">What it is known by, whatever source names it.</param>
/// <param name="Source">The one that announced it last.</param>
/// <param name="Link">Its address, or a file's path; null where the feed is all there is.</param>
/// <param name="Version">Changes when the item does.</param>
/// <param name="Content">The article as the feed gives it.</param>
/// <param name="Article">The id it is stored under; null until it is.</param>
/// <param name="Failures">In a row.</param>
public sealed record AnnouncedItem(string Item, string Source, string? Link, string? Title, string? Published, string Version, string? Content, string? Article = null, int Failures = 0);

/// <summary>What has become of an announced article.</summary>
public enum ItemState
{
    Waiting,
    Stored,

    /// <summary>There is no article in it.</summary>
    Skipped,

    /// <summary>Given up.</summary>
    Failed,
}

/// <summary>How a source goes.</summary>
/// <param name="Waiting">Items that are not read yet.</param>
public sealed record WatchedRow(WatchedSource Source, int Waiting, int Stored, int Skipped, int Failed);
