using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Slips, counted by publisher. Not safe for several threads.</summary>
internal sealed class FindingTables(StoreConnection connection, PublisherNames publishers)
{
    public Answer<PublisherFindingsRow> Count(FindingCountsQuestion question)
    {
        var told = Conditions.OfDays(question.Days, "f.day").Add("f.code =", question.Code).Add(JudgementTables.Of(question.Judged, "f")).Add(publishers.Named("f.publisher", question.Publisher));
        var codes = new List<(string? Publisher, CodeCount Code)>();
        using (var found = connection.Ask($"SELECT f.publisher, f.code, count(*) FROM findings AS f WHERE {told.Where} GROUP BY f.publisher, f.code ORDER BY 3 DESC, 2"))
        {
            using var rows = found.Rows(told.Values);
            while (rows.Read()) codes.Add((Rows.Text(rows, 0), new(rows.GetString(1), rows.GetInt32(2))));
        }
        var byPublisher = codes.ToLookup(row => row.Publisher, row => row.Code);
        var counts = new List<PublisherFindingsRow>();
        var of = Conditions.OfDays(question.Days, "a.day").Add(publishers.Named("a.publisher", question.Publisher));
        using (var articles = connection.Ask($"SELECT a.publisher, count(*) FROM articles AS a WHERE {of.Where} GROUP BY a.publisher"))
        {
            using var rows = articles.Rows(of.Values);
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
