using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Jejak.Sources.Html;

/// <summary>What HTML's elements are to the flow of text.</summary>
internal static class PageTags
{
    private static readonly FrozenDictionary<string, PageTag> s_tags = new Dictionary<string, PageTag>(StringComparer.Ordinal)
    {
        ["p"] = PageTag.Paragraph,
        ["h1"] = PageTag.Title,
        ["h2"] = PageTag.Heading,
        ["h3"] = PageTag.Heading,
        ["h4"] = PageTag.Heading,
        ["h5"] = PageTag.Heading,
        ["h6"] = PageTag.Heading,
        ["figcaption"] = PageTag.Caption,
        ["a"] = PageTag.Link,
        ["br"] = PageTag.Break,
        ["hr"] = PageTag.Break,
        ["td"] = PageTag.Cell,
        ["th"] = PageTag.Cell,
    }.Concat("address article aside blockquote body center dd details div dl dt fieldset figure footer form header html legend li main nav ol option pre section summary table tbody tfoot thead tr ul video"
        .Split(' ').Select(name => KeyValuePair.Create(name, PageTag.Block))).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_neverText =
        "script style noscript template iframe object embed svg math canvas button select textarea input nav aside footer head title dialog audio video map".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static PageTag Of(string localName) => s_tags.GetValueOrDefault(localName, PageTag.Inline);

    public static bool IsNeverText(IElement element) =>
        s_neverText.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
}
