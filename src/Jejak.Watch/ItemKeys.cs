using System.Security.Cryptography;
using System.Text;
using Jejak.Archive.Watching;
using Jejak.Sources.Feeds;

namespace Jejak.Watch;

/// <summary>What an announced article is known by.</summary>
internal static class ItemKeys
{
    private const int LongestLink = 2000;

    /// <returns>Null where neither the item's address nor its content could be read.</returns>
    public static AnnouncedItem? Of(string source, FeedItem item)
    {
        string? link = item.Link is { } address && address.AbsoluteUri.Length <= LongestLink ? Plain(address).AbsoluteUri : null;
        if (link is null && item.Content is null) return null;
        string key = link ?? Digest(source + "\n" + item.Id);
        return new(key, source, link, item.Title, item.Published, Digest($"{item.Title}\n{item.Published}\n{item.Updated}\n{item.Content}"), item.Content);
    }

    /// <summary>Without the parameters by which publishers count where readers come from: the same article in two feeds has one address.</summary>
    public static Uri Plain(Uri address)
    {
        if (!address.Query.Contains("utm_", StringComparison.OrdinalIgnoreCase)) return address;
        var kept = address.Query.TrimStart('?').Split('&').Where(part => !part.StartsWith("utm_", StringComparison.OrdinalIgnoreCase));
        return new UriBuilder(address) { Query = string.Join('&', kept) }.Uri;
    }

    /// <summary>Whether a page may say that its own address is the other: one site's, with or without <c>www.</c>, <c>m.</c> or <c>amp.</c>, and no first page.</summary>
    public static bool IsSameSite(Uri one, Uri other) => string.Equals(Site(one), Site(other), StringComparison.OrdinalIgnoreCase) && other.AbsolutePath.Length > 1;

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Site(Uri address)
    {
        string host = address.Host;
        foreach (string start in (ReadOnlySpan<string>)["www.", "m.", "amp."])
        {
            if (host.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return host[start.Length..];
        }
        return host;
    }
}
