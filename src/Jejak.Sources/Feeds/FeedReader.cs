using System.Collections.Immutable;
using System.Xml;
using Jejak.Articles;

namespace Jejak.Sources.Feeds;

/// <summary>Reads RSS, Atom and sitemaps as they are found: with HTML's entities, blanks before the declaration, wrong charsets, relative links, missing dates.</summary>
/// <remarks>No document type is read and nothing is loaded from elsewhere, so no entity can grow. Thread-safe; the same bytes give the same items.</remarks>
public static class FeedReader
{
    private const string FixFeed = "check the address in a browser, or tell the publisher";

    /// <param name="address">Where it came from: relative links start there.</param>
    /// <param name="charset">What the server said it is in; null where it said nothing.</param>
    /// <returns>Never throws for what is in <paramref name="bytes"/>.</returns>
    public static FeedResult Read(Uri address, ReadOnlySpan<byte> bytes, string? charset = null, FeedLimits? limits = null)
    {
        limits ??= new();
        string where = address.ToString();
        if (bytes.Length > (long)limits.Characters * 4) return Failed(where, "the feed is too large", "name a smaller one");
        string text = FeedText.Prepare(FeedText.Decode(bytes, charset));
        if (text.Length == 0) return Failed(where, "the feed is empty", FixFeed);
        if (text.Length > limits.Characters) return Failed(where, "the feed is too large", "name a smaller one");
        if (StartsWith(text, "<!doctype html") || StartsWith(text, "<html")) return Failed(where, "a page, and no feed or sitemap", "name the feed itself: pages link to it as RSS or Atom");
        if (text[0] != '<') return Failed(where, "neither a feed nor a sitemap", FixFeed);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = false, MaxCharactersInDocument = limits.Characters };
        using var xml = XmlReader.Create(new StringReader(text), settings);
        return new Walk(xml, address, limits).Run();
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static FeedResult Failed(string where, string reason, string remedy) => new(null, new Failure(FailureStage.Decode, where, reason, remedy));

    /// <summary>One walk through a feed.</summary>
    private sealed class Walk(XmlReader xml, Uri address, FeedLimits limits)
    {
        private readonly ImmutableArray<FeedItem>.Builder _items = ImmutableArray.CreateBuilder<FeedItem>();
        private Uri? _base;
        private FeedKind? _kind;
        private string? _title;
        private bool _full;

        public FeedResult Run()
        {
            Failure? failure = null;
            try
            {
                Read();
            }
            catch (XmlException fault)
            {
                failure = new(FailureStage.Decode, address.ToString(), Reason(fault), _items.Count > 0 ? "what stands before it was read" : FixFeed);
            }
            if (_kind is not { } kind || (failure is not null && _items.Count == 0)) return new(null, failure ?? new Failure(FailureStage.Decode, address.ToString(), "neither a feed nor a sitemap", FixFeed));
            return new(new Feed(kind, _title, _items.ToImmutable(), failure is null && !_full), failure);
        }

        private static string Reason(XmlException fault) => fault.Message.Contains("DTD", StringComparison.Ordinal)
            ? "the feed declares a document type, which can be used to exhaust memory: it is not read"
            : $"the feed is no well-formed XML at line {fault.LineNumber}";

        private void Read()
        {
            while (xml.Read() && !_full)
            {
                if (xml.Depth > limits.Depth) throw new XmlException("too deep", null, ((IXmlLineInfo)xml).LineNumber, 0);
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (_kind is null)
                {
                    if ((_kind = KindOf(xml.LocalName)) is null) return;
                    if (xml.GetAttribute("xml:base") is { } given && Uri.TryCreate(address, given, out var start)) _base = start;
                    continue;
                }
                if (xml.LocalName is "item" or "entry" or "url" or "sitemap")
                {
                    if (new ItemFields(xml, _base ?? address, limits).Read() is { } item) _items.Add(item);
                    _full = _items.Count >= limits.Items;
                }
                else if (xml.LocalName == "title" && _title is null && xml.Depth <= 2) _title = FeedText.Plain(ItemFields.Text(xml, limits.FieldCharacters, limits.Depth));
            }
        }

        private static FeedKind? KindOf(string root) => root switch
        {
            "rss" => FeedKind.Rss,
            "RDF" => FeedKind.Rdf,
            "feed" => FeedKind.Atom,
            "urlset" => FeedKind.Sitemap,
            "sitemapindex" => FeedKind.SitemapIndex,
            _ => null,
        };
    }
}
