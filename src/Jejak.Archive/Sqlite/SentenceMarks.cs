using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

/// <summary>A small index in memory that finds the sentence of an article that fits best and marks its matches, by the rules of the large one.</summary>
internal sealed class SentenceMarks : IDisposable
{
    public const char Open = '\u0001', Close = '\u0002';

    private readonly SqliteConnection _memory = new("Data Source=:memory:;Pooling=False");
    private readonly SqliteWriteStatement _insert, _clear;
    private readonly SqliteStatement _best;

    public SentenceMarks()
    {
        _memory.Open();
        SqliteFile.Execute(_memory, """CREATE VIRTUAL TABLE sentences USING fts5 (sentence, tokenize = "unicode61 remove_diacritics 2"); BEGIN""");
        _insert = new(_memory, "INSERT INTO sentences (rowid, sentence) VALUES (?1, ?2)");
        _clear = new(_memory, "DELETE FROM sentences");
        _best = new(_memory, $"""
            SELECT rowid, highlight(sentences, 0, char({(int)Open}), char({(int)Close})) FROM sentences WHERE sentences MATCH ?1 ORDER BY rank, rowid LIMIT 1
            """);
    }

    /// <returns>The number of the line, −1 for the title, and the line with its matches between marks; null where nothing matches.</returns>
    public (int Line, string Marked)? Best(string? title, string[] lines, string words)
    {
        _clear.Run();
        if (title is not null) _insert.Run(0, title);
        for (int i = 0; i < lines.Length; i++) _insert.Run(i + 1, lines[i]);
        using var rows = _best.Rows(words);
        return rows.Read() ? ((int)rows.GetInt64(0) - 1, rows.GetString(1)) : null;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _clear.Dispose();
        _best.Dispose();
        _memory.Dispose();
    }
}
