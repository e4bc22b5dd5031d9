using Jejak.Web.Parts;
using Jejak.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jejak.Web.Security;

/// <summary>Browsers keep a key in a cookie that no script can read and no other site makes them send.</summary>
internal static class KeyEndpoints
{
    /// <summary>Where a key is asked for (<c>Pages/KeyPage</c>).</summary>
    public const string Page = "/log-in";

    public const string Give = "/key", Forget = "/key/forget";

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("").OpenToAll().ExcludeFromDescription();
        keys.MapPost(Give, (HttpContext context, Access access, [FromForm] string? key, [FromForm] string? back) =>
        {
            if (access.Known(key?.Trim()) is null) return Results.LocalRedirect(Addresses.To(Page, ("back", back), ("wrong", "1")));
            context.Response.Cookies.Append(Access.Cookie, key!.Trim(), Kept(context));
            return Results.LocalRedirect(LookEndpoint.Here(back));
        });
        keys.MapPost(Forget, (HttpContext context, [FromForm] string? back) =>
        {
            context.Response.Cookies.Delete(Access.Cookie, Kept(context));
            return Results.LocalRedirect(LookEndpoint.Here(back));
        });
    }

    private static CookieOptions Kept(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", MaxAge = TimeSpan.FromDays(30), IsEssential = true };
}
