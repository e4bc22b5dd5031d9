using Jejak.Cli.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Jejak.Web.BrowserTests.SampleSite))]

namespace Jejak.Web.BrowserTests;

/// <summary>The samples in an archive, served by the real command, and a headless Chromium that looks at them. Started by the first test that asks, once for all.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private static readonly string[] s_browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _archive;
    private RunningServe? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public SampleSite() => _archive = Path.Combine(_folder.Path, "samples.db");

    /// <summary>The browser's program: <c>JEJAK_CHROMIUM</c>, or where Debian puts it; null where there is none.</summary>
    private static string? Chromium => Environment.GetEnvironmentVariable("JEJAK_CHROMIUM") is { Length: > 0 } named ? named : s_browsers.FirstOrDefault(File.Exists);

    /// <summary>Where it is served.</summary>
    public string Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        if (Chromium is not { } program) return;
        Ingest(Repository.File("samples/news"));
        _server = RunningServe.Start(_folder.Path, "serve", "--archive", _archive, "--port", "0");
        _playwright = await Playwright.CreateAsync();
        // A container's root may not make the namespaces of Chromium's sandbox; only our own pages are looked at.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    /// <summary>A reader with a browser of their own: no cookie, no memory of an earlier test.</summary>
    public async Task<Visit> Visit(Look look)
    {
        Assert.SkipWhen(_browser is null, "needs Chromium: apt-get install chromium, or its path in JEJAK_CHROMIUM");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = look.Language,
            ColorScheme = look.Scheme,
            ViewportSize = new() { Width = look.Screen.Width, Height = look.Screen.Height },
            JavaScriptEnabled = look.Scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return await BrowserTests.Visit.Begin(context, Address);
    }

    /// <summary>An article comes in while people look.</summary>
    public void Comes(string text) => Ingest(_folder.Write("new.txt", System.Text.Encoding.UTF8.GetBytes(text)));

    private void Ingest(string path)
    {
        var ingest = JejakCommand.Run("ingest", path, "--archive", _archive);
        if (ingest.ExitCode != 0) throw new InvalidOperationException("jejak ingest: " + ingest.Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _server?.Dispose();
        _folder.Dispose();
    }
}
