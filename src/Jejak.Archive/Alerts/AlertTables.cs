using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Alerts;

/// <summary>What is new for an alert.</summary>
/// <param name="Revision">The last one that was looked at.</param>
public sealed record NewAnswers(ImmutableArray<AlertAnswer> Answers, long Revision);

/// <summary>Saved questions as they stand, and their answers. Not safe for several threads.</summary>
internal sealed class AlertTables(StoreConnection connection)
{
    /// <summary>Articles whose facts are looked at in one statement.</summary>
    private const int AtOnce = 1000;

    private const int LongestTitle = 200;

    public ImmutableArray<AlertRow> All()
    {
        var alerts = ImmutableArray.CreateBuilder<AlertRow>();
        using var find = connection.Ask("""
            SELECT a.name, a.question, a.made, a.webhook, a.fault, count(r.number), count(*) FILTER (WHERE r.delivery = 'waiting'), count(*) FILTER (WHERE r.delivery = 'sent'), count(*) FILTER (WHERE r.delivery = 'dead')
            FROM alerts AS a LEFT JOIN alert_answers AS r ON r.alert = a.name GROUP BY a.name, a.question, a.made, a.webhook, a.fault ORDER BY a.name
            """);
        using var rows = find.Rows();
        while (rows.Read())
            alerts.Add(new(rows.GetString(0), AlertQuestion.Parse(rows.GetString(1)), rows.GetString(2), Rows.Text(rows, 3), rows.GetInt32(5), rows.GetInt32(6), rows.GetInt32(7), rows.GetInt32(8), Rows.Text(rows, 4)));
        return alerts.ToImmutable();
    }

    /// <summary>The newest first.</summary>
    public ImmutableArray<AlertAnswer> Answers(string alert, int most)
    {
        var answers = ImmutableArray.CreateBuilder<AlertAnswer>();
        using var find = connection.Ask($"SELECT number, id, stored, title, article, answer FROM alert_answers WHERE alert = ?1 ORDER BY number DESC LIMIT {NameTables.Number(most)}");
        using var rows = find.Rows(alert);
        while (rows.Read()) answers.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5)));
        return answers.ToImmutable();
    }

    /// <summary>What articles that came, or changed, since an alert was last looked at say to its question.</summary>
    /// <param name="ask">Answers the question from the articles of an SQL list.</param>
    /// <returns>Null where there is no such alert.</returns>
    public NewAnswers? New(string alert, Func<AlertQuestion, string, IEnumerable<AlertAnswer>> ask)
    {
        using var find = connection.Ask("SELECT question, revision FROM alerts WHERE name = ?1");
        AlertQuestion question;
        long from;
        using (var row = find.Rows(alert))
        {
            if (!row.Read()) return null;
            (question, from) = (AlertQuestion.Parse(row.GetString(0)), row.GetInt64(1));
        }
        long to = connection.Number("SELECT max(revision) FROM revisions");
        if (to <= from) return new([], from);
        var articles = new SortedSet<long>();
        using (var newer = connection.Ask("SELECT article FROM revisions WHERE revision > ?1"))
        {
            using var rows = newer.Rows(from);
            while (rows.Read()) articles.Add(rows.GetInt64(0));
        }
        var answers = ImmutableArray.CreateBuilder<AlertAnswer>();
        foreach (var some in articles.Chunk(AtOnce)) answers.AddRange(ask(question, NameTables.InList(some)));
        return new(answers.ToImmutable(), to);
    }

    public static AlertAnswer Of(QuotationRow row) => New(row.Article, $"{row.Speaker ?? row.Printed ?? row.Via.FirstOrDefault()?.Name}: {row.Sentence}", JsonSerializer.Serialize(row, AnswerJson.Rows.QuotationRow),
        AlertQuestion.Quotes, row.Printed, row.Kind, string.Join('\n', row.Content));

    public static AlertAnswer Of(TimelineRow row) => row.Event is not { } happening ? Of(row.Quotation!) : New(happening.Article, $"{happening.Type}: {happening.Sentence}", JsonSerializer.Serialize(row, AnswerJson.Rows.TimelineRow),
        AlertQuestion.Timeline, happening.Type, happening.Status, happening.Trigger, happening.Evidence, happening.Sentence);

    public static AlertAnswer Of(FindingRow row) => New(row.Article, $"{row.Code}: {row.Text}", JsonSerializer.Serialize(row, AnswerJson.Rows.FindingRow),
        AlertQuestion.Findings, row.Code, row.Text, row.Message, row.Sentence);

    /// <param name="words">What makes the answer what it is: places and names that others' articles give somebody may change.</param>
    private static AlertAnswer New(ArticleReference article, string title, string answer, params ReadOnlySpan<string?> words)
    {
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.Id + "\n" + string.Join('\n', words!))));
        return new(0, id, "", title.Length <= LongestTitle ? title : title[..(char.IsHighSurrogate(title[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1)] + "…", article.Id, answer);
    }
}
