using System.Text;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Archive.Tests;
using Jejak.Archive.Upkeep;
using Xunit;

namespace Jejak.Watch.Tests;

public class WatcherTests
{
    private static readonly Lazy<Reader> s_reader = new(() => Reader.Create());

    private protected virtual PostgresServer? Server => null;

    private protected virtual int Updates => 1000;

    private protected virtual int Restarts => 50;

    [Fact]
    public async Task Updates_and_restarts_lose_and_double_nothing()
    {
        using var folder = new TemporaryFolder(Server);
        using var newsroom = new Newsroom(seed: 7, mostArticles: 120) { Planned = Updates, Misbehaves = true };
        var random = new Random(11);
        var time = new LeapingTime();
        int restarts = 0;
        while (restarts < Restarts || newsroom.Updates < Updates)
        {
            restarts++;
            using var killed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            int left = random.Next(5, 45);
            newsroom.Asked = () =>
            {
                if (Interlocked.Decrement(ref left) == 0) killed.Cancel();
            };
            using var watcher = New(folder, newsroom, time);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watcher.Run(killed.Token));
        }
        newsroom.Misbehaves = false;
        newsroom.Asked = null;
        await Settle(folder, newsroom, time);
        Assert.Equal(Updates, newsroom.Updates);
        AssertWhole(folder, newsroom);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_asked_for_again()
    {
        using var folder = new TemporaryFolder(Server);
        using var newsroom = new Newsroom(seed: 1, mostArticles: 3);
        for (int i = 0; i < 3; i++) newsroom.Update();
        var time = new LeapingTime();
        await Once(folder, newsroom, time);
        int requests = newsroom.Server.Requests.Count;
        var tally = await Once(folder, newsroom, time);
        Assert.Equal(WatchTally.None, tally);
        Assert.Equal(["/robots.txt", "/rss.xml"], newsroom.Server.Requests.Skip(requests).Select(request => request.Path));
        Assert.NotNull(newsroom.Server.Requests.Last().Headers.GetValueOrDefault("if-none-match"));
    }

    [Fact]
    public async Task An_article_that_is_not_there_yet_is_tried_again_and_then_given_up()
    {
        using var folder = new TemporaryFolder(Server);
        bool there = false;
        using var server = new HostileServer(request => request.Path switch
        {
            "/robots.txt" => HostileServer.Status(404),
            "/rss.xml" => HostileServer.Ok("<rss><channel><item><title>A</title><link>/late.html</link></item><item><title>B</title><link>/never.html</link></item></channel></rss>"),
            "/late.html" when there => HostileServer.Ok(Page("Rapat digelar di Jakarta pagi ini")),
            _ => HostileServer.Status(503),
        });
        var time = new LeapingTime();
        Assert.Equal(WatchTally.None, await Once(folder, server.At("rss.xml"), time));
        there = true;
        var tally = WatchTally.None;
        for (int i = 0; i < 20; i++)
        {
            time.Pass(TimeSpan.FromHours(8));
            tally += await Once(folder, server.At("rss.xml"), time);
        }
        Assert.Equal(new WatchTally(1, 0, 0, 0, 1), tally);
        Assert.Equal(8, server.Requests.Count(request => request.Path == "/never.html"));
        using var archive = NewsArchive.Open(folder.Archive);
        var row = Assert.Single(archive.Watched());
        Assert.Equal((0, 1, 0, 1), (row.Waiting, row.Stored, row.Skipped, row.Failed));
    }

