using Jejak.Archive.Identity;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Finds which publishers a question means. Not safe for several threads.</summary>
internal sealed class PublisherNames(StoreConnection connection)
{
    private const int MostNamed = 5;

    /// <summary>A condition on the article of a fact, to be put behind others; empty where the question names no publisher.</summary>
    /// <param name="name">As it was asked, or null.</param>
    /// <param name="article">The column: <c>e.article</c>.</param>
    /// <exception cref="UnknownNameException">No publisher is called so.</exception>
    public string Condition(string? name, string article) => name is null ? "" : " AND " + Of(name, article);

    /// <summary>The same to be added to others.</summary>
    /// <exception cref="UnknownNameException">No publisher is called so.</exception>
    public string Of(string? name, string article) => name is null ? "" : $"{article} IN (SELECT article FROM articles WHERE {In("publisher", name)})";

    /// <summary>The same on a column that has the publisher itself.</summary>
    /// <exception cref="UnknownNameException">No publisher is called so.</exception>
    public string Named(string column, string? name) => name is null ? "" : $" AND {In(column, name)}";

    private string In(string column, string name) => $"{column} IN ({string.Join(", ", Find(name).Select(found => "'" + found.Replace("'", "''", StringComparison.Ordinal) + "'"))})";

    /// <summary>Those of that name; where there is none, those whose name begins so ("Kompas" for KOMPAS.com).</summary>
    public List<string> Find(string name)
    {
        string key = NameKey.Of(name);
        var all = new List<string>();
        using (var statement = connection.Ask("SELECT publisher FROM articles WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY count(*) DESC, publisher"))
        {
            using var rows = statement.Rows();
            while (rows.Read()) all.Add(rows.GetString(0));
        }
        var found = all.FindAll(known => NameKey.Of(known) == key);
        if (found.Count == 0 && key.Length > 0) found = all.FindAll(known => NameKey.Of(known).StartsWith(key, StringComparison.Ordinal));
        return found.Count > 0 ? found : throw new UnknownNameException(name, [.. all.OrderBy(known => key.Length > 0 && NameKey.Of(known).Contains(key, StringComparison.Ordinal) ? 0 : 1).Take(MostNamed)], "no publisher");
    }
}
