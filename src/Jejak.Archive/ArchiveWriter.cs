using System.Data.Common;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;
using Jejak.Archive.Tables;

namespace Jejak.Archive;

/// <summary>What became of an article that was handed to an archive.</summary>
public enum StoreOutcome
{
    /// <summary>The archive did not know it.</summary>
    New,

    /// <summary>Its text or what came with it has changed: the new revision is the current one, the old is kept.</summary>
    Revised,

    /// <summary>This very article was there already: nothing was written.</summary>
    Unchanged,
}

/// <summary>
/// Stores articles in batches, one transaction a batch: a program that is killed leaves whole batches, and the next run goes on where it stopped.
/// The same articles in the same order give the same rows with the same numbers, however often the run was interrupted.
/// </summary>
/// <remarks>
/// For one thread. Other programs may read all the while; another writer has to wait for the end of a batch. When a call throws, the batch under way
/// is given up and everything before it stays stored.
/// </remarks>
public sealed class ArchiveWriter : IDisposable
{
    /// <summary>Articles a transaction. More make a run hardly faster; fewer make the disk wait.</summary>
    public const int BatchSize = 512;

    private readonly StoreConnection _connection;
    private readonly string _language;
    private ArticleTables _tables;
    private bool _begun, _mayBeStale;
    private int _pending;

    private ArchiveWriter(StoreConnection connection, string language) => (_connection, _language, _tables) = (connection, language, new ArticleTables(connection));

    /// <summary>Articles stored and committed by this writer so far.</summary>
    public int Committed { get; private set; }

    /// <summary>Opens an archive, or makes a new one where there is none.</summary>
    /// <exception cref="ArchiveException">It cannot be written, is no archive, or was made by a newer version.</exception>
    /// <param name="language">Whose titles, spellings and known names tell who is who, ISO 639-1.</param>
    public static ArchiveWriter Open(string path, string language = NameParts.DefaultLanguage)
    {
        var connection = ArchiveStore.OpenToWrite(path);
        try
        {
            return connection.Guard(() => new ArchiveWriter(connection, language));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Stores one article in the batch under way, and commits a full batch.</summary>
    /// <exception cref="ArchiveException">The disk is full, another program holds the archive, …</exception>
    public StoreOutcome Store(StoredArticle article) => Change(() => _tables.Store(article.Row));

    /// <summary>Puts another reading of a stored text in the place of the current one, in the batch under way.</summary>
    /// <returns>False where the archive has no such article any more.</returns>
    /// <exception cref="ArchiveException">The disk is full, another program holds the archive, …</exception>
    public bool Replace(StoredArticle article) => Change(() => _tables.Replace(article.Row));

    /// <summary>Commits what is pending. To be called at the end, and whenever waiting articles should become visible.</summary>
    /// <exception cref="ArchiveException">The disk is full, …</exception>
    public void Commit()
    {
        if (!_begun) return;
        try
        {
            if (_pending > 0) _tables.EndBatch();
            _connection.Commit();
            Committed += _pending;
            (_pending, _begun) = (0, false);
        }
        catch (DbException error)
        {
            Abandon();
            throw _connection.Explain(error);
        }
    }

    /// <summary>Says anew which names of all articles stand for one party. To be called at the end of a run; what was stored before is there without it.</summary>
    /// <exception cref="ArchiveException">The disk is full, …</exception>
    public void Join()
    {
        Commit();
        try
        {
            _connection.BeginWriting();
            using var parties = new PartyTables(_connection, NameParts.For(_language));
            if (parties.IsStale) parties.Join();
            _connection.Commit();
        }
        catch (DbException error)
        {
            _connection.Rollback();
            throw _connection.Explain(error);
        }
    }

    /// <summary>Closes the archive. What was not committed is given up.</summary>
    public void Dispose()
    {
        Abandon();
        _tables.Dispose();
        _connection.Dispose();
    }

    /// <summary>Writes what is kept beside articles, in the transaction that articles are stored in: both are there after a kill, or neither.</summary>
    internal void Beside(Action<StoreConnection> change) => Beside(store =>
    {
        change(store);
        return true;
    });

    /// <inheritdoc cref="Beside(Action{StoreConnection})"/>
    internal T Beside<T>(Func<StoreConnection, T> change)
    {
        try
        {
            Begin();
            return change(_connection);
        }
        catch (DbException error)
        {
            Abandon();
            throw _connection.Explain(error);
        }
    }

    private void Begin()
    {
        if (_begun) return;
        _connection.BeginWriting();
        _begun = true;
        // Who is told that others wrote is whoever begins; the tables remember articles from one batch to the next, and have to hear of it as well.
        _mayBeStale |= _connection.OthersWrote;
    }

    private void BeginBatch()
    {
        Begin();
        if (_mayBeStale)
        {
            _tables.Dispose();
            _tables = new(_connection);
            _mayBeStale = false;
        }
        _tables.BeginBatch();
    }

    private T Change<T>(Func<T> change)
    {
        try
        {
            if (_pending == 0) BeginBatch();
            _pending++;
            var outcome = change();
            if (_pending >= BatchSize) Commit();
            return outcome;
        }
        catch (DbException error)
        {
            Abandon();
            throw _connection.Explain(error);
        }
    }

    private void Abandon()
    {
        if (!_begun) return;
        (_pending, _begun) = (0, false);
        _tables.Forget();
        _connection.Rollback();
    }
}
