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
    private readonly KeyFilter _ids;

    private KnownArticles(StoreConnection connection)
    {
        _connection = connection;
        _known = connection.Ask(ArticleTables.KnownSql);
        _ids = new(connection, "articles", "id");
    }

    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static KnownArticles Open(string path) => new(ArchiveStore.OpenToRead(path));

    /// <summary>
    /// Whether a committed revision of this article has the same text and the same title, date, author, … given with it. Of one that another program has stored since this was opened the answer may be no, once:
    /// it is then read for nothing, and <see cref="ArchiveWriter.Store"/> says that it is unchanged.
    /// </summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public bool Contains(SourceDocument source)
    {
        byte[] fingerprint = Fingerprint.Of(source);
        lock (_lock)
        {
            return _connection.Guard(() =>
            {
                bool mayBeThere = _ids.MayHave(source.Id);
                // Asked for again, it may have been stored since.
                _ids.Add(source.Id);
                return mayBeThere && _known.Value(source.Id, fingerprint) is not null;
            });
        }
    }

    public void Dispose()
    {
        _known.Dispose();
        _connection.Dispose();
    }
}
