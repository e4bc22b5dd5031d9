using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Jejak.Archive;
using Jejak.Web.Archives;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Jejak.Web.Live;

/// <summary><c>/live?since=N</c>: server-sent events that say how many articles came after the one of that number, and which were the last, whoever stored them.</summary>
internal static class LiveEndpoint
{
    /// <summary>Open pages that are told; the others stay as they are.</summary>
    private const int MostListeners = 100;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1), s_heartbeat = TimeSpan.FromSeconds(15), s_longest = TimeSpan.FromMinutes(30);

    public static void Map(IEndpointRouteBuilder routes)
    {
        int listeners = 0;
        routes.MapGet("/live", async (HttpContext context, ArchivePool archives, IHostApplicationLifetime server, long? since) =>
        {
            if (Interlocked.Increment(ref listeners) > MostListeners)
            {
                Interlocked.Decrement(ref listeners);
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "60";
                return;
            }
            try
            {
                // A server that stops waits for nobody who only listens; nobody listens for ever.
                using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, server.ApplicationStopping);
                end.CancelAfter(s_longest);
                await Tell(context, archives, since, end.Token);
            }
            catch (OperationCanceledException) { /* The page was closed, or the server is. */ }
            finally { Interlocked.Decrement(ref listeners); }
        }).ExcludeFromDescription();
    }

    private static async Task Tell(HttpContext context, ArchivePool archives, long? since, CancellationToken end)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        // Proxies that collect answers would hold the news back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        long from = since ?? archives.Ask(archive => archive.LastArticle());
        await Write(context, ": listening\nretry: 5000\n\n", end);
        long last = from;
        var silent = TimeSpan.Zero;
        while (true)
        {
            long now = Latest(archives, last);
            if (now > last)
            {
                last = now;
                await Write(context, News(archives.Ask(archive => archive.ArticlesAfter(from, 5)), last), end);
                silent = TimeSpan.Zero;
            }
            else if ((silent += s_pause) >= s_heartbeat)
            {
                await Write(context, ":\n\n", end);
                silent = TimeSpan.Zero;
            }
            await Task.Delay(s_pause, end);
        }
    }

    /// <summary>An archive that cannot be asked at this moment has no news.</summary>
    private static long Latest(ArchivePool archives, long last)
    {
        try { return archives.Ask(archive => archive.LastArticle()); }
        catch (ArchiveException) { return last; }
    }

    private static string News((int Count, IReadOnlyList<(string Id, string? Title)> Latest) news, long last)
    {
        var data = new JsonObject
        {
            ["count"] = news.Count,
            ["articles"] = new JsonArray([.. news.Latest.Select(article => new JsonObject { ["id"] = article.Id, ["title"] = article.Title })]),
        };
        return string.Create(CultureInfo.InvariantCulture, $"id: {last}\ndata: {data.ToJsonString()}\n\n");
    }

    private static async Task Write(HttpContext context, string text, CancellationToken end)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), end);
        await context.Response.Body.FlushAsync(end);
    }
}
