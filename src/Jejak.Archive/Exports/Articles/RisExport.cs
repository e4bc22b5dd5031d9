using System.Globalization;
using System.Text;
using Jejak.Archive.Storing;

namespace Jejak.Archive.Exports.Articles;

/// <summary>Articles as references in RIS, for Zotero, EndNote and Mendeley. Names stand as printed: which part of an Indonesian name is a family's nobody can tell.</summary>
internal sealed class RisExport : IArticleExport
{
    public string Name => "ris";

    public string Description => "articles as references in RIS";

    public void Write(IEnumerable<ExportedArticle> articles, Stream output)
    {
        using var lines = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var article in articles)
        {
            var meta = article.Reading.Meta;
            Line("TY", "NEWS");
            Line("ID", article.Reading.Id);
            Line("TI", meta.Title);
            foreach (string writer in meta.Writers) Line("AU", writer);
            foreach (string editor in meta.Editors) Line("ED", editor);
            Line("T2", meta.Publisher);
            if (article.Day is { } day)
            {
                Line("PY", day.ToString("yyyy", CultureInfo.InvariantCulture));
                Line("DA", day.ToString(@"yyyy\/MM\/dd\/", CultureInfo.InvariantCulture));
            }
            Line("SE", meta.Section);
            Line("LA", article.Reading.Language);
            Line("UR", meta.Url);
            lines.WriteLine("ER  - ");
            lines.WriteLine();
        }

        void Line(string tag, string? value)
        {
            if (value is { Length: > 0 }) lines.WriteLine($"{tag}  - {new string([.. ArticleWords.OneLine(value).Where(c => !char.IsControl(c))])}");
        }
    }
}
