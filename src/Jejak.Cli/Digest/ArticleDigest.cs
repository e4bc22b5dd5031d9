using Jejak.Documents;

namespace Jejak.Cli.Digest;

/// <summary>An article's reading as a page for people.</summary>
internal static class ArticleDigest
{
    public static string Draw(Document document, int width, bool colors)
    {
        _ = (width, colors);
        return document.Article.Meta.Title + "\n";
    }
}
