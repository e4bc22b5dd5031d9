using System.Collections.Immutable;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What two have to do with each other, counted. Not safe for several threads.</summary>
internal sealed class RelationTables(StoreConnection connection, PublisherNames publishers)
{
    /// <summary>The two are on different sides, or both actors of what has no other side; of <see cref="Between"/>.</summary>
    public const string Sides = "(p.side <> o.side OR p.side = 'actor' AND (SELECT 1 FROM events AS e WHERE e.event = p.event AND e.recipients IS NULL) = 1)";

    /// <summary>Parts <c>p</c> and <c>o</c> that two have in one event: a statement that ends with its conditions. The events of the one who is named less are looked at.</summary>
    public static string Between(FoundName one, FoundName other, string columns, string more = "")
    {
        var (rarer, commoner) = one.Articles <= other.Articles ? (one, other) : (other, one);
        return $"""
            SELECT {columns} FROM event_parties AS p CROSS JOIN event_parties AS o{more}
            WHERE p.identity IN {rarer.Identities} AND o.event = p.event AND +o.identity IN {commoner.Identities}
            """;
    }

    public RelationAnswer Relation(RelationQuestion question, FoundName one, FoundName other)
    {
        var events = Read(question, one, other);
        return new([one.Set, other.Set], events.Count, events.Count == 0 ? null : Score(events), Months(events), Types(events), Reporters(events));
    }

    private List<Told> Read(RelationQuestion question, FoundName one, FoundName other)
    {
        bool turns = one.Articles > other.Articles;
        var only = Conditions.OfEvents(question.Type, question.Status, question.Days, "p").Add(publishers.Of(question.Publisher, "p.article"));
        using var statement = connection.Ask($"""
            {Between(one, other, "p.event, p.first, p.type, coalesce(e.intensity, 0), a.publisher, a.day, p.side, o.side, CASE WHEN e.recipients IS NULL THEN 1 ELSE 0 END", " CROSS JOIN events AS e CROSS JOIN articles AS a")} AND e.event = p.event AND a.article = p.article{only.And}
            ORDER BY p.first NULLS FIRST, a.id, p.start, p.event
            """);
        using var rows = statement.Rows(only.Values);
        var events = new List<Told>();
        bool more = rows.Read();
        while (more)
        {
            long happening = rows.GetInt64(0);
            var told = new Told(Rows.Text(rows, 1), rows.GetString(2), rows.GetDouble(3), Rows.Text(rows, 4), Rows.Text(rows, 5), false, false);
            bool isBetween = false;
            do
            {
                bool mineActs = rows.GetString(turns ? 7 : 6) == "actor", yoursActs = rows.GetString(turns ? 6 : 7) == "actor";
                told = told with { OneActs = told.OneActs || mineActs, OtherActs = told.OtherActs || yoursActs };
                isBetween |= mineActs != yoursActs || mineActs && rows.GetInt64(8) == 1;
            }
            while ((more = rows.Read()) && rows.GetInt64(0) == happening);
            if (isBetween) events.Add(told);
        }
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
