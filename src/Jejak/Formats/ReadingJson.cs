using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Formats;

/// <summary>
/// Writes a reading as the JSON object that other programs build on (<c>docs/reading.schema.json</c>). Offsets are UTF-16 code units into the
/// <c>text</c> field; every field is present, null or empty where nothing is known; the same document gives the same bytes everywhere.
/// </summary>
public static class ReadingJson
{
    /// <summary>Raised when a field changes its meaning or goes away.</summary>
    public const string Schema = "jejak/1";

    private static readonly JsonWriterOptions s_options = new()
    {
        // Readable Indonesian; the output is a file or a pipe, never the inside of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly JsonWriterOptions s_indented = s_options with { Indented = true, NewLine = "\n" };

    /// <summary>Writes one line of JSON Lines: the object and a line feed.</summary>
    public static void WriteLine(Document document, ArrayBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, s_options)) Write(document, json);
        output.Write("\n"u8);
    }

    /// <summary>The object as text, indented for people where asked.</summary>
    public static byte[] ToUtf8(Document document, bool indented = false)
    {
        var output = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(output, indented ? s_indented : s_options)) Write(document, json);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the object to <paramref name="json"/>.</summary>
    public static void Write(Document document, Utf8JsonWriter json)
    {
        var source = document.Article.Source;
        var spans = new SpanJson(json, document.Article);
        json.WriteStartObject();
        json.WriteString("schema"u8, Schema);
        json.WriteString("id"u8, source.Id);
        json.WriteStartObject("source"u8);
        json.WriteString("uri"u8, source.Uri);
        json.WriteString("mediaType"u8, source.MediaType);
        json.WriteString("sha256"u8, source.Sha256);
        json.WriteEndObject();
        json.WriteString("language"u8, document.Article.Language);
        WriteMetadata(document, json, spans);
        json.WriteString("text"u8, source.Text);
        json.WriteStartArray("blocks"u8);
        foreach (var block in document.Article.Blocks)
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, Names.Of(block.Kind));
            spans.Range(block.Span);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("sentences"u8);
        foreach (var sentence in document.Sentences)
        {
            json.WriteStartObject();
            spans.Range(sentence.Span);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteEntities(document, json, spans);
        WriteTimes(document, json, spans);
        WriteQuantities(document, json, spans);
        QuotationJson.Write(document, json, spans);
        WriteEvents(document, json, spans);
        WriteFindings(document, json, spans);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Document document, Utf8JsonWriter json, SpanJson spans)
    {
        var meta = document.Article.Meta;
        json.WriteStartObject("meta"u8);
        json.WriteString("title"u8, meta.Title);
        json.WriteString("published"u8, meta.Published?.ToString());
        json.WriteString("modified"u8, meta.Modified?.ToString());
        json.WriteString("publisher"u8, meta.Publisher);
        json.WriteString("section"u8, meta.Section);
        json.WriteString("url"u8, meta.Url);
        spans.Strings("writers"u8, meta.Writers);
        spans.Strings("editors"u8, meta.Editors);
        spans.Strings("contributors"u8, meta.Contributors);
        json.WriteString("signature"u8, meta.Signature);
        if (meta.Dateline is { } dateline)
        {
            json.WriteStartObject("dateline"u8);
            json.WriteString("place"u8, dateline.Place);
            spans.Reference("entity"u8, 'e', EntityAt(document, dateline.Span));
            spans.Range(dateline.Span);
            json.WriteEndObject();
        }
        else json.WriteNull("dateline"u8);
        json.WriteEndObject();
    }

    private static int EntityAt(Document document, TextSpan span)
    {
        foreach (var mention in document.Mentions)
        {
            if (mention.Span.Overlaps(span)) return mention.Entity;
        }
        return -1;
    }

    private static void WriteEntities(Document document, Utf8JsonWriter json, SpanJson spans)
    {
        var mentions = MentionsByEntity(document);
        json.WriteStartArray("entities"u8);
        for (int i = 0; i < document.Entities.Length; i++)
        {
            var entity = document.Entities[i];
            json.WriteStartObject();
            spans.Reference("id"u8, 'e', i);
            json.WriteString("type"u8, Names.Of(entity.Type));
            json.WriteString("name"u8, entity.Name);
            spans.Strings("aliases"u8, entity.Aliases);
            json.WriteStartObject("link"u8);
            json.WriteString("iso3166"u8, entity.Iso3166);
            json.WriteString("wikidata"u8, entity.Wikidata);
            json.WriteString("sector"u8, entity.SectorCode);
            json.WriteEndObject();
            json.WriteStartArray("roles"u8);
            foreach (var role in entity.Roles)
            {
                json.WriteStartObject();
                spans.Words(role.Span);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("mentions"u8);
            foreach (var mention in mentions[i])
            {
                json.WriteStartObject();
                spans.Words(mention.Span);
                json.WriteString("form"u8, Names.Of(mention.Form));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static List<Mention>[] MentionsByEntity(Document document)
    {
        var byEntity = new List<Mention>[document.Entities.Length];
        for (int i = 0; i < byEntity.Length; i++) byEntity[i] = [];
        foreach (var mention in document.Mentions)
        {
            if (mention.Entity >= 0 && mention.Entity < byEntity.Length) byEntity[mention.Entity].Add(mention);
        }
        return byEntity;
    }

    private static void WriteTimes(Document document, Utf8JsonWriter json, SpanJson spans)
    {
        json.WriteStartArray("times"u8);
        foreach (var time in document.Times)
        {
            json.WriteStartObject();
            spans.Words(time.Span);
            json.WriteString("type"u8, Names.Of(time.Type));
            json.WriteString("value"u8, time.Value);
            json.WriteString("mod"u8, time.Mod);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteQuantities(Document document, Utf8JsonWriter json, SpanJson spans)
    {
        json.WriteStartArray("quantities"u8);
        foreach (var quantity in document.Quantities)
        {
            json.WriteStartObject();
            spans.Words(quantity.Span);
            json.WriteNumber("value"u8, quantity.Value);
            if (quantity.Upper is { } upper) json.WriteNumber("upper"u8, upper);
            json.WriteString("unit"u8, quantity.Unit);
            json.WriteString("mod"u8, Names.Of(quantity.Mod));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEvents(Document document, Utf8JsonWriter json, SpanJson spans)
    {
        json.WriteStartArray("events"u8);
        for (int i = 0; i < document.Events.Length; i++)
        {
            var happening = document.Events[i];
            json.WriteStartObject();
            spans.Reference("id"u8, 'v', i);
            json.WriteString("type"u8, happening.Type);
            json.WriteString("mode"u8, happening.Mode);
            spans.Strings("contexts"u8, happening.Contexts);
            json.WriteString("cameo"u8, happening.Cameo);
            if (happening.Intensity is { } intensity) json.WriteNumber("intensity"u8, intensity);
            else json.WriteNull("intensity"u8);
            spans.References("actors"u8, happening.Actors);
            spans.References("recipients"u8, happening.Recipients);
            json.WriteString("time"u8, happening.Time);
            json.WriteString("place"u8, happening.Place);
            json.WriteString("status"u8, Names.Of(happening.Status));
            spans.Reference("assertedBy"u8, 'q', happening.AssertedBy);
            spans.Object("trigger"u8, happening.Trigger);
            spans.Object("evidence"u8, happening.Evidence);
            json.WriteNumber("confidence"u8, happening.Confidence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFindings(Document document, Utf8JsonWriter json, SpanJson spans)
    {
        json.WriteStartArray("findings"u8);
        foreach (var finding in document.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, finding.Code);
            spans.Words(finding.Span);
            json.WriteString("message"u8, finding.Message);
            json.WriteString("suggestion"u8, finding.Suggestion);
            WriteWordings(finding, json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteWordings(Finding finding, Utf8JsonWriter json)
    {
        json.WriteStartObject("messages"u8);
        foreach (var wording in finding.Wordings) json.WriteString(wording.Language, wording.Message);
        json.WriteEndObject();
        json.WriteStartObject("advice"u8);
        foreach (var wording in finding.Wordings)
        {
            if (wording.Advice is not null) json.WriteString(wording.Language, wording.Advice);
        }
        json.WriteEndObject();
    }
}
