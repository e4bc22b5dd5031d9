using System.Globalization;
using Jejak.Archive.Identity;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Finds who a name of a question stands for. Not safe for several threads.</summary>
internal sealed class NameTables(StoreConnection connection, CountryNames countries)
{
    // One article in fifty that calls somebody so may be a slip of the reader or a namesake; the name is then taken for the others.
    private const int RareShare = 50;

    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public FoundName Find(string name) => TryFind(name) ?? throw new UnknownNameException(name, Closest(NameKey.Of(name)));

    public FoundName? TryFind(string name)
    {
        string key = NameKey.Of(name);
        var found = Called(key);
        if (countries.Find(key) is { } iso)
        {
            if (!found.Exists(row => row.Key == "country:" + iso)) found.AddRange(ByKey("country:" + iso));
            // Who asks for Israel does not mean people of that name.
            if (found.Exists(row => row.Key == "country:" + iso)) found.RemoveAll(row => row.Type == "person");
        }
        if (found.Count == 0) return null;
        int commonest = found.Max(row => row.Articles);
        found.RemoveAll(row => row.Articles * RareShare < commonest && !IsCountry(row, key));
        foreach (var row in found.ToArray()) AddNamesakes(row, found);
        var ordered = found.OrderByDescending(row => row.Articles).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        return new(new NamedSet(name, [.. ordered.Select(row => new KnownIdentity(row.Key, row.Type, row.Name, row.Articles))]), InList(ordered.Select(row => row.Identity)));
    }

    public static string InList(IEnumerable<long> numbers) => "(" + string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) + ")";

    private bool IsCountry(Row row, string key) => countries.Find(key) is { } iso && row.Key == "country:" + iso;

    /// <summary>
    /// Articles that only say "Zakharova" know somebody of that name; it is taken for Maria Zakharova where articles that know her call her so, and call
    /// nobody else of that kind so as often.
    /// </summary>
    private void AddNamesakes(Row row, List<Row> found)
    {
        if (row.Type == IdentityKey.Source) return;
        using var namesakes = connection.Ask("""
            SELECT other.identity, other.key, other.type, other.name, other.name_key, mine.articles
            FROM names AS mine JOIN identities AS other ON other.name_key = mine.name_key
            WHERE mine.identity = ?1 AND other.identity <> ?1 AND other.type = ?2
              AND NOT EXISTS (
                SELECT 1 FROM names AS rival JOIN identities USING (identity)
                WHERE rival.name_key = mine.name_key AND rival.identity NOT IN (mine.identity, other.identity) AND type = ?2 AND rival.articles >= mine.articles)
            LIMIT 100
            """);
        foreach (var other in Read(namesakes, row.Identity, row.Type))
        {
            if (!found.Exists(known => known.Identity == other.Identity)) found.Add(other);
        }
    }

    private List<Row> Called(string key)
    {
        using var called = connection.Ask("""
            SELECT identity, key, type, name, identities.name_key, articles FROM names JOIN identities USING (identity)
            WHERE names.name_key = ?1 ORDER BY articles DESC, key LIMIT 200
            """);
        return Read(called, key);
    }

    private List<Row> ByKey(string identityKey)
    {
        using var byKey = connection.Ask("""
            SELECT identity, key, type, name, name_key, coalesce((SELECT max(articles) FROM names WHERE names.identity = identities.identity), 0)
            FROM identities WHERE key = ?1
            """);
        return Read(byKey, identityKey);
    }

    private static List<Row> Read(Statement statement, params ReadOnlySpan<object?> values)
    {
        var rows = new List<Row>();
        using var reader = statement.Rows(values);
        while (reader.Read()) rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5)));
        return rows;
    }

    /// <summary>Up to three names that contain the words asked for, or differ from them by few letters.</summary>
    private List<string> Closest(string key)
    {
        if (key.Length == 0) return [];
        var candidates = new List<(int Distance, long Articles, string Name)>();
        using var all = connection.Ask("SELECT names.name_key, articles, identities.name FROM names JOIN identities USING (identity) WHERE type <> 'source'");
        using var rows = all.Rows();
        int most = Math.Max(1, key.Length / 3);
        while (rows.Read())
        {
            string known = rows.GetString(0);
            int distance = HasWords(known, key) ? 1 : EditDistance.Within(known, key, most);
            if (distance <= most) candidates.Add((distance, rows.GetInt64(1), rows.GetString(2)));
        }
        return [.. candidates.OrderBy(candidate => candidate.Distance).ThenByDescending(candidate => candidate.Articles).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name).Distinct(StringComparer.Ordinal).Take(3)];
    }

    private static bool HasWords(string known, string key)
    {
        int at = known.IndexOf(key, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || known[at - 1] == ' ') && (at + key.Length == known.Length || known[at + key.Length] == ' ');
    }

    private sealed record Row(long Identity, string Key, string Type, string Name, string NameKey, int Articles);
}

/// <param name="Identities">Numbers as an SQL list: <c>(3, 17)</c>.</param>
internal sealed record FoundName(NamedSet Set, string Identities);
