using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Jejak.Articles;

namespace Jejak.Archive.Storing;

/// <summary>What came with a text, kept beside it so that a newer reader is given the same.</summary>
internal static class GivenFields
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null where nothing came with it, and for a page, which holds it itself.</returns>
    public static string? Pack(SourceDocument source)
    {
        if (source.MediaType == "text/html") return null;
        var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            json.WriteStartObject();
            Put("url", source.Url);
            Put("site", source.Site);
            Put("title", source.Title);
            Put("published", source.Published);
            Put("modified", source.Modified);
            Put("author", source.Author);
            Put("publisher", source.Publisher);
            Put("section", source.Section);
            Put("language", source.Language);
            json.WriteEndObject();

            void Put(string name, string? value)
            {
                if (value is not null) json.WriteString(name, value);
            }
        }
        return Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    /// <param name="reading">The contract's JSON.</param>
    /// <param name="given">Null where it was not kept: what the reading made of it then has to do.</param>
    public static SourceDocument Unpack(string uri, JsonElement reading, string? given)
    {
        var source = reading.GetProperty("source");
        var document = new SourceDocument
        {
            Id = reading.GetProperty("id").GetString()!,
            Uri = uri,
            MediaType = source.GetProperty("mediaType").GetString()!,
            Sha256 = source.GetProperty("sha256").GetString()!,
            Text = reading.GetProperty("text").GetString()!,
        };
        using var fields = given is null ? null : JsonDocument.Parse(given);
        var from = fields?.RootElement ?? reading.GetProperty("meta");
        return document with
        {
            Url = Get("url"),
            Site = Get("site"),
            Title = Get("title"),
            Published = Get("published"),
            Modified = Get("modified"),
            Author = Get("author"),
            Publisher = Get("publisher"),
            Section = Get("section"),
            Language = Get("language"),
        };

        string? Get(string name) => from.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
