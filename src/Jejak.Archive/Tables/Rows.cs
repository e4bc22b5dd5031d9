using System.Collections.Immutable;
using System.Data.Common;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Tables;

/// <summary>Columns of the tables to rows of answers.</summary>
internal static class Rows
{
    public const string ArticleColumns = "a.id, a.title, a.publisher, a.published, a.url, a.uri";

    public const string QuotationColumns = "q.quotation, q.number, q.kind, q.speaker, q.printed, q.role, q.affiliation, q.addressee, q.cue, q.content, q.chain, q.sentence, q.start, q.\"end\", q.confidence";

    public const string EventColumns = "e.event, e.number, e.type, e.mode, e.contexts, e.cameo, e.intensity, e.status, e.actors, e.recipients, e.time, e.first, e.last, e.place, "
        + "e.trigger, e.evidence, e.sentence, e.start, e.\"end\", e.confidence, w.number, w.speaker, w.role, w.chain";

    public const string FindingColumns = "f.finding, f.code, f.text, f.message, f.suggestion, f.sentence, f.start, f.\"end\", f.key, f.wordings, (SELECT j.verdict FROM judgements AS j WHERE j.finding = f.key)";

    private const int AfterArticle = 6;

    public static ArticleReference Article(DbDataReader row, int at = 0) => new(row.GetString(at), Text(row, at + 1), Text(row, at + 2), Text(row, at + 3), Text(row, at + 4), row.GetString(at + 5));

    /// <summary>The number of the quotation, event or finding that follows the article's columns.</summary>
    public static long Number(DbDataReader row) => row.GetInt64(AfterArticle);

    public static QuotationRow Quotation(DbDataReader row)
    {
        const int at = AfterArticle;
        return new(Article(row), Id('q', row, at + 1), row.GetString(at + 2), Text(row, at + 3), Text(row, at + 4), Text(row, at + 5), Text(row, at + 6), Text(row, at + 7), Text(row, at + 8),
            Lines(row, at + 9), Chain(row, at + 10), row.GetString(at + 11), row.GetInt32(at + 12), row.GetInt32(at + 13), row.GetDouble(at + 14));
    }

    public static EventRow Event(DbDataReader row)
    {
        const int at = AfterArticle;
        Assertion? assertion = row.IsDBNull(at + 20) ? null : new(Id('q', row, at + 20), Text(row, at + 21), Text(row, at + 22), Chain(row, at + 23));
        return new(Article(row), Id('v', row, at + 1), row.GetString(at + 2), Text(row, at + 3), Lines(row, at + 4), Text(row, at + 5), row.IsDBNull(at + 6) ? null : row.GetDouble(at + 6), row.GetString(at + 7),
            Lines(row, at + 8), Lines(row, at + 9), Text(row, at + 10), Text(row, at + 11), Text(row, at + 12), Text(row, at + 13), assertion,
            row.GetString(at + 14), row.GetString(at + 15), row.GetString(at + 16), row.GetInt32(at + 17), row.GetInt32(at + 18), row.GetDouble(at + 19));
    }

    public static FindingRow Finding(DbDataReader row)
    {
        const int at = AfterArticle;
        return new(Article(row), row.GetString(at + 1), row.GetString(at + 2), row.GetString(at + 3), Text(row, at + 4), row.GetString(at + 5), row.GetInt32(at + 6), row.GetInt32(at + 7))
        {
            Id = row.GetString(at + 8),
            Messages = Lines(row, at + 9).Select(line => line.Split('\t', 2)).ToImmutableSortedDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal),
            Judgement = Text(row, at + 10) ?? Judgements.Name(Judgement.Open),
        };
    }

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static ImmutableArray<string> Lines(DbDataReader row, int column) => row.IsDBNull(column) ? [] : [.. row.GetString(column).Split('\n')];

    private static string Id(char kind, DbDataReader row, int column) => kind + row.GetInt64(column).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ImmutableArray<RelayRow> Chain(DbDataReader row, int column) =>
        [.. Lines(row, column).Select(line => line.Split('\t')).Select(parts => new RelayRow(parts[0], parts[1], parts[2]))];
}
