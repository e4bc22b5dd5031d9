using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Jejak.Archive.Questions;
using Jejak.Archive.Sqlite;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;
using Jejak.Text;

namespace Jejak.Archive.Tables;

/// <summary>Full text: finds articles by the index, and in each the sentence that shows why. Not safe for several threads.</summary>
internal sealed class SearchTables(StoreConnection connection)
{
    private const int RowsAtOnce = 200;

    public Answer<SearchRow> Answer(SearchQuestion question)
    {
        var words = SearchWords.Parse(question.Words) ?? throw new ArgumentException("there is no word to look for: give words, or a \"phrase\" in quotation marks", nameof(question));
        var (best, total) = connection.Text.Best(words, "(?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2)", [question.Days.First, question.Days.Last], question.Limit);
        return new([.. Sentences(Fetch(best), words)], total, []);
    }

    /// <summary>In the order given.</summary>
    private IEnumerable<Hit> Fetch(List<TextHit> best)
    {
        foreach (var chunk in best.Chunk(RowsAtOnce))
        {
            var found = new Dictionary<long, Hit>();
            using var statement = connection.Ask($"""
                SELECT {Rows.ArticleColumns}, a.article, r.reading, r.words FROM articles AS a JOIN revisions AS r ON r.revision = a.revision
                WHERE a.article IN {NameTables.InList(chunk.Select(hit => hit.Article))}
                """);
            using (var rows = statement.Rows())
            {
                while (rows.Read()) found.Add(rows.GetInt64(6), new(Rows.Article(rows), (byte[])rows.GetValue(7), (byte[])rows.GetValue(8), 0));
            }
            foreach (var hit in chunk) yield return found[hit.Article] with { Score = hit.Score };
        }
    }

    private static IEnumerable<SearchRow> Sentences(IEnumerable<Hit> hits, SearchWords words)
    {
        using var marks = new SentenceMarks();
        foreach (var hit in hits)
        {
            string[] lines = Encoding.UTF8.GetString(Deflated.Unpack(hit.Words)).Split('\n');
            if (marks.Best(hit.Article.Title, lines, words.Sentences) is var (line, marked)) yield return Row(hit, line, marked);
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
            if (c == SentenceMarks.Open) start = text.Length;
            else if (c == SentenceMarks.Close) matches.Add(new(start, text.Length));
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
