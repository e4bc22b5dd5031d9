using System.Text.Encodings.Web;
using System.Text.Json;

namespace Jejak.Archive.Exports.Articles;

/// <summary>JSON that is written as it is made.</summary>
internal static class JsonOutput
{
    /// <summary>Readable Indonesian; the output is a file or a pipe, never the inside of a web page.</summary>
    public static Utf8JsonWriter Open(Stream output) => new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A field, unless nothing is known.</summary>
    public static void Known(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is { Length: > 0 }) json.WriteString(name, value);
    }

    /// <summary>An array of objects, unless there are none.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IReadOnlyCollection<T> items, Action<T> fields)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The address of an item of Wikidata.</summary>
    public static string? Wikidata(string? item) => item is null ? null : "http://www.wikidata.org/entity/" + item;
}
