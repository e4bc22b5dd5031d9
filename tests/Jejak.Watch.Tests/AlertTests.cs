using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Jejak.Archive;
using Jejak.Archive.Alerts;
using Jejak.Archive.Tests;
using Jejak.Watch.Fetching;
using Xunit;

namespace Jejak.Watch.Tests;

public class AlertTests
{
    private const string Secret = "rahasia";

    private static readonly Lazy<Reader> s_reader = new(() => Reader.Create());

    private protected virtual PostgresServer? Server => null;

    [Fact]
    public async Task New_answers_are_sent_once_each_however_often_the_receiver_fails()
    {
        using var folder = new TemporaryFolder(Server);
        int asked = 0;
        var taken = new ConcurrentQueue<Received>();
        using var receiver = new HostileServer(request =>
        {
            if (Interlocked.Increment(ref asked) % 3 != 0) return HostileServer.Status(500);
            taken.Enqueue(request);
            return HostileServer.Status(204);
        });
        Write(folder, 1, "Kami siap berunding,\" kata Presiden Rusia Vladimir Putin, Senin (25/3/2019).");
        await Watch(folder, new LeapingTime());
        Add(folder, new() { Kind = AlertQuestion.Quotes, Speaker = "Vladimir Putin" }, receiver.Address);
        var time = new LeapingTime();
        for (int i = 2; i < 8; i++)
        {
            Write(folder, i, $"Kami akan datang {i} kali,\" kata Presiden Rusia Vladimir Putin, Senin (25/3/2019).");
            time.Pass(TimeSpan.FromHours(8));
            await Watch(folder, time);
        }
        for (int i = 0; i < 30; i++)
        {
            time.Pass(TimeSpan.FromHours(8));
            await Watch(folder, time);
        }
        var alert = Alert(folder);
        Assert.Equal((6, 0, 6, 0), (alert.Answers, alert.Waiting, alert.Sent, alert.Dead));
        Assert.Equal(6, taken.Count);
        Assert.Equal(6, taken.Select(request => request.Headers["jejak-id"]).Distinct().Count());
        foreach (var request in taken)
        {
            Assert.Equal(AlertRound.Signature(Secret, request.Headers["jejak-timestamp"], request.Body), request.Headers["jejak-signature"]);
            using var body = JsonDocument.Parse(request.Body);
            Assert.Equal(("news", request.Headers["jejak-id"]), (body.RootElement.GetProperty("alert").GetString(), body.RootElement.GetProperty("id").GetString()));
            Assert.Contains("kali", body.RootElement.GetProperty("answer").GetProperty("sentence").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_receiver_took_before_a_kill_comes_again_under_the_same_id()
    {
        using var folder = new TemporaryFolder(Server);
        using var killed = new CancellationTokenSource();
        bool kills = true;
        using var receiver = new HostileServer(async (request, stream, cancellation) =>
        {
            if (kills) await killed.CancelAsync();
            kills = false;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(HostileServer.Status(200)), cancellation);
        });
        Add(folder, new() { Kind = AlertQuestion.Quotes }, receiver.Address);
        Write(folder, 1, "Kami siap berunding,\" kata Presiden Rusia Vladimir Putin, Senin (25/3/2019).");
        var time = new LeapingTime();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Watch(folder, time, killed.Token));
        await Watch(folder, time);
        await Watch(folder, time);
        Assert.Equal(2, receiver.Requests.Count);
        Assert.Single(receiver.Requests.Select(request => request.Headers["jejak-id"]).Distinct());
        Assert.Equal(1, Alert(folder).Sent);
    }

    [Fact]
    public async Task A_receiver_that_never_takes_one_gets_the_next_after_ten_tries()
    {
        using var folder = new TemporaryFolder(Server);
        string? refused = null;
        using var receiver = new HostileServer(request => (refused ??= request.Headers["jejak-id"]) == request.Headers["jejak-id"] ? HostileServer.Status(400) : HostileServer.Status(200));
        Add(folder, new() { Kind = AlertQuestion.Quotes }, receiver.Address);
        Write(folder, 1, "Kami siap berunding,\" kata Presiden Rusia Vladimir Putin, Senin (25/3/2019).");
        Write(folder, 2, "Kami siap pergi,\" kata Presiden Rusia Vladimir Putin, Selasa (26/3/2019).");
        var time = new LeapingTime();
        for (int i = 0; i < 12; i++)
        {
            await Watch(folder, time);
            time.Pass(TimeSpan.FromHours(8));
        }
        var alert = Alert(folder);
        Assert.Equal((2, 0, 1, 1), (alert.Answers, alert.Waiting, alert.Sent, alert.Dead));
        Assert.Equal(11, receiver.Requests.Count);
    }

    [Fact]
    public async Task A_webhook_in_the_private_network_is_not_called_unless_allowed()
    {
        using var folder = new TemporaryFolder(Server);
        using var receiver = new HostileServer(_ => HostileServer.Status(200));
        Add(folder, new() { Kind = AlertQuestion.Quotes }, receiver.Address);
        Write(folder, 1, "Kami siap berunding,\" kata Presiden Rusia Vladimir Putin, Senin (25/3/2019).");
        await Watch(folder, new LeapingTime(), allowed: []);
        Assert.Contains("no part of the public Internet", Alert(folder).Fault, StringComparison.Ordinal);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_changed_article_reports_only_what_it_did_not_say_before()
    {
        using var folder = new TemporaryFolder(Server);
        Add(folder, new() { Kind = AlertQuestion.Quotes }, null);
        Add(folder, new() { Kind = AlertQuestion.Timeline, Between = ["Entah Siapa"] }, null, "nobody");
        Write(folder, 1, "Kami siap berunding,\" kata Presiden Rusia Vladimir Putin, Senin (25/3/2019).");
        var time = new LeapingTime();
        await Watch(folder, time);
        Assert.Equal(1, Alert(folder).Answers);
        Write(folder, 1, "Kami siap berunding,\" kata Presiden Rusia Vladimir Putin, Senin (25/3/2019). \"Kami siap pergi,\" kata Menteri Luar Negeri Rusia Sergey Lavrov.", later: 1);
        await Watch(folder, time);
        await Watch(folder, time);
        Assert.Equal(2, Alert(folder).Answers);
        Assert.Equal(0, Alert(folder, "nobody").Answers);
    }

    private static void Add(TemporaryFolder folder, AlertQuestion question, Uri? webhook, string name = "news")
    {
        using var writer = ArchiveWriter.Open(folder.Archive);
        Assert.True(new AlertLedger(writer).Add(name, question, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), webhook?.AbsoluteUri, webhook is null ? null : Secret));
        Assert.False(new AlertLedger(writer).Add(name, question, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null, null));
        writer.Commit();
    }

    private static AlertRow Alert(TemporaryFolder folder, string name = "news")
    {
        using var archive = NewsArchive.Open(folder.Archive);
        return archive.Alerts().Single(alert => alert.Name == name);
    }

    private static void Write(TemporaryFolder folder, int article, string words, int later = 0)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "news")).FullName, $"{article}.jsonl");
        File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = $"{article}", ["title"] = $"Rapat {article}", ["text"] = "Jakarta - \"" + words }));
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, later, DateTimeKind.Utc));
    }

    private static async Task Watch(TemporaryFolder folder, LeapingTime time, CancellationToken? cancellation = null, string[]? allowed = null)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "news"));
        var options = new WatchOptions { Archive = folder.Archive, Sources = [Path.Combine(folder.Path, "news")], Fetch = new FetchOptions { AllowedHosts = allowed ?? ["127.0.0.1"] } };
        using var watcher = new Watcher(options, () => s_reader.Value, time, _ => { });
        await watcher.RunOnce(cancellation ?? TestContext.Current.CancellationToken);
    }
}
