using System.Globalization;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Tables;

/// <summary>Conditions of a question with their values. Only what is asked is written, so that indexes are used.</summary>
internal sealed class Conditions
{
    private readonly List<string> _conditions = [];
    private readonly List<object?> _values = [];

    /// <summary>For <c>?1</c>, <c>?2</c>, …</summary>
    public object?[] Values => [.. _values];

    public string Where => _conditions.Count == 0 ? "1 = 1" : string.Join(" AND ", _conditions);

    /// <summary>To stand behind another condition; empty where nothing is asked.</summary>
    public string And => string.Concat(_conditions.Select(condition => " AND " + condition));

    /// <param name="table"><c>events</c> or <c>event_parties</c>, as the statement calls it.</param>
    public static Conditions OfEvents(string? type, string? status, DayRange days, string table) =>
        new Conditions().Add($"{table}.type =", type).Add($"{table}.status =", status).Add($"{table}.last >=", days.First).Add($"{table}.first <=", days.Last);

    /// <param name="column">With the day.</param>
    public static Conditions OfDays(DayRange days, string column) => new Conditions().Add($"{column} >=", days.First).Add($"{column} <=", days.Last);

    /// <param name="left">Column and operator.</param>
    /// <param name="value">Null where nothing is asked.</param>
    public Conditions Add(string left, object? value)
    {
        if (value is null) return this;
        _values.Add(value);
        _conditions.Add($"{left} ?{_values.Count.ToString(CultureInfo.InvariantCulture)}");
        return this;
    }

    /// <param name="list">An SQL list; null where nothing is asked.</param>
    public Conditions AddList(string column, string? list) => list is null ? this : Add($"{column} IN {list}");

    /// <param name="condition">Without values; empty where nothing is asked.</param>
    public Conditions Add(string condition)
    {
        if (condition.Length > 0) _conditions.Add(condition);
        return this;
    }
}
