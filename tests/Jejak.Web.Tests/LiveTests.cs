using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Jejak.Archive;
using Jejak.Archive.Alerts;
using Jejak.Archive.Tests;
using Jejak.Watch;
using Jejak.Watch.Fetching;
using Xunit;

namespace Jejak.Web.Tests;

public class LiveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_told_of_articles_that_come_while_it_is_open()
    {
        using var server = new RunningServer(Stories.Plane);
        var (_, home) = await server.Page("/");
        Assert.Contains("class=\"live\" data-since=\"1\"", home, StringComparison.Ordinal);
        Assert.Contains("class=\"live\" data-since=\"1\"", (await server.Page("/search?q=pesawat")).Body, StringComparison.Ordinal);
        using var response = await Listen(server);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        server.Archive.Store(Stories.Call);
        using var news = JsonDocument.Parse(await Data(lines));
        Assert.Equal(1, news.RootElement.GetProperty("count").GetInt32());
        Assert.Equal("call", news.RootElement.GetProperty("articles")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Listeners_are_bounded_and_do_not_keep_the_server_from_stopping()
    {
        using var server = new RunningServer(Stories.Plane);
        var listening = new List<HttpResponseMessage>();
        for (int i = 0; i < 100; i++) listening.Add(await Listen(server));
        Assert.All(listening, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        using (var refused = await Listen(server)) Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        foreach (var response in listening.Take(50)) response.Dispose();
        // Places become free as soon as the server has noticed.
        using var again = await Until(server, HttpStatusCode.OK);
        // What is left of them is ended by the server, or this test would not end.
    }

    [Fact]
    public async Task What_is_watched_inside_the_server_is_on_its_pages()
    {
        using var server = RunningServer.With(options => options with
        {
            Watch = new WatchOptions { Archive = options.Archive, Sources = [News(options.Archive)], Every = TimeSpan.FromSeconds(1), Fetch = new FetchOptions() },
        }, Stories.Plane);
        using var response = await Listen(server);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        using var news = JsonDocument.Parse(await Data(lines));
        string id = news.RootElement.GetProperty("articles")[0].GetProperty("id").GetString()!;
        Assert.Contains("Rapat digelar", (await server.Page("/article?id=" + id)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_have_a_page_and_a_feed_whose_entries_stay_what_they_are()
    {
        using var server = new RunningServer(Stories.Call);
        using (var writer = ArchiveWriter.Open(server.Archive.Path))
        {
            var ledger = new AlertLedger(writer);
            Assert.True(ledger.Add("kutipan", new() { Kind = AlertQuestion.Quotes }, DateTimeOffset.UnixEpoch, null, null));
            writer.Commit();
        }
        server.Archive.Store(Stories.Plane);
        using (var archive = server.Archive.Ask())
        {
            var news = archive.NewAnswers("kutipan")!;
            Assert.NotEmpty(news.Answers);
            Assert.All(news.Answers, answer => Assert.Equal("plane", answer.Article));
            using var writer = ArchiveWriter.Open(server.Archive.Path);
            new AlertLedger(writer).Report("kutipan", news.Answers, news.Revision, DateTimeOffset.UnixEpoch.AddDays(1));
            writer.Commit();
        }
        using var response = await server.Client.GetAsync("/alerts/kutipan.atom", Cancellation);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).Root!;
        var entry = feed.Elements(atom + "entry").First();
        Assert.Equal("1970-01-02T00:00:00.000Z", entry.Element(atom + "updated")!.Value);
        Assert.Contains("/article?id=plane&at=", entry.Elements(atom + "link").Single().Attribute("href")!.Value, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/alerts/kutipan.atom");
        again.Headers.TryAddWithoutValidation("If-None-Match", response.Headers.ETag!.ToString());
        using var same = await server.Client.SendAsync(again, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Contains("/alerts/kutipan.atom", (await server.Page("/alerts")).Body, StringComparison.Ordinal);
        using var none = await server.Client.GetAsync("/alerts/lain.atom", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static string News(string archive)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(archive)!, "news")).FullName;
        File.WriteAllText(Path.Combine(folder, "a.txt"), "Rapat digelar\n\nRapat digelar di Jakarta, kata Menteri Budi Santoso.", Encoding.UTF8);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "a.txt"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return folder;
    }

    private static Task<HttpResponseMessage> Listen(RunningServer server) => server.Client.GetAsync("/live?since=1", HttpCompletionOption.ResponseHeadersRead, Cancellation);

    private static async Task<HttpResponseMessage> Until(RunningServer server, HttpStatusCode status)
    {
        while (true)
        {
            var response = await Listen(server);
            if (response.StatusCode == status) return response;
            response.Dispose();
            await Task.Delay(50, Cancellation);
        }
    }

    private static async Task<string> Data(StreamReader lines)
    {
        while (await lines.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line[6..];
        }
        throw new InvalidOperationException("the server said nothing");
    }
}
