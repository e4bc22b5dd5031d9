using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Jejak.Web.BrowserTests;

/// <summary>What people come for, page by page, as they would do it.</summary>
public class JourneyTests(SampleSite site)
{
    [Fact]
    public async Task A_word_leads_to_its_sentence_in_two_clicks()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/");
        await page.Locator("main input[name=q]").FillAsync("\"tidak mengancam siapa pun\"");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main mark").First).ToContainTextAsync("tidak");
        await page.Locator("main a.words").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/article\\?.*at="));
        await Expect(page.Locator("#here")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_quotation_shows_its_chain_and_lights_up_in_its_article()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/quotes?speaker=Zakharova");
        var first = page.Locator(".fact.quotation").Filter(new() { HasText = "tidak mengancam siapa pun" });
        await Expect(first.Locator(".chain .speaker")).ToContainTextAsync("Maria Zakharova");
        await first.Locator("a.words").ClickAsync();
        var words = page.Locator(".reading article .quotation:not(.event)").Filter(new() { HasText = "keseimbangan" });
        await words.HoverAsync();
        await Expect(page.Locator("aside .fact.quotation.lit")).ToContainTextAsync("Maria Zakharova");
    }

    [Fact]
    public async Task Marks_are_switched_off_and_stay_off()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/article?id=" + SamplePages.Zakharova);
        const string Background = "getComputedStyle(document.querySelector('.reading article .quotation')).backgroundColor";
        string marked = await page.EvaluateAsync<string>(Background);
        await page.Locator("#show-quotation").UncheckAsync();
        Assert.NotEqual(marked, await page.EvaluateAsync<string>(Background));
        await page.ReloadAsync();
        await Expect(page.Locator("#show-quotation")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_clean_view_leaves_out_what_is_no_news_and_the_raw_one_nothing()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/article?id=" + SamplePages.Zakharova);
        await page.Locator(".views a").Nth(1).ClickAsync();
        await Expect(page.Locator("article.clean")).ToContainTextAsync("teknik militer");
        await Expect(page.Locator("article.clean")).Not.ToContainTextAsync("Baca juga");
        await page.Locator(".views a").Nth(2).ClickAsync();
        await Expect(page.Locator("pre.raw")).ToContainTextAsync("Baca juga");
    }

