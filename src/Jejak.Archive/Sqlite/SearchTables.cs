using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Jejak.Archive.Questions;
using Jejak.Archive.Storing;
using Jejak.Text;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

/// <summary>Full text: finds articles by the index, and in each the sentence that shows why. Not safe for several threads.</summary>
internal sealed class SearchTables(SqliteConnection connection)
{
    private const char Open = '\u0001', Close = '\u0002';

    public Answer<SearchRow> Answer(SearchQuestion question)
    {
        var words = SearchWords.Parse(question.Words) ?? throw new ArgumentException("there is no word to look for: give words, or a \"phrase\" in quotation marks", nameof(question));
        const string where = "article_text MATCH ?1 AND (?2 IS NULL OR a.day >= ?2) AND (?3 IS NULL OR a.day <= ?3)";
        using var count = new Statement(connection, $"SELECT count(*) FROM article_text JOIN articles AS a ON a.article = article_text.rowid WHERE {where}", 3);
        int total = (int)(long)count.Value(words.Articles, question.Days.First, question.Days.Last)!;
        // A word of the title weighs as much as four in the text; ties by the order of arrival.
        using var find = new Statement(connection, $"""
            SELECT {Rows.ArticleColumns}, r.reading, r.words, bm25(article_text, 4.0, 1.0) AS rank
            FROM article_text JOIN articles AS a ON a.article = article_text.rowid JOIN revisions AS r ON r.revision = a.revision
            WHERE {where} ORDER BY rank, a.article LIMIT ?4
            """, 4);
        var hits = new List<Hit>();
        using (var rows = find.Rows(words.Articles, question.Days.First, question.Days.Last, question.Limit > 0 ? question.Limit : -1))
        {
            while (rows.Read()) hits.Add(new(Rows.Article(rows), (byte[])rows.GetValue(6), (byte[])rows.GetValue(7), -rows.GetDouble(8)));
        }
        return new([.. Sentences(hits, words)], total, []);
    }

    /// <summary>The index keeps no words: those of the hits go through a small one in memory, which marks the matches by the same rules.</summary>
    private static IEnumerable<SearchRow> Sentences(List<Hit> hits, SearchWords words)
    {
        using var memory = new SqliteConnection("Data Source=:memory:;Pooling=False");
        memory.Open();
        ArchiveFile.Execute(memory, """CREATE VIRTUAL TABLE sentences USING fts5 (sentence, tokenize = "unicode61 remove_diacritics 2"); BEGIN""");
        using var insert = new Statement(memory, "INSERT INTO sentences (rowid, sentence) VALUES (?1, ?2)", 2);
        using var best = new Statement(memory, $"""
            SELECT rowid, highlight(sentences, 0, char({(int)Open}), char({(int)Close})) FROM sentences WHERE sentences MATCH ?1 ORDER BY rank, rowid LIMIT 1
            """, 1);
        using var clear = new Statement(memory, "DELETE FROM sentences", 0);
        foreach (var hit in hits)
        {
            clear.Run();
            string[] lines = Encoding.UTF8.GetString(Deflated.Unpack(hit.Words)).Split('\n');
            if (hit.Article.Title is { } title) insert.Run(0, title);
            for (int i = 0; i < lines.Length; i++) insert.Run(i + 1, lines[i]);
            using var rows = best.Rows(words.Sentences);
            if (rows.Read()) yield return Row(hit, rows.GetInt64(0) == 0 ? -1 : (int)rows.GetInt64(0) - 1, rows.GetString(1));
            else yield return new(hit.Article, hit.Article.Title ?? lines[0], [], hit.Score, -1, -1);
        }
    }

    private static SearchRow Row(Hit hit, int line, string marked)
    {
        var (normal, matches) = Unmark(marked);
        if (line < 0) return new(hit.Article, normal, matches, hit.Score, -1, -1);
        using var reading = JsonDocument.Parse(Deflated.Unpack(hit.Reading));
        var sentence = reading.RootElement.GetProperty("sentences")[line];
        int start = sentence.GetProperty("start").GetInt32(), end = sentence.GetProperty("end").GetInt32();
        // The words of a page have markup between them: there the normal form is what a person reads.
        if (reading.RootElement.GetProperty("source").GetProperty("mediaType").ValueEquals("text/html")) return new(hit.Article, normal, matches, hit.Score, start, end);
        string printed = ArticleWords.OneLine(reading.RootElement.GetProperty("text").GetString().AsSpan(start, end - start));
        return new(hit.Article, printed, Transfer(normal, matches, printed), hit.Score, start, end);
    }

    private static (string Text, ImmutableArray<TextSpan> Matches) Unmark(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var matches = ImmutableArray.CreateBuilder<TextSpan>();
        int start = 0;
        foreach (char c in marked)
        {
            if (c == Open) start = text.Length;
            else if (c == Close) matches.Add(new(start, text.Length));
            else text.Append(c);
        }
        return (text.ToString(), matches.DrainToImmutable());
    }

    /// <summary>From the normal form to the printed sentence: the two differ in white space only.</summary>
    private static ImmutableArray<TextSpan> Transfer(string normal, ImmutableArray<TextSpan> matches, string printed)
    {
        var offsets = new int[normal.Length + 1];
        int at = 0;
        for (int i = 0; i < normal.Length; i++)
        {
            if (!char.IsWhiteSpace(normal[i]))
            {
                while (at < printed.Length && printed[at] != normal[i]) at++;
                offsets[i] = Math.Min(at++, printed.Length);
            }
            else offsets[i] = Math.Min(at, printed.Length);
        }
        return [.. matches.Where(match => !match.IsEmpty).Select(match => new TextSpan(offsets[match.Start], Math.Min(printed.Length, offsets[match.End - 1] + 1)))];
    }

    private sealed record Hit(ArticleReference Article, byte[] Reading, byte[] Words, double Score);
}
