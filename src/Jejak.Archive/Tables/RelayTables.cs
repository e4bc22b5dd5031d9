using System.Collections.Immutable;
using System.Globalization;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Who passes on whose words to whom, counted. Not safe for several threads.</summary>
internal sealed class RelayTables(StoreConnection connection, PublisherNames publishers)
{
    private const int AtOnce = 4096;

    /// <summary>For an archive that was made before relays were counted.</summary>
    public static void Fill(StoreConnection connection)
    {
        using var appender = connection.Append("relays", "identity, article, relation, quotations, publisher, day");
        foreach (var (from, to) in Chunks(connection))
        {
            foreach (var (key, relay) in Counted(connection, from, to)) appender.Add(key.Identity, key.Article, relay.Relation, relay.Quotations, relay.Publisher, relay.Day);
            connection.Flush();
        }
    }

    /// <summary>Where the counts are not what quotations say, a line each.</summary>
    public static IEnumerable<string> Faults(StoreConnection connection)
    {
        foreach (var (from, to) in Chunks(connection))
        {
            var counted = Counted(connection, from, to);
            var wrong = new SortedSet<long>();
            using (var stored = connection.Ask("SELECT identity, article, relation, quotations, publisher, day FROM relays WHERE article > ?1 AND article <= ?2"))
            {
                using var rows = stored.Rows(from, to);
                while (rows.Read())
                {
                    var key = (rows.GetInt64(0), rows.GetInt64(1));
                    if (!counted.Remove(key, out var relay) || relay != new Relayed(rows.GetString(2), rows.GetInt32(3), Rows.Text(rows, 4), Rows.Text(rows, 5))) wrong.Add(key.Item2);
                }
            }
            wrong.UnionWith(counted.Keys.Select(key => key.Article));
            foreach (long article in wrong) yield return string.Create(CultureInfo.InvariantCulture, $"the relays of article {article} are not counted as its quotations have them; 'jejak archive reindex' counts again");
        }
    }

    /// <summary>Ranges of articles' numbers: above the first, up to and with the second.</summary>
    private static IEnumerable<(long From, long To)> Chunks(StoreConnection connection)
    {
        long last = connection.Number("SELECT coalesce(max(article), 0) FROM (SELECT article FROM articles UNION ALL SELECT article FROM relays) AS numbered");
        for (long from = 0; from < last; from += AtOnce) yield return (from, from + AtOnce);
    }

    private static SortedDictionary<(long Identity, long Article), Relayed> Counted(StoreConnection connection, long from, long to)
    {
        var counts = new SortedDictionary<(long Identity, long Article), Relayed>();
        using var relayed = connection.Ask("""
            SELECT p.identity, q.article, e.name, q.chain, a.publisher, a.day FROM quotations AS q JOIN quotation_parties AS p ON p.quotation = q.quotation AND p.part = 'via'
            JOIN entities AS e ON e.article = q.article AND e.identity = p.identity JOIN articles AS a ON a.article = q.article
            WHERE q.article > ?1 AND q.article <= ?2 AND q.chain IS NOT NULL ORDER BY q.quotation, p.identity
            """);
        using var rows = relayed.Rows(from, to);
        while (rows.Read())
        {
            var key = (rows.GetInt64(0), rows.GetInt64(1));
            counts[key] = counts.TryGetValue(key, out var known) ? known with { Quotations = known.Quotations + 1 } : new(Relation(rows.GetString(3), rows.GetString(2)), 1, Rows.Text(rows, 4), Rows.Text(rows, 5));
        }
        return counts;
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
        var counted = new List<Group>();
        using (var rows = statement.Rows(question.Relation, question.Days.First, question.Days.Last))
        {
            while (rows.Read())
                counted.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), Rows.Text(rows, 3), Convert.ToInt32(rows.GetValue(4), CultureInfo.InvariantCulture), rows.GetInt32(5), Rows.Text(rows, 6), Rows.Text(rows, 7)));
        }
        var relays = counted.GroupBy(row => row.Key, StringComparer.Ordinal)
            .OrderByDescending(rows => rows.Sum(row => row.Quotations)).ThenBy(rows => rows.Key, StringComparer.Ordinal).ToList();
        return ([.. relays.Take(question.Limit > 0 ? question.Limit : relays.Count).SelectMany(Publishers)], relays.Count);
    }

    /// <summary>A relay's publishers; what it is called (agency, …) is what most of its articles have it.</summary>
    private static IEnumerable<RelayedRow> Publishers(IGrouping<string, Group> relay)
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

    private sealed record Group(string Key, string Name, string Relation, string? Publisher, int Quotations, int Articles, string? First, string? Last);

    private readonly record struct Relayed(string Relation, int Quotations, string? Publisher, string? Day);
}
