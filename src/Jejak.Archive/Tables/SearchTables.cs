using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Jejak.Archive.Questions;
using Jejak.Archive.Sqlite;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;
using Jejak.Text;

namespace Jejak.Archive.Tables;

/// <summary>Finds articles by words and fields, and in each the sentence that shows why. Not safe for several threads.</summary>
/// <param name="manyArticles">Where more meet the fields, the newest are soon found among all.</param>
/// <param name="largeSet">What so many articles meet is asked of each instead of making a set of them.</param>
internal sealed class SearchTables(StoreConnection connection, NameTables names, PublisherNames publishers, int manyArticles = SearchTables.Many, int largeSet = SearchTables.Large)
{
    private const int Many = 5_000, Large = 20_000;
    private const int RowsAtOnce = 200;

    public Answer<SearchRow> Answer(SearchQuestion question)
    {
        var words = SearchWords.Parse(question.Words);
        if (words is null && ((question.Fields.IsEmpty && question.Days == default) || !string.IsNullOrWhiteSpace(question.Words)))
            throw new SearchQueryException($"'{question.Words}': there is no word to look for; give words, or a phrase in quotation marks");
        var fields = new FieldConditions(connection, names, publishers, largeSet);
        fields.Add(question.Fields);
        object?[] days = [.. new[] { question.Days.First, question.Days.Last }.OfType<string>()];
        string[] period = [question.Days.First is null ? "" : "a.day >= ?1", question.Days.Last is null ? "" : $"a.day <= ?{days.Length}"];
        if (words is null)
        {
            var (newest, count) = Newest(fields, period, days, question.Limit);
            return new([.. Facts(Fetch(newest), Starts(fields.Evidence, newest))], count, fields.Names);
        }
        var (best, total) = connection.Text.Best(words, All([fields.OfSome, .. period]), days, question.Limit);
        return new([.. Sentences(Fetch(best), words)], total, fields.Names);
    }

    private static string All(IEnumerable<string> conditions) => string.Join(" AND ", conditions.Where(condition => condition.Length > 0));

    private (List<TextHit> Hits, int Total) Newest(FieldConditions fields, string[] period, object?[] days, int limit)
    {
        string all = All([fields.OfAll, .. period]);
        string? counted = days.Length == 0 ? fields.Count : null;
        if (counted is null && Few(all, days) is { } few) return (limit > 0 && few.Count > limit ? few.GetRange(0, limit) : few, few.Count);
        using var count = connection.Ask(counted ?? $"SELECT count(*) FROM articles AS a WHERE {all}");
        int total = Convert.ToInt32(count.Value(days), System.Globalization.CultureInfo.InvariantCulture);
        var hits = new List<TextHit>();
        if (total == 0) return (hits, 0);
        if (limit > 0 && total > manyArticles)
        {
            // Where many meet the fields, the newest are soon found among all, from the end of the index on; its order has those without a day at either end.
            string some = All([fields.OfSome, .. period]);
            Add($"{some} AND a.day IS NOT NULL ORDER BY a.day DESC, a.article DESC LIMIT {NameTables.Number(limit)}");
            if (hits.Count < limit && days.Length == 0) Add($"{some} AND a.day IS NULL ORDER BY a.article DESC LIMIT {NameTables.Number(limit - hits.Count)}");
        }
        else Add($"{all} ORDER BY a.day DESC NULLS LAST, a.article DESC{(limit > 0 ? " LIMIT " + NameTables.Number(limit) : "")}");
        return (hits, total);

        void Add(string where)
        {
            using var newest = connection.Ask($"SELECT a.article FROM articles AS a WHERE {where}");
            using var rows = newest.Rows(days);
            while (rows.Read()) hits.Add(new(rows.GetInt64(0), 0));
        }
    }

    /// <summary>All articles that meet the fields, where they are few: looked at once, they are counted and put in order here. Null where there are many.</summary>
    private List<TextHit>? Few(string all, object?[] days)
    {
        var found = new List<(string? Day, long Article)>();
        using var statement = connection.Ask($"SELECT a.day, a.article FROM articles AS a WHERE {all} LIMIT {NameTables.Number(manyArticles + 1)}");
        using (var rows = statement.Rows(days))
        {
            while (rows.Read()) found.Add((Rows.Text(rows, 0), rows.GetInt64(1)));
        }
        if (found.Count > manyArticles) return null;
        found.Sort((one, other) => one.Day is null != other.Day is null ? (one.Day is null).CompareTo(other.Day is null)
            : string.CompareOrdinal(other.Day, one.Day) is not 0 and var order ? order : other.Article.CompareTo(one.Article));
        return [.. found.Select(article => new TextHit(article.Article, 0))];
    }

    /// <summary>Where the first quotation or event of each article stands that meets the fields.</summary>
    private Dictionary<long, int> Starts(string? evidence, List<TextHit> hits)
    {
        var starts = new Dictionary<long, int>();
        if (evidence is null) return starts;
        foreach (var chunk in hits.Chunk(RowsAtOnce))
        {
            using var statement = connection.Ask($"{evidence} AND x.article IN {NameTables.InList(chunk.Select(hit => hit.Article))}");
            using var rows = statement.Rows();
            while (rows.Read())
            {
                var (article, start) = (rows.GetInt64(0), rows.GetInt32(1));
                if (!starts.TryGetValue(article, out int first) || start < first) starts[article] = start;
            }
        }
        return starts;
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
                while (rows.Read()) found.Add(rows.GetInt64(6), new(rows.GetInt64(6), Rows.Article(rows), (byte[])rows.GetValue(7), (byte[])rows.GetValue(8), 0));
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

    private static IEnumerable<SearchRow> Facts(IEnumerable<Hit> hits, Dictionary<long, int> starts)
    {
        foreach (var hit in hits)
        {
            string[] lines = Encoding.UTF8.GetString(Deflated.Unpack(hit.Words)).Split('\n');
            int line = starts.TryGetValue(hit.Number, out int start) ? SentenceAt(hit.Reading, start) : -1;
            yield return line >= 0 && line < lines.Length ? Row(hit, line, lines[line]) : new(hit.Article, hit.Article.Title ?? lines[0], [], hit.Score, -1, -1);
        }
    }

    private static int SentenceAt(byte[] packed, int start)
    {
        using var reading = JsonDocument.Parse(Deflated.Unpack(packed));
        int line = -1;
        foreach (var sentence in reading.RootElement.GetProperty("sentences").EnumerateArray())
        {
            line++;
            if (start < sentence.GetProperty("end").GetInt32()) return line;
        }
        return -1;
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

    private sealed record Hit(long Number, ArticleReference Article, byte[] Reading, byte[] Words, double Score);
}
