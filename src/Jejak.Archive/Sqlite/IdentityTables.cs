using Jejak.Archive.Identity;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

/// <summary>Numbers identities and counts their spellings. Spellings are counted in memory and written once a batch, in order of the index.</summary>
internal sealed class IdentityTables : IDisposable
{
    // Some 30 MB; beyond that the table itself is asked.
    private const int MostRemembered = 200_000;

    private readonly SqliteConnection _connection;
    private readonly WriteStatement _find, _insert, _count, _drop;
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Spelling, long Identity), int> _counts = [];
    private long _last;
    private long _version = -1;

    public IdentityTables(SqliteConnection connection)
    {
        _connection = connection;
        _find = new(connection, "SELECT identity FROM identities WHERE key = ?1");
        _insert = new(connection, "INSERT INTO identities (identity, key, type, name, name_key) VALUES (?1, ?2, ?3, ?4, ?5)");
        _count = new(connection, "INSERT INTO names (name_key, identity, articles) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles");
        _drop = new(connection, "DELETE FROM names WHERE name_key = ?1 AND identity = ?2 AND articles <= 0");
    }

    public void BeginBatch()
    {
        // Changes when another connection has written: what is remembered may be wrong then.
        long version = ArchiveFile.Number(_connection, "PRAGMA data_version");
        if (version != _version || _numbers.Count > MostRemembered) _numbers.Clear();
        _version = version;
        _last = ArchiveFile.Number(_connection, "SELECT max(identity) FROM identities");
    }

    public long NumberOf(IdentityKey identity)
    {
        if (_numbers.TryGetValue(identity.Key, out long number)) return number;
        if (_find.Number(identity.Key) is { } found) number = found;
        else _insert.Run(number = ++_last, identity.Key, identity.Type, identity.Name, identity.NameKey);
        _numbers.Add(identity.Key, number);
        return number;
    }

    public void Count(string spelling, long identity, int articles)
    {
        ref int count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, (spelling, identity), out _);
        count += articles;
    }

    public void EndBatch()
    {
        foreach (var ((spelling, identity), articles) in _counts.OrderBy(count => count.Key.Spelling, StringComparer.Ordinal).ThenBy(count => count.Key.Identity))
        {
            if (articles == 0) continue;
            _count.Run(spelling, identity, articles);
            if (articles < 0) _drop.Run(spelling, identity);
        }
        _counts.Clear();
    }

    public void Forget()
    {
        _counts.Clear();
        _numbers.Clear();
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _count.Dispose();
        _drop.Dispose();
    }
}
