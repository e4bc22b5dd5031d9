using System.Text.Json;
using Jejak.Text;

namespace Jejak.Archive.Exports.Articles;

/// <summary>
/// W3C Web Annotation (https://www.w3.org/TR/annotation-model/): one AnnotationCollection with all its annotations. Words are pointed at by quoting them with what stands around them, and in articles
/// that were given as text by position too, which the model counts in Unicode code points; positions in a page are those of its text without markup, which only a browser knows.
/// </summary>
internal sealed class WebAnnotationExport : IArticleExport
{
    /// <summary>Code units of text before and behind a quote.</summary>
    private const int Around = 32;

    public string Name => "webanno";

    public string Description => "who is named, when, who says what, what happens and what slips as W3C Web Annotations (JSON-LD)";

    public void Write(IEnumerable<ExportedArticle> articles, Stream output)
    {
        using var json = JsonOutput.Open(output);
        int total = 0;
        json.WriteStartObject();
        json.WriteString("@context", "http://www.w3.org/ns/anno.jsonld");
        json.WriteString("id", "urn:uuid:" + Uuid("collection"));
        json.WriteString("type", "AnnotationCollection");
        json.WriteString("label", "Jejak");
        json.WriteStartObject("first");
        json.WriteString("id", "urn:uuid:" + Uuid("page"));
        json.WriteString("type", "AnnotationPage");
        json.WriteNumber("startIndex", 0);
        json.WriteStartArray("items");
        foreach (var article in articles)
        {
            total += new Annotations(article, json).Write();
            json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("total", total);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    /// <summary>A name that is the same in every export: of version 8 (RFC 9562), from the SHA-256 of what it names.</summary>
    private static string Uuid(string of)
    {
        string hash = ExportedArticle.Hash(of);
        return $"{hash[..8]}-{hash[8..12]}-8{hash[13..16]}-a{hash[17..20]}-{hash[20..32]}";
    }

    private sealed class Annotations(ExportedArticle article, Utf8JsonWriter json)
    {
        private int _count;

        /// <returns>How many.</returns>
        public int Write()
        {
            var reading = article.Reading;
            foreach (var entity in reading.Entities)
            {
                foreach (var mention in entity.Mentions) Annotate("identifying", [mention], [(entity.Name, "identifying"), (entity.Type, "tagging")], JsonOutput.Wikidata(entity.Link.Wikidata));
            }
            foreach (var time in reading.Times) Annotate("classifying", [time], [(time.Value, "classifying"), (time.Type, "tagging")]);
            foreach (var quotation in reading.Quotations)
            {
                var speaker = reading.Entities.FirstOrDefault(entity => entity.Id == quotation.Speaker?.Entity);
                string?[] said = [quotation.Speaker?.Name, quotation.Speaker?.Role, .. quotation.Via.Select(relay => "via " + relay.Name)];
                Annotate("describing", quotation.Content, [(string.Join(", ", said.OfType<string>()), "describing"), (quotation.Kind, "tagging")], JsonOutput.Wikidata(speaker?.Link.Wikidata));
            }
            foreach (var happening in reading.Events)
            {
                string parties = Names(happening.Actors) + (happening.Recipients.Length > 0 ? " → " + Names(happening.Recipients) : "");
                Annotate("classifying", [happening.Evidence], [(happening.Type + (happening.Mode is null ? "" : ":" + happening.Mode), "classifying"), (parties, "describing"), (happening.Status, "tagging")]);
            }
            foreach (var finding in reading.Findings) Annotate("assessing", [finding], [(finding.Message, "assessing"), (finding.Suggestion, "editing"), (finding.Code, "tagging")]);
            return _count;
        }

        private string Names(IEnumerable<string> entities) => string.Join(", ", entities.Select(id => article.Reading.Entities.FirstOrDefault(entity => entity.Id == id)?.Name).OfType<string>());

        /// <param name="item">An address that says who or what it is, or null.</param>
        private void Annotate(string motivation, IReadOnlyCollection<Words> words, (string? Value, string Purpose)[] bodies, string? item = null)
        {
            TextSpan[] spans = [.. words.Select(article.At).Where(span => !span.IsEmpty)];
            if (spans.Length == 0) return;
            json.WriteStartObject();
            json.WriteString("id", "urn:uuid:" + Uuid($"{article.Reading.Id}\n{_count++}"));
            json.WriteString("type", "Annotation");
            json.WriteString("motivation", motivation);
            json.WriteStartArray("body");
            foreach (var (value, purpose) in bodies)
            {
                if (string.IsNullOrEmpty(value)) continue;
                json.WriteStartObject();
                json.WriteString("type", "TextualBody");
                json.WriteString("value", value);
                json.WriteString("purpose", purpose);
                json.WriteEndObject();
            }
            if (item is not null)
            {
                json.WriteStartObject();
                json.WriteString("type", "SpecificResource");
                json.WriteString("source", item);
                json.WriteString("purpose", "identifying");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.Objects("target", spans, span =>
            {
                json.WriteString("type", "SpecificResource");
                json.WriteString("source", article.Iri);
                json.WriteStartArray("selector");
                WriteQuote(span);
                if (!article.IsPage) WritePosition(span);
                json.WriteEndArray();
            });
            json.WriteEndObject();
        }

        private void WriteQuote(TextSpan span)
        {
            string text = article.Text;
            int before = Math.Max(0, span.Start - Around), behind = Math.Min(text.Length, span.End + Around);
            if (before > 0 && char.IsLowSurrogate(text[before])) before++;
            if (behind < text.Length && char.IsLowSurrogate(text[behind])) behind--;
            json.WriteStartObject();
            json.WriteString("type", "TextQuoteSelector");
            json.WriteString("exact", span.Of(text));
            json.WriteString("prefix", text.AsSpan(before, span.Start - before));
            json.WriteString("suffix", text.AsSpan(span.End, behind - span.End));
            json.WriteEndObject();
        }

        private void WritePosition(TextSpan span)
        {
            json.WriteStartObject();
            json.WriteString("type", "TextPositionSelector");
            json.WriteNumber("start", article.CodePoints.At(span.Start));
            json.WriteNumber("end", article.CodePoints.At(span.End));
            json.WriteEndObject();
        }
    }
}