    [Fact]
    public async Task Two_parties_show_their_months_and_every_month_leads_to_what_happened()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/relation?one=Rusia&other=Venezuela");
        await Expect(page.Locator("svg").Nth(1)).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("2019");
        await page.Locator("main .days a.words").First.ClickAsync();
        await Expect(page.Locator("#here")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_timeline_is_narrowed_to_one_type()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/timeline?one=Rusia&other=Venezuela");
        int all = await page.Locator(".fact").CountAsync();
        await page.Locator("select[name=type]").SelectOptionAsync("CONSULT");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("type=CONSULT"));
        int some = await page.Locator(".fact.event").CountAsync();
        Assert.InRange(some, 1, all - 1);
        Assert.Equal(some, await page.Locator(".fact").CountAsync());
    }

    [Fact]
    public async Task Who_somebody_is_and_through_whom_they_are_heard()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/who?name=Zakharova");
        await Expect(page.Locator("h1")).ToContainTextAsync("Maria Zakharova");
        await Expect(page.Locator("main")).ToContainTextAsync("Juru bicara Kementerian Luar Negeri Rusia");
        await page.Locator("main .fact.quotation a.words").First.ClickAsync();
        await Expect(page.Locator("#here")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Copies_of_a_report_stand_side_by_side()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/stories");
        await page.Locator("main a[href*='/story?']").First.ClickAsync();
        await page.Locator("main a[href*='/diff?']").First.ClickAsync();
        Assert.True(await page.Locator("table.diff tr").CountAsync() > 2);
    }

    [Fact]
    public async Task A_slip_is_found_by_its_kind_and_stands_in_its_sentence()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/findings");
        await page.Locator("select[name=code]").SelectOptionAsync("weekday-date");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".fact.finding")).ToContainTextAsync(["22/2/2022"]);
        await page.Locator(".fact.finding a.words").First.ClickAsync();
        await Expect(page.Locator("#here")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slip_is_dismissed_and_opened_again(bool scripts)
    {
        await using var visit = await site.Visit(new(Scripts: scripts));
        var page = await visit.To("/findings?code=name-variant");
        await page.Locator(".fact.finding button[value=dismissed]").ClickAsync();
        await Expect(page.Locator(".fact.finding .rz-badge").Nth(1)).ToHaveTextAsync("dismissed");
        await visit.To("/findings?judged=dismissed");
        await Expect(page.Locator(".fact.finding")).ToHaveCountAsync(1);
        await page.Locator(".fact.finding button[value=open]").ClickAsync();
        await Expect(page.Locator(".fact.finding")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_question_of_a_page_is_saved_as_an_alert_and_removed(bool scripts)
    {
        await using var visit = await site.Visit(new(Scripts: scripts));
        var page = await visit.To("/quotes?speaker=Maria+Zakharova");
        await page.Locator("details.save summary").ClickAsync();
        await page.Locator("details.save button").ClickAsync();
        await Expect(page.Locator(".fact h2")).ToHaveTextAsync("maria-zakharova");
        await page.Locator(".fact button[value=maria-zakharova]").ClickAsync();
        await Expect(page.Locator(".fact")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_number_of_the_matrix_leads_to_the_quotations_it_counts()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/relays");
        var number = page.Locator("main table tbody tr").Filter(new() { HasText = "AFP" }).Locator("td a").Last;
        await number.ClickAsync();
        await Expect(page.Locator(".fact.quotation .chain .relay").First).ToContainTextAsync("AFP");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_article_that_is_pasted_is_read_at_once(bool scripts)
    {
        await using var visit = await site.Visit(new(Scripts: scripts));
        var page = await visit.To("/read");
        await page.Locator("textarea").FillAsync("\"Kami tidak akan mundur,\" kata Menteri Luar Negeri Retno Marsudi seperti dikutip Reuters, Kamis (25/2/2022).");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.Locator("aside .fact.quotation .chain")).ToContainTextAsync("Retno Marsudi");
        await Expect(page.Locator("aside .fact.quotation .chain")).ToContainTextAsync("Reuters");
        await Expect(page.Locator("aside .fact.finding")).ToContainTextAsync("25/2/2022");
    }

    [Fact]
    public async Task A_file_is_read_at_once()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/read");
        await page.Locator("input[type=file]").SetInputFilesAsync(Jejak.Cli.Tests.Repository.File("samples/news/2019-03-29-kbc-zakharova-pasukan-rusia.txt"));
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.Locator("aside .fact.quotation").Nth(1)).ToContainTextAsync("Maria Zakharova");
    }

    [Fact]
    public async Task Everything_works_by_keyboard()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/quotes?about=Venezuela");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("a.skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#main$"));
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("input[name=q]").First).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Putin");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/search\\?q=Putin"));
    }

    [Fact]
    public async Task Language_and_night_are_chosen_and_kept()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/findings");
        await page.Locator("form.look button[name=language]").First.ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "id");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Kekeliruan");
        await page.Locator("form.look button[name=theme]").First.ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.Locator("a.brand").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "id");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task An_article_that_comes_in_is_told_on_an_open_page_and_can_be_read_there()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/");
        await Expect(page.Locator(".live")).ToBeHiddenAsync();
        site.Comes("Taman Baru Dibuka\n\nSenin, 4 Maret 2024\n\nSebuah taman bermain dibuka untuk umum di tepi danau itu.\n");
        await Expect(page.Locator(".live ul a")).ToHaveTextAsync("Taman Baru Dibuka", new() { Timeout = 30_000 });
        await page.Locator(".live ul a").ClickAsync();
        await Expect(page.Locator("article")).ToContainTextAsync("taman bermain");
    }

    [Fact]
    public async Task Without_scripts_a_question_is_asked_and_answered()
    {
        await using var visit = await site.Visit(new(Scripts: false));
        var page = await visit.To("/quotes");
        await page.Locator("input[name=speaker]").FillAsync("Putin");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".fact.quotation .speaker").First).ToContainTextAsync("Vladimir Putin");
    }

    [Fact]
    public async Task A_name_nobody_has_leads_to_one_that_is_close()
    {
        await using var visit = await site.Visit(new());
        var page = await visit.To("/quotes?speaker=Zakarova");
        await page.GetByRole(AriaRole.Link, new() { Name = "Maria Zakharova" }).ClickAsync();
        await Expect(page.Locator(".fact.quotation").First).ToBeVisibleAsync();
    }
}
