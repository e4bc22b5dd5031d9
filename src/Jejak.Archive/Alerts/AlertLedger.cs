using System.Collections.Immutable;
using System.Globalization;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Alerts;

/// <summary>An answer that waits to be sent.</summary>
/// <param name="Secret">What the signature is made with.</param>
/// <param name="Failures">Tries in vain, in a row.</param>
public sealed record AlertDelivery(string Alert, string Kind, AlertAnswer Answer, string Webhook, string Secret, int Failures);

/// <summary>
/// Saved questions and what they have reported, written in the transaction of the writer they belong to; <see cref="ArchiveWriter.Commit"/> ends it. New answers and the place up to which was looked are one transaction;
/// that an answer was sent is put down after the receiver has taken it, so it is sent at least once.
/// </summary>
/// <remarks>For one thread, the writer's.</remarks>
public sealed class AlertLedger(ArchiveWriter writer)
{
    private const string Waiting = "waiting", Sent = "sent", Dead = "dead";

    /// <summary>Reports from now on what is new to the archive.</summary>
    /// <returns>False where there is an alert of that name already.</returns>
    public bool Add(string name, AlertQuestion question, DateTimeOffset now, string? webhook, string? secret) => writer.Beside(store =>
    {
        if (Exists(store, name)) return false;
        store.Change("INSERT INTO alerts (name, kind, question, made, revision, webhook, secret, failures) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
            name, question.Kind, question.ToJson(), Moments.Exact(now), store.Number("SELECT max(revision) FROM revisions"), webhook, secret);
        return true;
    });

    /// <summary>With what it has reported.</summary>
    /// <returns>False where there is none.</returns>
    public bool Remove(string name) => writer.Beside(store =>
    {
        bool known = Exists(store, name);
        store.Change("DELETE FROM alert_answers WHERE alert = ?1", name);
        store.Change("DELETE FROM alerts WHERE name = ?1", name);
        return known;
    });

    /// <summary>Puts down what is new; what was reported already is not reported again.</summary>
    /// <param name="answers">Without numbers, oldest first.</param>
    /// <param name="revision">The last one whose facts are among them.</param>
    /// <returns>How many.</returns>
    public int Report(string alert, IEnumerable<AlertAnswer> answers, long revision, DateTimeOffset now) => writer.Beside(store =>
    {
        // Somebody may have removed it meanwhile.
        if (!Exists(store, alert)) return 0;
        using var known = store.Ask("SELECT 1 FROM alert_answers WHERE alert = ?1 AND id = ?2");
        using var hook = store.Ask("SELECT webhook FROM alerts WHERE name = ?1");
        using var last = store.Ask("SELECT max(number) FROM alert_answers WHERE alert = ?1");
        using var insert = store.Write("INSERT INTO alert_answers (alert, number, id, stored, title, article, answer, delivery) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        string? delivery = hook.Value(alert) is string ? Waiting : null;
        long number = last.Value(alert) is { } most and not DBNull ? Convert.ToInt64(most, CultureInfo.InvariantCulture) : 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int count = 0;
        foreach (var answer in answers)
        {
            if (!seen.Add(answer.Id) || known.Value(alert, answer.Id) is not null) continue;
            insert.Run(alert, ++number, answer.Id, Moments.Exact(now), answer.Title, answer.Article, answer.Answer, delivery);
            count++;
        }
        store.Change("UPDATE alerts SET revision = ?2 WHERE name = ?1", alert, revision);
        return count;
    });

    /// <summary>The oldest answer of each alert that waits to be sent and may be now.</summary>
    public ImmutableArray<AlertDelivery> Due(DateTimeOffset now) => writer.Beside(store =>
    {
        var due = ImmutableArray.CreateBuilder<AlertDelivery>();
        using var find = store.Ask($"""
            SELECT a.name, a.kind, a.webhook, a.secret, a.failures, r.number, r.id, r.stored, r.title, r.article, r.answer FROM alerts AS a JOIN alert_answers AS r ON r.alert = a.name
            WHERE a.webhook IS NOT NULL AND (a.due IS NULL OR a.due <= ?1) AND r.number = (SELECT min(w.number) FROM alert_answers AS w WHERE w.alert = a.name AND w.delivery = '{Waiting}') ORDER BY a.name
            """);
        using var rows = find.Rows(Moments.Exact(now));
        while (rows.Read())
            due.Add(new(rows.GetString(0), rows.GetString(1), new(rows.GetInt64(5), rows.GetString(6), rows.GetString(7), rows.GetString(8), rows.GetString(9), rows.GetString(10)), rows.GetString(2), rows.GetString(3), rows.GetInt32(4)));
        return due.ToImmutable();
    });

    /// <summary>The receiver has taken it.</summary>
    public void MarkSent(AlertDelivery delivery) => End(delivery, Sent, null);

    /// <summary>It is sent no more; those after it are.</summary>
    public void GiveUp(AlertDelivery delivery, string fault) => End(delivery, Dead, fault);

    /// <summary>It is sent again later, and those after it wait.</summary>
    public void Retry(AlertDelivery delivery, DateTimeOffset due, string fault) => writer.Beside(store =>
        store.Change("UPDATE alerts SET failures = ?2, due = ?3, fault = ?4 WHERE name = ?1", delivery.Alert, delivery.Failures + 1, Moments.Exact(due), fault));

    private void End(AlertDelivery delivery, string state, string? fault) => writer.Beside(store =>
    {
        store.Change("UPDATE alert_answers SET delivery = ?3 WHERE alert = ?1 AND number = ?2", delivery.Alert, delivery.Answer.Number, state);
        store.Change("UPDATE alerts SET failures = 0, due = NULL, fault = ?2 WHERE name = ?1", delivery.Alert, fault);
    });

    private static bool Exists(StoreConnection store, string name)
    {
        using var find = store.Ask("SELECT 1 FROM alerts WHERE name = ?1");
        return find.Value(name) is not null;
    }
}
