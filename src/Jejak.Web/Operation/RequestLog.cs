using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jejak.Web.Operation;

/// <summary>A line of log for each request: what kind of address, how it ended, how long it took. What somebody asked for is nobody's business unless the server was told so (<see cref="ServeOptions.LogQueries"/>).</summary>
internal static partial class RequestLog
{
    /// <summary>The category of the lines.</summary>
    public const string Category = "Jejak.Web.Requests";

    private const string None = "(none)";

    public static void UseRequestLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        bool withQueries = app.ApplicationServices.GetRequiredService<ServeOptions>().LogQueries;
        if (!log.IsEnabled(LogLevel.Information)) return;
        app.Use(async (context, next) =>
        {
            long began = Stopwatch.GetTimestamp();
            // As it was sent: pages of faults are given under another address.
            string? asked = withQueries ? context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent() : null;
            try { await next(context); }
            finally
            {
                double milliseconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1);
                string route = Route(context);
                if (asked is null) Log(log, context.Request.Method, route, context.Response.StatusCode, milliseconds);
                else LogAsked(log, context.Request.Method, route, context.Response.StatusCode, milliseconds, asked);
            }
        });
    }

    /// <summary>The kind of address: <c>/quotes</c>, <c>/assets/{**name}</c>; <c>/not-found</c> where there is no such page.</summary>
    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? None;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Ms} ms")]
    private static partial void Log(ILogger log, string method, string route, int status, double ms);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Ms} ms {Asked}")]
    private static partial void LogAsked(ILogger log, string method, string route, int status, double ms, string asked);
}
