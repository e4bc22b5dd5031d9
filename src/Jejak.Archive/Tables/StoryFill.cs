using System.Globalization;
using System.Text;
using Jejak.Archive.Stores;
using Jejak.Archive.Stories;
using Jejak.Archive.Storing;

namespace Jejak.Archive.Tables;

/// <summary>Makes the stories of an archive from what it stores: for an archive that was made before it had any, and to build them anew.</summary>
internal static class StoryFill
{
    private const int RowsAtOnce = 256;

    /// <summary>Fills the empty tables, inside a transaction that somebody else begins and ends.</summary>
    public static void Run(StoreConnection connection)
    {
        using var stories = new StoryTables(connection);
        stories.BeginBatch();
        for (long last = 0; ;)
        {
            var articles = Next(connection, last);
            if (articles.Count == 0) break;
            foreach (var (article, signature) in articles) stories.Add(article, signature, isNew: true);
            stories.EndBatch();
            last = articles[^1].Article;
        }
        connection.Flush();
    }

    private static List<(long Article, StorySignature Signature)> Next(StoreConnection connection, long last)
    {
        var articles = new List<(long, StorySignature)>();
        var quotations = Quotations(connection, last);
        using var some = connection.Ask($"""
            SELECT a.article, a.published, a.title, a.publisher, a.url, r.reading, r.words FROM articles AS a JOIN revisions AS r ON r.revision = a.revision
            WHERE a.article > ?1 AND a.article <= ?2 ORDER BY a.article
            """);
        using var rows = some.Rows(last, Upper(connection, last));
        while (rows.Read())
        {
            var text = StoryText.Of(Deflated.Unpack((byte[])rows.GetValue(5)), Encoding.UTF8.GetString(Deflated.Unpack((byte[])rows.GetValue(6))));
            var signature = StorySignature.Of(text.OwnSentences, quotations.GetValueOrDefault(rows.GetInt64(0), []), Rows.Text(rows, 2), Rows.Text(rows, 1), Rows.Text(rows, 3), Rows.Text(rows, 4), text.Voice, Denials.For(text.Language));
            articles.Add((rows.GetInt64(0), signature));
        }
        return articles;
    }

    private static Dictionary<long, List<string>> Quotations(StoreConnection connection, long last)
    {
        var quotations = new Dictionary<long, List<string>>();
        using var direct = connection.Ask("SELECT article, content FROM quotations WHERE article > ?1 AND article <= ?2 AND kind <> 'indirect' ORDER BY article, number");
        using var rows = direct.Rows(last, Upper(connection, last));
        while (rows.Read())
        {
            if (!quotations.TryGetValue(rows.GetInt64(0), out var contents)) quotations[rows.GetInt64(0)] = contents = [];
            contents.Add(rows.GetString(1));
        }
        return quotations;
    }

    /// <summary>The last of the next articles; row numbers may have gaps.</summary>
    private static long Upper(StoreConnection connection, long last)
    {
        using var upper = connection.Ask("SELECT max(article) FROM (SELECT article FROM articles WHERE article > ?1 ORDER BY article LIMIT ?2) AS next");
        return upper.Value(last, (long)RowsAtOnce) is { } article ? Convert.ToInt64(article, CultureInfo.InvariantCulture) : last;
    }
}
