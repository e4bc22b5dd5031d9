using System.Collections.Immutable;
using System.Globalization;
using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Finds who a name of a question stands for. Not safe for several threads.</summary>
internal sealed class NameTables(StoreConnection connection, CountryNames countries, NameParts parts, Remembered? remembered = null)
{
    // One article in fifty that calls somebody so may be a slip of the reader or a namesake; the name is then taken for the others.
    private const int RareShare = 50;

    private const int MostSuggested = 3;

    private readonly Remembered _remembered = remembered ?? new(connection);

    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public FoundName Find(string name) => TryFind(name) ?? throw new UnknownNameException(name, Closest(IdentityKey.KeyOf(name)));

    public FoundName? TryFind(string name)
    {
        // A key says whom exactly; what was joined since goes by another.
        if (name.Contains(':', StringComparison.Ordinal) && ByKey(name) is [var exact]) return new(new NamedSet(name, [new(exact.Key, exact.Type, exact.Name, exact.Articles)]), InList(Members(exact.Party)), [exact.Party]);
        string key = IdentityKey.KeyOf(name);
        var called = Called(key);
        // "Presiden Prabowo" and "PT Pertamina (Persero)" ask for Prabowo and Pertamina.
        if (called.Count == 0) called = [.. Called(parts.Core("person", key)).Where(row => row.Type == "person"), .. Called(parts.Core("organization", key)).Where(row => row.Type == "organization")];
        var iso = countries.Find(key);
        if (iso is not null)
        {
            if (!called.Exists(row => row.Key == "country:" + iso)) called.AddRange(ByKey("country:" + iso));
            // Who asks for Israel does not mean people of that name.
            if (called.Exists(row => row.Key == "country:" + iso)) called.RemoveAll(row => row.Type == "person");
        }
        if (called.Count == 0) return null;
        var found = called.GroupBy(row => row.Key, StringComparer.Ordinal).Select(rows => rows.First() with { Articles = rows.Sum(row => row.Articles) }).ToList();
        int commonest = found.Max(row => row.Articles);
        found.RemoveAll(row => row.Articles * RareShare < commonest && !(iso is not null && row.Key == "country:" + iso));
        var ordered = found.OrderByDescending(row => row.Articles).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        return new(new NamedSet(name, [.. ordered.Select(row => new KnownIdentity(row.Key, row.Type, row.Name, row.Articles))]), InList(ordered.SelectMany(row => Members(row.Party))), [.. ordered.Select(row => row.Party)]);
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string InList(IEnumerable<long> numbers) => "(" + string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) + ")";

    private List<long> Members(long party)
    {
        using var members = connection.Ask("SELECT identity FROM identities WHERE party = ?1 ORDER BY identity");
        var numbers = new List<long>();
        using var rows = members.Rows(party);
        while (rows.Read()) numbers.Add(rows.GetInt64(0));
        return numbers;
    }

    private List<Row> Called(string key)
    {
        using var called = connection.Ask("""
            SELECT p.identity, p.key, p.type, p.name, n.articles
            FROM names AS n JOIN identities AS i ON i.identity = n.identity JOIN identities AS p ON p.identity = i.party
            WHERE n.name_key = ?1 ORDER BY n.articles DESC, p.key LIMIT 200
            """);
        return Read(called, key);
    }

    private List<Row> ByKey(string identityKey)
    {
        using var byKey = connection.Ask("""
            SELECT p.identity, p.key, p.type, p.name, coalesce((SELECT max(articles) FROM names WHERE names.identity = p.identity), 0)
            FROM identities AS i JOIN identities AS p ON p.identity = i.party WHERE i.key = ?1
            """);
        return Read(byKey, identityKey);
    }

    private static List<Row> Read(Statement statement, params ReadOnlySpan<object?> values)
    {
        var rows = new List<Row>();
        using var reader = statement.Rows(values);
        while (reader.Read()) rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4)));
        return rows;
    }

    /// <summary>Up to three names that contain the words asked for, or differ from them by few letters: of names that several articles have, or where none is like it of all.</summary>
    private List<string> Closest(string key)
    {
        if (key.Length == 0) return [];
        var alike = new AlikeNames(key);
        var like = Like(alike, common: true);
        if (like.Count == 0) like = Like(alike, common: false);
        // The others are farther away than the third one.
        int farthest = like.Select(name => name.Distance).Order().Take(MostSuggested).LastOrDefault();
        like.RemoveAll(name => name.Distance > farthest);
        var candidates = new List<(int Distance, long Articles, string Name)>();
        using var known = connection.Ask("SELECT n.articles, p.name, p.type FROM names AS n JOIN identities AS i ON i.identity = n.identity JOIN identities AS p ON p.identity = i.party WHERE n.name_key = ?1 AND n.identity = ?2");
        foreach (var (distance, name, identity) in like)
        {
            using var row = known.Rows(name, identity);
            if (row.Read() && row.GetString(2) != IdentityKey.Source) candidates.Add((distance, row.GetInt64(0), row.GetString(1)));
        }
        return [.. candidates.OrderBy(candidate => candidate.Distance).ThenByDescending(candidate => candidate.Articles).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name).Distinct(StringComparer.Ordinal).Take(MostSuggested)];
    }

    /// <summary>Of the common names, or else of all: at least the closest ones.</summary>
    private List<(int Distance, string Name, long Identity)> Like(AlikeNames alike, bool common)
    {
        foreach (string names in _remembered.Of(common ? "common names" : "rare names", () => new NamePages(connection).Texts(common).ToArray(), pages => pages.Sum(page => (long)page.Length * sizeof(char))))
            alike.Add(names);
        var like = new List<(int Distance, string Name, long Identity)>();
        using var called = connection.Ask("SELECT identity FROM names WHERE name_key = ?1 AND articles >= ?2");
        int found = 0;
        foreach (var (name, distance) in alike.Distances.OrderBy(known => known.Value))
        {
            if (found >= MostSuggested && distance > like[^1].Distance) break;
            // A page may have names that are no more.
            int before = like.Count;
            using var rows = called.Rows(name, common ? NamePages.Several : 1);
            while (rows.Read()) like.Add((distance, name, rows.GetInt64(0)));
            if (like.Count > before) found++;
        }
        return like;
    }

    private sealed record Row(long Party, string Key, string Type, string Name, int Articles);
}

/// <param name="Identities">Numbers of all identities of the parties as an SQL list: <c>(3, 17)</c>.</param>
/// <param name="Parties">Numbers of the parties, in the order of the set.</param>
internal sealed record FoundName(NamedSet Set, string Identities, ImmutableArray<long> Parties)
{
    /// <summary>In how many articles they are named, roughly: who of two is named less.</summary>
    public int Articles => Set.Identities.Sum(identity => identity.Articles);
}
