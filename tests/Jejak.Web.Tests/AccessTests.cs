using System.Net;
using System.Text;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Archive.Tests;
using Xunit;

namespace Jejak.Web.Tests;

/// <summary>Who may ask and who may write.</summary>
public class AccessTests
{
    [Theory]
    // how it was started, whose key is shown, what answers: a question, a page, a judgement over the API, one from a form of the page
    [InlineData("", "", 200, 200, 401, 302)]
    [InlineData("", "read", 200, 200, 403, 302)]
    [InlineData("", "write", 200, 200, 200, 302)]
    [InlineData("", "nobody", 401, 401, 401, 401)]
    [InlineData("require-key", "", 401, 303, 401, 303)]
    [InlineData("require-key", "read", 200, 200, 403, 403)]
    [InlineData("require-key", "write", 200, 200, 200, 302)]
    [InlineData("read-only", "", 200, 200, 403, 403)]
    [InlineData("read-only", "write", 200, 200, 403, 403)]
    [InlineData("proxy-host", "", 200, 200, 401, 303)]
    [InlineData("proxy-host", "write", 200, 200, 200, 302)]
    public async Task Who_may_do_what(string mode, string scope, int question, int page, int judgement, int form)
    {
        using var server = Start(mode);
        string slip = Slip(server);
        string? key = scope switch { "" => null, "nobody" => "jejak_0000", _ => Key(server, scope) };
        Assert.Equal(question, await Status(server, HttpMethod.Get, "/api/v1/findings", key));
        Assert.Equal(page, await Status(server, HttpMethod.Get, "/findings", key, html: true));
        Assert.Equal(judgement, await Status(server, HttpMethod.Post, $"/api/v1/findings/{slip}/judgement", key, Json("""{"judgement":"accepted"}""")));
        var (token, cookie) = await Token(server, key);
        Assert.Equal(form, await Status(server, HttpMethod.Post, "/findings/judge", key, Form(token, slip, "dismissed"), html: true, cookie));
        Assert.Equal(form == 302 ? "dismissed" : judgement == 200 ? "accepted" : "open", Judged(server));
    }

    [Fact]
    public async Task Health_styles_and_the_way_to_give_a_key_are_open_to_all()
    {
        using var server = Start("require-key");
        foreach (string path in (string[])["/health/live", "/assets/css/jejak.css", "/log-in"]) Assert.Equal(200, await Status(server, HttpMethod.Get, path, null));
        foreach (string path in (string[])["/", "/metrics", "/api/v1/openapi.json", "/read", "/article?id=plane"]) Assert.Equal(401, await Status(server, HttpMethod.Get, path, null));
        Assert.Equal(401, await Status(server, HttpMethod.Post, "/read", null, Json("Rusia menyerang.")));
        Assert.Equal(401, await Status(server, HttpMethod.Post, "/mcp", null, Json("{}")));
    }

