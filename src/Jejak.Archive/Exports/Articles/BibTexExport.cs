using System.Globalization;
using System.Text;

namespace Jejak.Archive.Exports.Articles;

/// <summary>Articles as references in BibTeX, UTF-8. Names and titles are in braces of their own, so that no style cuts or lowers them.</summary>
internal sealed class BibTexExport : IArticleExport
{
    public string Name => "bibtex";

    public string Description => "articles as references in BibTeX";

    public void Write(IEnumerable<ExportedArticle> articles, Stream output)
    {
        using var lines = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var article in articles)
        {
            var meta = article.Reading.Meta;
            lines.Write($"@article{{jejak-{ExportedArticle.Hash(article.Reading.Id)[..12]}");
            Field("title", Braced(meta.Title));
            Field("author", meta.Writers.IsEmpty ? null : string.Join(" and ", meta.Writers.Select(Braced)));
            Field("journal", meta.Publisher is null ? null : Escaped(meta.Publisher));
            if (article.Day is { } day)
            {
                Field("year", day.ToString("yyyy", CultureInfo.InvariantCulture));
                Field("month", day.Month.ToString(CultureInfo.InvariantCulture));
                Field("day", day.Day.ToString(CultureInfo.InvariantCulture));
            }
            Field("language", article.Reading.Language);
            Field("url", ExportedArticle.IsAddress(meta.Url) ? Address(meta.Url!) : null);
            Field("note", "id " + Escaped(article.Reading.Id));
            lines.Write("\n}\n\n");
        }

        void Field(string name, string? value)
        {
            if (value is not null) lines.Write($",\n  {name} = {{{value}}}");
        }
    }

    private static string? Braced(string? words) => words is null ? null : "{" + Escaped(words) + "}";

    /// <summary>BibTeX counts braces even behind a backslash: they need names, as the backslash does.</summary>
    private static string Escaped(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (char c in Storing.ArticleWords.OneLine(words))
        {
            _ = c switch
            {
                '\\' => escaped.Append(@"\textbackslash{}"),
                '{' => escaped.Append(@"\textbraceleft{}"),
                '}' => escaped.Append(@"\textbraceright{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                '$' or '&' or '#' or '%' or '_' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    /// <summary>Addresses are taken as they are, but for what would end the field.</summary>
    private static string Address(string url) => url.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);
}
