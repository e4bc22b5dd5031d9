using System.Data.Common;
using System.Globalization;
using Jejak.Archive.Stores;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

internal sealed class SqliteStatement(SqliteConnection connection, string sql) : Statement
{
    private readonly SqliteCommand _command = new(sql, connection);

    public override object? Value(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public override DbDataReader Rows(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public override void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (_command.Parameters.Count == i) _command.Parameters.Add(new SqliteParameter("?" + (i + 1).ToString(CultureInfo.InvariantCulture), null));
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