    [Fact]
    public async Task A_browser_gives_its_key_once_and_may_forget_it()
    {
        using var server = Start("require-key");
        string key = Key(server, "write");
        var (token, form) = await Token(server, null);
        using var wrong = await Send(server, HttpMethod.Post, "/key", null, Form(token, ("key", "jejak_wrong"), ("back", "/findings")), html: true, form);
        Assert.Equal("/log-in?back=%2Ffindings&wrong=1", wrong.Headers.Location!.OriginalString);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
        using var given = await Send(server, HttpMethod.Post, "/key", null, Form(token, ("key", key), ("back", "//elsewhere.example")), html: true, form);
        Assert.Equal("/", given.Headers.Location!.OriginalString);
        string cookie = given.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        cookie = cookie.Split(';')[0];
        Assert.Equal(200, await Status(server, HttpMethod.Get, "/findings", null, html: true, cookie: cookie));
        using var page = await Send(server, HttpMethod.Get, "/findings", null, html: true, cookie: cookie);
        string body = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("value=\"dismissed\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain(key, body, StringComparison.Ordinal);
        // Another site makes the browser send nothing; and if it did, its name would be on it.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/findings/{Slip(server)}/judgement") { Content = Json("""{"judgement":"accepted"}""") };
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Origin", "http://evil.example");
        using var refused = await server.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using (var keys = ArchiveKeys.Open(server.Archive.Path, TimeProvider.System)) keys.Remove("write");
        Assert.Equal(303, await Status(server, HttpMethod.Get, "/findings", null, html: true, cookie: cookie));
    }

    [Theory]
    [InlineData("", "", 302, 302)]
    [InlineData("require-key", "read", 403, 403)]
    [InlineData("require-key", "write", 302, 302)]
    [InlineData("read-only", "", 403, 403)]
    public async Task Who_may_write_may_save_the_question_of_a_page(string mode, string scope, int saved, int removed)
    {
        using var server = Start(mode);
        string? key = scope.Length == 0 ? null : Key(server, scope);
        var (token, cookie) = await Token(server, key);
        using (var page = await Send(server, HttpMethod.Get, "/quotes?speaker=Zakharova&since=2019", key, html: true))
            Assert.Equal(saved == 302, (await page.Content.ReadAsStringAsync(Cancel)).Contains("value=\"zakharova\"", StringComparison.Ordinal));
        Assert.Equal(saved, await Save("zakharova", "quotes"));
        using (var first = server.Archive.Ask()) Assert.Equal(saved == 302 ? "speaker: Zakharova" : null, first.Alerts().SingleOrDefault()?.Question.Describe());
        if (saved == 302)
        {
            Assert.Equal(409, await Save("zakharova", "quotes"));
            Assert.Equal(409, await Save("a b", "quotes"));
            Assert.Equal(400, await Save("other", "everything"));
            Assert.Equal(302, await Status(server, HttpMethod.Post, "/alerts/save", key, Form(token, ("name", "between"), ("kind", "timeline"), ("one", "Rusia"), ("other", "Venezuela"), ("type", "consult")), html: true, cookie));
            using var archive = server.Archive.Ask();
            Assert.Equal("between: Rusia – Venezuela, type: CONSULT", archive.Alerts().Single(alert => alert.Name == "between").Question.Describe());
        }
        Assert.Equal(removed, await Status(server, HttpMethod.Post, "/alerts/remove", key, Form(token, ("name", "zakharova")), html: true, cookie));
        Assert.Equal(removed == 302 ? 404 : removed, await Status(server, HttpMethod.Post, "/alerts/remove", key, Form(token, ("name", "zakharova")), html: true, cookie));

        Task<int> Save(string name, string kind) =>
            Status(server, HttpMethod.Post, "/alerts/save", key, Form(token, ("name", name), ("kind", kind), ("speaker", "Zakharova"), ("about", "")), html: true, cookie);
    }

    [Fact]
    public async Task A_form_without_the_token_of_the_page_changes_nothing()
    {
        using var server = Start("");
        Assert.Equal(400, await Status(server, HttpMethod.Post, "/findings/judge", null, Form("", Slip(server), "accepted"), html: true));
        Assert.Equal("open", Judged(server));
        Assert.Equal(400, await Status(server, HttpMethod.Post, "/alerts/save", null, Form("", ("name", "a"), ("kind", "quotes")), html: true));
        using var archive = server.Archive.Ask();
        Assert.Empty(archive.Alerts());
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Who_comes_through_a_proxy_does_not_sit_at_this_machine(string header, string value)
    {
        using var server = Start("");
        var (token, cookie) = await Token(server, null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/findings/judge") { Content = Form(token, Slip(server), "accepted") };
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add(header, value);
        using var response = await server.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("open", Judged(server));
    }

    [Theory]
    [InlineData("{\"judgement\":\"maybe\"}", 400)]
    [InlineData("{\"judgement\":null}", 400)]
    [InlineData("{}", 400)]
    [InlineData("{", 400)]
    [InlineData("[1]", 400)]
    public async Task What_is_wrong_with_a_judgement_is_said(string body, int status)
    {
        using var server = Start("");
        string key = Key(server, "write");
        Assert.Equal(status, await Status(server, HttpMethod.Post, $"/api/v1/findings/{Slip(server)}/judgement", key, Json(body)));
        Assert.Equal(404, await Status(server, HttpMethod.Post, "/api/v1/findings/ffffffffffffffff/judgement", key, Json("""{"judgement":"accepted"}""")));
        Assert.Equal(404, await Status(server, HttpMethod.Post, "/api/v1/findings/%27%20OR%201=1/judgement", key, Json("""{"judgement":"accepted"}""")));
    }

    [Fact]
    public async Task Slips_are_filtered_by_what_was_said_of_them_and_say_it_themselves()
    {
        using var server = Start("");
        string slip = Slip(server);
        using (var judgements = ArchiveJudgements.Open(server.Archive.Path, TimeProvider.System)) judgements.Judge([slip], Judgement.Dismissed);
        string csv = await server.Client.GetStringAsync(new Uri("/api/v1/findings?judged=dismissed&format=csv", UriKind.Relative), Cancel);
        Assert.EndsWith($",{slip},dismissed", csv.Split("\r\n")[1], StringComparison.Ordinal);
        Assert.Contains("\"judgement\":\"dismissed\"", await server.Client.GetStringAsync(new Uri("/api/v1/findings", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.Contains("\"total\":0", await server.Client.GetStringAsync(new Uri("/api/v1/findings?judged=open", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.Equal(400, await Status(server, HttpMethod.Get, "/api/v1/findings?judged=maybe", null));
        Assert.Contains("ditolak", (await server.Page("/findings?judged=dismissed", "id")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Kamis (25/2)", (await server.Page("/findings?judged=open")).Body, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static RunningServer Start(string mode) => RunningServer.With(options => mode switch
    {
        "require-key" => options with { RequireKey = true },
        "read-only" => options with { ReadOnly = true },
        "proxy-host" => options with { ProxyHost = "news.example" },
        _ => options,
    }, Stories.Plane);

    private static string Key(RunningServer server, string scope)
    {
        using var keys = ArchiveKeys.Open(server.Archive.Path, TimeProvider.System);
        return keys.Add(scope, scope == "write" ? AccessScope.Write : AccessScope.Read);
    }

    private static FindingRow Finding(RunningServer server)
    {
        using var archive = server.Archive.Ask();
        return Assert.Single(archive.Answer(new FindingsQuestion()).Rows);
    }

    private static string Slip(RunningServer server) => Finding(server).Id;

    private static string Judged(RunningServer server) => Finding(server).Judgement;

    /// <summary>The antiforgery token of a form, and the cookie it belongs to.</summary>
    private static async Task<(string Token, string Cookie)> Token(RunningServer server, string? key)
    {
        using var page = await Send(server, HttpMethod.Get, "/log-in", key, html: true);
        string body = await page.Content.ReadAsStringAsync(Cancel);
        return (body.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0], page.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
    }

    private static async Task<int> Status(RunningServer server, HttpMethod method, string path, string? key, HttpContent? content = null, bool html = false, string? cookie = null)
    {
        using var response = await Send(server, method, path, key, content, html, cookie);
        return (int)response.StatusCode;
    }

    private static async Task<HttpResponseMessage> Send(RunningServer server, HttpMethod method, string path, string? key, HttpContent? content = null, bool html = false, string? cookie = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.Add("Authorization", "Bearer " + key);
        if (html) request.Headers.Accept.ParseAdd("text/html");
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await server.Client.SendAsync(request, Cancel);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static FormUrlEncodedContent Form(string token, string slip, string judgement) => Form(token, ("id", slip), ("judgement", judgement), ("back", "/findings"));

    private static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new([new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
}
