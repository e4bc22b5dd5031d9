using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Jejak.Web.Archives;
using Jejak.Web.Reading;
using Jejak.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Jejak.Web.Mcp;

/// <summary>
/// The archive for assistants over HTTP: what the specification calls Streamable HTTP (https://modelcontextprotocol.io/specification/2025-11-25/basic/transports), with sessions for the
/// revisions that shake hands, and without for those that do not (2026-07-28 on).
/// </summary>
internal static class McpEndpoint
{
    public const string Address = "/mcp";

    private const string SessionHeader = "Mcp-Session-Id", VersionHeader = "MCP-Protocol-Version", MethodHeader = "Mcp-Method", NameHeader = "Mcp-Name";

    /// <summary>The first revision without handshake and sessions, whose headers tell proxies what the body asks for.</summary>
    private const string FirstWithoutSessions = "2026-07-28";

    /// <summary>What the SDKs answer where they know no session of that id.</summary>
    private const int UnknownSession = -32001;

    private static readonly JsonTypeInfo<JsonRpcMessage> s_message = (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));
    private static readonly JsonTypeInfo<JsonRpcError> s_error = (JsonTypeInfo<JsonRpcError>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcError));

    public static IServiceCollection AddMcp(this IServiceCollection services) => services.AddSingleton(provider => new McpSessions(
        AssistantServer.Options(provider.GetRequiredService<ArchivePool>(), provider.GetRequiredService<ReaderDesk>()), provider.GetRequiredService<ILoggerFactory>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));

    public static void MapMcp(this IEndpointRouteBuilder routes)
    {
        var mcp = routes.MapGroup(Address).DisableAntiforgery().ExcludeFromDescription();
        mcp.AddEndpointFilter(async (call, next) => Origins.IsOurs(call.HttpContext.Request) ? await next(call) : Fault(StatusCodes.Status403Forbidden, "a page of another site may not ask here"));
        mcp.MapPost("", Post);
        mcp.MapGet("", Listen);
        mcp.MapDelete("", async (HttpContext context, McpSessions sessions) =>
            await sessions.Close(context.Request.Headers[SessionHeader].ToString()) ? Results.NoContent() : NoSession);
    }

    private static IResult NoSession => Fault(StatusCodes.Status404NotFound, "there is no such session (any more); open one with initialize", UnknownSession);

    private static async Task<IResult> Post(HttpContext context, McpSessions sessions)
    {
        if (!Accepts(context, "application/json") || !Accepts(context, "text/event-stream")) return Fault(StatusCodes.Status406NotAcceptable, "Accept must name application/json and text/event-stream");
        if (!context.Request.HasJsonContentType()) return Fault(StatusCodes.Status415UnsupportedMediaType, "Content-Type must be application/json");
        JsonRpcMessage? message;
        try { message = await JsonSerializer.DeserializeAsync(context.Request.Body, s_message, context.RequestAborted); }
        catch (JsonException) { message = null; }
        if (message is null) return Fault(StatusCodes.Status400BadRequest, "the body is no JSON-RPC message", (int)McpErrorCode.ParseError);
        string version = context.Request.Headers[VersionHeader].ToString();
        bool isSessionless = string.CompareOrdinal(version, FirstWithoutSessions) >= 0;
        if (version.Length > 0) (message.Context ??= new()).ProtocolVersion = version;
        if (isSessionless && message is JsonRpcRequest asked && Mismatch(context.Request.Headers, asked) is { } mismatch) return Fault(StatusCodes.Status400BadRequest, mismatch, (int)McpErrorCode.HeaderMismatch);

        string id = isSessionless ? "" : context.Request.Headers[SessionHeader].ToString();
        McpSession? session;
        if (id.Length > 0)
        {
            session = sessions.Find(id);
            if (session is null) return NoSession;
        }
        else if (message is JsonRpcRequest { Method: RequestMethods.Initialize })
        {
            session = await sessions.Open();
            if (session is null) return Fault(StatusCodes.Status503ServiceUnavailable, "too many assistants are speaking at this moment; ask again later");
        }
        else session = sessions.OfOneRequest();
        try { await Answer(context, session, message, isSessionless); }
        finally { await sessions.Release(session); }
        return Results.Empty;
    }

    private static async Task Answer(HttpContext context, McpSession session, JsonRpcMessage message, bool mayChooseStatus)
    {
        StartEvents(context, session);
        bool wrote = await session.Transport.HandlePostRequestAsync(message, context.Response.Body, mayChooseStatus ? first =>
        {
            if (first is JsonRpcError error && !context.Response.HasStarted) context.Response.StatusCode = Status(error);
            return ValueTask.CompletedTask;
        }
        : null, context.RequestAborted);
        if (wrote) return;
        context.Response.Headers.ContentType = default;
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary>What the server says without being asked. It says nothing; but assistants listen for it.</summary>
    private static async Task<IResult> Listen(HttpContext context, McpSessions sessions, IHostApplicationLifetime lifetime)
    {
        if (!Accepts(context, "text/event-stream")) return Fault(StatusCodes.Status406NotAcceptable, "Accept must name text/event-stream");
        if (sessions.Find(context.Request.Headers[SessionHeader].ToString()) is not { } session) return NoSession;
        try
        {
            if (!session.TryStartStream()) return Fault(StatusCodes.Status409Conflict, "this session is listened to already");
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            StartEvents(context, session);
            try { await session.Transport.HandleGetRequestAsync(context.Response.Body, end.Token); }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                // The usual end of listening.
            }
        }
        finally { await sessions.Release(session); }
        return Results.Empty;
    }

    private static void StartEvents(HttpContext context, McpSession session)
    {
        var response = context.Response;
        if (session.Id is { } id) response.Headers[SessionHeader] = id;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
    }

    /// <summary>What the headers say otherwise than the body, or null.</summary>
    private static string? Mismatch(IHeaderDictionary headers, JsonRpcRequest request)
    {
        if (headers[MethodHeader].ToString() != request.Method) return $"the header {MethodHeader} must be the body's method";
        string? named = request.Method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => "name",
            RequestMethods.ResourcesRead => "uri",
            _ => null,
        };
        if (named is null) return null;
        string? expected = request.Params is JsonObject body && body[named] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        return expected is null || headers[NameHeader].ToString() == expected ? null : $"the header {NameHeader} must be the body's {named}";
    }

    private static int Status(JsonRpcError error) => (McpErrorCode)error.Error.Code switch
    {
        McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
        McpErrorCode.HeaderMismatch or McpErrorCode.MissingRequiredClientCapability or McpErrorCode.UnsupportedProtocolVersion => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    private static bool Accepts(HttpContext context, string mediaType) => context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MatchesMediaType(mediaType));

    private static IResult Fault(int status, string message, int code = -32000) => Results.Json(new JsonRpcError { Error = new() { Code = code, Message = message } }, s_error, statusCode: status);
}
