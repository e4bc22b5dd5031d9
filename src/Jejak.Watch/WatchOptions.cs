using Jejak.Watch.Fetching;

namespace Jejak.Watch;

/// <summary>What is watched, and how.</summary>
public sealed record WatchOptions
{
    /// <summary>A file, or <c>postgres://…</c>; made where there is none yet.</summary>
    public required string Archive { get; init; }

    /// <summary>Addresses of feeds and sitemaps, and folders. None: those that the archive knows.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>How often each is asked.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(5);

    public FetchOptions Fetch { get; init; } = new();

    /// <summary>Tells the waits of one installation from those of another.</summary>
    public int Seed { get; init; }

    /// <summary>Articles of one source that are read before it is asked again.</summary>
    public int MostArticles { get; init; } = 500;

    /// <summary>Sitemaps of a list that are watched: the newest.</summary>
    public int MostSitemaps { get; init; } = 10;

    /// <summary>Tries before an article is given up.</summary>
    public int MostTries { get; init; } = 8;

    /// <summary>How soon a stored article may be read again when its feed says that it has changed: some say so every time.</summary>
    public TimeSpan AgainAfter { get; init; } = TimeSpan.FromMinutes(10);

    internal Backoff SourceBackoff => new(Every < TimeSpan.FromMinutes(1) ? Every : TimeSpan.FromMinutes(1), TimeSpan.FromHours(6), Seed);

    internal Backoff ArticleBackoff => new(TimeSpan.FromMinutes(1), TimeSpan.FromHours(6), Seed);
}

/// <summary>What watching has done so far.</summary>
/// <param name="Failed">Sources that could not be read, and articles that were given up.</param>
public sealed record WatchTally(int New, int Revised, int Unchanged, int Skipped, int Failed)
{
    public int Stored => New + Revised;

    public static WatchTally operator +(WatchTally one, WatchTally other) => new(one.New + other.New, one.Revised + other.Revised, one.Unchanged + other.Unchanged, one.Skipped + other.Skipped, one.Failed + other.Failed);

    public static WatchTally None { get; } = new(0, 0, 0, 0, 0);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{New:N0} new, {Revised:N0} revised, {Unchanged:N0} unchanged, {Skipped:N0} skipped, {Failed:N0} failed");
}
