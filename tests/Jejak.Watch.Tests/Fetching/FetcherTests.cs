using System.IO.Compression;
using System.Text;
using Jejak.Watch.Fetching;
using Xunit;

namespace Jejak.Watch.Tests.Fetching;

public class FetcherTests
{
    private static readonly FetchOptions Options = new() { AllowedHosts = ["127.0.0.1"], Timeout = TimeSpan.FromSeconds(20), StallTimeout = TimeSpan.FromSeconds(20), MaxBytes = 200_000 };

    [Fact]
    public async Task A_document_comes_with_what_to_ask_with_the_next_time()
    {
        using var server = new HostileServer(request => request.Headers.ContainsKey("if-none-match") ? HostileServer.Status(304) : Page(request, HostileServer.Ok("isi", "ETag: \"1\"\r\nLast-Modified: Thu, 28 Mar 2019 10:15:00 GMT\r\n")));
        using var fetcher = new Fetcher(Options, new LeapingTime());
        var first = await Get(fetcher, server.At("a"));
        Assert.Equal((FetchOutcome.Content, "isi", "utf-8", "\"1\"", "Thu, 28 Mar 2019 10:15:00 GMT"), (first.Outcome, Encoding.UTF8.GetString(first.Bytes), first.Charset, first.Validators.ETag, first.Validators.LastModified));
        var second = await fetcher.Get(server.At("a"), first.Validators, TestContext.Current.CancellationToken);
        Assert.Equal(FetchOutcome.NotModified, second.Outcome);
        Assert.Equal("Thu, 28 Mar 2019 10:15:00 GMT", server.Requests.Last().Headers["if-modified-since"]);
        Assert.StartsWith("Jejak/", server.Requests.Last().Headers["user-agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/500", FetchOutcome.Failed, "HTTP 500; it is tried again later")]
    [InlineData("/404", FetchOutcome.Refused, "HTTP 404; it is not there")]
    [InlineData("/403", FetchOutcome.Refused, "HTTP 403; open it in a browser")]
    [InlineData("/half", FetchOutcome.Failed, "the answer broke off; it is tried again later")]
    [InlineData("/chunks", FetchOutcome.Failed, "the answer broke off; it is tried again later")]
    [InlineData("/nothing", FetchOutcome.Failed, "the answer broke off; it is tried again later")]
    [InlineData("/large", FetchOutcome.Refused, "larger than 195 KB; it is not read")]
    [InlineData("/endless", FetchOutcome.Refused, "larger than 195 KB; it is not read")]
    [InlineData("/bomb", FetchOutcome.Refused, "larger than 195 KB; it is not read")]
    [InlineData("/packed-bomb", FetchOutcome.Refused, "larger than 195 KB; it is not read")]
    [InlineData("/loop", FetchOutcome.Refused, "it leads on more than 5 times; look where it leads, and name that address")]
    [InlineData("/away", FetchOutcome.Refused, "it leads on more than 5 times; look where it leads, and name that address")]
    [InlineData("/file", FetchOutcome.Refused, "it leads to file:, and only http and https are read; name another address")]
    [InlineData("/private", FetchOutcome.Refused, "localhost is ")]
    [InlineData("/keys", FetchOutcome.Refused, "169.254.169.254 is 169.254.169.254, which is no part of the public Internet; --allow-private 169.254.169.254 allows it")]
    [InlineData("/number", FetchOutcome.Refused, "10.0.0.1 is 10.0.0.1")]
    public async Task What_servers_do(string path, FetchOutcome outcome, string fault)
    {
        using var server = new HostileServer(Misbehave);
        using var fetcher = new Fetcher(Options, new LeapingTime());
        var fetched = await Get(fetcher, server.At(path));
        Assert.Equal(outcome, fetched.Outcome);
        Assert.StartsWith($"{server.At(path)}: {fault}", fetched.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/stall-head")]
    [InlineData("/stall-body")]
    [InlineData("/drip")]
    public async Task Silence_and_slowness_end(string path)
    {
        using var server = new HostileServer(Misbehave);
        using var fetcher = new Fetcher(Options with { StallTimeout = TimeSpan.FromMilliseconds(300), Timeout = TimeSpan.FromMilliseconds(900) }, new LeapingTime());
        var fetched = await Get(fetcher, server.At(path));
        Assert.Equal((FetchOutcome.Failed, $"{server.At(path)}: no whole answer in time; it is tried again later"), (fetched.Outcome, fetched.Fault));
    }

    [Fact]
    public async Task This_machine_is_not_asked_unless_allowed()
    {
        using var server = new HostileServer(request => HostileServer.Ok("secret"));
        using var fetcher = new Fetcher(Options with { AllowedHosts = [] }, new LeapingTime());
        var fetched = await Get(fetcher, server.Address);
        Assert.Equal(FetchOutcome.Refused, fetched.Outcome);
        Assert.Contains("no part of the public Internet; --allow-private 127.0.0.1 allows it", fetched.Fault, StringComparison.Ordinal);
        Assert.Equal(FetchOutcome.Refused, (await fetcher.Post(server.Address, new byte[1], [], TestContext.Current.CancellationToken)).Outcome);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Robots_are_asked_once_and_kept_at_every_redirect()
    {
        using var server = new HostileServer(request => request.Path switch
        {
            "/robots.txt" => HostileServer.Ok("User-agent: *\nDisallow: /no"),
            "/to" => HostileServer.Redirect("/no/1"),
            _ => HostileServer.Ok("isi"),
        });
        using var fetcher = new Fetcher(Options, new LeapingTime());
        Assert.Equal(FetchOutcome.Content, (await Get(fetcher, server.At("yes"))).Outcome);
        var refused = await Get(fetcher, server.At("to"));
        Assert.Equal($"{server.At("to")}: 127.0.0.1/robots.txt does not allow programs to read /no/1; ask the publisher", refused.Fault);
        Assert.Equal(["/robots.txt", "/yes", "/to"], server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_site_that_cannot_give_its_robots_is_left_alone_for_ten_minutes()
    {
        int asked = 0;
        using var server = new HostileServer(request => request.Path == "/robots.txt" ? HostileServer.Status(asked++ == 0 ? 503 : 404) : HostileServer.Ok("isi"));
        var time = new LeapingTime();
        using var fetcher = new Fetcher(Options, time);
        Assert.Equal(FetchOutcome.Failed, (await Get(fetcher, server.At("a"))).Outcome);
        Assert.Equal(FetchOutcome.Failed, (await Get(fetcher, server.At("a"))).Outcome);
        time.Pass(TimeSpan.FromMinutes(11));
        Assert.Equal(FetchOutcome.Content, (await Get(fetcher, server.At("a"))).Outcome);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Requests_of_a_host_come_one_at_a_time_with_a_pause()
    {
        int now = 0, most = 0;
        using var server = new HostileServer(async (request, stream, cancellation) =>
        {
            int count = Interlocked.Increment(ref now);
            most = Math.Max(most, count);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request.Path == "/robots.txt" ? HostileServer.Ok("User-agent: *\nCrawl-delay: 7") : HostileServer.Ok("isi")), cancellation);
        });
        var time = new LeapingTime();
        using var fetcher = new Fetcher(Options, time);
        await Get(fetcher, server.At("first"));
        var began = time.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Get(fetcher, server.At($"{i}"))));
        Assert.Equal(1, most);
        Assert.Equal(35, (time.GetUtcNow() - began).TotalSeconds, 0.5);
    }

    [Fact]
    public async Task A_host_that_asks_for_time_gets_it()
    {
        bool busy = true;
        using var server = new HostileServer(request => request.Path == "/robots.txt" ? HostileServer.Status(404) : busy ? HostileServer.Status(429, "Retry-After: 120\r\n") : HostileServer.Ok("isi"));
        var time = new LeapingTime();
        using var fetcher = new Fetcher(Options, time);
        Assert.Equal(TimeSpan.FromSeconds(120), (await Get(fetcher, server.At("a"))).RetryAfter);
        int requests = server.Requests.Count;
        busy = false;
        Assert.Contains("asked to be left alone", (await Get(fetcher, server.At("b"))).Fault, StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
        time.Pass(TimeSpan.FromSeconds(121));
        Assert.Equal(FetchOutcome.Content, (await Get(fetcher, server.At("b"))).Outcome);
    }

    [Fact]
    public void Waiting_doubles_and_is_the_same_every_time()
    {
        var backoff = new Backoff(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), Seed: 7);
        for (int failures = 1; failures < 40; failures++)
        {
            double minutes = Math.Min(60, Math.Pow(2, failures - 1));
            Assert.InRange(backoff.After("https://a.id", failures).TotalMinutes, minutes * 0.75, minutes * 1.25);
        }
        Assert.Equal(backoff.After("https://a.id", 3), backoff.After("https://a.id", 3));
        Assert.NotEqual(backoff.After("https://a.id", 3), backoff.After("https://b.id", 3));
        Assert.NotEqual(backoff.After("https://a.id", 3), (backoff with { Seed = 8 }).After("https://a.id", 3));
    }

    private static Task<Fetched> Get(Fetcher fetcher, Uri address) => fetcher.Get(address, Validators.None, TestContext.Current.CancellationToken);

    private static string Page(Received request, string page) => request.Path == "/robots.txt" ? HostileServer.Status(404) : page;

    private static async Task Misbehave(Received request, Stream stream, CancellationToken cancellation)
    {
        Task Say(string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellation).AsTask();
        switch (request.Path)
        {
            case "/robots.txt": await Say(HostileServer.Status(404)); break;
            case "/500" or "/404" or "/403": await Say(HostileServer.Status(int.Parse(request.Path[1..], System.Globalization.CultureInfo.InvariantCulture))); break;
            case "/half": await Say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\nhalf"); break;
            case "/chunks": await Say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n4\r\nhalf\r\n"); break;
            case "/nothing": break;
            case "/large": await Say(HostileServer.Ok(new string('a', 300_000))); break;
            case "/endless":
                await Say("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss>");
                while (true) await Say("<item><title>lagi</title></item>");
            case "/bomb" or "/packed-bomb":
                byte[] bomb = Bomb();
                await Say($"HTTP/1.1 200 OK\r\n{(request.Path == "/bomb" ? "Content-Encoding: gzip\r\n" : "")}Content-Length: {bomb.Length}\r\nConnection: close\r\n\r\n");
                await stream.WriteAsync(bomb, cancellation);
                break;
            case "/loop": await Say(HostileServer.Redirect("/loop")); break;
            case "/file": await Say(HostileServer.Redirect("file:///etc/passwd")); break;
            case "/private": await Say(HostileServer.Redirect("http://localhost:1/")); break;
            case "/keys": await Say(HostileServer.Redirect("http://169.254.169.254/latest/meta-data/")); break;
            case "/number": await Say(HostileServer.Redirect("http://167772161/")); break;
            case "/stall-head": await Task.Delay(Timeout.Infinite, cancellation); break;
            case "/stall-body":
                await Say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
                await Task.Delay(Timeout.Infinite, cancellation);
                break;
            case "/drip":
                await Say("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                for (; ; await Task.Delay(20, cancellation)) await Say("a");
            // Never the same address twice.
            case var path: await Say(HostileServer.Redirect(path + "x")); break;
        }
    }

    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            for (int i = 0; i < 64; i++) gzip.Write(new byte[1 << 20]);
        }
        return packed.ToArray();
    }
}
