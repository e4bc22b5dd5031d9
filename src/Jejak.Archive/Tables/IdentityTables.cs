using Jejak.Archive.Identity;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Numbers identities and counts their spellings. Spellings are counted in memory and written once a batch, in order of the index.</summary>
internal sealed class IdentityTables : IDisposable
{
    // Some 30 MB; beyond that the table itself is asked.
    private const int MostRemembered = 200_000;

    private readonly StoreConnection _connection;
    private readonly WriteStatement _find, _count, _drop, _touch;
    private readonly Appender _identities;
    private readonly KeyFilter _keys;
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Spelling, long Identity), int> _counts = [];
    private readonly SortedSet<long> _touched = [];
    private long _last;

    public IdentityTables(StoreConnection connection)
    {
        _connection = connection;
        _find = connection.Write("SELECT identity FROM identities WHERE key = ?1");
        _identities = connection.Append("identities", "identity, key, type, name, name_key, party");
        _keys = new(connection, "identities", "key");
        _count = connection.Upsert("INSERT INTO names (name_key, identity, articles) VALUES (?1, ?2, ?3) ON CONFLICT (name_key, identity) DO UPDATE SET articles = names.articles + excluded.articles");
        _touch = connection.Upsert("INSERT INTO touched (identity) VALUES (?1) ON CONFLICT (identity) DO NOTHING");
        _drop = connection.Write("DELETE FROM names WHERE name_key = ?1 AND identity = ?2 AND articles <= 0");
    }

    public void BeginBatch()
    {
        // What is remembered may be wrong where somebody else has written.
        if (_connection.OthersWrote) _keys.Forget();
        if (_connection.OthersWrote || _numbers.Count > MostRemembered) _numbers.Clear();
        _last = _connection.Number("SELECT max(identity) FROM identities");
    }

    public long NumberOf(IdentityKey identity)
    {
        if (_numbers.TryGetValue(identity.Key, out long number)) return number;
        if (_keys.MayHave(identity.Key) && _find.Number(identity.Key) is { } found) number = found;
        else
        {
            _identities.Add(number = ++_last, identity.Key, identity.Type, identity.Name, identity.NameKey, number);
            _keys.Add(identity.Key);
        }
        _numbers.Add(identity.Key, number);
        return number;
    }

    /// <summary>Something about it may have changed.</summary>
    public void Touch(long identity) => _touched.Add(identity);

    public void Count(string spelling, long identity, int articles)
    {
        ref int count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, (spelling, identity), out _);
        count += articles;
    }

    public void EndBatch()
    {
        // Names point to identities, which have to be there first.
        _connection.Flush();
        foreach (var ((spelling, identity), articles) in _counts.OrderBy(count => count.Key.Spelling, StringComparer.Ordinal).ThenBy(count => count.Key.Identity))
        {
            if (articles != 0) _count.Run(spelling, identity, articles);
        }
        foreach (var ((spelling, identity), articles) in _counts)
        {
            if (articles < 0) _drop.Run(spelling, identity);
        }
        foreach (long identity in _touched) _touch.Run(identity);
        _counts.Clear();
        _touched.Clear();
    }

    public void Forget()
    {
        _counts.Clear();
        _touched.Clear();
        _numbers.Clear();
        _keys.Forget();
    }

    public void Dispose()
    {
        _find.Dispose();
        _identities.Dispose();
        _count.Dispose();
        _drop.Dispose();
        _touch.Dispose();
    }
}
