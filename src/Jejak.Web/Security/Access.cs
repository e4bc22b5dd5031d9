using System.Net;
using Jejak.Archive.Questions;
using Jejak.Web.Archives;
using Microsoft.AspNetCore.Http;

namespace Jejak.Web.Security;

/// <summary>What somebody may do.</summary>
/// <param name="Key">The key they have shown; null for none, or one that nobody has (any more).</param>
/// <param name="IsLocal">Whether they sit at this machine, which serves nobody else.</param>
/// <param name="IsStranger">Whether a program has shown a key that nobody has.</param>
internal sealed record Grant(AccessKeyRow? Key, bool IsLocal, bool IsStranger);

/// <summary>Who may ask and who may write: keys (<c>jejak keys</c>), as <c>Authorization: Bearer</c> or, of browsers, in a cookie; and whoever sits at the machine, from the pages.</summary>
internal sealed class Access(ServeOptions options, ArchivePool archives)
{
    public const string Cookie = "jejak-key";

    private const string Bearer = "Bearer ";
    private const int LongestKey = 200;

    // Whoever comes through a proxy on this machine comes from it, too.
    private static readonly string[] s_ofProxies = ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    public Grant Of(HttpContext context)
    {
        if (context.Items[typeof(Access)] is Grant known) return known;
        string? given = context.Request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
        var key = Known(given ?? context.Request.Cookies[Cookie]);
        var grant = new Grant(key, IsLocal(context), given is not null && key is null);
        context.Items[typeof(Access)] = grant;
        return grant;
    }

    /// <summary>Whose key this is; null where it is nobody's.</summary>
    public AccessKeyRow? Known(string? key) => string.IsNullOrEmpty(key) || key.Length > LongestKey ? null : archives.Ask(archive => archive.AccessKey(key));

    /// <summary>Whether pages offer to change something.</summary>
    public bool MayWrite(HttpContext context) => !options.ReadOnly && Of(context) is { } grant && (grant.IsLocal || grant.Key?.MayWrite() == true);

    public bool MayAsk(HttpContext context) => !options.RequireKey || Of(context).Key is not null;

    /// <summary>Whether a key would let somebody do more than they may now.</summary>
    public bool WantsKey(HttpContext context) => !MayAsk(context) || (!options.ReadOnly && !MayWrite(context));

    private bool IsLocal(HttpContext context) =>
        options.IsLoopback && options.ProxyHost is null && !options.RequireKey && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !s_ofProxies.Any(context.Request.Headers.ContainsKey);
}
