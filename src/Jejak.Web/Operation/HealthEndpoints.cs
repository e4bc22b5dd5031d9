using Jejak.Archive;
using Jejak.Web.Archives;
using Jejak.Web.Reading;
using Jejak.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jejak.Web.Operation;

/// <summary>Whether the server lives, and whether it can be asked: for whoever starts it again or sends readers to it. One line of text each.</summary>
internal static class HealthEndpoints
{
    public const string Live = "/health/live", Ready = "/health/ready";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("").ExcludeFromDescription().WithOrder(-1).OpenToAll();
        health.MapGet(Live, (HttpContext context) => Line(context, StatusCodes.Status200OK, "alive"));
        health.MapGet(Ready, (HttpContext context, ArchivePool archives, ReaderDesk desk) => Missing(archives, desk) is { } missing
            ? Line(context, StatusCodes.Status503ServiceUnavailable, missing)
            : Line(context, StatusCodes.Status200OK, "ready"));
    }

    /// <summary>What is not there yet, or null.</summary>
    private static string? Missing(ArchivePool archives, ReaderDesk desk)
    {
        try { archives.Ask(archive => archive.CountArticles()); }
        catch (ArchiveException fault)
        {
            return fault.Message;
        }
        return desk.Problem;
    }

    private static IResult Line(HttpContext context, int status, string line)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(line + "\n", "text/plain; charset=utf-8", statusCode: status);
    }
}
