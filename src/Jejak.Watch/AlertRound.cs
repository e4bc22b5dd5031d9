using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jejak.Archive;
using Jejak.Archive.Alerts;
using Jejak.Watch.Fetching;

namespace Jejak.Watch;

/// <summary>Asks saved questions for what is new, and sends it to their webhooks, each answer until it is taken or has failed too often.</summary>
/// <remarks>Safe to call from several threads: one round at a time.</remarks>
internal sealed class AlertRound(string archive, Fetcher fetcher, ArticleIntake intake, Backoff backoff, TimeProvider time, Action<string> say) : IDisposable
{
    public const int MostTries = 10;

    private readonly SemaphoreSlim _one = new(1);

    /// <returns>How many new answers there are, and how many were sent.</returns>
    public async Task<(int New, int Sent)> Run(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            int found = Look();
            return (found, await Send(cancellation).ConfigureAwait(false));
        }
        finally { _one.Release(); }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>What a receiver checks: HMAC-SHA256 of time, full stop and body, under the alert's secret.</summary>
    public static string Signature(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        return "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    private int Look()
    {
        using var open = NewsArchive.Open(archive);
        int found = 0;
        foreach (var alert in open.Alerts())
        {
            if (open.NewAnswers(alert.Name) is not { } news) continue;
            int count = intake.NoteAlerts(ledger => ledger.Report(alert.Name, news.Answers, news.Revision, time.GetUtcNow()));
            found += count;
            if (count > 0) say(string.Create(CultureInfo.InvariantCulture, $"alert {alert.Name}: {count:N0} new"));
        }
        return found;
    }

    private async Task<int> Send(CancellationToken cancellation)
    {
        int sent = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var due = intake.NoteAlerts(ledger => ledger.Due(time.GetUtcNow()));
            if (due.IsEmpty) break;
            foreach (var delivery in due)
            {
                if (await Send(delivery, cancellation).ConfigureAwait(false)) sent++;
            }
        }
        return sent;
    }

    private async Task<bool> Send(AlertDelivery delivery, CancellationToken cancellation)
    {
        byte[] body = Body(delivery);
        string timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string> { ["Jejak-Id"] = delivery.Answer.Id, ["Jejak-Timestamp"] = timestamp, ["Jejak-Signature"] = Signature(delivery.Secret, timestamp, body) };
        var answer = await fetcher.Post(new Uri(delivery.Webhook), body, headers, cancellation).ConfigureAwait(false);
        if (answer.Outcome == FetchOutcome.Content)
        {
            intake.NoteAlerts(ledger => ledger.MarkSent(delivery));
            return true;
        }
        int failures = delivery.Failures + 1;
        if (failures >= MostTries)
        {
            say($"alert {delivery.Alert}: given up after {MostTries} tries: {answer.Fault}");
            intake.NoteAlerts(ledger => ledger.GiveUp(delivery, answer.Fault!));
            return false;
        }
        if (failures == 1) say($"alert {delivery.Alert}: {answer.Fault}");
        var wait = backoff.After(delivery.Alert, failures);
        if (answer.RetryAfter > wait) wait = answer.RetryAfter.Value;
        intake.NoteAlerts(ledger => ledger.Retry(delivery, time.GetUtcNow() + wait, answer.Fault!));
        return false;
    }

    private static byte[] Body(AlertDelivery delivery) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["alert"] = delivery.Alert,
        ["kind"] = delivery.Kind,
        ["id"] = delivery.Answer.Id,
        ["stored"] = delivery.Answer.Stored,
        ["title"] = delivery.Answer.Title,
        ["article"] = delivery.Answer.Article,
        ["answer"] = JsonNode.Parse(delivery.Answer.Answer),
    });
}
