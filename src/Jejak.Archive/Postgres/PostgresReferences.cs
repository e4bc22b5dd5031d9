using System.Collections.Immutable;
using System.Globalization;

namespace Jejak.Archive.Postgres;

/// <summary>Which rows point to which, on a server: nothing there refuses a row that points nowhere (schema 12), so that it is looked for.</summary>
internal static class PostgresReferences
{
    /// <param name="Table">Whose rows point.</param>
    /// <param name="Column">By which; where it is null the row points nowhere, and may.</param>
    /// <param name="Parent">To which table's primary key.</param>
    internal sealed record Reference(string Table, string Column, string Parent);

    public static ImmutableArray<Reference> All { get; } =
    [
        new("revisions", "article", "articles"),
        new("names", "identity", "identities"),
        new("entities", "article", "articles"),
        new("entities", "identity", "identities"),
        new("quotations", "article", "articles"),
        new("quotation_parties", "identity", "identities"),
        new("quotation_parties", "quotation", "quotations"),
        new("events", "article", "articles"),
        new("events", "asserted_by", "quotations"),
        new("event_parties", "identity", "identities"),
        new("event_parties", "event", "events"),
        new("findings", "article", "articles"),
        new("joins", "identity", "identities"),
        new("joins", "joined_to", "identities"),
        new("touched", "identity", "identities"),
        new("signatures", "article", "articles"),
        new("bands", "article", "articles"),
        new("story_links", "one", "articles"),
        new("story_links", "other", "articles"),
        new("stories", "article", "articles"),
        new("stories", "story", "articles"),
        new("relays", "identity", "identities"),
        new("relays", "article", "articles"),
    ];

    /// <summary>A line for each table and column with rows that point to none.</summary>
    public static IEnumerable<string> Faults(PostgresStore store)
    {
        foreach (var (table, column, parent) in All)
        {
            string key = KeyOf(parent);
            long lost = store.Number($"SELECT count(*) FROM {table} AS t WHERE t.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} AS p WHERE p.{key} = t.{column})");
            if (lost > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{lost:N0} rows of {table} point to no row of {parent} ({column})");
        }
    }

    private static string KeyOf(string parent) => parent switch { "articles" => "article", "identities" => "identity", "quotations" => "quotation", _ => "event" };
}
