using System.Collections.Immutable;
using Jejak.Archive.Exports;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What parties have to do with each other, counted. Not safe for several threads.</summary>
internal sealed class RelationTables(StoreConnection connection, PublisherNames publishers)
{
    /// <summary>What two have to do with each other: on different sides, or both actors of what has no other side.</summary>
    public static string Between(string one, string other) => $"""
        SELECT one.event FROM event_parties AS one
        CROSS JOIN event_parties AS two
        CROSS JOIN events
        WHERE one.identity IN {one} AND two.identity IN {other} AND two.side IN ('actor', 'recipient') AND two.event = one.event AND events.event = one.event AND (one.side <> two.side OR (one.side = 'actor' AND events.recipients IS NULL))
        """;

    public RelationAnswer Relation(RelationQuestion question, FoundName one, FoundName other)
    {
        var events = Read(question, one.Identities, other.Identities);
        return new([one.Set, other.Set], events.Count, events.Count == 0 ? null : Score(events), Months(events), Types(events), Reporters(events));
    }

    public (ImmutableArray<ExportedRelation> Pairs, int Total) Pairs(ActorsQuestion question, FoundName? with)
    {
        string kinds = question.People ? "" : "AND a.type <> 'person' AND b.type <> 'person'";
        string mine = with is { } found ? $"AND (one.identity IN {found.Identities} OR two.identity IN {found.Identities})" : "";
        // A party is one whatever it is called. Each pair once, by the order of its keys, which no order of ingest changes.
        using var statement = connection.Ask($"""
            WITH told AS (
              SELECT a.identity AS x, b.identity AS y, coalesce(e.intensity, 0) AS intensity, e.first, e.last,
                max(CASE WHEN one.side = 'actor' AND two.side = 'recipient' THEN 1 ELSE 0 END) AS forth,
                max(CASE WHEN one.side = 'recipient' AND two.side = 'actor' THEN 1 ELSE 0 END) AS back, max(CASE WHEN one.side = two.side THEN 1 ELSE 0 END) AS joint
              FROM events AS e
              JOIN event_parties AS one ON one.event = e.event
              JOIN event_parties AS two ON two.event = e.event
              JOIN identities AS mine ON mine.identity = one.identity
              JOIN identities AS yours ON yours.identity = two.identity
              JOIN identities AS a ON a.identity = mine.party
              JOIN identities AS b ON b.identity = yours.party AND b.key > a.key
              WHERE (one.side <> two.side OR (one.side = 'actor' AND e.recipients IS NULL)) {kinds} {mine}
                AND (?1 IS NULL OR e.type = ?1) AND (?2 IS NULL OR e.status = ?2) AND (?3 IS NULL OR e.last >= ?3) AND (?4 IS NULL OR e.first <= ?4){publishers.Condition(question.Publisher, "e.article")}
              GROUP BY a.identity, b.identity, e.event, e.intensity, e.first, e.last)
            SELECT a.name, b.name, count(*) AS events, count(*) FILTER (WHERE forth = 1 AND back = 0 AND joint = 0),
              count(*) FILTER (WHERE back = 1 AND forth = 0 AND joint = 0), count(*) FILTER (WHERE joint = 1 OR (forth = 1 AND back = 1)), avg(intensity), min(first), max(last),
              a.key, a.type, b.key, b.type
            FROM told JOIN identities AS a ON a.identity = x JOIN identities AS b ON b.identity = y
            GROUP BY a.identity, a.name, a.key, a.type, b.identity, b.name, b.key, b.type
            ORDER BY events DESC, a.key, b.key
            """);
        using var rows = statement.Rows(question.Type, question.Status, question.Days.First, question.Days.Last);
        var pairs = ImmutableArray.CreateBuilder<ExportedRelation>();
        int total = 0;
        while (rows.Read())
        {
            total++;
            if (question.Limit > 0 && pairs.Count == question.Limit) continue;
            string one = rows.GetString(0), other = rows.GetString(1);
            pairs.Add(new(
                new(rows.GetString(9), rows.GetString(10), one), new(rows.GetString(11), rows.GetString(12), other),
                new(one, other, rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5), Round(rows.GetDouble(6)), Rows.Text(rows, 7), Rows.Text(rows, 8))));
        }
        return (pairs.DrainToImmutable(), total);
    }

    private List<Told> Read(RelationQuestion question, string one, string other)
    {
        using var statement = connection.Ask($"""
            SELECT e.first, e.type, coalesce(e.intensity, 0), a.publisher, a.day,
              EXISTS (SELECT 1 FROM event_parties AS p WHERE p.identity IN {one} AND p.side = 'actor' AND p.event = e.event),
              EXISTS (SELECT 1 FROM event_parties AS p WHERE p.identity IN {other} AND p.side = 'actor' AND p.event = e.event)
            FROM events AS e JOIN articles AS a USING (article)
            WHERE e.event IN ({Between(one, other)})
              AND (?1 IS NULL OR e.type = ?1) AND (?2 IS NULL OR e.status = ?2) AND (?3 IS NULL OR e.last >= ?3) AND (?4 IS NULL OR e.first <= ?4){publishers.Condition(question.Publisher, "e.article")}
            ORDER BY e.first NULLS FIRST, a.id, e.start, e.event
            """);
        using var rows = statement.Rows(question.Type, question.Status, question.Days.First, question.Days.Last);
        var events = new List<Told>();
        while (rows.Read()) events.Add(new(Rows.Text(rows, 0), rows.GetString(1), rows.GetDouble(2), Rows.Text(rows, 3), Rows.Text(rows, 4), rows.GetBoolean(5), rows.GetBoolean(6)));
        return events;
    }

    private static ImmutableArray<RelationMonth> Months(List<Told> events) =>
    [
        .. events.GroupBy(told => told.Day?[..7]).OrderBy(month => month.Key is null).ThenBy(month => month.Key, StringComparer.Ordinal)
            .Select(month => new RelationMonth(month.Key, month.Count(), month.Count(told => told.Intensity > 0), month.Count(told => told.Intensity < 0), Score(month))),
    ];

    private static ImmutableArray<RelationType> Types(List<Told> events) =>
    [
        .. events.GroupBy(told => told.Type).OrderByDescending(type => type.Count()).ThenBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => new RelationType(type.Key, type.Count(), type.Count(told => told.OneActs && !told.OtherActs), type.Count(told => !told.OneActs && told.OtherActs), type.Count(told => told.OneActs && told.OtherActs), Score(type))),
    ];

    private static ImmutableArray<RelationReporter> Reporters(List<Told> events)
    {
        // The same happening, as far as counts can tell: one type between the two on one day.
        var earliest = events.Where(told => told.Reported is not null).GroupBy(told => (told.Day, told.Type, told.OneActs, told.OtherActs)).ToDictionary(same => same.Key, same => same.Select(told => told.Reported).Min(StringComparer.Ordinal));
        return
        [
            .. events.GroupBy(told => told.Publisher).OrderByDescending(publisher => publisher.Count()).ThenBy(publisher => publisher.Key, StringComparer.Ordinal)
                .Select(publisher => new RelationReporter(
                    publisher.Key,
                    publisher.Count(),
                    publisher.Count(told => told.Reported is { } day && day == earliest[(told.Day, told.Type, told.OneActs, told.OtherActs)]),
                    publisher.Select(told => told.Reported).Min(StringComparer.Ordinal))),
        ];
    }

    private static double Score(IEnumerable<Told> events) => Round(events.Average(told => told.Intensity));

    private static double Round(double score) => Math.Round(score, 2, MidpointRounding.AwayFromZero);

    /// <summary>An event as an article tells it.</summary>
    /// <param name="Day">Of the event.</param>
    /// <param name="Reported">Of the article.</param>
    private readonly record struct Told(string? Day, string Type, double Intensity, string? Publisher, string? Reported, bool OneActs, bool OtherActs);
}
