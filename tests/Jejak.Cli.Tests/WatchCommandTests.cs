using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Jejak.Cli.Tests;

public class WatchCommandTests
{
    [Fact]
    public void A_folder_is_read_once_and_what_is_watched_is_listed()
    {
        using var folder = new TemporaryFolder();
        string samples = Path.Combine(Repository.Root, "samples/news");
        var first = JejakCommand.RunIn(folder.Path, "watch", samples, "--once");
        Assert.Equal((0, "jejak: 34 new, 0 revised, 0 unchanged, 0 skipped, 0 failed"), (first.ExitCode, first.Errors[^1]));
        var again = JejakCommand.RunIn(folder.Path, "watch", "--once");
        Assert.Equal((0, "jejak: 0 new, 0 revised, 0 unchanged, 0 skipped, 0 failed"), (again.ExitCode, again.Errors[^1]));
        Assert.Matches("\"waiting\":0,\"stored\":[1-9][0-9]*,\"skipped\":0,\"failed\":0", JejakCommand.RunIn(folder.Path, "watch", "--list", "--format", "jsonl").Output);
        Assert.Equal(0, JejakCommand.RunIn(folder.Path, "watch", "--forget", samples).ExitCode);
        Assert.Equal("jejak: nothing is watched in this archive\n", JejakCommand.RunIn(folder.Path, "watch", "--list").Error);
    }

    [Theory]
    [InlineData(2, "nothing is watched in jejak.db yet: name a feed, a sitemap or a folder", "watch")]
    [InlineData(2, "'ftp://a.id/rss' is neither the http address of a feed or sitemap nor a folder", "watch", "ftp://a.id/rss")]
    [InlineData(2, "'soon' is no time: write 30s, 5m or 2h", "watch", "https://a.id/rss", "--every", "soon")]
    [InlineData(1, "http://169.254.169.254/rss: 169.254.169.254 is 169.254.169.254, which is no part of the public Internet; --allow-private 169.254.169.254 allows it", "watch", "http://169.254.169.254/rss", "--once")]
    [InlineData(2, "--speaker belongs to --kind quotes", "alert", "add", "a", "--kind", "findings", "--speaker", "Putin")]
    [InlineData(2, "'a b' is no name for an alert: up to 60 letters, digits, - and _", "alert", "add", "a b", "--kind", "findings")]
    [InlineData(2, "'file:///x' is no http address", "alert", "add", "a", "--kind", "findings", "--webhook", "file:///x")]
    [InlineData(1, "there is no alert 'a'; 'jejak alert list' shows them", "alert", "remove", "a")]
    public void What_is_wrong_is_said_in_one_line(int exit, string fault, params string[] command)
    {
        using var folder = new TemporaryFolder();
        var result = JejakCommand.RunIn(folder.Path, command);
        Assert.Equal(exit, result.ExitCode);
        Assert.Equal("jejak: " + fault, result.Errors[0]);
    }

    [Fact]
    public void An_alert_is_added_listed_run_and_removed()
    {
        using var folder = new TemporaryFolder();
        var added = JejakCommand.RunIn(folder.Path, "alert", "add", "putin", "--kind", "quotes", "--speaker", "Putin", "--webhook", "http://127.0.0.1:1/hook");
        Assert.Equal(0, added.ExitCode);
        Assert.Equal(64, added.Output.Trim().Length);
        Assert.Contains("'Putin'; it is reported as soon as an article names it", added.Error, StringComparison.Ordinal);
        Assert.Equal(1, JejakCommand.RunIn(folder.Path, "alert", "add", "putin", "--kind", "quotes").ExitCode);
        var ingest = JejakCommand.RunIn(folder.Path, "ingest", Path.Combine(Repository.Root, "samples/news"));
        Assert.Equal(0, ingest.ExitCode);
        Assert.Matches("\njejak: alert putin: [1-9][0-9]* new\n$", ingest.Error);
        var run = JejakCommand.RunIn(folder.Path, "alert", "run");
        Assert.Contains("--allow-private 127.0.0.1 allows it", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("jejak: 0 new, 0 sent\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"quotes\",\"speaker\":\"Putin\"", JejakCommand.RunIn(folder.Path, "alert", "list", "--format", "jsonl").Output, StringComparison.Ordinal);
        Assert.Equal(0, JejakCommand.RunIn(folder.Path, "alert", "remove", "putin").ExitCode);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_where_it_was()
    {
        const int Articles = 60;
        using var folder = new TemporaryFolder();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        string site = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}";
        int asked = 0;
        _ = Serve(server, Articles, () => Interlocked.Increment(ref asked));
        for (int kill = 1; kill <= 3; kill++)
        {
            using var watch = JejakCommand.StartIn(folder.Path, "watch", site + "/rss.xml", "--allow-private", "127.0.0.1", "--pause", "0s", "--every", "1s");
            int until = asked + 12;
            while (Volatile.Read(ref asked) < until && !watch.HasExited) await Task.Delay(5, TestContext.Current.CancellationToken);
            watch.Kill();
            await watch.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        var last = JejakCommand.RunIn(folder.Path, "watch", "--once", "--allow-private", "127.0.0.1", "--pause", "0s");
        Assert.Equal(0, last.ExitCode);
        Assert.Contains("\"waiting\":0,\"stored\":60,\"skipped\":0,\"failed\":0", JejakCommand.RunIn(folder.Path, "watch", "--list", "--format", "jsonl").Output, StringComparison.Ordinal);
        Assert.Equal("jejak: 60 articles, 60 revisions, 0 facts: nothing wrong", JejakCommand.RunIn(folder.Path, "archive", "verify").Errors[^1]);
    }

    private static async Task Serve(TcpListener server, int articles, Action asked)
    {
        while (true)
        {
            TcpClient client;
            try { client = await server.AcceptTcpClientAsync(); }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException) { return; }
            asked();
            try
            {
                using (client)
                {
                    var stream = client.GetStream();
                    using var lines = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                    string path = (await lines.ReadLineAsync())?.Split(' ')[1] ?? "";
                    while (!string.IsNullOrEmpty(await lines.ReadLineAsync())) { }
                    string body = path == "/rss.xml" ? "<rss><channel>" + string.Concat(Enumerable.Range(1, articles).Select(i => $"<item><link>/{i}.html</link></item>")) + "</channel></rss>"
                        : $"<html><body><article><h1>Berita nomor {path}</h1><p>Hujan turun sepanjang hari nomor {path}.</p></article></body></html>";
                    string answer = path == "/robots.txt" ? "HTTP/1.1 404 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
                }
            }
            catch (IOException) { /* Killed in the middle. */ }
        }
    }
}
