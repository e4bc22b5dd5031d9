using Jejak.Web.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jejak.Web.Security;

/// <summary>Said of what everybody may have, with a key or without: the page that asks for the key, style sheets, health.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenToAllAttribute : Attribute;

/// <summary>Said of what changes something.</summary>
/// <param name="LocalToo">Whether whoever sits at this machine needs no key: only of forms with an antiforgery token, which no page of another site can send.</param>
internal sealed record Writes(bool LocalToo);

/// <summary>Lets through who may, and tells the others what they lack.</summary>
internal static class AccessRules
{
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToAllAttribute());

    /// <summary>Needs a key with scope write; with <paramref name="localToo"/> not of whoever sits at this machine.</summary>
    public static TBuilder NeedsWriteAccess<TBuilder>(this TBuilder endpoint, bool localToo = false) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Writes(localToo));

    /// <summary>To stand behind routing.</summary>
    public static void UseAccess(this IApplicationBuilder app)
    {
        var access = app.ApplicationServices.GetRequiredService<Access>();
        var options = app.ApplicationServices.GetRequiredService<ServeOptions>();
        app.Use((context, next) =>
        {
            var endpoint = context.GetEndpoint();
            if (endpoint is null || endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null) return next(context);
            var grant = access.Of(context);
            if (grant.IsStranger) return Refuse(context, StatusCodes.Status401Unauthorized, "nobody has this key (any more); 'jejak keys list' names those there are");
            if (endpoint.Metadata.GetMetadata<Writes>() is { } writes)
            {
                if (options.ReadOnly) return Refuse(context, StatusCodes.Status403Forbidden, "this server changes nothing: it was started with --read-only");
                if (!Origins.IsOurs(context.Request)) return Refuse(context, StatusCodes.Status403Forbidden, "a page of another site may not change anything here");
                if (grant.Key?.MayWrite() == true || (writes.LocalToo && grant.IsLocal)) return next(context);
                return grant.Key is null ? Ask(context, "this changes something: show a key with scope write") : Refuse(context, StatusCodes.Status403Forbidden, $"the key '{grant.Key.Name}' has scope read; this needs one with scope write");
            }
            return access.MayAsk(context) ? next(context) : Ask(context, "this server answers those who show a key");
        });
    }

    /// <summary>People are led to where they can give a key; programs are told.</summary>
    private static Task Ask(HttpContext context, string message)
    {
        bool isPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!isPage) return Refuse(context, StatusCodes.Status401Unauthorized, message + ": Authorization: Bearer KEY ('jejak keys add' makes one)");
        string back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Addresses.To(KeyEndpoints.Page, ("back", back));
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext context, int status, string message)
    {
        if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(detail: message, statusCode: status).ExecuteAsync(context);
    }
}
