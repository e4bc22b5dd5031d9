namespace Jejak.Sources.Html;

/// <summary>
/// Finds the element that holds the article, by the paragraphs in it (the idea of Arc90's Readability): every paragraph speaks for its parent and, by half, for its
/// grandparent; links speak against.
/// </summary>
internal static class MainContent
{
    private const int ShortestParagraph = 25;

    /// <summary>Index of the element, or −1 where the page has no paragraph.</summary>
    public static int Find(PageTree page)
    {
        var elements = page.Elements;
        foreach (var element in elements)
        {
            if (!element.IsExcluded) Vote(elements, element);
        }
        int best = -1;
        double highest = 0;
        for (int i = 0; i < elements.Count; i++)
        {
            double score = elements[i].Score * (1 - elements[i].LinkDensity) * Weight(elements[i]);
            if (score <= highest) continue;
            (best, highest) = (i, score);
        }
        return best < 0 ? -1 : Widen(elements, best);
    }

    private static void Vote(IReadOnlyList<PageElement> elements, PageElement element)
    {
        bool paragraph = element.Tag == PageTag.Paragraph;
        // Some sites write a body as bare text and line breaks in one block.
        bool bare = element.Tag is PageTag.Block or PageTag.Cell && element.OwnLength >= 4 * ShortestParagraph;
        if (!paragraph && !bare || element.OwnLength < ShortestParagraph) return;
        double points = (1 + element.Commas + Math.Min(element.OwnLength / 100.0, bare ? 30 : 3)) * (1 - element.LinkDensity);
        if (bare) element.Score += points;
        if (element.Parent < 0) return;
        var parent = elements[element.Parent];
        parent.Score += bare ? points / 2 : points;
        if (parent.Parent >= 0) elements[parent.Parent].Score += points / (bare ? 4 : 2);
    }

    private static double Weight(PageElement element)
    {
        double weight = 1;
        if ((element.Class & ClassMeaning.Article) != 0) weight *= 1.25;
        if ((element.Class & ClassMeaning.Aside) != 0) weight *= 0.7;
        if (element.Node.LocalName is "article" or "main") weight *= 1.25;
        if (element.Node.GetAttribute("itemprop") == "articleBody") weight *= 2;
        return weight;
    }

    /// <summary>Where the body is spread over several siblings, their parent is meant.</summary>
    private static int Widen(IReadOnlyList<PageElement> elements, int best)
    {
        while (elements[best].Parent is >= 0 and int parent && elements[parent].Node.LocalName is not ("body" or "html"))
        {
            var inner = elements[best];
            var outer = elements[parent];
            int prose = inner.Length - inner.LinkLength, more = outer.Length - outer.LinkLength;
            if (outer.LinkDensity > 0.3 || outer.Score < 0.75 * inner.Score || more < 1.3 * prose) break;
            best = parent;
        }
        return best;
    }
}
