using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>
/// Two of one name: articles that are about another one than the rest get an identity of their own, <c>person:budi santoso@ARTICLE</c>, and what they say of them goes with it.
/// Inside a transaction that somebody else begins and ends. Not safe for several threads.
/// </summary>
internal sealed class PartTables(StoreConnection connection)
{
    /// <summary>Numbers and keys of a name and its parts: values of <see cref="RangeOf"/>.</summary>
    public const string WithParts = "SELECT identity, key FROM identities WHERE key = ?1 OR (key > ?2 AND key < ?3)";

    public static object?[] RangeOf(string whole) => [whole, whole + "@", whole + "A"];

    /// <summary>Makes the parts what they are to be; articles whose part is no more go back to the rest.</summary>
    /// <param name="wanted">Key of the part by the key of the whole and the article's number.</param>
    /// <param name="only">Keys of wholes; null for all.</param>
    public void Move(IReadOnlyDictionary<(string Whole, long Article), string> wanted, IReadOnlySet<string>? only = null)
    {
        var moves = new List<(long Article, string From, string To)>();
        if (only is null) AddMoves(connection.Ask("SELECT e.article, i.key FROM identities AS i JOIN entities AS e ON e.identity = i.identity WHERE i.key LIKE 'person:%@%' OR i.key LIKE 'organization:%@%'"), []);
        else
        {
            foreach (string whole in only.Where(key => key.StartsWith("person:", StringComparison.Ordinal) || key.StartsWith("organization:", StringComparison.Ordinal)))
                AddMoves(connection.Ask("SELECT e.article, i.key FROM identities AS i JOIN entities AS e ON e.identity = i.identity WHERE i.key > ?1 AND i.key < ?2"), RangeOf(whole)[1..]);
        }
        using var stands = connection.Ask("SELECT 1 FROM entities JOIN identities USING (identity) WHERE article = ?1 AND key = ?2");
        foreach (var ((whole, article), part) in wanted)
        {
            if (stands.Value(article, whole) is not null) moves.Add((article, whole, part));
        }
        using var acts = new ActTables(connection);
        foreach (var (article, from, to) in moves.OrderBy(move => move.To, StringComparer.Ordinal).ThenBy(move => move.Article))
        {
            Move(article, Number(from)!.Value, Number(to) ?? Add(to, from));
            acts.Touch(article);
        }
        acts.EndBatch();

        void AddMoves(Statement parted, object?[] values)
        {
            using (parted)
            {
                using var rows = parted.Rows(values);
                while (rows.Read())
                {
                    string key = rows.GetString(1), whole = key[..key.IndexOf('@', StringComparison.Ordinal)];
                    string to = wanted.GetValueOrDefault((whole, rows.GetInt64(0)), whole);
                    if (to != key) moves.Add((rows.GetInt64(0), key, to));
                }
            }
        }
    }

    private void Move(long article, long from, long to)
    {
        string spellings;
        using (var statement = connection.Ask("SELECT spellings FROM entities WHERE article = ?1 AND identity = ?2")) spellings = (string)statement.Value(article, from)!;
        foreach (string sql in (string[])
        [
            "UPDATE entities SET identity = ?3 WHERE article = ?1 AND identity = ?2",
            "UPDATE quotation_parties SET identity = ?3 WHERE identity = ?2 AND quotation IN (SELECT quotation FROM quotations WHERE article = ?1)",
            "UPDATE event_parties SET identity = ?3 WHERE identity = ?2 AND event IN (SELECT event FROM events WHERE article = ?1)",
            "UPDATE relays SET identity = ?3 WHERE article = ?1 AND identity = ?2",
        ])
        {
            using var update = connection.Write(sql);
            update.Run(article, from, to);
        }
        using var count = connection.Write("INSERT INTO names (name_key, identity, articles) VALUES (?1, ?2, ?3) ON CONFLICT (name_key, identity) DO UPDATE SET articles = names.articles + excluded.articles");
        using var drop = connection.Write("DELETE FROM names WHERE identity = ?1 AND articles <= 0");
        foreach (string spelling in spellings.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            count.Run(spelling, from, -1);
            count.Run(spelling, to, 1);
        }
        drop.Run(from);
        using var touch = connection.Write("INSERT INTO touched (identity) VALUES (?1) ON CONFLICT (identity) DO NOTHING");
        touch.Run(from);
        touch.Run(to);
        connection.Flush();
    }

    private long? Number(string key)
    {
        using var find = connection.Ask("SELECT identity FROM identities WHERE key = ?1");
        return find.Value(key) is { } number ? Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private long Add(string key, string whole)
    {
        long number = connection.Number("SELECT max(identity) FROM identities") + 1;
        using var insert = connection.Write("INSERT INTO identities (identity, key, type, name, name_key, party) SELECT ?1, ?2, type, name, name_key, ?1 FROM identities WHERE key = ?3");
        insert.Run(number, key, whole);
        connection.Flush();
        return number;
    }
}
