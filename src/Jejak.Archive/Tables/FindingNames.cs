using System.Text.Json;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;

namespace Jejak.Archive.Tables;

/// <summary>Names of slips and their messages in every language, for an archive that was made before there were such columns.</summary>
internal static class FindingNames
{
    private const int AtOnce = 256;

    /// <summary>Inside a transaction that somebody else begins and ends.</summary>
    public static void Fill(StoreConnection connection)
    {
        using var update = connection.Write("UPDATE findings SET key = ?2, wordings = ?3 WHERE finding = ?1");
        using var next = connection.Ask($"""
            SELECT a.article, a.id, r.reading FROM articles AS a JOIN revisions AS r ON r.revision = a.revision
            WHERE a.article > ?1 AND EXISTS (SELECT 1 FROM findings AS f WHERE f.article = a.article) ORDER BY a.article LIMIT {AtOnce}
            """);
        using var of = connection.Ask("SELECT finding, number, code, text FROM findings WHERE article = ?1 ORDER BY number");
        for (long last = 0; ;)
        {
            var articles = new List<(long Article, string Id, byte[] Reading)>(AtOnce);
            using (var rows = next.Rows(last))
            {
                while (rows.Read()) articles.Add((rows.GetInt64(0), rows.GetString(1), (byte[])rows.GetValue(2)));
            }
            foreach (var (article, id, packed) in articles)
            {
                var key = new FindingKey(id);
                var told = Told(packed);
                using var rows = of.Rows(article);
                while (rows.Read()) update.Run(rows.GetInt64(0), key.Next(rows.GetString(2), rows.GetString(3)), told.ElementAtOrDefault(rows.GetInt32(1) - 1));
            }
            connection.Flush();
            if (articles.Count < AtOnce) return;
            last = articles[^1].Article;
        }
    }

    /// <summary>The messages of each slip of a reading, as the column holds them.</summary>
    private static string?[] Told(byte[] packed)
    {
        using var reading = JsonDocument.Parse(Deflated.Unpack(packed));
        return [.. reading.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.TryGetProperty("messages", out var messages)
            ? Wordings(messages.EnumerateObject().Select(message => (message.Name, message.Value.GetString() ?? ""))) : null)];
    }

    /// <summary>A line each: language, tab, message.</summary>
    public static string? Wordings(IEnumerable<(string Language, string Message)> messages)
    {
        string lines = string.Join('\n', messages.Select(message => $"{message.Language}\t{ArticleWords.OneLine(message.Message)}"));
        return lines.Length > 0 ? lines : null;
    }
}
