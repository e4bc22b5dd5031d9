using Jejak.Archive;
using Jejak.Archive.Alerts;
using Jejak.Archive.Storing;
using Jejak.Archive.Watching;
using Jejak.Articles;

namespace Jejak.Watch;

/// <summary>
/// Reads articles and stores them, each with the mark that it is stored in one transaction: a kill at any moment leaves both or neither, so nothing is lost, and what comes again under the same id is the same article.
/// </summary>
/// <remarks>Thread-safe: one article at a time.</remarks>
internal sealed class ArticleIntake : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ArchiveWriter _writer;
    private readonly WatchLedger _ledger;
    private readonly AlertLedger _alerts;
    private readonly KnownArticles _known;
    private readonly Func<Reader> _reader;

    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    public ArticleIntake(string archive, Func<Reader> reader)
    {
        _writer = ArchiveWriter.Open(archive);
        _ledger = new(_writer);
        _alerts = new(_writer);
        _known = KnownArticles.Open(archive);
        _reader = reader;
    }

    /// <summary>Does something with the ledger, in a transaction of its own.</summary>
    public T Note<T>(Func<WatchLedger, T> note)
    {
        lock (_lock)
        {
            var noted = note(_ledger);
            _writer.Commit();
            return noted;
        }
    }

    /// <summary>The same, where nothing comes of it.</summary>
    public void Note(Action<WatchLedger> note) => Note(ledger =>
    {
        note(ledger);
        return true;
    });

    /// <summary>Does something with the alerts, in a transaction of its own.</summary>
    public T NoteAlerts<T>(Func<AlertLedger, T> note)
    {
        lock (_lock)
        {
            var noted = note(_alerts);
            _writer.Commit();
            return noted;
        }
    }

    /// <inheritdoc cref="Note(Action{WatchLedger})"/>
    public void NoteAlerts(Action<AlertLedger> note) => NoteAlerts(ledger =>
    {
        note(ledger);
        return true;
    });

    /// <summary>Stores the articles that an item holds: one page, or the records of a file.</summary>
    /// <param name="name">What an article is stored under, and what it says of itself; asked inside the transaction.</param>
    /// <returns>What became of each, and what could not be read, a line each.</returns>
    public (WatchTally Tally, IReadOnlyList<string> Faults) Store(AnnouncedItem item, IEnumerable<SourceDocument> documents, Func<WatchLedger, SourceDocument, SourceDocument> name, DateTimeOffset now)
    {
        lock (_lock)
        {
            var tally = WatchTally.None;
            var faults = new List<string>();
            string? id = null;
            foreach (var document in documents)
            {
                var named = name(_ledger, document);
                id ??= named.Id;
                try
                {
                    tally += Store(named);
                }
                catch (RefusedArticleException refused)
                {
                    faults.Add($"{named.Uri}: {refused.Message}");
                    tally += new WatchTally(0, 0, 0, 0, 1);
                }
#pragma warning disable CA1031 // One article that nobody foresaw must not cost the others.
                catch (Exception fault) when (fault is not (OutOfMemoryException or ArchiveException))
#pragma warning restore CA1031
                {
                    faults.Add($"{named.Uri}: a fault of the reader ({fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}); please report it with the article");
                    tally += new WatchTally(0, 0, 0, 0, 1);
                }
            }
            if (faults.Count > 0) _ledger.End(item, ItemState.Failed, faults[0]);
            else if (id is null) _ledger.End(item, ItemState.Skipped, null);
            else _ledger.Stored(item, id, now);
            _writer.Commit();
            return (tally, faults);
        }
    }

    /// <summary>Says anew who is who, after new articles.</summary>
    public void Join()
    {
        lock (_lock) _writer.Join();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _known.Dispose();
            _writer.Dispose();
        }
    }

    private WatchTally Store(SourceDocument document)
    {
        if (_known.Contains(document)) return new(0, 0, 1, 0, 0);
        return _writer.Store(ArticleRows.OfNew(_reader().Read(document), Reader.Version)) switch
        {
            StoreOutcome.New => new(1, 0, 0, 0, 0),
            StoreOutcome.Revised => new(0, 1, 0, 0, 0),
            _ => new(0, 0, 1, 0, 0),
        };
    }
}
