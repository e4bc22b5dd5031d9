using System.Buffers;
using System.Text;
using Jejak.Archive.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Jejak.Archive.Sqlite;

/// <summary>A prepared statement that is run a hundred times an article; everything happens at once.</summary>
/// <remarks>A <see cref="SqliteCommand"/> finds each parameter by its name and makes a reader each time it runs, which took longer than the writing itself.</remarks>
internal sealed class SqliteWriteStatement : WriteStatement
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">The statement is wrong, or the database cannot be read.</exception>
    public SqliteWriteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <exception cref="SqliteException">The disk is full, somebody else writes, …</exception>
    public override void Run(params ReadOnlySpan<object?> values) => Step(values, out _);

    /// <exception cref="SqliteException">The database cannot be read.</exception>
    public override long? Number(params ReadOnlySpan<object?> values)
    {
        Step(values, out long? number);
        return number;
    }

    public override void Dispose() => _statement.Dispose();

    private void Step(ReadOnlySpan<object?> values, out long? number)
    {
        number = null;
        try
        {
            for (int i = 0; i < values.Length; i++) Check(Bind(i + 1, values[i]));
            int code = raw.sqlite3_step(_statement);
            if (code == raw.SQLITE_ROW)
            {
                if (raw.sqlite3_column_type(_statement, 0) == raw.SQLITE_INTEGER) number = raw.sqlite3_column_int64(_statement, 0);
            }
            else if (code != raw.SQLITE_DONE) Check(code);
        }
        finally
        {
            // Says again what the step has said; the step's word is the one that is thrown.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        int number => raw.sqlite3_bind_int64(_statement, index, number),
        double number => raw.sqlite3_bind_double(_statement, index, number),
        string text => BindText(index, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        _ => throw new ArgumentException($"no column holds a {value.GetType().Name}", nameof(value)),
    };

    private int BindText(int index, string text)
    {
        byte[]? rented = null;
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = most <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(most);
        int length = Encoding.UTF8.GetBytes(text, utf8);
        int code = raw.sqlite3_bind_text(_statement, index, utf8[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return code;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}

/// <summary>Rows go into the table as they come.</summary>
internal sealed class SqliteAppender(SqliteConnection connection, string table, string columns) : Appender
{
    private readonly SqliteWriteStatement _insert = new(connection, Insert(table, columns));

    public override void Add(params ReadOnlySpan<object?> values) => _insert.Run(values);

    public override void Dispose() => _insert.Dispose();

    private static string Insert(string table, string columns)
    {
        var values = Enumerable.Range(1, columns.Count(c => c == ',') + 1).Select(number => "?" + number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", values)})";
    }
}
