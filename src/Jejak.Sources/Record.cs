using System.Text.Json;
using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>The fields of a JSON record that are known; any may be missing.</summary>
internal struct Record
{
    private string? _id, _url, _site, _title, _published, _modified, _author, _publisher, _section, _language, _text, _body, _content;

    public readonly string? Text => _text ?? _body ?? _content;

    /// <summary>Reads the object that <paramref name="reader"/> stands at the start of; unknown fields are passed over.</summary>
    /// <exception cref="JsonException">It is no valid JSON.</exception>
    public static Record Parse(ref Utf8JsonReader reader)
    {
        var record = new Record();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ref string? field = ref Field(ref record, ref reader, out bool known);
            reader.Read();
            if (known) field = Value(ref reader) ?? field;
            else reader.Skip();
        }
        return record;
    }

    public readonly SourceDocument ToDocument(string uri)
    {
        string text = Text!;
        string sha256 = Digest.Of(text);
        return new SourceDocument
        {
            Id = _id ?? _url ?? sha256,
            Uri = uri,
            MediaType = "application/x-ndjson",
            Sha256 = sha256,
            Text = text,
            Url = _url,
            Site = _site,
            Title = _title,
            Published = _published,
            Modified = _modified,
            Author = _author,
            Publisher = _publisher,
            Section = _section,
            Language = _language,
        };
    }

    private static ref string? Field(ref Record record, ref Utf8JsonReader reader, out bool known)
    {
        known = true;
        if (reader.ValueTextEquals("text"u8)) return ref record._text;
        if (reader.ValueTextEquals("body"u8)) return ref record._body;
        if (reader.ValueTextEquals("content"u8)) return ref record._content;
        if (reader.ValueTextEquals("id"u8)) return ref record._id;
        if (reader.ValueTextEquals("url"u8)) return ref record._url;
        if (reader.ValueTextEquals("site"u8)) return ref record._site;
        if (reader.ValueTextEquals("title"u8)) return ref record._title;
        if (reader.ValueTextEquals("published"u8)) return ref record._published;
        if (reader.ValueTextEquals("modified"u8)) return ref record._modified;
        if (reader.ValueTextEquals("author"u8)) return ref record._author;
        if (reader.ValueTextEquals("publisher"u8)) return ref record._publisher;
        if (reader.ValueTextEquals("section"u8)) return ref record._section;
        if (reader.ValueTextEquals("language"u8)) return ref record._language;
        known = false;
        return ref record._text;
    }

    /// <summary>A string or number as text; of a list its strings; null for what is empty or no plain value.</summary>
    private static string? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                string value = JsonText.Of(ref reader);
                return string.IsNullOrWhiteSpace(value) ? null : value;
            case JsonTokenType.Number:
                return System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
            case JsonTokenType.StartArray:
                var parts = new List<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType == JsonTokenType.String) parts.Add(JsonText.Of(ref reader));
                    else reader.Skip();
                }
                return parts.Count == 0 ? null : string.Join(", ", parts);
            default:
                reader.Skip();
                return null;
        }
    }
}
