using System.Net;
using AngleSharp.Dom;

namespace Jejak.Sources.Html;

/// <summary>What a page's head says about its article: JSON-LD first, then OpenGraph and other <c>meta</c> elements.</summary>
internal sealed class PageMetadata
{
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedArticle _linked;
    private readonly IDocument _document;

    public PageMetadata(IDocument document)
    {
        _document = document;
        foreach (var element in document.GetElementsByTagName("meta"))
        {
            string? name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop");
            string? content = Text(element.GetAttribute("content"));
            if (name is not null && content is not null) _meta.TryAdd(name, content);
        }
        _linked = LinkedArticle.Read(document);
    }

    public string? Headline => _linked.Headline ?? Meta("og:title", "twitter:title") ?? Text(_document.Title);

    public string? Published => _linked.Published
        ?? Meta("article:published_time", "og:article:published_time", "datePublished", "publishdate", "pubdate", "publish-date", "content_PublishedDate", "date", "dc.date", "parsely-pub-date", "cXenseParse:recs:publishtime")
        ?? Text(_document.QuerySelector("time[datetime]")?.GetAttribute("datetime"));

    public string? Modified => _linked.Modified ?? Meta("article:modified_time", "og:updated_time", "dateModified", "lastmod");

    public string? Author => _linked.Author ?? NotUrl(Meta("author", "content_author", "article:author", "dc.creator", "parsely-author"));

    public string? Publisher => _linked.Publisher ?? Meta("og:site_name", "publisher", "application-name");

    public string? Section => _linked.Section ?? Meta("article:section", "content_category", "section");

    public string? Url => Text(_document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) is { } canonical && IsWebAddress(canonical) ? canonical
        : Meta("og:url") is { } url && IsWebAddress(url) ? url
        : _linked.Url;

    /// <summary>The two letters of ISO 639-1.</summary>
    public string? Language
    {
        get
        {
            string? tag = _linked.Language ?? Text(_document.DocumentElement?.GetAttribute("lang")) ?? Meta("og:locale", "language");
            return tag is { Length: >= 2 } ? tag[..2].ToLowerInvariant() : null;
        }
    }

    private string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_meta.TryGetValue(name, out string? content)) return content;
        }
        return null;
    }

    private static string? NotUrl(string? author) => author is null || IsWebAddress(author) ? null : author;

    private static bool IsWebAddress(string text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Without character references (the parser leaves them) and white space round it; null where nothing is left.</summary>
    private static string? Text(string? raw)
    {
        string text = WebUtility.HtmlDecode(raw ?? "").Trim();
        return text.Length == 0 ? null : text;
    }
}
