using System.Globalization;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary><c>quotation_words</c> of archives that were made before there were any, and whether they are what quotations say. Not safe for several threads.</summary>
internal static class QuotationWords
{
    private const int AtOnce = 4096;

    /// <summary>Packs them anew; inside a transaction that somebody else begins and ends.</summary>
    public static void Fill(StoreConnection connection)
    {
        connection.Execute("DELETE FROM quotation_words");
        using var appender = connection.Append("quotation_words", "article, filters");
        foreach (var (from, to) in Chunks(connection))
        {
            foreach (var (article, filters) in Packed(connection, from, to)) appender.Add(article, filters);
            connection.Flush();
        }
    }

    /// <summary>Articles whose quotations would be looked for in vain, a line each.</summary>
    public static IEnumerable<string> Faults(StoreConnection connection)
    {
        foreach (var (from, to) in Chunks(connection))
        {
            var packed = Packed(connection, from, to);
            var wrong = new SortedSet<long>();
            using (var stored = connection.Ask("SELECT article, filters FROM quotation_words WHERE article > ?1 AND article <= ?2"))
            {
                using var rows = stored.Rows(from, to);
                while (rows.Read())
                {
                    long article = rows.GetInt64(0);
                    if (!packed.Remove(article, out byte[]? filters) || !filters.AsSpan().SequenceEqual((byte[])rows.GetValue(1))) wrong.Add(article);
                }
            }
            wrong.UnionWith(packed.Keys);
            foreach (long article in wrong) yield return string.Create(CultureInfo.InvariantCulture, $"the words of the quotations of article {article} are not those that are looked for; 'jejak archive reindex' packs them anew");
        }
    }

    /// <summary>Ranges of articles' numbers: above the first, up to and with the second.</summary>
    private static IEnumerable<(long From, long To)> Chunks(StoreConnection connection)
    {
        long last = Math.Max(connection.Number("SELECT max(article) FROM articles"), connection.Number("SELECT max(article) FROM quotation_words"));
        for (long from = 0; from < last; from += AtOnce) yield return (from, from + AtOnce);
    }

    private static SortedDictionary<long, byte[]> Packed(StoreConnection connection, long from, long to)
    {
        var packed = new SortedDictionary<long, byte[]>();
        using var all = connection.Ask("SELECT article, quotation, content FROM quotations WHERE article > ?1 AND article <= ?2 ORDER BY article, quotation");
        using var rows = all.Rows(from, to);
        var filters = new List<byte>();
        long last = 0, current = 0;
        while (rows.Read())
        {
            if (rows.GetInt64(0) != current && filters.Count > 0)
            {
                packed.Add(current, [.. filters]);
                filters.Clear();
                last = 0;
            }
            current = rows.GetInt64(0);
            WordFilter.Add(filters, last, rows.GetInt64(1), rows.GetString(2));
            last = rows.GetInt64(1);
        }
        if (filters.Count > 0) packed.Add(current, [.. filters]);
        return packed;
    }
}
