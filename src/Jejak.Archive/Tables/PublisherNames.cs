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

    /// <summary>The same to be added to others, on a column that has the publisher itself.</summary>
    /// <exception cref="UnknownNameException">No publisher is called so.</exception>
    public string Named(string column, string? name) => name is null ? "" : In(column, name);

    private string In(string column, string name) => $"{column} IN ({string.Join(", ", Find(name).Select(found => "'" + found.Replace("'", "''", StringComparison.Ordinal) + "'"))})";

    /// <summary>Those of that name; where there is none, those whose name begins so ("Kompas" for KOMPAS.com).</summary>
    public List<string> Find(string name)
    {
        string key = NameKey.Of(name);
        var all = All();
        var found = all.FindAll(known => NameKey.Of(known) == key);
        if (found.Count == 0 && key.Length > 0) found = all.FindAll(known => NameKey.Of(known).StartsWith(key, StringComparison.Ordinal));
        return found.Count > 0 ? found : throw new UnknownNameException(name, [.. Commonest().OrderBy(known => key.Length > 0 && NameKey.Of(known).Contains(key, StringComparison.Ordinal) ? 0 : 1).Take(MostNamed)], "no publisher");
    }

    /// <summary>From one to the next along the index: there are few, and many articles of each.</summary>
    private List<string> All() => Read("""
        WITH RECURSIVE next AS (
          SELECT min(publisher) AS publisher FROM articles
          UNION ALL SELECT (SELECT min(publisher) FROM articles WHERE publisher > next.publisher) FROM next WHERE next.publisher IS NOT NULL)
        SELECT publisher FROM next WHERE publisher IS NOT NULL
        """);

    private List<string> Commonest() => Read("SELECT publisher FROM articles WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY count(*) DESC, publisher");

    private List<string> Read(string sql)
    {
        var publishers = new List<string>();
        using var statement = connection.Ask(sql);
        using var rows = statement.Rows();
        while (rows.Read()) publishers.Add(rows.GetString(0));
        return publishers;
    }
}
