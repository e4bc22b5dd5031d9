using System.Data.Common;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Where a fact stands in the order of an answer.</summary>
/// <param name="Day">Facts without one come last.</param>
internal readonly record struct FactKey(string? Day, long Article, long Start, char Kind, long Number) : IComparable<FactKey>
{
    public int CompareTo(FactKey other)
    {
        int order = (Day is null).CompareTo(other.Day is null);
        if (order == 0) order = string.CompareOrdinal(Day, other.Day);
        if (order == 0) order = Article.CompareTo(other.Article);
        if (order == 0) order = Start.CompareTo(other.Start);
        return order != 0 ? order : (Kind, Number).CompareTo((other.Kind, other.Number));
    }
}

/// <summary>Rows that belong to an answer, reached by an index that has them in its order.</summary>
/// <param name="Kind">Told apart where an answer mixes them.</param>
/// <param name="From">Tables, as behind <c>FROM</c>.</param>
/// <param name="Where">With <c>?1</c>, <c>?2</c>, …</param>
/// <param name="Day">The column of the key; so are the others.</param>
/// <param name="Repeats">Whether one fact may have several rows.</param>
internal sealed record FactWay(char Kind, string From, string Where, string Day, string Article, string Start, string Number, bool Repeats = false)
{
    /// <param name="limit">Of the rows that have a day, the last ones; 0 for all rows.</param>
    public string Newest(int limit) => limit <= 0
        ? $"SELECT {Columns} FROM {From} WHERE {Where}"
        : $"SELECT {Columns} FROM {From} WHERE {Where} AND {Day} IS NOT NULL ORDER BY 1 DESC, 2 DESC, 3 DESC, 4 DESC LIMIT {Digits(limit)}";

    /// <summary>The first ones of the rows without a day.</summary>
    public string Undated(int limit) => $"SELECT {Columns} FROM {From} WHERE {Where} AND {Day} IS NULL ORDER BY 2, 3, 4 LIMIT {Digits(limit)}";

    private string Columns => $"{(Repeats ? "DISTINCT " : "")}{Day} AS day, {Article} AS article, {Start} AS start, {Number} AS number";

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Quotations, events and findings: which ones an answer has, and their rows. Not safe for several threads.</summary>
internal sealed class FactTables(StoreConnection connection)
{
    // SQLite compiles a list of numbers into one lookup table; the statement's length is what grows.
    private const int RowsAtOnce = 500;

    /// <param name="kind">Told apart where an answer mixes them.</param>
    /// <param name="sql">Selects day, article, start and number.</param>
    /// <param name="values">For <c>?1</c>, <c>?2</c>, …</param>
    public List<FactKey> Keys(char kind, string sql, params ReadOnlySpan<object?> values) => Keys(kind, sql, _ => true, values);

    /// <param name="belongs">Whether a row that the statement finds belongs to the answer.</param>
    public List<FactKey> Keys(char kind, string sql, Func<DbDataReader, bool> belongs, params ReadOnlySpan<object?> values)
    {
        var keys = new List<FactKey>();
        using var statement = connection.Ask(sql);
        using var rows = statement.Rows(values);
        while (rows.Read())
        {
            if (belongs(rows)) keys.Add(new(Rows.Text(rows, 0), rows.GetInt64(1), rows.GetInt64(2), kind, rows.GetInt64(3)));
        }
        return keys;
    }

    /// <summary>What several ways lead to, each fact once, in order; where there are more than <paramref name="limit"/>, the last ones, and those without a day only where there is room left.</summary>
    /// <param name="limit">0 for all.</param>
    public List<FactKey> Newest(IReadOnlyList<FactWay> ways, int limit, params ReadOnlySpan<object?> values)
    {
        var found = Keys(ways, way => way.Newest(limit), values);
        if (limit > 0 && found.Count < limit) found.AddRange(Keys(ways, way => way.Undated(limit - found.Count), values));
        return Latest(found, limit);
    }

    private List<FactKey> Keys(IReadOnlyList<FactWay> ways, Func<FactWay, string> sql, ReadOnlySpan<object?> values)
    {
        var keys = new HashSet<FactKey>();
        foreach (var way in ways) keys.UnionWith(Keys(way.Kind, sql(way), values));
        return [.. keys];
    }

    /// <summary>In order; where there are more than <paramref name="limit"/>, the last ones, and those without a day only where there is room left.</summary>
    public static List<FactKey> Latest(List<FactKey> keys, int limit)
    {
        keys.Sort();
        if (limit <= 0 || keys.Count <= limit) return keys;
        int dated = keys.FindIndex(key => key.Day is null);
        if (dated < 0) dated = keys.Count;
        int first = Math.Max(0, dated - limit);
        return keys.GetRange(first, limit);
    }

    public Dictionary<long, QuotationRow> Quotations(IEnumerable<FactKey> keys) => Fetch(keys, Rows.Quotation, numbers =>
        $"SELECT {Rows.ArticleColumns}, {Rows.QuotationColumns} FROM quotations AS q JOIN articles AS a USING (article) WHERE q.quotation IN {numbers}");

    public Dictionary<long, EventRow> Events(IEnumerable<FactKey> keys) => Fetch(keys, Rows.Event, numbers =>
        $"SELECT {Rows.ArticleColumns}, {Rows.EventColumns} FROM events AS e JOIN articles AS a USING (article) LEFT JOIN quotations AS w ON w.quotation = e.asserted_by WHERE e.event IN {numbers}");

    /// <summary>Facts in order of publication, articles of one day by their ids; read as they are asked for.</summary>
    /// <param name="fetch">Rows by number.</param>
    public IEnumerable<T> ByArticle<T>(List<FactKey> keys, Func<IEnumerable<FactKey>, Dictionary<long, T>> fetch)
    {
        var articles = new Dictionary<long, (string? Day, string Id)>();
        using (var statement = connection.Ask("SELECT article, day, id FROM articles"))
        {
            using var rows = statement.Rows();
            while (rows.Read()) articles.Add(rows.GetInt64(0), (Rows.Text(rows, 1), rows.GetString(2)));
        }
        var ordered = keys.OrderBy(key => articles[key.Article].Day is null).ThenBy(key => articles[key.Article].Day, StringComparer.Ordinal)
            .ThenBy(key => articles[key.Article].Id, StringComparer.Ordinal).ThenBy(key => key.Number);
        foreach (var chunk in ordered.Chunk(RowsAtOnce))
        {
            var fetched = fetch(chunk);
            foreach (var key in chunk) yield return fetched[key.Number];
        }
    }

    public Dictionary<long, FindingRow> Findings(IEnumerable<FactKey> keys) => Fetch(keys, Rows.Finding, numbers =>
        $"SELECT {Rows.ArticleColumns}, {Rows.FindingColumns} FROM findings AS f JOIN articles AS a USING (article) WHERE f.finding IN {numbers}");

    private Dictionary<long, T> Fetch<T>(IEnumerable<FactKey> keys, Func<DbDataReader, T> read, Func<string, string> sql)
    {
        var fetched = new Dictionary<long, T>();
        foreach (var chunk in keys.Select(key => key.Number).Chunk(RowsAtOnce))
        {
            using var statement = connection.Ask(sql(NameTables.InList(chunk)));
            using var rows = statement.Rows();
            while (rows.Read()) fetched.Add(Rows.Number(rows), read(rows));
        }
        return fetched;
    }
}
