using System.Net;
using Jejak.Archive.Tests;
using Microsoft.AspNetCore.Builder;

namespace Jejak.Web.Tests;

/// <summary>A server over an archive of its own, on a port that was free.</summary>
internal sealed class RunningServer : IDisposable
{
    private readonly WebApplication _app;

    public RunningServer(params Story[] stories) : this(new TemporaryArchive(stories))
    {
    }

    private RunningServer(TemporaryArchive archive, int maxBodyBytes = 8 << 20)
    {
        Archive = archive;
        _app = JejakServer.Build(new ServeOptions { Archive = archive.Path, Port = 0, MaxBodyBytes = maxBodyBytes });
        _app.StartAsync().GetAwaiter().GetResult();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public static RunningServer WithBodies(int maxBodyBytes, params Story[] stories) => new(new TemporaryArchive(stories), maxBodyBytes);

    public TemporaryArchive Archive { get; }

    public HttpClient Client { get; }

    /// <summary>A page as a browser asks for it.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Page(string path, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose()
    {
        Client.Dispose();
        _app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
        Archive.Dispose();
    }
}
