using System.Data.Common;
using Jejak.Archive.Stores;
using Npgsql;

namespace Jejak.Archive.Postgres;

/// <summary>An archive in a PostgreSQL database.</summary>
/// <remarks>
/// The one row of <c>jejak_archive</c> is what writers queue for: whoever has changed it holds it until the end of the transaction, and its counter tells the next one whether somebody else has been there.
/// </remarks>
internal sealed class PostgresStore(PostgresLocation location, NpgsqlConnection connection) : StoreConnection
{
    /// <summary>How long a writer waits for another one.</summary>
    public const int BusySeconds = 5;

    // A trip to the server is worth some hundred changes; more only wait in memory.
    private const int MostQueued = 1000;

    private readonly List<PostgresAppender> _appenders = [];
    private readonly NpgsqlBatch _queue = new(connection);

    // Whose rows the end of the queue is, if anybody's.
    private PostgresUpsert? _rows;
    private PostgresText? _text;
    private long _changes = -1;
    private bool _othersWrote;

    public override string Location => location.Name;

    public override FullText Text => _text ??= new(this);

    public override bool OthersWrote => _othersWrote;

    public override long Version => Number("SELECT changes FROM jejak_archive");

    public override Statement Ask(string sql) => new PostgresStatement(connection, sql);

    public override WriteStatement Write(string sql) => new PostgresWriteStatement(this, connection, sql);

    public override WriteStatement Upsert(string sql) => new PostgresUpsert(this, sql);

    public override Appender Append(string table, string columns)
    {
        var appender = new PostgresAppender(connection, table, columns);
        _appenders.Add(appender);
        return appender;
    }

    public override void Execute(string sql) => PostgresErrors.Guard((connection, sql), static item =>
    {
        using var command = new NpgsqlCommand(item.sql, item.connection);
        return command.ExecuteNonQuery();
    });

    public override void BeginReading() => Execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

    public override void BeginWriting()
    {
        Execute($"BEGIN; SET LOCAL lock_timeout = '{BusySeconds}s'");
        try
        {
            long changes;
            using (var mine = Ask("UPDATE jejak_archive SET changes = changes + 1 RETURNING changes")) changes = (long)mine.Value()!;
            (_othersWrote, _changes) = (changes != _changes + 1, changes);
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public override void Flush()
    {
        SendQueue();
        foreach (var appender in _appenders) appender.Flush();
        _text?.Flush();
    }

    public override void Commit()
    {
        Flush();
        Execute("COMMIT");
    }

    public override void Rollback()
    {
        _rows?.Forget();
        _rows = null;
        _queue.BatchCommands.Clear();
        foreach (var appender in _appenders) appender.Forget();
        _text?.Forget();
        // The counter goes back with the transaction.
        _changes = -1;
        try { Execute("ROLLBACK"); }
        catch (NpgsqlException) { /* The connection is gone, and the transaction with it. */ }
    }

    public override IReadOnlyList<string> Tables()
    {
        using var statement = Ask("""
            SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
              AND relname NOT IN ('jejak_archive', 'text_postings', 'text_fresh', 'text_sizes', 'text_gone') AND relname NOT LIKE 'joining!_%' ESCAPE '!' ORDER BY oid
            """);
        using var rows = statement.Rows();
        var tables = new List<string>();
        while (rows.Read()) tables.Add(rows.GetString(0));
        return tables;
    }

    /// <summary>What points nowhere; the server checks its pages where its owner has told it to.</summary>
    public override IEnumerable<string> Faults() => PostgresReferences.Faults(this);

    public override ArchiveException Explain(DbException error) => PostgresErrors.Explain(location, error);

    public override void Dispose()
    {
        _text?.Dispose();
        _queue.Dispose();
        connection.Dispose();
    }

    public void Queue(NpgsqlBatchCommand command)
    {
        EndRows();
        _queue.BatchCommands.Add(command);
        if (_queue.BatchCommands.Count >= MostQueued) SendQueue();
    }

    /// <summary>Rows follow those that wait of the same statement, or come behind whatever else waits.</summary>
    public void QueueRows(PostgresUpsert rows)
    {
        if (_rows == rows) return;
        EndRows();
        _rows = rows;
    }

    private void EndRows()
    {
        if (_rows?.Take() is { } command) _queue.BatchCommands.Add(command);
        _rows = null;
    }

    private void SendQueue()
    {
        EndRows();
        if (_queue.BatchCommands.Count == 0) return;
        PostgresErrors.Guard(_queue, static queue => queue.ExecuteNonQuery());
        _queue.BatchCommands.Clear();
    }
}
