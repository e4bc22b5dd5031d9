using System.Globalization;
using System.Text;
using Jejak.Archive.Questions;
using Jejak.Web.Wording;

namespace Jejak.Web.Parts;

/// <summary>Addresses of pages and of answers for programs.</summary>
internal static class Addresses
{
    /// <summary>A path with the parameters that have a value.</summary>
    public static string To(string path, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var address = new StringBuilder(path);
        char link = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in parameters)
        {
            string? text = value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);
            if (string.IsNullOrEmpty(text)) continue;
            address.Append(link).Append(name).Append('=').Append(Uri.EscapeDataString(text));
            link = '&';
        }
        return address.ToString();
    }

    /// <summary>An article; its id may be an address itself, so it is a parameter and no part of the path.</summary>
    public static string Article(string id) => To("/article", ("id", id));

    /// <summary>An article, at the words from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static string Article(string id, int start, int end) => start < 0 ? Article(id) : To("/article", ("id", id), ("at", $"{start.ToString(CultureInfo.InvariantCulture)}-{end.ToString(CultureInfo.InvariantCulture)}")) + "#here";

    public static string Who(string name) => To("/who", ("name", name));

    public static string Relation(string one, string other) => To("/relation", ("one", one), ("other", other));

    public static string Story(string id) => To("/story", ("id", id));

    /// <summary>Year, month and day of publication, or nothing.</summary>
    public static string? Day(ArticleReference article) => article.Published is { Length: >= 10 } published ? published[..10] : null;

    /// <summary>The title; of an article without one the name of its page or file.</summary>
    public static string Heading(PageWords words, ArticleReference article) => article.Title ?? $"{words["no-title"]} {Path.GetFileName((article.Url ?? article.Uri).TrimEnd('/'))}";

    public static string Publisher(ArticleReference article) => article.Publisher ?? Path.GetFileName(article.Uri);
}
