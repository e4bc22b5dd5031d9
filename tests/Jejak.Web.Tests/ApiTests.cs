using System.Net;
using System.Text;
using System.Text.Json;
using Jejak.Archive.Questions;
using Jejak.Archive.Tests;
using Xunit;

namespace Jejak.Web.Tests;

public class ApiTests
{
    private const string Api = "/api/v1";

    [Theory]
    [InlineData("/search?q=personel", 1)]
    [InlineData("/quotes", 2)]
    [InlineData("/quotes?speaker=Zakharova&via=AFP", 1)]
    [InlineData("/timeline?one=Rusia&other=Venezuela", 4)]
    [InlineData("/timeline?type=accuse&status=actual", 2)]
    [InlineData("/timeline?since=2022&until=2022-12", 4)]
    [InlineData("/actors?status=", 4)]
    [InlineData("/findings?code=weekday-date", 1)]
    [InlineData("/relays", 1)]
    [InlineData("/stories", 0)]
    public async Task An_address_gives_the_same_rows_as_a_page_as_lines_and_as_csv(string path, int total)
    {
        using var server = new RunningServer(Stories.Plane, Stories.Call);
        using var page = JsonDocument.Parse(await Get(server, Api + path));
        string link = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var lines = (await Get(server, $"{Api}{path}{link}format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var csv = (await Get(server, $"{Api}{path}{link}format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(total, page.RootElement.GetProperty("total").GetInt32());
        Assert.Equal(total, page.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Equal(total, lines.Length);
        Assert.Equal(total + 1, csv.Length);
        Assert.Equal(
            page.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText()).Order(StringComparer.Ordinal),
            lines.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/relation?one=Rusia&other=Venezuela", "months")]
    [InlineData("/who?name=Zakharova", "rows")]
    [InlineData("/story?id=plane", "members")]
    [InlineData("/diff?one=plane&other=call", "passages")]
    [InlineData("/articles/reading?id=plane", "quotations")]
    [InlineData("/articles/revisions?id=plane", "versions")]
    [InlineData("/findings/by-publisher", "rows")]
    public async Task An_address_of_one_thing_gives_it_whole(string path, string field)
    {
        using var server = new RunningServer(Stories.Plane, Stories.Call);
        using var body = JsonDocument.Parse(await Get(server, Api + path));
        Assert.True(body.RootElement.GetProperty(field).GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_relation_gives_its_months_as_csv()
    {
        using var server = new RunningServer(Stories.Plane, Stories.Call);
        var lines = (await Get(server, Api + "/relation?one=Rusia&other=Venezuela&status=&format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("month,events,cooperative,conflictual,score", lines[0]);
        Assert.Equal(["2019-03", "2022-01", "2022-03"], lines[1..].Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("localhost", 200)]
    [InlineData("rebound.example", 400)]
    public async Task A_site_that_gives_itself_this_address_reads_nothing(string host, int status)
    {
        using var server = new RunningServer(Stories.Plane);
        using var request = new HttpRequestMessage(HttpMethod.Get, Api + "/quotes");
        request.Headers.Host = host;
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        using var server = new RunningServer(Stories.Many(25));
        var seen = new List<string>();
        for (string? next = Api + "/quotes?limit=7"; next is not null;)
        {
            using var page = JsonDocument.Parse(await Get(server, next));
            seen.AddRange(page.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("article").GetProperty("id").GetString()!));
            next = page.RootElement.GetProperty("next").GetString();
        }
        using var archive = server.Archive.Ask();
        Assert.Equal(archive.Answer(new QuotesQuestion()).Rows.Select(row => row.Article.Id).Reverse(), seen);
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_so_until_it_changes()
    {
        using var server = new RunningServer(Stories.Plane);
        using var first = await server.Client.GetAsync(new Uri(Api + "/quotes", UriKind.Relative), TestContext.Current.CancellationToken);
        string tag = first.Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NotModified, await Again());
        server.Archive.Store(Stories.Many(1));
        Assert.Equal(HttpStatusCode.OK, await Again());

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Api + "/quotes");
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("/quotes?speaker=Nobody+At+All", 404, "Nobody At All")]
    [InlineData("/quotes?since=Thursday", 400, "since: 'Thursday' is no date")]
    [InlineData("/quotes?limit=0", 400, "limit is from 1 to 500")]
    [InlineData("/quotes?limit=abc", 400, "limit")]
    [InlineData("/quotes?format=xml", 400, "there is no format 'xml'")]
    [InlineData("/timeline?status=maybe", 400, "status: 'maybe' is none")]
    [InlineData("/search", 400, "q: say what to look for")]
    [InlineData("/search?q=spaeker%3AMaduro", 400, "speaker:")]
    [InlineData("/relation?one=Rusia", 400, "other: is missing")]
    [InlineData("/articles/reading?id=nothing", 404, "there is no article 'nothing'")]
    [InlineData("/nowhere", 404, "openapi.json lists all")]
    public async Task What_is_wrong_is_said_in_one_line(string path, int status, string words)
    {
        using var server = new RunningServer(Stories.Plane);
        using var response = await server.Client.GetAsync(new Uri(Api + path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        string detail = problem.RootElement.GetProperty("detail").GetString()!;
        Assert.Contains(words, detail, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', detail);
        Assert.DoesNotContain("   at ", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_sent_is_read_and_not_stored()
    {
        using var server = new RunningServer(Stories.Plane);
        const string Text = "Menteri Luar Negeri Retno Marsudi mengatakan Indonesia mengecam serangan itu.";
        foreach (var (body, type) in new[] { (Text, "text/plain"), (JsonSerializer.Serialize(new { text = Text, title = "Judul", published = "2025-03-03" }), "application/json"), ($"<html><body><article><h1>Judul</h1><p>{Text}</p></article></body></html>", "text/html") })
        {
            using var content = new StringContent(body, Encoding.UTF8, type);
            using var response = await server.Client.PostAsync(new Uri("/read", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            using var reading = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("Retno Marsudi", reading.RootElement.GetProperty("quotations")[0].GetProperty("speaker").GetProperty("name").GetString());
        }
        Assert.Equal(1, server.Archive.Number("SELECT count(*) FROM articles"));
    }

    [Theory]
    [InlineData("", 422)]
    [InlineData("   \n ", 422)]
    [InlineData("\0\0\0\u0001\u0002 binary", 422)]
    [InlineData("{\"text\": \"Rusia", 422)]
    public async Task What_cannot_be_read_is_refused(string body, int status)
    {
        using var server = new RunningServer(Stories.Plane);
        using var content = new StringContent(body, Encoding.UTF8, "text/plain");
        using var response = await server.Client.PostAsync(new Uri("/read", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_held()
    {
        using var server = RunningServer.WithBodies(64 << 10, Stories.Plane);
        using var content = new ByteArrayContent(new byte[256 << 10]);
        using var response = await server.Client.PostAsync(new Uri("/read", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task The_document_of_the_api_names_every_address_with_its_meaning()
    {
        using var server = new RunningServer(Stories.Plane);
        using var document = JsonDocument.Parse(await Get(server, Api + "/openapi.json"));
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().ToArray();
        Assert.Equal(16, paths.Length);
        foreach (var path in paths)
        {
            foreach (var operation in path.Value.EnumerateObject()) Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
        }
    }

    [Fact]
    public async Task Injections_are_names_like_others()
    {
        using var server = new RunningServer(Stories.Plane);
        foreach (string name in (string[])["'; DROP TABLE articles; --", "\" OR \"\"=\"", "%", "_", "\\", "') OR 1=1 --", "\u0000", "🙂", new string('x', 3000)])
        {
            string asked = Uri.EscapeDataString(name);
            foreach (string path in (string[])[$"/quotes?speaker={asked}", $"/quotes?about={asked}", $"/quotes?publisher={asked}", $"/timeline?one={asked}", $"/timeline?type={asked}", $"/search?q={asked}", $"/who?name={asked}", $"/stories?about={asked}", $"/relays?relay={asked}", $"/findings?code={asked}", $"/articles/reading?id={asked}"])
            {
                using var response = await server.Client.GetAsync(new Uri(Api + path, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True((int)response.StatusCode is 200 or 400 or 404, $"{path}: {response.StatusCode}");
            }
        }
        Assert.Equal(1, server.Archive.Number("SELECT count(*) FROM articles"));
    }

    private static async Task<string> Get(RunningServer server, string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
