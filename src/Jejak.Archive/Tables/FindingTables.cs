using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Slips, counted by publisher. Not safe for several threads.</summary>
internal sealed class FindingTables(StoreConnection connection, PublisherNames publishers)
{
    public Answer<PublisherFindingsRow> Count(FindingCountsQuestion question)
    {
        string named = publishers.Named("a.publisher", question.Publisher);
        var codes = new List<(string? Publisher, CodeCount Code)>();
        using (var found = connection.Ask($"""
            SELECT a.publisher, f.code, count(*) FROM findings AS f JOIN articles AS a USING (article)
            WHERE (?1 IS NULL OR f.code = ?1) AND (?2 IS NULL OR a.day >= ?2) AND (?3 IS NULL OR a.day <= ?3){named} GROUP BY a.publisher, f.code ORDER BY 3 DESC, 2
            """))
        {
            using var rows = found.Rows(question.Code, question.Days.First, question.Days.Last);
            while (rows.Read()) codes.Add((Rows.Text(rows, 0), new(rows.GetString(1), rows.GetInt32(2))));
        }
        var byPublisher = codes.ToLookup(row => row.Publisher, row => row.Code);
        var counts = new List<PublisherFindingsRow>();
        using (var articles = connection.Ask($"SELECT a.publisher, count(*) FROM articles AS a WHERE (?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2){named} GROUP BY a.publisher"))
        {
            using var rows = articles.Rows(question.Days.First, question.Days.Last);
            while (rows.Read())
            {
                var (publisher, all) = (Rows.Text(rows, 0), rows.GetInt32(1));
                int slips = byPublisher[publisher].Sum(code => code.Count);
                counts.Add(new(publisher, all, slips, Math.Round(slips * 1000.0 / all, 2, MidpointRounding.AwayFromZero), [.. byPublisher[publisher]]));
            }
        }
        var ordered = counts.OrderByDescending(row => row.Findings).ThenByDescending(row => row.Articles).ThenBy(row => row.Publisher, StringComparer.Ordinal);
        return new([.. ordered.Take(question.Limit > 0 ? question.Limit : counts.Count)], counts.Count, []);
    }
}
