using System.Collections.Immutable;
using Jejak.Archive.Questions;
using Jejak.Archive.Storing;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

/// <summary>Single articles. Not safe for several threads.</summary>
internal sealed class ArticleShelf(SqliteConnection connection, FactTables facts)
{
    public ArticleAnswer? Find(string id)
    {
        if (Number(id) is not { } article) return null;
        using var one = new Statement(connection, $"SELECT {Rows.ArticleColumns}, r.reading FROM articles AS a JOIN revisions AS r ON r.revision = a.revision WHERE a.article = ?1", 1);
        using var row = one.Rows(article);
        row.Read();
        var quotations = Of('q', "SELECT NULL, article, start, quotation FROM quotations WHERE article = ?1", article);
        var events = Of('v', "SELECT NULL, article, start, event FROM events WHERE article = ?1", article);
        var findings = Of('f', "SELECT NULL, article, start, finding FROM findings WHERE article = ?1", article);
        return new(Rows.Article(row), Revisions(article), Entities(article),
            [.. facts.Quotations(quotations).OrderBy(pair => pair.Key).Select(pair => pair.Value)],
            [.. facts.Events(events).OrderBy(pair => pair.Key).Select(pair => pair.Value)],
            [.. facts.Findings(findings).OrderBy(pair => pair.Key).Select(pair => pair.Value)],
            Deflated.Unpack((byte[])row.GetValue(6)));
    }

    public ImmutableArray<string> Like(string id)
    {
        using var like = new Statement(connection, """
            SELECT id FROM articles WHERE id >= ?1 AND id < ?1 || char(1114111) UNION ALL
            SELECT id FROM articles WHERE instr(lower(title), lower(?1)) > 0 LIMIT 5
            """, 1);
        using var rows = like.Rows(id);
        var ids = ImmutableArray.CreateBuilder<string>();
        while (rows.Read()) ids.Add(rows.GetString(0));
        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    private long? Number(string id)
    {
        using var exact = new Statement(connection, "SELECT article FROM articles WHERE id = ?1 UNION ALL SELECT article FROM (SELECT article FROM articles WHERE url = ?1 LIMIT 1) LIMIT 1", 1);
        if (exact.Value(id) is long found) return found;
        if (id.Length == 0) return null;
        using var begins = new Statement(connection, "SELECT article FROM articles WHERE id >= ?1 AND id < ?1 || char(1114111) LIMIT 2", 1);
        using var ends = new Statement(connection, "SELECT article FROM articles WHERE substr(rtrim(id, '/'), -length(?1) - 1) = '/' || ?1 LIMIT 2", 1);
        return Only(begins, id) ?? Only(ends, id);
    }

    private static long? Only(Statement some, string id)
    {
        using var rows = some.Rows(id);
        if (!rows.Read()) return null;
        long only = rows.GetInt64(0);
        return rows.Read() ? null : only;
    }

    private List<FactKey> Of(char kind, string sql, long article) => facts.Keys(kind, sql, article);

    private ImmutableArray<RevisionRow> Revisions(long article)
    {
        using var all = new Statement(connection, "SELECT number, sha256, r.uri, reader, r.revision = a.revision FROM revisions AS r JOIN articles AS a USING (article) WHERE article = ?1 ORDER BY number", 1);
        using var rows = all.Rows(article);
        var revisions = ImmutableArray.CreateBuilder<RevisionRow>();
        while (rows.Read()) revisions.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetInt64(4) == 1));
        return revisions.DrainToImmutable();
    }

    private ImmutableArray<EntityRow> Entities(long article)
    {
        using var all = new Statement(connection, """
            SELECT key, type, entities.name, roles, spellings, mentions FROM entities JOIN identities USING (identity)
            WHERE article = ?1 AND type <> 'source' ORDER BY mentions DESC, key
            """, 1);
        using var rows = all.Rows(article);
        var entities = ImmutableArray.CreateBuilder<EntityRow>();
        while (rows.Read()) entities.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), Rows.Lines(rows, 3), Rows.Lines(rows, 4), rows.GetInt32(5)));
        return entities.DrainToImmutable();
    }
}
