using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What rows of parties repeat of their facts, and articles count of theirs, so that answers need not look at every fact.</summary>
internal static class FactPlaces
{
    /// <summary>For an archive that was made before there were such columns, and to fill them anew; inside a transaction that somebody else begins and ends.</summary>
    public static void Fill(StoreConnection connection)
    {
        connection.Execute("""
            UPDATE quotation_parties SET article = q.article, day = a.day, start = q.start
            FROM quotations AS q JOIN articles AS a ON a.article = q.article WHERE q.quotation = quotation_parties.quotation
            """);
        connection.Execute("""
            UPDATE event_parties SET article = e.article, first = e.first, last = e.last, start = e.start, type = e.type, status = e.status
            FROM events AS e WHERE e.event = event_parties.event
            """);
        connection.Execute("UPDATE findings SET day = a.day, publisher = a.publisher FROM articles AS a WHERE a.article = findings.article");
        connection.Execute("UPDATE articles SET quotations = (SELECT count(*) FROM quotations AS q WHERE q.article = articles.article)");
        ActTables.Fill(connection);
    }
}
