using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Jejak.Web.Security;

/// <summary>
/// Tells browsers what pages may do: load from this server only, run no script that stands in a page, be shown in no frame, tell no other site where a reader came from.
/// Text of articles is escaped wherever it is shown; this holds even where that were forgotten.
/// </summary>
internal static class SecurityHeaders
{
    // Style attributes are what Radzen's components set sizes with; style elements stay forbidden.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // At the last moment: what becomes of a fault begins its answer anew.
    public static void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            // Other sites are told nothing; this one must be, or browsers hide where a form comes from (Origin: null).
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
