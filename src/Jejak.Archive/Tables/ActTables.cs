using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Keeps <c>acts</c> true to the events of the articles, inside a transaction that somebody else begins and ends. Not safe for several threads.</summary>
internal sealed class ActTables : IDisposable
{
    private const int ArticlesABlock = 512;

    private readonly StoreConnection _connection;
    private readonly Statement _events;
    private readonly WriteStatement _put, _drop;
    private readonly SortedSet<long> _touched = [];

    public ActTables(StoreConnection connection)
    {
        _connection = connection;
        _events = connection.Ask("""
            SELECT e.event, e.first, e.last, e.type, e.status, a.publisher, coalesce(e.intensity, 0), CASE WHEN e.recipients IS NULL THEN 0 ELSE 1 END, p.identity, CASE WHEN i.type = 'person' THEN 1 ELSE 0 END, p.side
            FROM articles AS a JOIN events AS e ON e.article = a.article JOIN event_parties AS p ON p.event = e.event JOIN identities AS i ON i.identity = p.identity
            WHERE a.article >= ?1 AND a.article < ?2 ORDER BY e.event, p.identity, p.side
            """);
        _put = connection.Write("INSERT INTO acts (block, acts) VALUES (?1, ?2) ON CONFLICT (block) DO UPDATE SET acts = excluded.acts");
        _drop = connection.Write("DELETE FROM acts WHERE block = ?1");
    }

    /// <summary>For an archive that was made before there were any, and to build them anew.</summary>
    public static void Fill(StoreConnection connection)
    {
        connection.Execute("DELETE FROM acts");
        using var acts = new ActTables(connection);
        long last = connection.Number("SELECT max(article) FROM articles");
        for (long article = 0; article <= last; article += ArticlesABlock) acts.Touch(article);
        acts.EndBatch();
        connection.Flush();
    }

    /// <summary>To be called for each article whose events change.</summary>
    public void Touch(long article) => _touched.Add(article / ArticlesABlock);

    /// <summary>To be called before the transaction is committed.</summary>
    public void EndBatch()
    {
        if (_touched.Count == 0) return;
        _connection.Flush();
        foreach (long block in _touched)
        {
            if (Pack(block) is { } acts) _put.Run(block, acts);
            else _drop.Run(block);
        }
        _touched.Clear();
    }

    /// <summary>To be called when the transaction is rolled back.</summary>
    public void Forget() => _touched.Clear();

    public void Dispose()
    {
        _events.Dispose();
        _put.Dispose();
        _drop.Dispose();
    }

    /// <summary>Null where these articles have no event with a party.</summary>
    private byte[]? Pack(long number)
    {
        using var rows = _events.Rows(number * ArticlesABlock, (number + 1) * ArticlesABlock);
        var block = new ActBlock();
        var parties = new List<ActParty>();
        bool more = rows.Read();
        if (!more) return null;
        while (more)
        {
            long happening = rows.GetInt64(0);
            var (first, last, type, status, publisher, intensity, hasRecipients) =
                (Rows.Text(rows, 1), Rows.Text(rows, 2), rows.GetString(3), rows.GetString(4), Rows.Text(rows, 5), rows.GetDouble(6), rows.GetInt64(7) == 1);
            parties.Clear();
            do
            {
                parties.Add(new((int)rows.GetInt64(8), rows.GetInt64(9) == 1, rows.GetString(10) == "recipient"));
            }
            while ((more = rows.Read()) && rows.GetInt64(0) == happening);
            block.Add(first, last, type, status, publisher, intensity, hasRecipients, parties);
        }
        return block.ToBytes();
    }
}
