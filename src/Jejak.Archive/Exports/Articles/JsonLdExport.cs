using System.Text.Json;

namespace Jejak.Archive.Exports.Articles;

/// <summary>JSON-LD in the words of schema.org: a NewsArticle an article, whom and what it mentions, and a Quotation with its speaker and relays for everything that is said.</summary>
internal sealed class JsonLdExport : IArticleExport
{
    public string Name => "jsonld";

    public string Description => "articles, whom they mention and their quotations as JSON-LD (schema.org NewsArticle and Quotation)";

    public void Write(IEnumerable<ExportedArticle> articles, Stream output)
    {
        using var json = JsonOutput.Open(output);
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteStartArray("@graph");
        foreach (var article in articles)
        {
            Write(article, json);
            json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void Write(ExportedArticle article, Utf8JsonWriter json)
    {
        var (reading, meta) = (article.Reading, article.Reading.Meta);
        json.WriteStartObject();
        json.WriteString("@type", "NewsArticle");
        json.WriteString("@id", article.Iri);
        json.WriteString("identifier", reading.Id);
        json.Known("headline", meta.Title);
        json.Known("datePublished", meta.Published);
        json.Known("dateModified", meta.Modified);
        json.WriteString("inLanguage", reading.Language);
        if (ExportedArticle.IsAddress(meta.Url)) json.WriteString("url", meta.Url);
        json.Known("articleSection", meta.Section);
        json.Known("dateline", meta.Dateline?.Place);
        json.Objects("author", meta.Writers, name => WriteNamed(json, "Person", name));
        json.Objects("editor", meta.Editors, name => WriteNamed(json, "Person", name));
        json.Objects("contributor", meta.Contributors, name => WriteNamed(json, "Person", name));
        if (meta.Publisher is { } publisher)
        {
            json.WriteStartObject("publisher");
            WriteNamed(json, "Organization", publisher);
            json.WriteEndObject();
        }
        json.WriteString("articleBody", article.Body);
        json.Objects("mentions", reading.Entities, entity => WriteEntity(json, entity));
        json.Objects("hasPart", reading.Quotations, quotation => WriteQuotation(json, article, quotation));
        json.WriteEndObject();
    }

    private static void WriteQuotation(Utf8JsonWriter json, ExportedArticle article, ReadingQuotation quotation)
    {
        var entities = article.Reading.Entities;
        json.WriteString("@type", "Quotation");
        json.WriteString("@id", $"{article.Iri}#{quotation.Id}");
        json.WriteString("text", string.Join(" … ", quotation.Content.Select(words => article.At(words).Of(article.Text))));
        if (quotation.Speaker is { } speaker)
        {
            json.WriteStartObject("spokenByCharacter");
            if (entities.FirstOrDefault(entity => entity.Id == speaker.Entity) is { } known) WriteEntity(json, known);
            else WriteNamed(json, "Person", speaker.Name);
            json.WriteEndObject();
        }
        json.Objects("provider", quotation.Via, relay =>
        {
            WriteNamed(json, "Organization", relay.Name);
            json.Known("sameAs", JsonOutput.Wikidata(entities.FirstOrDefault(entity => entity.Id == relay.Entity)?.Link.Wikidata));
        });
    }

    private static void WriteEntity(Utf8JsonWriter json, ReadingEntity entity)
    {
        string type = entity.Type switch { "person" => "Person", "organization" or "group" => "Organization", "country" => "Country", "product" => "Product", "event" => "Event", _ => "Place" };
        WriteNamed(json, type, entity.Name);
        if (entity.Aliases.Length > 0)
        {
            json.WriteStartArray("alternateName");
            foreach (string alias in entity.Aliases) json.WriteStringValue(alias);
            json.WriteEndArray();
        }
        if (type == "Person" && entity.Roles.Length > 0) json.WriteString("jobTitle", Storing.ArticleWords.OneLine(entity.Roles[0].Text));
        json.Known("sameAs", JsonOutput.Wikidata(entity.Link.Wikidata));
    }

    private static void WriteNamed(Utf8JsonWriter json, string type, string name)
    {
        json.WriteString("@type", type);
        json.WriteString("name", name);
    }
}
