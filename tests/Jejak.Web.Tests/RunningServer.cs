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

    private RunningServer(TemporaryArchive archive, Func<ServeOptions, ServeOptions>? change = null)
    {
        Archive = archive;
        var options = new ServeOptions { Archive = archive.Path, Port = 0 };
        _app = JejakServer.Build(change?.Invoke(options) ?? options);
        _app.StartAsync().GetAwaiter().GetResult();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public static RunningServer WithBodies(int maxBodyBytes, params Story[] stories) => With(options => options with { MaxBodyBytes = maxBodyBytes }, stories);

    /// <summary>One that was asked for something else than usual.</summary>
    public static RunningServer With(Func<ServeOptions, ServeOptions> change, params Story[] stories) => new(new TemporaryArchive(stories), change);

    /// <summary>One whose archive is on a PostgreSQL server.</summary>
    public static RunningServer On(PostgresServer server, params Story[] stories) => new(new TemporaryArchive(server, stories));

    public TemporaryArchive Archive { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

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
