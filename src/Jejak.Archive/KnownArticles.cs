using Jejak.Archive.Stores;
using Jejak.Archive.Storing;
using Jejak.Archive.Tables;
using Jejak.Articles;

namespace Jejak.Archive;

/// <summary>Tells which articles an archive has already, so that they need not be read again. Safe to use from several threads, beside a writer.</summary>
public sealed class KnownArticles : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StoreConnection _connection;
    private readonly Statement _known;

    private KnownArticles(StoreConnection connection)
    {
        _connection = connection;
        _known = connection.Ask(ArticleTables.KnownSql);
    }

    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static KnownArticles Open(string path) => new(ArchiveStore.OpenToRead(path));

    /// <summary>Whether a committed revision of this article has the same text and the same title, date, author, … given with it.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public bool Contains(SourceDocument source)
    {
        byte[] fingerprint = Fingerprint.Of(source);
        lock (_lock)
        {
            return _connection.Guard(() => _known.Value(source.Id, fingerprint) is not null);
        }
    }

    public void Dispose()
    {
        _known.Dispose();
        _connection.Dispose();
    }
}
