using System.Collections.Immutable;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Who passes on whose words to whom, counted. Not safe for several threads.</summary>
internal sealed class RelayTables(StoreConnection connection, PublisherNames publishers)
{
    /// <summary>For an archive that was made before relays were counted.</summary>
    public static void Fill(StoreConnection connection)
    {
        var counts = new SortedDictionary<(long Identity, long Article), RelayCount>();
        using (var relayed = connection.Ask("""
            SELECT p.identity, q.article, e.name, q.chain FROM quotation_parties AS p JOIN quotations AS q ON q.quotation = p.quotation
            JOIN entities AS e ON e.article = q.article AND e.identity = p.identity WHERE p.part = 'via' AND q.chain IS NOT NULL ORDER BY q.quotation, p.identity
            """))
        {
            using var rows = relayed.Rows();
            while (rows.Read())
            {
                var key = (rows.GetInt64(0), rows.GetInt64(1));
                counts[key] = counts.TryGetValue(key, out var known) ? known with { Quotations = known.Quotations + 1 } : new(Relation(rows.GetString(3), rows.GetString(2)), 1);
            }
        }
        using (var appender = connection.Append("relays", "identity, article, relation, quotations"))
        {
            foreach (var (key, count) in counts) appender.Add(key.Identity, key.Article, count.Relation, count.Quotations);
            connection.Flush();
        }
        connection.Execute("UPDATE relays SET publisher = a.publisher, day = a.day FROM articles AS a WHERE a.article = relays.article");
    }

    public (ImmutableArray<RelayedRow> Rows, int Total) Count(RelaysQuestion question, FoundName? relay)
    {
        string named = publishers.Named("r.publisher", question.Publisher) is { Length: > 0 } condition ? " AND " + condition : "";
        using var statement = connection.Ask($"""
            SELECT p.key, p.name, g.relation, g.publisher, g.quotations, g.articles, g.first, g.last
            FROM (
              SELECT r.identity, r.relation, r.publisher, sum(r.quotations) AS quotations, count(*) AS articles, min(r.day) AS first, max(r.day) AS last FROM relays AS r
              WHERE (?1 IS NULL OR r.relation = ?1) AND (?2 IS NULL OR r.day >= ?2) AND (?3 IS NULL OR r.day <= ?3)
                {(relay is null ? "" : $"AND r.identity IN {relay.Identities}")}{named}
              GROUP BY r.identity, r.relation, r.publisher) AS g
            JOIN identities AS i ON i.identity = g.identity JOIN identities AS p ON p.identity = i.party
            """);
        var counted = new List<Counted>();
        using (var rows = statement.Rows(question.Relation, question.Days.First, question.Days.Last))
        {
            while (rows.Read())
                counted.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), Rows.Text(rows, 3), Convert.ToInt32(rows.GetValue(4), System.Globalization.CultureInfo.InvariantCulture), rows.GetInt32(5), Rows.Text(rows, 6), Rows.Text(rows, 7)));
        }
        var relays = counted.GroupBy(row => row.Key, StringComparer.Ordinal)
            .OrderByDescending(rows => rows.Sum(row => row.Quotations)).ThenBy(rows => rows.Key, StringComparer.Ordinal).ToList();
        return ([.. relays.Take(question.Limit > 0 ? question.Limit : relays.Count).SelectMany(Publishers)], relays.Count);
    }

    /// <summary>A relay's publishers; what it is called (agency, …) is what most of its articles have it.</summary>
    private static IEnumerable<RelayedRow> Publishers(IGrouping<string, Counted> relay)
    {
        string relation = relay.GroupBy(row => row.Relation, StringComparer.Ordinal).OrderByDescending(rows => rows.Sum(row => row.Articles)).ThenBy(rows => rows.Key, StringComparer.Ordinal).First().Key;
        return relay.GroupBy(row => row.Publisher).Select(rows => new RelayedRow(
                rows.First().Name, relation, rows.Key, rows.Sum(row => row.Quotations), rows.Sum(row => row.Articles), rows.Select(row => row.First).Min(StringComparer.Ordinal), rows.Select(row => row.Last).Max(StringComparer.Ordinal)))
            .OrderByDescending(row => row.Quotations).ThenBy(row => row.Publisher, StringComparer.Ordinal);
    }

    /// <param name="chain">As <c>quotations.chain</c> has it.</param>
    /// <returns>Of the relay of that name; of the first one where the chain names it otherwise.</returns>
    private static string Relation(string chain, string name)
    {
        var relays = chain.Split('\n').Select(line => line.Split('\t')).ToArray();
        return (Array.Find(relays, relay => relay[1] == name) ?? relays[0])[0];
    }

    private sealed record Counted(string Key, string Name, string Relation, string? Publisher, int Quotations, int Articles, string? First, string? Last);

    private readonly record struct RelayCount(string Relation, int Quotations);
}
