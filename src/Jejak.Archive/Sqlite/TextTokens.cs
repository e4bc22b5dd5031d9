using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

/// <summary>A token of a text in the index: its normal form and place.</summary>
/// <param name="Column">0 for the title, 1 for the words.</param>
/// <param name="Offset">Number of the token in its column.</param>
internal readonly record struct TextToken(string Term, long Article, int Column, int Offset);

/// <summary>Cuts texts into the tokens that full text knows, by the tokenizer of the file archive: what one store finds, the other finds too. Not safe for several threads.</summary>
internal sealed class TextTokens : IDisposable
{
    private readonly SqliteConnection _memory = new("Data Source=:memory:;Pooling=False");
    private readonly SqliteWriteStatement _insert, _clear;
    private readonly SqliteStatement _all;

    public TextTokens()
    {
        _memory.Open();
        SqliteFile.Execute(_memory, """
            CREATE VIRTUAL TABLE texts USING fts5 (title, words, tokenize = "unicode61 remove_diacritics 2");
            CREATE VIRTUAL TABLE tokens USING fts5vocab ('texts', 'instance');
            BEGIN
            """);
        _insert = new(_memory, "INSERT INTO texts (rowid, title, words) VALUES (?1, ?2, ?3)");
        _clear = new(_memory, "DELETE FROM texts");
        _all = new(_memory, "SELECT term, doc, col, offset FROM tokens");
    }

    public void Add(long article, string title, string words) => _insert.Run(article, title, words);

    public void Clear() => _clear.Run();

    /// <summary>Of all texts since the last <see cref="Clear"/>: in order of terms, of each by article, column and offset.</summary>
    public IEnumerable<TextToken> All()
    {
        using var rows = _all.Rows();
        string term = "";
        while (rows.Read())
        {
            // The same term comes many times, one after the other.
            string next = rows.GetString(0);
            if (next != term) term = next;
            yield return new(term, rows.GetInt64(1), rows.GetString(2) == "title" ? 0 : 1, rows.GetInt32(3));
        }
    }

    /// <summary>The terms of a phrase, in order.</summary>
    public string[] Of(string phrase)
    {
        Clear();
        Add(1, "", phrase);
        string[] terms = [.. All().OrderBy(token => token.Offset).Select(token => token.Term)];
        Clear();
        return terms;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _clear.Dispose();
        _all.Dispose();
        _memory.Dispose();
    }
}
