using System.Text.Json;

namespace Jejak.Archive.Exports.Articles;

/// <summary>IPTC ninjs 3.0 (https://iptc.org/standards/ninjs/), an item a line.</summary>
internal sealed class NinjsExport : IArticleExport
{
    public string Name => "ninjs";

    public string Description => "articles with whom and what they are about as IPTC ninjs 3.0, an item a line";

    public void Write(IEnumerable<ExportedArticle> articles, Stream output)
    {
        foreach (var article in articles)
        {
            using (var json = JsonOutput.Open(output)) Write(article, json);
            output.Write("\n"u8);
        }
    }

    private static void Write(ExportedArticle article, Utf8JsonWriter json)
    {
        var (reading, meta) = (article.Reading, article.Reading.Meta);
        json.WriteStartObject();
        json.WriteString("uri", article.Iri);
        json.WriteStartObject("standard");
        json.WriteString("name", "ninjs");
        json.WriteString("version", "3.0");
        json.WriteString("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json");
        json.WriteEndObject();
        json.WriteString("type", "text");
        json.WriteString("language", reading.Language);
        json.Known("contentCreated", Moment(meta.Published));
        json.Known("versionCreated", Moment(meta.Modified) ?? Moment(meta.Published));
        json.Known("copyrightHolder", meta.Publisher);
        json.Known("title", meta.Title);
        json.Known("by", string.Join(", ", meta.Writers));
        json.Known("located", meta.Dateline?.Place);
        json.Objects("headlines", One(meta.Title), title => json.WriteString("value", title));
        // A day alone is no date-time, and we make no hour up.
        json.Objects("descriptions", One(Moment(meta.Published) is null ? meta.Published : null), day =>
        {
            json.WriteString("role", "published");
            json.WriteString("value", day);
        });
        string body = article.Body;
        json.Objects("bodies", One(body), text =>
        {
            json.WriteString("contentType", "text/plain");
            json.WriteNumber("charCount", new CodePoints(text).At(text.Length));
            json.WriteString("value", text);
        });
        Entities("people", "person");
        Entities("organisations", "organization", "group");
        Entities("places", "country", "place", "facility");
        Entities("objects", "product");
        Entities("events", "event");
        json.Objects("infoSources", [.. reading.Quotations.SelectMany(quotation => quotation.Via).DistinctBy(relay => relay.Name)], relay =>
        {
            json.WriteString("name", relay.Name);
            json.Known("uri", JsonOutput.Wikidata(reading.Entities.FirstOrDefault(entity => entity.Id == relay.Entity)?.Link.Wikidata));
        });
        json.Objects("altIds", One(reading.Id), id =>
        {
            json.WriteString("role", "id");
            json.WriteString("value", id);
        });
        json.WriteEndObject();

        void Entities(string name, params string[] types) => json.Objects(name, [.. reading.Entities.Where(entity => types.Contains(entity.Type))], entity =>
        {
            json.WriteString("name", entity.Name);
            json.Known("uri", JsonOutput.Wikidata(entity.Link.Wikidata));
        });
    }

    private static string[] One(string? value) => value is { Length: > 0 } ? [value] : [];

    /// <summary>A date-time of RFC 3339, which has an hour and an offset.</summary>
    private static string? Moment(string? time) => time is { Length: 25 } ? time : null;
}
