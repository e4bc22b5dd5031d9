using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Jejak.Archive.Alerts;
using Jejak.Web.Api;
using Jejak.Web.Archives;
using Jejak.Web.Parts;
using Jejak.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jejak.Web.Live;

/// <summary><c>/alerts/NAME.atom</c>: what an alert has reported, as a feed (RFC 4287).</summary>
internal static class AlertFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom", Ending = ".atom";
    private const int Entries = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/alerts/{file}", (HttpContext context, ArchivePool archives, Preferences look, string file) =>
    {
        if (!file.EndsWith(Ending, StringComparison.Ordinal)) return Results.NotFound();
        string name = file[..^Ending.Length];
        var (alert, answers) = archives.Ask(archive => (archive.Alerts().FirstOrDefault(alert => alert.Name == name), archive.AlertAnswers(name, Entries)));
        if (alert is null) return Results.NotFound();
        string here = $"{context.Request.Scheme}://{context.Request.Host}";
        return Answers.Bytes(context, Write(alert, [.. answers], here, look.Words), "application/atom+xml; charset=utf-8");
    }).ExcludeFromDescription();

    private static byte[] Write(AlertRow alert, AlertAnswer[] answers, string here, PageWords words)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Atom);
            Text(xml, "id", $"tag:jejak,2026:alert/{alert.Name}");
            Text(xml, "title", $"Jejak: {alert.Name}");
            Text(xml, "subtitle", $"{words[$"alert.{alert.Question.Kind}"]} {alert.Question.Describe()}".TrimEnd());
            // Ids and dates stay what they are: readers tell by them what they have shown.
            Text(xml, "updated", answers.Length > 0 ? answers[0].Stored : alert.Made);
            Link(xml, "self", $"{here}/alerts/{alert.Name}{Ending}");
            Link(xml, "alternate", $"{here}/alerts");
            foreach (var answer in answers) Entry(xml, answer, here);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, AlertAnswer answer, string here)
    {
        using var row = JsonDocument.Parse(answer.Answer);
        var fact = row.RootElement.TryGetProperty("event", out var happening) && happening.ValueKind == JsonValueKind.Object ? happening
            : row.RootElement.TryGetProperty("quotation", out var quotation) && quotation.ValueKind == JsonValueKind.Object ? quotation : row.RootElement;
        var article = fact.GetProperty("article");
        string address = here + Addresses.Article(answer.Article, fact.GetProperty("start").GetInt32(), fact.GetProperty("end").GetInt32());
        xml.WriteStartElement("entry");
        Text(xml, "id", $"tag:jejak,2026:answer/{answer.Id}");
        Text(xml, "title", answer.Title);
        Text(xml, "updated", answer.Stored);
        Link(xml, "alternate", address);
        xml.WriteStartElement("author");
        Text(xml, "name", String(article, "publisher") ?? Path.GetFileName(String(article, "uri") ?? "jejak"));
        xml.WriteEndElement();
        Text(xml, "summary", $"{String(fact, "sentence")} ({string.Join(", ", new[] { String(article, "title"), String(article, "publisher"), String(article, "published") }.OfType<string>())})");
        xml.WriteEndElement();
    }

    private static string? String(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>Articles may hold characters that XML cannot.</summary>
    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, string.Create(CultureInfo.InvariantCulture, $"{string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))}"));
}
