using System.Buffers;
using System.Globalization;
using System.Text;

namespace Jejak.Archive.Postgres;

/// <summary>What the tables ask, as the server has it: <c>?1</c> is <c>$1</c> here; a plus before a column, which is for SQLite's planner, goes.</summary>
internal static class PostgresSql
{
    private static readonly SearchValues<char> s_list = SearchValues.Create("0123456789, ");

    public static string Of(string sql) => Translate(sql, null);

    /// <summary>An <c>INSERT</c> of one row becomes one of many, whose columns come as arrays: <c>VALUES (?1, ?2)</c> is <c>SELECT * FROM unnest($1, $2)</c>.</summary>
    public static string OfColumns(string sql) => Of(sql.Replace("VALUES (", "SELECT * FROM unnest(", StringComparison.Ordinal));

    /// <summary>
    /// Lists of numbers become values behind those that the statement has: <c>IN (3, 17)</c> is <c>= ANY($2)</c>. The server then takes hundreds of numbers as one value, and knows the statement again whatever they are.
    /// A list of one number stays: what equals it comes in the order of an index.
    /// </summary>
    public static (string Sql, long[][] Lists) WithLists(string sql)
    {
        var lists = new List<long[]>();
        return (Translate(sql, lists), [.. lists]);
    }

    private static string Translate(string sql, List<long[]>? lists)
    {
        var translated = new StringBuilder(sql.Length);
        int values = lists is null ? 0 : Values(sql);
        bool quoted = false;
        for (int i = 0; i < sql.Length; i++)
        {
            if (sql[i] == '\'') quoted = !quoted;
            if (quoted) translated.Append(sql[i]);
            else if (sql[i] == '+' && i > 0 && sql[i - 1] is ' ' or '(' && i + 1 < sql.Length && char.IsAsciiLetter(sql[i + 1])) continue;
            else if (sql[i] == '?' && i + 1 < sql.Length && char.IsAsciiDigit(sql[i + 1])) translated.Append('$');
            else if (lists is not null && sql[i] == '(' && sql.AsSpan(0, i).EndsWith(" IN ") && List(sql.AsSpan(i + 1), out int length) is { } list)
            {
                bool isNot = sql.AsSpan(0, i).EndsWith(" NOT IN ");
                translated.Length -= isNot ? "NOT IN ".Length : "IN ".Length;
                lists.Add(list);
                translated.Append(CultureInfo.InvariantCulture, $"{(isNot ? "<> ALL" : "= ANY")}(${values + lists.Count})");
                i += length;
            }
            else translated.Append(sql[i]);
        }
        return translated.ToString();
    }

    /// <summary>The highest number of a value.</summary>
    private static int Values(string sql)
    {
        int highest = 0;
        bool quoted = false;
        for (int i = 0; i < sql.Length; i++)
        {
            if (sql[i] == '\'') quoted = !quoted;
            if (quoted || sql[i] != '?') continue;
            int number = 0;
            for (; i + 1 < sql.Length && char.IsAsciiDigit(sql[i + 1]); i++) number = number * 10 + (sql[i + 1] - '0');
            highest = Math.Max(highest, number);
        }
        return highest;
    }

    /// <summary>Two numbers or more up to a closing bracket.</summary>
    /// <param name="length">With the bracket.</param>
    private static long[]? List(ReadOnlySpan<char> text, out int length)
    {
        length = text.IndexOf(')') + 1;
        if (length == 0) return null;
        var inside = text[..(length - 1)];
        int count = inside.Count(',') + 1;
        if (count < 2 || inside.ContainsAnyExcept(s_list)) return null;
        long[] numbers = new long[count];
        int i = 0;
        foreach (var part in inside.Split(','))
        {
            if (!long.TryParse(inside[part], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out numbers[i++])) return null;
        }
        return numbers;
    }
}
