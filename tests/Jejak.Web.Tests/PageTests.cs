using System.Net;
using Jejak.Archive.Tests;
using Jejak.Documents;
using Xunit;

namespace Jejak.Web.Tests;

public class PageTests
{
    /// <summary>Every page, and words it must have for somebody who came for them.</summary>
    public static TheoryData<string, string[]> Pages => new()
    {
        { "/", ["This archive holds 2 articles", "/relation?one="] },
        { "/search?q=personel", [">1 article<", "seratus <mark>personel</mark>", "/article?id=plane&amp;at="] },
        { "/search?q=speaker%3AZakharova", ["Dua pesawat di Caracas"] },
        { "/quotes?speaker=zakharova", ["Kami tidak mengancam siapa pun", "Maria Zakharova", ">AFP</a>", "Warta Contoh"] },
        { "/quotes?via=AFP", ["Kami tidak mengancam siapa pun"] },
        { "/timeline?one=Rusia&other=Venezuela", ["28 March 2019", "Rusia mengirim seratus personel", "Kami tidak mengancam"] },
        { "/actors", ["Amerika Serikat", "/relation?one="] },
        { "/relation?one=Moskwa&other=Venezuela", ["is taken for", "March 2019", "aid", "Warta Contoh"] },
        { "/who?name=zakharova", ["Maria Zakharova", "juru bicara", "AFP", "Kami tidak mengancam"] },
        { "/findings", ["Weekday and date do not agree", "Kamis (25/2)", "Senin (25/2)"] },
        { "/relays", ["AFP", "Warta Contoh"] },
        { "/stories", ["0 reports"] },
        { "/story?id=plane", ["Dua pesawat di Caracas"] },
        { "/diff?one=plane&other=call", ["not one report", "Rusia mengirim seratus personel", "Maduro mengecam"] },
        { "/article?id=plane", ["Dua pesawat di Caracas", "class=\"quotation", "data-facts=", "Kami tidak mengancam siapa pun"] },
        { "/article?id=plane&view=clean", ["Rusia mengirim seratus personel ke Venezuela."] },
        { "/article?id=plane&view=raw", ["<pre class=\"raw\">"] },
        { "/read", ["<textarea"] },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_shows_what_somebody_came_for(string path, string[] words)
    {
        using var server = new RunningServer(Stories.Plane, Stories.Call);
        var (status, body) = await server.Page(path);
        Assert.Equal(HttpStatusCode.OK, status);
        string text = WebUtility.HtmlDecode(body);
        foreach (string word in words) Assert.Contains(WebUtility.HtmlDecode(word), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_speak_Indonesian_to_those_who_ask_for_it_and_to_those_who_chose_it()
    {
        using var server = new RunningServer(Stories.Plane);
        Assert.Contains("Arsip ini memuat 1 artikel", (await server.Page("/", "id-ID,id;q=0.9,en;q=0.8")).Body, StringComparison.Ordinal);
        using var chosen = await server.Client.GetAsync(new Uri("/look?language=id&theme=dark&back=%2Fquotes%3Fspeaker%3DRusia", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal("/quotes?speaker=Rusia", chosen.Headers.Location!.OriginalString);
        string cookies = string.Join("; ", chosen.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookies);
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var page = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("lang=\"id\" data-theme=\"dark\"", body, StringComparison.Ordinal);
        Assert.Contains("standard-dark-base.css", body, StringComparison.Ordinal);
        Assert.DoesNotContain("standard-base.css", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    [InlineData("")]
    public async Task Going_back_never_leads_to_another_site(string back)
    {
        using var server = new RunningServer(Stories.Plane);
        using var response = await server.Client.GetAsync(new Uri("/look?theme=dark&back=" + Uri.EscapeDataString(back), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_answered_with_those_that_are_close()
    {
        using var server = new RunningServer(Stories.Plane);
        var (status, body) = await server.Page("/quotes?speaker=Zakarova");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("called &#x27;Zakarova&#x27;", body, StringComparison.Ordinal);
        Assert.Contains("/quotes?speaker=Maria%20Zakharova", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/article?id=nothing")]
    [InlineData("/story?id=nothing")]
    [InlineData("/diff?one=plane&other=nothing")]
    [InlineData("/article")]
    [InlineData("/nowhere")]
    public async Task What_is_not_there_is_a_page_that_says_so(string path)
    {
        using var server = new RunningServer(Stories.Plane);
        var (status, body) = await server.Page(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("<main", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pasted_article_is_read_at_once_and_stored_nowhere()
    {
        using var server = new RunningServer(Stories.Plane);
        using var empty = new HttpRequestMessage(HttpMethod.Get, "/read");
        using var form = await server.Client.SendAsync(empty, TestContext.Current.CancellationToken);
        string page = await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        string text = "Pertemuan di Bogor\n\nMenteri Luar Negeri Retno Marsudi mengatakan Indonesia mengecam serangan itu. \"Kami mendesak gencatan senjata,\" kata Retno, Senin (3/3/2025).";
        using var sent = new HttpRequestMessage(HttpMethod.Post, "/reading");
        sent.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        sent.Headers.AcceptLanguage.ParseAdd("en");
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("paste"), "_handler" }, { new StringContent(text), "text" } };
        sent.Content = content;
        using var answer = await server.Client.SendAsync(sent, TestContext.Current.CancellationToken);
        string body = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Retno Marsudi</a>", body, StringComparison.Ordinal);
        Assert.Contains("stored nowhere", body, StringComparison.Ordinal);
        Assert.Equal(1, server.Archive.Number("SELECT count(*) FROM articles"));
    }

    [Fact]
    public async Task A_form_from_another_site_is_refused()
    {
        using var server = new RunningServer(Stories.Plane);
        using var content = new MultipartFormDataContent { { new StringContent("paste"), "_handler" }, { new StringContent("Rusia menyerang Ukraina."), "text" } };
        using var answer = await server.Client.PostAsync(new Uri("/reading", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Markup_in_an_article_is_shown_and_never_runs()
    {
        const string Evil = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        var story = new Story("evil", $"Rusia mengancam {Evil} Venezuela.\n\"Kami {Evil} siap,\" kata Tono {Evil} Biasa.", "2020-01-01", $"Warta {Evil}", $"Judul {Evil}")
            .Country("Rusia", "RU").Country("Venezuela", "VE").Named(EntityType.Person, $"Tono {Evil} Biasa", role: $"juru {Evil}")
            .Says(2, $"Kami {Evil} siap,", role: $"juru {Evil}").Happens("THREATEN", [0], [1], $"Rusia mengancam {Evil} Venezuela", "2020-01-01");
        using var server = new RunningServer(story);
        foreach (string path in (string[])["/", "/search?q=siap", "/quotes", "/timeline", "/actors", "/relation?one=Rusia&other=Venezuela", "/who?name=Tono", "/article?id=evil", "/article?id=evil&view=clean", "/article?id=evil&view=raw", "/story?id=evil", $"/search?q={Uri.EscapeDataString(Evil)}", $"/quotes?speaker={Uri.EscapeDataString(Evil)}", $"/article?id={Uri.EscapeDataString(Evil)}"])
        {
            var (_, body) = await server.Page(path);
            Assert.DoesNotContain("<img src=x", body, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Browsers_are_told_to_load_and_run_nothing_else()
    {
        using var server = new RunningServer(Stories.Plane);
        foreach (string path in (string[])["/", "/api/v1/quotes", "/api/v1/quotes?limit=x", "/quotes?page=x", "/assets/css/jejak.css", "/nowhere", "/log-in"])
        {
            using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }
        // Pages keep to it: no script or style stands in them.
        var (_, page) = await server.Page("/article?id=plane");
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/css/%2e%2e/%2e%2e/jejak.db")]
    [InlineData("/article?id=..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/api/v1/articles/reading?id=%27%20OR%201%3D1%20--")]
    public async Task No_path_leads_out_of_the_archive(string path)
    {
        using var server = new RunningServer(Stories.Plane);
        var (status, body) = await server.Page(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
    }
}
