using System.Text.Json;

namespace Jejak.Archive.Exports.Articles;

/// <summary>Articles as references in CSL-JSON, which citeproc, Zotero and pandoc take. Names are literal: which part of an Indonesian name is a family's nobody can tell.</summary>
internal sealed class CslJsonExport : IArticleExport
{
    public string Name => "csl";

    public string Description => "articles as references in CSL-JSON";

    public void Write(IEnumerable<ExportedArticle> articles, Stream output)
    {
        using var json = JsonOutput.Open(output);
        json.WriteStartArray();
        foreach (var article in articles)
        {
            Write(article, json);
            json.Flush();
        }
        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void Write(ExportedArticle article, Utf8JsonWriter json)
    {
        var meta = article.Reading.Meta;
        json.WriteStartObject();
        json.WriteString("id", article.Reading.Id);
        json.WriteString("type", "article-newspaper");
        json.Known("title", meta.Title);
        json.Objects("author", meta.Writers, name => json.WriteString("literal", name));
        json.Objects("editor", meta.Editors, name => json.WriteString("literal", name));
        json.Known("container-title", meta.Publisher);
        if (article.Day is { } day)
        {
            json.WriteStartObject("issued");
            json.WriteStartArray("date-parts");
            json.WriteStartArray();
            json.WriteNumberValue(day.Year);
            json.WriteNumberValue(day.Month);
            json.WriteNumberValue(day.Day);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.Known("section", meta.Section);
        json.WriteString("language", article.Reading.Language);
        json.Known("URL", meta.Url);
        json.WriteEndObject();
    }
}
