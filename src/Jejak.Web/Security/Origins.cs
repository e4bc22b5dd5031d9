using Microsoft.AspNetCore.Http;

namespace Jejak.Web.Security;

/// <summary>Which pages may send something here: those of this server. Programs, which are no pages, name no origin.</summary>
internal static class Origins
{
    /// <summary>Whether the request is of no page, or of one that this very server gave.</summary>
    /// <remarks>Browsers set the header <c>Origin</c> whenever a page sends something, and no script can change it; a page that gives itself this machine's address (DNS rebinding) still names its own host.</remarks>
    public static bool IsOurs(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0 || origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
