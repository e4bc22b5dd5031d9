using System.Collections.Immutable;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;

namespace Jejak.Archive.Tables;

/// <summary>Single articles. Not safe for several threads.</summary>
internal sealed class ArticleShelf(StoreConnection connection, FactTables facts)
{
    // The last code point: what begins with an id sorts before the id and this.
    private const string LastOfAll = "\U0010FFFF";

    public ArticleAnswer? Find(string id)
    {
        if (Number(id) is not { } article) return null;
        var (reference, reading) = Current(article);
        var quotations = Of('q', "SELECT NULL, article, start, quotation FROM quotations WHERE article = ?1", article);
        var events = Of('v', "SELECT NULL, article, start, event FROM events WHERE article = ?1", article);
        var findings = Of('f', "SELECT NULL, article, start, finding FROM findings WHERE article = ?1", article);
        return new(reference, Revisions(article), Entities(article),
            [.. facts.Quotations(quotations).OrderBy(pair => pair.Key).Select(pair => pair.Value)],
            [.. facts.Events(events).OrderBy(pair => pair.Key).Select(pair => pair.Value)],
            [.. facts.Findings(findings).OrderBy(pair => pair.Key).Select(pair => pair.Value)],
            Deflated.Unpack(reading));
    }

    /// <summary>The contract's JSON of the current revision of an article that is there.</summary>
    /// <param name="id">The whole id.</param>
    public ReadOnlyMemory<byte> Reading(string id)
    {
        using var one = connection.Ask("SELECT r.reading FROM articles AS a JOIN revisions AS r ON r.revision = a.revision WHERE a.id = ?1");
        return Deflated.Unpack((byte[])one.Value(id)!);
    }

    /// <param name="article">Its number.</param>
    public ReadOnlyMemory<byte> Reading(long article) => Deflated.Unpack(Current(article).Reading);

    public ImmutableArray<string> Like(string id)
    {
        using var like = connection.Ask("""
            SELECT id FROM articles WHERE id >= ?1 AND id < ?2 UNION ALL
            SELECT id FROM articles WHERE replace(lower(title), lower(?1), '') <> lower(title) LIMIT 5
            """);
        using var rows = like.Rows(id, id + LastOfAll);
        var ids = ImmutableArray.CreateBuilder<string>();
        while (rows.Read()) ids.Add(rows.GetString(0));
        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    private (ArticleReference Article, byte[] Reading) Current(long article)
    {
        using var one = connection.Ask($"SELECT {Rows.ArticleColumns}, r.reading FROM articles AS a JOIN revisions AS r ON r.revision = a.revision WHERE a.article = ?1");
        using var row = one.Rows(article);
        row.Read();
        return (Rows.Article(row), (byte[])row.GetValue(6));
    }

    /// <summary>The article that the id, address, beginning or end names; null where there is none, or more than one.</summary>
    public long? Number(string id)
    {
        using var exact = connection.Ask("SELECT article FROM articles WHERE id = ?1 UNION ALL SELECT article FROM (SELECT article FROM articles WHERE url = ?1 LIMIT 1) AS by_url LIMIT 1");
        if (exact.Value(id) is long found) return found;
        if (id.Length == 0) return null;
        using var begins = connection.Ask("SELECT article FROM articles WHERE id >= ?1 AND id < ?2 LIMIT 2");
        using var ends = connection.Ask("SELECT article FROM articles WHERE substr(rtrim(id, '/'), length(rtrim(id, '/')) - length(?1)) = '/' || ?1 LIMIT 2");
        return Only(begins, id, id + LastOfAll) ?? Only(ends, id);
    }

    private static long? Only(Statement some, params ReadOnlySpan<object?> values)
    {
        using var rows = some.Rows(values);
        if (!rows.Read()) return null;
        long only = rows.GetInt64(0);
        return rows.Read() ? null : only;
    }

    private List<FactKey> Of(char kind, string sql, long article) => facts.Keys(kind, sql, article);

    private ImmutableArray<RevisionRow> Revisions(long article)
    {
        using var all = connection.Ask("SELECT number, sha256, r.uri, reader, CASE WHEN r.revision = a.revision THEN 1 ELSE 0 END FROM revisions AS r JOIN articles AS a USING (article) WHERE article = ?1 ORDER BY number");
        using var rows = all.Rows(article);
        var revisions = ImmutableArray.CreateBuilder<RevisionRow>();
        while (rows.Read()) revisions.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetInt64(4) == 1));
        return revisions.DrainToImmutable();
    }

    private ImmutableArray<EntityRow> Entities(long article)
    {
        using var all = connection.Ask("""
            SELECT key, type, entities.name, roles, spellings, mentions FROM entities JOIN identities USING (identity)
            WHERE article = ?1 AND type <> 'source' ORDER BY mentions DESC, key
            """);
        using var rows = all.Rows(article);
        var entities = ImmutableArray.CreateBuilder<EntityRow>();
        while (rows.Read()) entities.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), Rows.Lines(rows, 3), Rows.Lines(rows, 4), rows.GetInt32(5)));
        return entities.DrainToImmutable();
    }
}
