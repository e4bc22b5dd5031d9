using Microsoft.Playwright;
using Xunit;

namespace Jejak.Web.BrowserTests;

/// <summary>How somebody looks: on what, in which language, by day or by night.</summary>
public sealed record Look(bool Dark = false, bool Phone = false, string Language = "en-GB", bool Scripts = true)
{
    public ColorScheme Scheme => Dark ? ColorScheme.Dark : ColorScheme.Light;

    /// <summary>Width and height in CSS pixels.</summary>
    public (int Width, int Height) Screen => Phone ? (360, 740) : (1280, 900);

    public override string ToString() => $"{(Phone ? "phone" : "desk")}-{(Dark ? "dark" : "light")}";
}

/// <summary>One reader's browser. What a page complains of, or asks of another site, is kept and fails the test at its end.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    internal static async Task<Visit> Begin(IBrowserContext context, string address)
    {
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") visit._complaints.Add($"{message.Text} {message.Location}");
        };
        visit.Page.PageError += (_, error) => visit._complaints.Add(error);
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) visit._complaints.Add("asks elsewhere: " + request.Url);
        };
        return visit;
    }

    public async Task<IPage> To(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.True(response!.Ok, $"{path}: {response.Status}");
        return Page;
    }

    /// <summary>The same page on another screen, by day or by night.</summary>
    public async Task See(Look look)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = look.Scheme });
        await Page.SetViewportSizeAsync(look.Screen.Width, look.Screen.Height);
    }

    /// <summary>A picture of the whole page, where <c>JEJAK_SCREENSHOTS</c> names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("JEJAK_SCREENSHOTS") is { Length: > 0 } folder) await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.True(_complaints.Count == 0, string.Join(" | ", _complaints));
    }
}
