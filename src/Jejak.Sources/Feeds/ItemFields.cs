using System.Text;
using System.Xml;

namespace Jejak.Sources.Feeds;

/// <summary>The fields of one item, under the names that RSS, Atom and sitemaps give them.</summary>
internal sealed class ItemFields(XmlReader xml, Uri address, FeedLimits limits)
{
    private const int ContentShare = 100;

    private Uri _base = address;
    private string? _id, _link, _title, _published, _updated, _summary, _content;
    private bool _idIsLink;

    /// <summary>Reads the item that the reader stands at the start of, to its end.</summary>
    /// <returns>Null where nothing says what it is.</returns>
    public FeedItem? Read()
    {
        Rebase();
        if (!xml.IsEmptyElement)
        {
            int depth = xml.Depth;
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                if (xml.Depth > limits.Depth) throw new XmlException("too deep", null, ((IXmlLineInfo)xml).LineNumber, 0);
                if (xml.NodeType == XmlNodeType.Element) Field();
            }
        }
        var link = Absolute(_link) ?? (_idIsLink ? Absolute(_id) : null);
        string? id = _id ?? link?.AbsoluteUri;
        return id is null ? null : new FeedItem(id, link, FeedText.Plain(_title), FeedDates.Iso(_published), FeedDates.Iso(_updated), FeedText.Plain(_summary), _content);
    }

    private void Field()
    {
        switch (xml.LocalName)
        {
            case "guid":
                _idIsLink = !string.Equals(xml.GetAttribute("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase);
                _id ??= Value();
                break;
            case "id":
                _idIsLink = true;
                _id ??= Value();
                break;
            case "loc" when !IsMedia:
                _link ??= Value();
                break;
            case "link":
                Link();
                break;
            case "title" when !IsMedia:
                _title ??= Value();
                break;
            case "pubDate" or "date" or "published" or "publication_date" or "issued" or "created":
                _published ??= Value();
                break;
            case "updated" or "modified" or "lastmod":
                _updated ??= Value();
                break;
            case "description" or "summary" when !IsMedia:
                _summary ??= Value();
                break;
            case "encoded":
                _content ??= Value(ContentShare);
                break;
            case "content" when !IsMedia && xml.GetAttribute("src") is null:
                _content ??= Value(ContentShare);
                break;
            // What a re-published item came from has an id, links and dates of its own.
            case "source":
                Value();
                break;
        }
    }

    /// <summary>Pictures and films beside the article have titles and addresses, too.</summary>
    private bool IsMedia => xml.NamespaceURI.Contains("mrss", StringComparison.Ordinal) || xml.NamespaceURI.Contains("sitemap-image", StringComparison.Ordinal)
        || xml.NamespaceURI.Contains("sitemap-video", StringComparison.Ordinal) || xml.NamespaceURI.Contains("itunes", StringComparison.OrdinalIgnoreCase);

    /// <summary>RSS has the address inside; Atom in <c>href</c>, and links of other kinds beside it.</summary>
    private void Link()
    {
        string? href = xml.GetAttribute("href"), relation = xml.GetAttribute("rel");
        if (href is null) _link ??= Value();
        else if (relation is null or "alternate") _link ??= href;
    }

    private void Rebase()
    {
        if (xml.GetAttribute("xml:base") is { } given && Uri.TryCreate(_base, given, out var address)) _base = address;
    }

    private string? Value(int share = 1) => Text(xml, limits.FieldCharacters * share, limits.Depth) is { Length: > 0 } text ? text : null;

    private Uri? Absolute(string? link)
    {
        if (link is null || !Uri.TryCreate(_base, link.Trim(), out var address) || address.Scheme is not ("http" or "https")) return null;
        return address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;
    }

    /// <summary>All text inside the element that the reader stands at; markup inside, as Atom's XHTML has it, comes as markup.</summary>
    /// <param name="longest">What is longer is cut off.</param>
    internal static string Text(XmlReader xml, int longest, int deepest)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        int depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.Depth > deepest) throw new XmlException("too deep", null, ((IXmlLineInfo)xml).LineNumber, 0);
            if (text.Length >= longest) continue;
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
            else if (xml.NodeType == XmlNodeType.Element) text.Append('<').Append(xml.LocalName).Append('>');
            else if (xml.NodeType == XmlNodeType.EndElement) text.Append("</").Append(xml.LocalName).Append('>');
        }
        if (text.Length > longest) text.Length = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text.ToString().Trim();
    }
}
