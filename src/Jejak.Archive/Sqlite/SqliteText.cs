using System.Runtime.InteropServices;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

/// <summary>Full text as FTS5 table <c>article_text</c>, whose row numbers are those of the articles.</summary>
internal sealed class SqliteText(SqliteConnection connection) : FullText
{
    private SqliteWriteStatement? _insert, _delete;

    public override void Add(long article, string title, string words) =>
        (_insert ??= new(connection, "INSERT INTO article_text (rowid, title, words) VALUES (?1, ?2, ?3)")).Run(article, title, words);

    public override void Remove(long article) => (_delete ??= new(connection, "DELETE FROM article_text WHERE rowid = ?1")).Run(article);

    public override void Clear() => SqliteFile.Execute(connection, "INSERT INTO article_text (article_text) VALUES ('delete-all')");

    public override IEnumerable<long> Articles()
    {
        using var all = new SqliteStatement(connection, "SELECT id FROM article_text_docsize ORDER BY id");
        using var rows = all.Rows();
        while (rows.Read()) yield return rows.GetInt64(0);
    }

    public override Dictionary<long, ulong> Sums()
    {
        var sums = Articles().ToDictionary(article => article, _ => 0UL);
        // The vocabulary is a view of the index; making one changes nothing but the connection's own schema.
        SqliteFile.Execute(connection, "PRAGMA query_only = OFF; CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_tokens USING fts5vocab ('main', 'article_text', 'instance')");
        using var all = new SqliteStatement(connection, "SELECT term, doc, col, offset FROM temp.article_tokens");
        using var rows = all.Rows();
        string last = "";
        ulong term = TextSum.OfTerm(last);
        while (rows.Read())
        {
            string next = rows.GetString(0);
            if (next != last) term = TextSum.OfTerm(last = next);
            CollectionsMarshal.GetValueRefOrAddDefault(sums, rows.GetInt64(1), out _) += TextSum.OfToken(term, rows.GetString(2) == "title" ? 0 : 1, rows.GetInt32(3));
        }
        return sums;
    }

    public override string? Containing(SearchTerm phrase)
    {
        using var any = new SqliteStatement(connection, "SELECT 1 FROM article_text WHERE article_text MATCH ?1 LIMIT 1");
        return any.Value(phrase.Fts5) is null ? null : $"(SELECT rowid FROM article_text WHERE article_text MATCH '{phrase.Fts5.Replace("'", "''", StringComparison.Ordinal)}')";
    }

    public override (List<TextHit> Hits, int Total) Best(SearchWords words, string only, object?[] values, int limit)
    {
        int match = values.Length + 1;
        string from = only.Length == 0 ? $"article_text WHERE article_text MATCH ?{match}" : $"article_text CROSS JOIN articles AS a WHERE a.article = article_text.rowid AND article_text MATCH ?{match} AND ({only})";
        var (total, first) = only.Length == 0 ? Count(from, [words.Articles], limit) : Look(from, [.. values, words.Articles], limit);
        if (total == 0) return ([], 0);
        using var find = new SqliteStatement(connection, $"SELECT article_text.rowid, bm25(article_text, 4.0, 1.0) AS rank FROM {from} AND article_text.rowid >= ?{match + 1} ORDER BY rank, article_text.rowid LIMIT ?{match + 2}");
        var hits = new List<TextHit>();
        using var rows = find.Rows([.. values, words.Articles, first, limit > 0 ? limit : -1]);
        while (rows.Read()) hits.Add(new(rows.GetInt64(0), -rows.GetDouble(1)));
        return (hits, total);
    }

    /// <summary>How many match, and the first of them that is ranked: both are inside the index.</summary>
    private (int Total, long First) Count(string from, object?[] values, int limit)
    {
        using var count = new SqliteStatement(connection, $"SELECT count(*) FROM {from}");
        int total = (int)(long)count.Value(values)!;
        if (limit <= 0 || total <= MostRanked) return (total, 0);
        using var last = new SqliteStatement(connection, $"SELECT article_text.rowid FROM {from} ORDER BY article_text.rowid DESC LIMIT 1 OFFSET ?{values.Length + 1}");
        return (total, (long)last.Value([.. values, MostRanked - 1])!);
    }

    /// <summary>The same where each article has to be looked at, which is done once.</summary>
    private (int Total, long First) Look(string from, object?[] values, int limit)
    {
        using var all = new SqliteStatement(connection, $"SELECT article_text.rowid FROM {from} ORDER BY article_text.rowid");
        using var rows = all.Rows(values);
        var found = new List<long>();
        while (rows.Read()) found.Add(rows.GetInt64(0));
        return (found.Count, limit > 0 && found.Count > MostRanked ? found[^MostRanked] : 0);
    }

    public override void Dispose()
    {
        _insert?.Dispose();
        _delete?.Dispose();
    }
}