    [Fact]
    public async Task Pages_that_may_not_be_read_are_taken_from_the_feed_where_it_has_them_whole()
    {
        using var folder = new TemporaryFolder(Server);
        using var server = new HostileServer(request => request.Path switch
        {
            "/robots.txt" => HostileServer.Ok("User-agent: *\nDisallow: /berita", type: "text/plain"),
            "/rss.xml" => HostileServer.Ok("<rss xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel><item><title>Rapat digelar</title><link>/berita/1</link><c:encoded>&lt;p&gt;Rapat digelar di Jakarta, kata Menteri Budi Santoso.&lt;/p&gt;</c:encoded></item><item><title>B</title><link>/berita/2</link></item></channel></rss>"),
            _ => HostileServer.Status(500),
        });
        Assert.Equal(new WatchTally(1, 0, 0, 0, 1), await Once(folder, server.At("rss.xml"), new LeapingTime()));
        Assert.Equal(["/robots.txt", "/rss.xml"], server.Requests.Select(request => request.Path));
        Assert.Contains("Budi Santoso", Text(folder, server.At("berita/1").AbsoluteUri), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_call_themselves_one_are_kept_apart()
    {
        using var folder = new TemporaryFolder(Server);
        string canonical = "";
        using var server = new HostileServer(request => request.Path switch
        {
            "/robots.txt" => HostileServer.Status(404),
            "/rss.xml" => HostileServer.Ok("<rss><channel><item><link>/1.html</link></item><item><link>/2.html</link></item><item><link>/3.html</link></item></channel></rss>"),
            "/3.html" => HostileServer.Ok(Page("Rapat ketiga digelar di Bandung", "https://lain.id/artikel")),
            _ => HostileServer.Ok(Page($"Rapat {request.Path[1]} digelar di Jakarta", canonical)),
        });
        canonical = server.At("sama").AbsoluteUri;
        Assert.Equal(3, (await Once(folder, server.At("rss.xml"), new LeapingTime())).New);
        Assert.Contains("Rapat 1", Text(folder, canonical), StringComparison.Ordinal);
        Assert.Contains("Rapat 2", Text(folder, server.At("2.html").AbsoluteUri), StringComparison.Ordinal);
        Assert.Contains("Rapat ketiga", Text(folder, server.At("3.html").AbsoluteUri), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sitemaps_of_a_list_are_watched_the_newest_first()
    {
        using var folder = new TemporaryFolder(Server);
        using var server = new HostileServer(request => request.Path switch
        {
            "/robots.txt" => HostileServer.Status(404),
            "/sitemap.xml" => HostileServer.Ok("<sitemapindex>" + string.Concat(Enumerable.Range(10, 30).Select(i => $"<sitemap><loc>/s{i}.xml</loc><lastmod>2019-03-{i}</lastmod></sitemap>")) + "<sitemap><loc>/sitemap.xml</loc><lastmod>2020</lastmod></sitemap></sitemapindex>"),
            var path when path.StartsWith("/s", StringComparison.Ordinal) => HostileServer.Ok($"<urlset><url><loc>/a{path[2..4]}.html</loc></url></urlset>"),
            var path => HostileServer.Ok(Page($"Rapat {path[2..4]} digelar di Jakarta")),
        });
        Assert.Equal(9, (await Once(folder, server.At("sitemap.xml"), new LeapingTime())).New);
        Assert.Contains(server.Requests, request => request.Path == "/a39.html");
        Assert.DoesNotContain(server.Requests, request => request.Path == "/a10.html");
    }

    [Fact]
    public async Task Files_of_a_folder_are_read_when_they_come_and_when_they_change()
    {
        using var folder = new TemporaryFolder(Server);
        string news = Directory.CreateDirectory(Path.Combine(folder.Path, "news", "today")).FullName;
        Write("1.jsonl", "{\"id\":\"1\",\"text\":\"Rapat pertama digelar.\"}\n{\"id\":\"2\",\"text\":\"Rapat kedua digelar.\"}\n");
        Write("notes.doc", "none");
        Write("empty.txt", "");
        var time = new LeapingTime();
        Assert.Equal(new WatchTally(2, 0, 0, 0, 1), await Folder());
        Assert.Equal(WatchTally.None, await Folder());
        Write("1.jsonl", "{\"id\":\"1\",\"text\":\"Rapat pertama digelar lagi.\"}\n{\"id\":\"2\",\"text\":\"Rapat kedua digelar.\"}\n{\"id\":\"3\",\"text\":\"Rapat ketiga.\"}\n", 1);
        Assert.Equal(new WatchTally(1, 1, 1, 0, 0), await Folder());
        // What was written a moment ago is waited for.
        File.WriteAllText(Path.Combine(news, "now.txt"), "Rapat keempat baru");
        Assert.Equal(new WatchTally(1, 0, 0, 0, 0), await Folder());
        // Clocks of file servers go before.
        File.WriteAllText(Path.Combine(news, "later.txt"), "Rapat kelima baru");
        File.SetLastWriteTimeUtc(Path.Combine(news, "later.txt"), new DateTime(2226, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(new WatchTally(1, 0, 0, 0, 0), await Folder());

        void Write(string name, string text, int later = 0)
        {
            File.WriteAllText(Path.Combine(news, name), text);
            File.SetLastWriteTimeUtc(Path.Combine(news, name), new DateTime(2026, 1, 1, 0, 0, later, DateTimeKind.Utc));
        }

        async Task<WatchTally> Folder()
        {
            using var watcher = new Watcher(Options(folder, Path.Combine(folder.Path, "news")), () => s_reader.Value, time, _ => { });
            await watcher.RunOnce(TestContext.Current.CancellationToken);
            return watcher.Tally;
        }
    }

    [Fact]
    public async Task A_folder_is_read_once_as_a_whole_however_much_it_holds()
    {
        using var folder = new TemporaryFolder(Server);
        string news = Directory.CreateDirectory(Path.Combine(folder.Path, "news")).FullName;
        for (int i = 0; i < 7; i++)
        {
            File.WriteAllText(Path.Combine(news, $"{i}.txt"), $"Rapat {i} digelar.");
            File.SetLastWriteTimeUtc(Path.Combine(news, $"{i}.txt"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
        using var watcher = new Watcher(Options(folder, news) with { MostArticles = 2 }, () => s_reader.Value, new LeapingTime(), _ => { });
        await watcher.RunOnce(TestContext.Current.CancellationToken);
        Assert.Equal(new WatchTally(7, 0, 0, 0, 0), watcher.Tally);
    }

    [Fact]
    public async Task A_file_that_comes_is_read_before_the_folder_would_be_looked_at_again()
    {
        using var folder = new TemporaryFolder(Server);
        string news = Directory.CreateDirectory(Path.Combine(folder.Path, "news")).FullName;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var watcher = new Watcher(Options(folder, news) with { Every = TimeSpan.FromDays(1) }, () => s_reader.Value, TimeProvider.System, _ => { });
        var running = watcher.Run(stop.Token);
        while (!IsWatched()) await Task.Delay(20, TestContext.Current.CancellationToken);
        File.WriteAllText(Path.Combine(news, "1.txt"), "Rapat pertama digelar.");
        while (watcher.Tally.New == 0 && !running.IsCompleted) await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(new WatchTally(1, 0, 0, 0, 0), watcher.Tally);

        bool IsWatched()
        {
            using var archive = NewsArchive.Open(folder.Archive);
            return archive.Watched() is [{ Source.Asked: not null }];
        }
    }

    [Fact]
    public async Task Feeds_that_cannot_be_read_are_left_alone_longer_and_longer()
    {
        using var folder = new TemporaryFolder(Server);
        using var server = new HostileServer(request => request.Path == "/robots.txt" ? HostileServer.Status(404) : HostileServer.Ok("<!DOCTYPE rss [<!ENTITY a 'aaaa'>]><rss>&a;</rss>"));
        using var stop = new CancellationTokenSource();
        var time = new LeapingTime();
        var asked = new List<DateTimeOffset>();
        var said = new List<string>();
        using var watcher = new Watcher(Options(folder, server.At("rss.xml").AbsoluteUri), () => s_reader.Value, time, line =>
        {
            lock (said) said.Add(line);
        });
        var running = watcher.Run(stop.Token);
        while (server.Requests.Count < 8) await Task.Delay(10, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal($"{server.At("rss.xml")}: the feed declares a document type, which can be used to exhaust memory: it is not read; check the address in a browser, or tell the publisher", Assert.Single(said));
        using var archive = NewsArchive.Open(folder.Archive);
        var source = Assert.Single(archive.Watched()).Source;
        double minutes = Math.Min(360, Math.Pow(2, source.Failures - 1));
        Assert.InRange((source.Due - source.Asked)!.Value.TotalMinutes, minutes * 0.74, minutes * 1.26);
    }

    private static string Page(string words, string? canonical = null) =>
        $"<html><head>{(canonical is null ? "" : $"<link rel=\"canonical\" href=\"{canonical}\">")}</head><body><article><h1>{words}</h1><p>{words}, kata juru bicara Menteri Budi Santoso.</p></article></body></html>";

    private static WatchOptions Options(TemporaryFolder folder, string source) => new()
    {
        Archive = folder.Archive,
        Sources = [source],
        Fetch = new() { AllowedHosts = ["127.0.0.1"], Timeout = TimeSpan.FromSeconds(5), StallTimeout = TimeSpan.FromMilliseconds(500) },
    };

    private static Watcher New(TemporaryFolder folder, Newsroom newsroom, LeapingTime time) => new(Options(folder, newsroom.Address.AbsoluteUri), () => s_reader.Value, time, _ => { });

    private static Task<WatchTally> Once(TemporaryFolder folder, Newsroom newsroom, LeapingTime time) => Once(folder, newsroom.Address, time);

    private static async Task<WatchTally> Once(TemporaryFolder folder, Uri address, LeapingTime time)
    {
        using var watcher = new Watcher(Options(folder, address.AbsoluteUri), () => s_reader.Value, time, _ => { });
        await watcher.RunOnce(TestContext.Current.CancellationToken);
        return watcher.Tally;
    }

    /// <summary>The server behaves: all that is missing comes within days of its clock.</summary>
    private static async Task Settle(TemporaryFolder folder, Newsroom newsroom, LeapingTime time)
    {
        for (int i = 0; i < 4; i++)
        {
            time.Pass(TimeSpan.FromHours(12));
            await Once(folder, newsroom, time);
        }
    }

    private static void AssertWhole(TemporaryFolder folder, Newsroom newsroom)
    {
        var versions = newsroom.Versions;
        using var archive = NewsArchive.Open(folder.Archive);
        for (int article = 0; article < versions.Count; article++)
        {
            string text = Text(archive, newsroom.Server.At($"{article}.html").AbsoluteUri);
            Assert.Contains(Newsroom.Words(article, versions[article]), text, StringComparison.Ordinal);
        }
        Assert.Equal(versions.Count, archive.CountArticles());
        var row = Assert.Single(archive.Watched());
        Assert.Equal((0, versions.Count, 0, 0), (row.Waiting, row.Stored, row.Skipped, row.Failed));
        Assert.Empty(ArchiveCheck.Run(folder.Archive).Faults);
    }

    private static string Text(TemporaryFolder folder, string id)
    {
        using var archive = NewsArchive.Open(folder.Archive);
        return Text(archive, id);
    }

    private static string Text(NewsArchive archive, string id) => Encoding.UTF8.GetString((archive.Answer(new ArticleQuestion(id)) ?? throw new InvalidOperationException($"there is no article {id}")).Reading.Span);
}
