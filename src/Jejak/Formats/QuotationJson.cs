using System.Text.Json;
using Jejak.Documents;

namespace Jejak.Formats;

/// <summary>The <c>quotations</c> of a reading.</summary>
internal static class QuotationJson
{
    public static void Write(Document document, Utf8JsonWriter json, SpanJson spans)
    {
        json.WriteStartArray("quotations"u8);
        for (int i = 0; i < document.Quotations.Length; i++)
        {
            var quotation = document.Quotations[i];
            json.WriteStartObject();
            spans.Reference("id"u8, 'q', i);
            json.WriteString("kind"u8, Names.Of(quotation.Kind));
            json.WriteStartArray("content"u8);
            foreach (var content in quotation.Content)
            {
                foreach (var fragment in spans.Page.Fragments(content, bodyOnly: true))
                {
                    json.WriteStartObject();
                    spans.WordsOnPage(fragment);
                    json.WriteEndObject();
                }
            }
            json.WriteEndArray();
            spans.Object("cue"u8, quotation.Cue);
            WriteSpeaker("speaker"u8, quotation.Speaker, json, spans);
            WriteSpeaker("addressee"u8, quotation.Addressee, json, spans);
            json.WriteStartArray("via"u8);
            foreach (var relay in quotation.Via)
            {
                json.WriteStartObject();
                spans.Reference("entity"u8, 'e', relay.Entity);
                json.WriteString("name"u8, relay.Name);
                spans.Words(relay.Span);
                json.WriteString("relation"u8, Names.Of(relay.Relation));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("confidence"u8, quotation.Confidence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSpeaker(ReadOnlySpan<byte> name, Speaker? speaker, Utf8JsonWriter json, SpanJson spans)
    {
        if (speaker is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        spans.Reference("entity"u8, 'e', speaker.Entity);
        json.WriteString("name"u8, speaker.Name);
        spans.Words(speaker.Span);
        json.WriteString("role"u8, speaker.Role?.Text);
        spans.Reference("affiliation"u8, 'e', speaker.Affiliation);
        json.WriteEndObject();
    }
}
