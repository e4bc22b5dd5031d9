using Jejak.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jejak.Web.Wording;

/// <summary>Remembers language and light or dark in cookies, and goes back to the page.</summary>
internal static class LookEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/look", (HttpContext context, string? language, string? theme, string? back) =>
    {
        var kept = new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Path = "/" };
        if (PageWords.Languages.Contains(language, StringComparer.Ordinal)) context.Response.Cookies.Append(Preferences.LanguageCookie, language!, kept);
        if (theme is "light" or "dark") context.Response.Cookies.Append(Preferences.ThemeCookie, theme, kept);
        return Results.LocalRedirect(Here(back));
    }).OpenToAll().ExcludeFromDescription();

    /// <summary>The address to go back to; the first page where it is none of this server: "//elsewhere" and "/\elsewhere" are none.</summary>
    public static string Here(string? back) =>
        back is { Length: > 0 } && back[0] == '/' && (back.Length == 1 || back[1] is not ('/' or '\\')) && !back.Any(char.IsControl) ? back : "/";
}
