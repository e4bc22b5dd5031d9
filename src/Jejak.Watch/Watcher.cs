using System.Collections.Immutable;
using Jejak.Archive;
using Jejak.Archive.Watching;
using Jejak.Sources;
using Jejak.Sources.Feeds;
using Jejak.Watch.Fetching;

namespace Jejak.Watch;

/// <summary>
/// Asks feeds, sitemaps and folders again and again, and stores the articles they announce. What a feed announces and what it is to be asked with the next time are put down in one transaction before anything is read,
/// an article and the mark that it is stored in another: whenever the program is killed, it goes on where it was.
/// </summary>
public sealed class Watcher : IDisposable
{
    private const int AtOnce = 8;
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2), s_longestSleep = TimeSpan.FromDays(1), s_patience = TimeSpan.FromSeconds(30);

    private readonly WatchOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<string> _say;
    private readonly Fetcher _fetcher;
    private readonly ArticleIntake _intake;
    private readonly ArticleRound _articles;
    private readonly AlertRound _alerts;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly Lock _lock = new();
    private WatchTally _tally = WatchTally.None;

    /// <param name="reader">Reads articles; asked when the first one comes.</param>
    /// <param name="say">What a person should know, a line each; called from any thread.</param>
    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    public Watcher(WatchOptions options, Func<Reader> reader, TimeProvider time, Action<string> say)
    {
        (_options, _time, _say) = (options, time, say);
        _intake = new(options.Archive, reader);
        _fetcher = new(options.Fetch, time);
        _articles = new(options, _fetcher, _intake, time, say);
        _alerts = new(options.Archive, _fetcher, _intake, options.ArticleBackoff, time, say);
    }

    public WatchTally Tally
    {
        get
        {
            lock (_lock) return _tally;
        }
    }

    /// <summary>What is asked for by name.</summary>
    /// <returns>The address or full path; null where it is neither.</returns>
    public static string? AddressOf(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri
        : Directory.Exists(source) ? Path.GetFullPath(source) : null;

    /// <summary>Asks every source once, with the sitemaps it lists, and reads what they announce.</summary>
    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    public async Task RunOnce(CancellationToken cancellation) => await Task.WhenAll(Open().Select(async source =>
    {
        await Round(source, asks: true, isLast: true, cancellation).ConfigureAwait(false);
        foreach (var sitemap in _intake.Note(ledger => ledger.Sources(source.Address))) await Round(sitemap, asks: true, isLast: true, cancellation).ConfigureAwait(false);
    })).ConfigureAwait(false);

    /// <summary>Asks saved questions for what is new, and sends what waits; watching does so by itself after each round.</summary>
    /// <returns>How many new answers there are, and how many were sent.</returns>
    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    public Task<(int New, int Sent)> RunAlerts(CancellationToken cancellation) => _alerts.Run(cancellation);

    /// <summary>Watches until it is cancelled.</summary>
    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task Run(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = Open().Select(source => Watch(source, stop.Token)).ToList();
        // One that ends has failed: the archive cannot be written, and so the others cannot go on either.
        var first = await Task.WhenAny(running).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        try { await Task.WhenAll(running).ConfigureAwait(false); }
        catch (OperationCanceledException) { /* What it was is said by the first. */ }
        await first.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _fetcher.Dispose();
        _intake.Dispose();
        _alerts.Dispose();
        _places.Dispose();
    }

    private ImmutableArray<WatchedSource> Open() => _options.Sources.Count == 0
        ? _intake.Note(ledger => ledger.Sources())
        : _intake.Note(ledger => _options.Sources.Select(source => AddressOf(source) ?? source).Distinct().Select(address => ledger.Open(address)).ToImmutableArray());

    private async Task Watch(WatchedSource source, CancellationToken cancellation)
    {
        using var changes = IsFolder(source) ? new FolderChanges(source.Address, s_settled) : null;
        bool changed = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            TimeSpan sleep;
            try
            {
                foreach (var each in WithSitemaps(source))
                {
                    var now = _time.GetUtcNow();
                    if (changed || Next(each) <= now) await Round(each, changed || each.Due is null || each.Due <= now, isLast: false, cancellation).ConfigureAwait(false);
                }
                changed = false;
                sleep = WithSitemaps(source).Min(Next) - _time.GetUtcNow();
            }
            catch (ArchiveException fault) when (fault.Problem is ArchiveProblem.Locked or ArchiveProblem.ServerGone)
            {
                _say($"{fault.Message}; watching goes on in {s_patience.TotalSeconds:0} s");
                sleep = s_patience;
            }
            if (sleep <= TimeSpan.Zero) continue;
            if (sleep > s_longestSleep) sleep = s_longestSleep;
            if (changes is null) await Task.Delay(sleep, _time, cancellation).ConfigureAwait(false);
            else changed |= await changes.Wait(sleep, _time, cancellation).ConfigureAwait(false);
        }
    }

    private ImmutableArray<WatchedSource> WithSitemaps(WatchedSource source) => _intake.Note(ledger => ledger.Sources(source.Address).Insert(0, ledger.Open(source.Address)));

    /// <summary>When there is something to do: to ask the source again, or to try one of its articles again.</summary>
    private DateTimeOffset Next(WatchedSource source)
    {
        var due = source.Due ?? DateTimeOffset.MinValue;
        return _intake.Note(ledger => ledger.NextDue(source.Address)) is { } article && article < due ? article : due;
    }

    /// <param name="asks">Whether the source itself is asked, or only its articles are tried again.</param>
    /// <param name="isLast">Nothing comes after it: all that waits is read now, and who is being written is waited for.</param>
    private async Task Round(WatchedSource source, bool asks, bool isLast, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var tally = WatchTally.None;
            if (asks) tally += await (IsFolder(source) ? Folder(source, isLast, cancellation) : Feed(source, cancellation)).ConfigureAwait(false);
            tally += await _articles.Run(source, isLast ? int.MaxValue : _options.MostArticles, cancellation).ConfigureAwait(false);
            lock (_lock) _tally += tally;
            if (tally.Stored > 0)
            {
                _intake.Join();
                _say($"{source.Address}: {tally}");
            }
            await _alerts.Run(cancellation).ConfigureAwait(false);
        }
        finally { _places.Release(); }
    }

    private static bool IsFolder(WatchedSource source) => Path.IsPathRooted(source.Address);

    private async Task<WatchTally> Folder(WatchedSource source, bool isLast, CancellationToken cancellation)
    {
        if (!Directory.Exists(source.Address)) return Failed(source, $"{source.Address}: there is no such folder; it is looked for again later", null);
        var (files, fresh) = Look(source.Address);
        if (isLast && fresh.Count > 0)
        {
            await Task.Delay(s_settled, TimeProvider.System, cancellation).ConfigureAwait(false);
            (files, fresh) = Look(source.Address);
            foreach (string path in fresh) _say($"{path}: is still being written; it is read the next time");
        }
        var now = _time.GetUtcNow();
        _intake.Note(ledger =>
        {
            ledger.Announce(files, _ => now);
            ledger.Save(source with { Asked = now, Due = now + (fresh.Count == 0 || _options.Every < s_settled ? _options.Every : s_settled), Failures = 0, Fault = null });
        });
        return WatchTally.None;
    }

    /// <summary>The files of a folder; apart those that may still be being written, for they were a moment ago, by the clock of the file system.</summary>
    private static (List<AnnouncedItem> Settled, List<string> Fresh) Look(string folder)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (settled, fresh) = (new List<AnnouncedItem>(), new List<string>());
        foreach (string path in SourceFiles.Articles(folder))
        {
            var file = new FileInfo(path);
            if (!file.Exists) continue;
            if ((now - file.LastWriteTimeUtc).Duration() < s_settled) fresh.Add(path);
            else settled.Add(new(path, folder, path, null, null, FormattableString.Invariant($"{file.LastWriteTimeUtc.Ticks}-{file.Length}"), null));
        }
        return (settled, fresh);
    }

    private async Task<WatchTally> Feed(WatchedSource source, CancellationToken cancellation)
    {
        var fetched = await _fetcher.Get(new Uri(source.Address), new(source.ETag, source.Modified), cancellation).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        var well = source with { Asked = now, Due = now + _options.Every, Failures = 0, Fault = null };
        if (fetched.Outcome == FetchOutcome.NotModified)
        {
            _intake.Note(ledger => ledger.Save(well));
            return WatchTally.None;
        }
        if (fetched.Outcome != FetchOutcome.Content) return Failed(source, fetched.Fault!, fetched.RetryAfter);
        var (feed, failure) = FeedReader.Read(fetched.Address, fetched.Bytes, fetched.Charset);
        if (feed is null) return Failed(source, failure!.ToString(), null);
        if (failure is not null) _say(failure.ToString());
        // Of half a feed the rest must come, so it is asked for without conditions.
        well = well with { ETag = feed.IsWhole ? fetched.Validators.ETag : null, Modified = feed.IsWhole ? fetched.Validators.LastModified : null, Fault = failure?.ToString() };
        _intake.Note(ledger =>
        {
            if (feed.Kind == FeedKind.SitemapIndex) OpenSitemaps(ledger, source, feed);
            else ledger.Announce(feed.Items.Select(item => ItemKeys.Of(source.Address, item)).OfType<AnnouncedItem>(), stored => stored + _options.AgainAfter);
            ledger.Save(well);
        });
        return failure is null ? WatchTally.None : new(0, 0, 0, 0, 1);
    }

    /// <summary>The newest sitemaps of a list, those without a date in the order of the list. A list inside a list is not followed further.</summary>
    private void OpenSitemaps(WatchLedger ledger, WatchedSource source, Feed feed)
    {
        if (source.Parent is not null) return;
        foreach (var sitemap in feed.Items.Where(item => item.Link is not null).OrderByDescending(item => item.Updated, StringComparer.Ordinal).Take(_options.MostSitemaps))
        {
            if (sitemap.Link!.AbsoluteUri != source.Address) ledger.Open(sitemap.Link.AbsoluteUri, source.Address);
        }
    }

    private WatchTally Failed(WatchedSource source, string fault, TimeSpan? retryAfter)
    {
        int failures = source.Failures + 1;
        var wait = _options.SourceBackoff.After(source.Address, failures);
        if (retryAfter > wait) wait = retryAfter.Value;
        var now = _time.GetUtcNow();
        _intake.Note(ledger => ledger.Save(source with { Asked = now, Due = now + wait, Failures = failures, Fault = fault }));
        // Said when it begins, and not each time it goes on.
        if (source.Fault != fault) _say(fault);
        return new(0, 0, 0, 0, 1);
    }
}
