using System.Net;
using Jejak.Archive.Watching;
using Jejak.Articles;
using Jejak.Sources;
using Jejak.Watch.Fetching;

namespace Jejak.Watch;

/// <summary>Reads what a source has announced: pages, or what the feed itself gives, or files.</summary>
internal sealed class ArticleRound(WatchOptions options, Fetcher fetcher, ArticleIntake intake, TimeProvider time, Action<string> say)
{
    /// <summary>Tries to read a page before the feed's own words will do.</summary>
    private const int TriesBeforeContent = 3;

    /// <param name="most">Articles that are read at most.</param>
    public async Task<WatchTally> Run(WatchedSource source, int most, CancellationToken cancellation)
    {
        var tally = WatchTally.None;
        foreach (var item in intake.Note(ledger => ledger.Waiting(source.Address, time.GetUtcNow(), most)))
        {
            if (cancellation.IsCancellationRequested) break;
            tally += Path.IsPathRooted(item.Link) ? File(item) : item.Link is null ? Content(item, null) : await Page(item, new Uri(item.Link), cancellation).ConfigureAwait(false);
        }
        return tally;
    }

    private async Task<WatchTally> Page(AnnouncedItem item, Uri link, CancellationToken cancellation)
    {
        if (fetcher.Closed(link) is { } closed)
        {
            intake.Note(ledger => ledger.Retry(item, item.Failures, time.GetUtcNow() + closed, null));
            return WatchTally.None;
        }
        var fetched = await fetcher.Get(link, Validators.None, cancellation).ConfigureAwait(false);
        if (fetched.Outcome == FetchOutcome.Failed) return Again(item, fetched);
        if (fetched.Outcome != FetchOutcome.Content) return Content(item, fetched.Fault);
        var result = SourceFiles.ReadPage(link.AbsoluteUri, fetched.Bytes, fetched.Charset);
        return result.Document is { } document ? Store(item, [document], (ledger, page) => Named(ledger, item, link, page)) : Content(item, result.Failure!.ToString(), isArticle: false);
    }

    private WatchTally Again(AnnouncedItem item, Fetched fetched)
    {
        int failures = item.Failures + 1;
        if (failures >= TriesBeforeContent && item.Content is not null) return Content(item, fetched.Fault);
        if (failures >= options.MostTries) return End(item, ItemState.Failed, fetched.Fault);
        var wait = options.ArticleBackoff.After(item.Item, failures);
        if (fetched.RetryAfter > wait) wait = fetched.RetryAfter.Value;
        intake.Note(ledger => ledger.Retry(item, failures, time.GetUtcNow() + wait, fetched.Fault));
        return WatchTally.None;
    }

    /// <summary>The article as the feed gives it.</summary>
    /// <param name="fault">Why its page does not do; null where it has none.</param>
    /// <param name="isArticle">Whether there should have been an article.</param>
    private WatchTally Content(AnnouncedItem item, string? fault, bool isArticle = true)
    {
        string address = item.Link ?? item.Source;
        string page = $"<html><body><article><h1>{WebUtility.HtmlEncode(item.Title)}</h1>{item.Content}</article></body></html>";
        if (item.Content is not null && SourceFiles.ReadPage(address, page) is { } document)
            return Store(item, [document], (_, given) => given with { Id = item.Item, Url = item.Link, Title = item.Title, Published = item.Published, Site = Host(item) });
        return End(item, isArticle ? ItemState.Failed : ItemState.Skipped, fault ?? $"{address}: the feed gives no article's text; it is passed over");
    }

    private WatchTally File(AnnouncedItem item)
    {
        var documents = new List<SourceDocument>();
        string? fault = null;
        foreach (var result in SourceFiles.Read([item.Link!]))
        {
            if (result.Document is not null) documents.Add(result.Document);
            else if (result.Failure is not null)
            {
                fault = result.Failure.ToString();
                say(fault);
            }
        }
        if (documents.Count == 0 && fault is not null) return End(item, ItemState.Failed, fault, isSaid: true);
        return Store(item, documents, (_, document) => document) + (fault is null ? WatchTally.None : new(0, 0, 0, 0, 1));
    }

    private WatchTally Store(AnnouncedItem item, List<SourceDocument> documents, Func<WatchLedger, SourceDocument, SourceDocument> name)
    {
        var (tally, faults) = intake.Store(item, documents, name, time.GetUtcNow());
        foreach (string fault in faults) say(fault);
        return documents.Count == 0 ? tally + new WatchTally(0, 0, 0, 1, 0) : tally;
    }

    private WatchTally End(AnnouncedItem item, ItemState state, string? fault, bool isSaid = false)
    {
        intake.Note(ledger => ledger.End(item, state, fault));
        if (fault is not null && !isSaid) say(fault);
        return state == ItemState.Skipped ? new(0, 0, 0, 1, 0) : new(0, 0, 0, 0, 1);
    }

    /// <summary>
    /// A page under the address that it says is its own, so that the same page ingested from elsewhere is the same article; where that is another site's, or another article's already, under the one it was announced with.
    /// </summary>
    private static SourceDocument Named(WatchLedger ledger, AnnouncedItem item, Uri link, SourceDocument page)
    {
        string? own = page.Url is { } said && Uri.TryCreate(link, said, out var address) && ItemKeys.IsSameSite(link, address) ? ItemKeys.Plain(address).AbsoluteUri : null;
        string id = own is null || own == link.AbsoluteUri || ledger.IsTaken(own, item.Item) ? link.AbsoluteUri : own;
        return page with { Id = id, Url = id, Site = link.Host, Title = page.Title ?? item.Title, Published = page.Published ?? item.Published };
    }

    private static string? Host(AnnouncedItem item) => Uri.TryCreate(item.Link ?? item.Source, UriKind.Absolute, out var address) ? address.Host : null;
}
