using Jejak.Articles;
using Jejak.Sources.Html;

namespace Jejak.Sources;

/// <summary>Texts that come from an archive instead of a file.</summary>
public static class StoredSource
{
    /// <summary>The document as a source hands it over: of a page the article is taken out again, and what the page says of itself is read again.</summary>
    /// <param name="stored">Id, text and what came with it.</param>
    /// <returns>Null where a page holds no article text by today's rules.</returns>
    public static SourceDocument? Open(SourceDocument stored)
    {
        if (stored.MediaType != "text/html") return stored;
        return Page.Read(stored.Uri, stored.Text) is { } page ? page with { Id = stored.Id } : null;
    }
}
