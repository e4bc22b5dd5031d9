using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Jejak.Sources.Html;

/// <summary>The article of a page's JSON-LD (schema.org NewsArticle and its kin).</summary>
internal sealed record LinkedArticle
{
    private const int DeepestNesting = 6;

    private static readonly JsonDocumentOptions s_tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    public string? Headline { get; private init; }

    public string? Published { get; private init; }

    public string? Modified { get; private init; }

    public string? Author { get; private init; }

    public string? Publisher { get; private init; }

    public string? Section { get; private init; }

    public string? Language { get; private init; }

    public string? Url { get; private init; }

    /// <summary>Broken JSON-LD, of which there is much, is as good as none.</summary>
    public static LinkedArticle Read(IDocument document)
    {
        foreach (var script in document.GetElementsByTagName("script"))
        {
            if (script.GetAttribute("type") is not { } type || !type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)) continue;
            try
            {
                using var json = JsonDocument.Parse(Printable(script.TextContent), s_tolerant);
                if (Find(json.RootElement, DeepestNesting) is { } article) return Of(article);
            }
            catch (JsonException)
            {
                // The next script may be sound.
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair in a string.
            }
        }
        return new();
    }

    /// <summary>Publishers paste raw line breaks into strings, which JSON forbids.</summary>
    private static string Printable(string json) => string.Create(json.Length, json, static (room, json) =>
    {
        for (int i = 0; i < room.Length; i++) room[i] = json[i] < ' ' ? ' ' : json[i];
    });

    private static JsonElement? Find(JsonElement element, int depth)
    {
        if (depth == 0) return null;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (Find(item, depth - 1) is { } found) return found;
            }
        }
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (element.TryGetProperty("@type", out var type) && IsArticle(type)) return element;
        return element.TryGetProperty("@graph", out var graph) ? Find(graph, depth - 1) : null;
    }

    private static bool IsArticle(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => type.GetString() is { } name && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal)),
        JsonValueKind.Array => type.EnumerateArray().Any(IsArticle),
        _ => false,
    };

    private static LinkedArticle Of(JsonElement article) => new()
    {
        Headline = Text(article, "headline") ?? Text(article, "name"),
        Published = Text(article, "datePublished"),
        Modified = Text(article, "dateModified"),
        Author = Name(article, "author"),
        Publisher = Name(article, "publisher"),
        Section = Name(article, "articleSection"),
        Language = Text(article, "inLanguage"),
        Url = Text(article, "url"),
    };

    private static string? Text(JsonElement parent, string property) =>
        parent.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && WebUtility.HtmlDecode(value.GetString()!).Trim() is { Length: > 0 } text ? text : null;

    private static string? Name(JsonElement parent, string property) => parent.TryGetProperty(property, out var value) ? Name(value) : null;

    /// <summary>A name as a string, as an object with one, or as a list of these.</summary>
    private static string? Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => WebUtility.HtmlDecode(value.GetString()!).Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Object => Text(value, "name"),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Array).Select(Name).OfType<string>()) is { Length: > 0 } names ? names : null,
        _ => null,
    };
}
