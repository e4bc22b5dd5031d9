using Jejak.Articles;

namespace Jejak.Sources.Html;

/// <summary>An article's page on the web.</summary>
internal static class Page
{
    private const int ShortestHeadline = 12;

    /// <summary>The page with its article taken out; null where there is no text on it. Never throws, whatever the page.</summary>
    public static SourceDocument? Read(string uri, string html)
    {
        var page = PageTree.Parse(html);
        var meta = new PageMetadata(page.Document);
        int title = Headline(page, meta.Headline);
        if (ArticleText.Of(page, title, MainContent.Find(page)) is not { } extracted) return null;
        string sha256 = Digest.Of(html);
        var headline = extracted.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Title);
        return new SourceDocument
        {
            Id = meta.Url ?? sha256,
            Uri = uri,
            MediaType = "text/html",
            Sha256 = sha256,
            Text = html,
            Extracted = extracted,
            Url = meta.Url,
            Site = meta.Url is { } url && System.Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : null,
            Title = headline.Kind == BlockKind.Title ? headline.Span.Of(extracted.Text) : meta.Headline,
            Published = meta.Published,
            Modified = meta.Modified,
            Author = meta.Author,
            Publisher = meta.Publisher,
            Section = meta.Section,
            Language = meta.Language,
        };
    }

    /// <summary>The first heading that says most of what the head says; where the head says nothing, the first of the first rank; −1 where there is none.</summary>
    private static int Headline(PageTree page, string? known)
    {
        string? letters = known is null ? null : Letters(known);
        for (int i = 0; i < page.Elements.Count; i++)
        {
            var element = page.Elements[i];
            if (element.Tag is not (PageTag.Title or PageTag.Heading) || element.IsExcluded || element.Length < ShortestHeadline) continue;
            if (letters is null)
            {
                if (element.Tag == PageTag.Title) return i;
                continue;
            }
            string heading = Letters(element.Node.TextContent);
            if (heading.Length >= letters.Length * 0.6 && letters.Contains(heading, StringComparison.OrdinalIgnoreCase)) return i;
        }
        return -1;
    }

    private static string Letters(string text) => string.Concat(System.Net.WebUtility.HtmlDecode(text).Where(char.IsLetterOrDigit));
}
