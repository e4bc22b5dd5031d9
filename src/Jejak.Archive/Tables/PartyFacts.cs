using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Facts that somebody has a part in, found by an index that has them in the order of answers. Not safe for several threads.</summary>
/// <param name="kind">As keys have it.</param>
/// <param name="table">Has a row for each identity, part and fact.</param>
/// <param name="part">Its column with the part.</param>
/// <param name="number">Its column with the number of the fact.</param>
/// <param name="day">Its column with the day.</param>
/// <param name="manyRows">Fewer of one identity and part are sorted as fast as they are found one by one.</param>
internal sealed class PartyFacts(StoreConnection connection, char kind, string table, string part, string number, string day, int manyRows)
{
    private const int Many = 2_000;

    // Looking one row up takes as long as putting so many into a set.
    private const int LookUp = 6;

    private readonly FactTables _facts = new(connection);

    public static PartyFacts OfQuotations(StoreConnection connection, int manyRows = Many) => new(connection, 'q', "quotation_parties", "part", "quotation", "day", manyRows);

    public static PartyFacts OfEvents(StoreConnection connection, int manyRows = Many) => new(connection, 'v', "event_parties", "side", "event", "first", manyRows);

    /// <summary>The newest facts in which one of these has one of these parts, in order, and how many there are without the limit.</summary>
    /// <param name="identities">An SQL list.</param>
    /// <param name="parts">Without brackets: <c>'speaker', 'for'</c>.</param>
    /// <param name="only">Conditions on <c>p</c>.</param>
    /// <param name="limit">0 for all.</param>
    public (List<FactKey> Keys, int Total) Newest(string identities, string parts, Conditions only, int limit)
    {
        string where = $"p.identity IN {identities} AND p.{part} IN ({parts}){only.And}";
        object?[] values = only.Values;
        if (limit <= 0)
        {
            var all = _facts.Newest([Way(where, repeats: true)], 0, values);
            return (all, all.Count);
        }
        var shares = Shares(where, values);
        if (shares.Count == 0) return ([], 0);
        var ways = shares.Where(share => share.Rows >= manyRows).Select(share => Way(Of(share) + only.And, repeats: false))
            .Concat(shares.Where(share => share.Rows < manyRows).GroupBy(share => share.Part, StringComparer.Ordinal)
                .Select(few => Way($"p.identity IN {NameTables.InList(few.Select(share => share.Identity))} AND p.{part} = '{few.Key}'{only.And}", repeats: true)));
        return (_facts.Newest([.. ways], limit, values), Total(shares, where, values));
    }

    private FactWay Way(string where, bool repeats) => new(kind, $"{table} AS p", where, $"p.{day}", "p.article", "p.start", $"p.{number}", repeats);

    /// <summary>How many facts there are: a fact may be of several of the identities and parts. Where one of these has nearly all, only the others have to be looked at.</summary>
    private int Total(List<Share> shares, string where, object?[] values)
    {
        var largest = shares.MaxBy(share => (share.Rows, -share.Identity))!;
        if (shares.Count == 1) return largest.Rows;
        if (largest.Rows < manyRows) return Count($"SELECT count(DISTINCT p.{number}) FROM {table} AS p WHERE {where}", values);
        var others = shares.Where(share => share != largest).GroupBy(share => share.Part, StringComparer.Ordinal)
            .Select(same => $"SELECT p.{number} AS fact FROM {table} AS p WHERE p.identity IN {NameTables.InList(same.Select(share => share.Identity))} AND p.{part} = '{same.Key}' AND {where}");
        string ofLargest = $"(SELECT 1 FROM {table} AS p WHERE {Of(largest)} AND p.{number} = fact)";
        // A server makes a set of the facts of the largest for NOT EXISTS; where the others are few, one value each is looked up instead.
        bool few = (shares.Sum(share => (long)share.Rows) - largest.Rows) * LookUp < largest.Rows;
        return largest.Rows + Count($"SELECT count(DISTINCT fact) FROM ({string.Join(" UNION ALL ", others)}) AS others WHERE {(few ? ofLargest + " IS NULL" : "NOT EXISTS " + ofLargest)}", values);
    }

    /// <summary>Rows by identity and part.</summary>
    private List<Share> Shares(string where, object?[] values)
    {
        using var statement = connection.Ask($"SELECT p.identity, p.{part}, count(*) FROM {table} AS p WHERE {where} GROUP BY p.identity, p.{part} ORDER BY p.identity, p.{part}");
        using var rows = statement.Rows(values);
        var shares = new List<Share>();
        while (rows.Read()) shares.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetInt32(2)));
        return shares;
    }

    private int Count(string sql, object?[] values)
    {
        using var statement = connection.Ask(sql);
        return Convert.ToInt32(statement.Value(values), System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Of(Share share) => $"p.identity = {NameTables.Number(share.Identity)} AND p.{part} = '{share.Part}'";

    private sealed record Share(long Identity, string Part, int Rows);
}
