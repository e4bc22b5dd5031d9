using Jejak.Archive;
using Jejak.Archive.Questions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jejak.Web.Security;

/// <summary>Turns what keeps an answer back into a status and one line; what nobody foresaw is logged, and its details stay here.</summary>
internal static partial class Faults
{
    private const string OfPages = "Cannot parse the value ";

    public static void Use(IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Jejak.Web");
        app.Use(async (context, next) =>
        {
            try { await next(context); }
            catch (Exception fault) when (!context.Response.HasStarted)
            {
                if (context.RequestAborted.IsCancellationRequested) return;
                var (status, message) = Of(fault);
                if (status == StatusCodes.Status500InternalServerError) LogFault(log, fault, context.Request.Path);
                await Answer(context, status, message);
            }
        });
    }

    private static (int Status, string Message) Of(Exception fault) => fault switch
    {
        UnknownNameException => (StatusCodes.Status404NotFound, fault.Message),
        SearchQueryException or UnknownRevisionException => (StatusCodes.Status400BadRequest, fault.Message),
        ArchiveException => (StatusCodes.Status503ServiceUnavailable, fault.Message),
        BadHttpRequestException request => (request.StatusCode, Said(request.Message)),
        // A body whose chunks have no size that can be.
        IOException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } => (StatusCodes.Status400BadRequest, "the body is broken: " + fault.Message.ReplaceLineEndings(" ")),
        // What a page's address says, put into a property of the page: the framework has no kind of fault of its own for it.
        InvalidOperationException when fault.Message.StartsWith(OfPages, StringComparison.Ordinal) => (StatusCodes.Status400BadRequest, SaidOfPage(fault.Message)),
        _ => (StatusCodes.Status500InternalServerError, "something went wrong here; the server's log says what"),
    };

    /// <summary>"Cannot parse the value 'abc' as type 'System.Nullable`1[System.Int32]' for 'page'.": the numbers are all that pages take beside words.</summary>
    private static string SaidOfPage(string message)
    {
        int type = message.LastIndexOf("' as type '", StringComparison.Ordinal), name = message.LastIndexOf(" for '", StringComparison.Ordinal);
        return type < OfPages.Length || name < type ? message.ReplaceLineEndings(" ") : $"{message[(name + 6)..].TrimEnd('.', '\'').ToLowerInvariant()}: {message[OfPages.Length..(type + 1)].ReplaceLineEndings(" ")} is no number";
    }

    /// <summary>"Failed to bind parameter "Nullable&lt;int&gt; Limit" from "abc"." in the words of the one who asks.</summary>
    private static string Said(string message)
    {
        string[] parts = message.Split('"');
        return parts.Length == 5 && parts[0].StartsWith("Failed to bind", StringComparison.Ordinal) ? $"{parts[1].Split(' ')[^1].ToLowerInvariant()}: '{parts[3]}' is no {(parts[1].Contains("bool", StringComparison.Ordinal) ? "true or false" : "number")}" : message;
    }

    /// <summary>Problem details (RFC 9457) for programs, one line for people.</summary>
    private static Task Answer(HttpContext context, int status, string message)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        bool isPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (isPage) context.Response.ContentType = "text/plain; charset=utf-8";
        return isPage ? context.Response.WriteAsync(message) : Results.Problem(detail: message, statusCode: status).ExecuteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "no answer to {Path}")]
    private static partial void LogFault(ILogger log, Exception fault, string path);
}
