using System.Data.Common;
using System.Text;
using Jejak.Archive.Stores;
using Npgsql;
using NpgsqlTypes;

namespace Jejak.Archive.Postgres;

internal sealed class PostgresStatement : Statement
{
    private readonly NpgsqlCommand _command;
    private readonly long[][] _lists;

    public PostgresStatement(NpgsqlConnection connection, string sql)
    {
        (string text, _lists) = PostgresSql.WithLists(sql);
        _command = new(text, connection);
    }

    public override object? Value(params ReadOnlySpan<object?> values)
    {
        BindAll(values);
        return PostgresErrors.Guard(_command, command => command.ExecuteScalar()) is { } value and not DBNull ? value : null;
    }

    public override DbDataReader Rows(params ReadOnlySpan<object?> values)
    {
        BindAll(values);
        return PostgresErrors.Guard(_command, command => command.ExecuteReader());
    }

    public override void Dispose() => _command.Dispose();

    public static void Bind(NpgsqlParameterCollection parameters, ReadOnlySpan<object?> values)
    {
        parameters.Clear();
        foreach (object? value in values) parameters.Add(Parameter(value));
    }

    private void BindAll(ReadOnlySpan<object?> values)
    {
        Bind(_command.Parameters, values);
        foreach (long[] list in _lists) _command.Parameters.Add(Parameter(list));
    }

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        string text => new NpgsqlParameter<string> { TypedValue = Storable(text), NpgsqlDbType = NpgsqlDbType.Text },
        long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
        int number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
        double number => new NpgsqlParameter<double> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Double },
        long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
        _ => throw new ArgumentException($"no column holds a {value.GetType().Name}", nameof(value)),
    };

    /// <summary>A PostgreSQL text has neither NUL nor halves of surrogate pairs; the replacement character stands for them.</summary>
    public static string Storable(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text.Replace('\0', '\uFFFD');
    }
}
