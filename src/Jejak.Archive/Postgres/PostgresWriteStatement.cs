using System.Globalization;
using Jejak.Archive.Stores;
using Npgsql;
using NpgsqlTypes;

namespace Jejak.Archive.Postgres;

/// <summary>Changes wait for the next flush and go to the server in one trip; look-ups go at once.</summary>
internal sealed class PostgresWriteStatement(PostgresStore store, NpgsqlConnection connection, string sql) : WriteStatement
{
    private readonly PostgresStatement _ask = new(connection, sql);
    private readonly string _sql = PostgresSql.Of(sql);

    public override void Run(params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(_sql);
        PostgresStatement.Bind(command.Parameters, values);
        store.Queue(command);
    }

    public override long? Number(params ReadOnlySpan<object?> values) => _ask.Value(values) switch { long number => number, int number => number, _ => null };

    public override void Dispose() => _ask.Dispose();
}

/// <summary>Rows wait for the next flush, or for another change, and go to the server as one statement with an array a column.</summary>
internal sealed class PostgresUpsert(PostgresStore store, string sql) : WriteStatement
{
    private readonly string _sql = PostgresSql.OfColumns(sql);
    private readonly List<object?[]> _rows = [];

    public override void Run(params ReadOnlySpan<object?> values)
    {
        store.QueueRows(this);
        _rows.Add(values.ToArray());
    }

    public override long? Number(params ReadOnlySpan<object?> values) => throw new NotSupportedException("rows are only written");

    /// <summary>What waits, which then waits no longer.</summary>
    public NpgsqlBatchCommand Take()
    {
        var command = new NpgsqlBatchCommand(_sql);
        for (int i = 0; i < _rows[0].Length; i++) command.Parameters.Add(Column(i));
        _rows.Clear();
        return command;
    }

    public void Forget() => _rows.Clear();

    /// <summary>What waits is still sent.</summary>
    public override void Dispose() { }

    private NpgsqlParameter Column(int i) => _rows[0][i] is string
        ? new NpgsqlParameter<string[]> { TypedValue = [.. _rows.Select(row => PostgresStatement.Storable((string)row[i]!))], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }
        : new NpgsqlParameter<long[]> { TypedValue = [.. _rows.Select(row => Convert.ToInt64(row[i], CultureInfo.InvariantCulture))], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}

/// <summary>Rows wait for the next flush and go to the server as one COPY a table.</summary>
internal sealed class PostgresAppender(NpgsqlConnection connection, string table, string columns) : Appender
{
    private readonly string _copy = $"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)";
    private readonly List<object?[]> _rows = [];

    public override void Add(params ReadOnlySpan<object?> values) => _rows.Add(values.ToArray());

    public void Forget() => _rows.Clear();

    public void Flush()
    {
        if (_rows.Count == 0) return;
        PostgresErrors.Guard(this, static appender =>
        {
            using var copy = appender.Connection.BeginBinaryImport(appender._copy);
            foreach (var row in appender._rows)
            {
                copy.StartRow();
                foreach (object? value in row) Write(copy, value);
            }
            return copy.Complete();
        });
        _rows.Clear();
    }

    public override void Dispose() => _rows.Clear();

    private NpgsqlConnection Connection => connection;

    private static void Write(NpgsqlBinaryImporter copy, object? value)
    {
        switch (value)
        {
            case null: copy.WriteNull(); break;
            case string text: copy.Write(PostgresStatement.Storable(text), NpgsqlDbType.Text); break;
            case long number: copy.Write(number, NpgsqlDbType.Bigint); break;
            case int number: copy.Write((long)number, NpgsqlDbType.Bigint); break;
            case double number: copy.Write(number, NpgsqlDbType.Double); break;
            case byte[] bytes: copy.Write(bytes, NpgsqlDbType.Bytea); break;
            default: throw new ArgumentException($"no column holds a {value.GetType().Name}", nameof(value));
        }
    }
}
