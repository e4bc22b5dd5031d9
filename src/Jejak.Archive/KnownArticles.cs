using Jejak.Archive.Sqlite;
using Jejak.Archive.Storing;
using Jejak.Articles;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive;

/// <summary>Tells which articles an archive has already, so that they need not be read again. Safe to use from several threads, beside a writer.</summary>
public sealed class KnownArticles : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly Statement _known;

    private KnownArticles(string path, SqliteConnection connection)
    {
        (_path, _connection) = (path, connection);
        _known = new(connection, ArticleTables.KnownSql, 2);
    }

    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static KnownArticles Open(string path) => new(path, ArchiveFile.OpenToRead(path));

    /// <summary>Whether a committed revision of this article has the same text and the same title, date, author, … given with it.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public bool Contains(SourceDocument source)
    {
        byte[] fingerprint = Fingerprint.Of(source);
        lock (_lock)
        {
            try
            {
                return _known.Value(source.Id, fingerprint) is not null;
            }
            catch (SqliteException error)
            {
                throw ArchiveFile.Explain(_path, error);
            }
        }
    }

    public void Dispose()
    {
        _known.Dispose();
        _connection.Dispose();
    }
}
