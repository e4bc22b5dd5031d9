using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;

namespace Jejak.Archive;

/// <summary>A decision that cannot be made as asked; the message is one line and says what to do.</summary>
public sealed class DecisionException(string reason) : Exception(reason);

/// <summary>
/// Corrects who is who: puts two together, takes names or articles from somebody, takes a decision back. Decisions stand apart from what articles say and outlive every reading;
/// each is one transaction, with everything that follows from it.
/// </summary>
/// <remarks>For one thread. Other programs may read all the while.</remarks>
public sealed class ArchiveDecisions : IDisposable
{
    private readonly StoreConnection _connection;
    private readonly NameTables _names;
    private readonly NameParts _parts;
    private readonly TimeProvider _time;

    private ArchiveDecisions(StoreConnection connection, string language, TimeProvider time)
    {
        (_connection, _time, _parts) = (connection, time, NameParts.For(language));
        _names = new(connection, CountryNames.For(language), _parts);
    }

    /// <exception cref="ArchiveException">There is no archive, or it cannot be written.</exception>
    public static ArchiveDecisions Open(string path, TimeProvider time, string language = NameParts.DefaultLanguage) => new(ArchiveStore.OpenToChange(path), language, time);

    /// <summary>Two are one from now on.</summary>
    /// <exception cref="UnknownNameException">Nobody is called so.</exception>
    /// <exception cref="DecisionException">They are one already, or a name may mean several.</exception>
    public DecisionRow Merge(string one, string other) => Decide(() =>
    {
        var (first, second) = (One(one), One(other));
        if (first.Key == second.Key) throw new DecisionException($"'{one}' and '{other}' are one already: {first.Name} ({first.Key})");
        return new DecisionTables(_connection).Add(DecisionTables.Merge, first.Key, [second.Key], Now());
    });

    /// <summary>Names or articles are not somebody's from now on; all articles of one decision are about one other person.</summary>
    /// <param name="names">Names or keys that are joined to them, or ids of articles that name them.</param>
    /// <exception cref="UnknownNameException">Nobody is called so.</exception>
    /// <exception cref="DecisionException">One of <paramref name="names"/> is not theirs, or a name may mean several.</exception>
    public IReadOnlyList<DecisionRow> Split(string one, IReadOnlyList<string> names) => Decide(() =>
    {
        var (party, key, shown) = Party(one);
        var (keys, articles) = (new List<string>(), new Dictionary<string, List<string>>(StringComparer.Ordinal));
        foreach (string name in names)
        {
            if (Member(party, name) is { } member)
            {
                if (member == key) throw new DecisionException($"'{name}' is the name that {shown} goes by: take the other names from it instead ('jejak who \"{one}\" --why' lists them)");
                keys.Add(member);
            }
            else if (InArticle(party, name) is { } whole) (articles.TryGetValue(whole, out var list) ? list : articles[whole] = []).Add(DecisionTables.Article + name);
            else throw new DecisionException($"'{name}' is neither a name joined to {shown} nor the id of an article that names them; 'jejak who \"{one}\" --why' lists the names");
        }
        var decisions = new DecisionTables(_connection);
        var made = keys.Select(other => decisions.Add(DecisionTables.Split, key, [other], Now())).ToList();
        foreach (var (whole, ids) in articles.OrderBy(part => part.Key, StringComparer.Ordinal)) made.Add(decisions.Add(DecisionTables.Split, whole, ids.Order(StringComparer.Ordinal), Now()));
        return made;
    });

    /// <summary>Takes a decision back.</summary>
    /// <exception cref="DecisionException">There is none of this number.</exception>
    public DecisionRow Undo(int number) => Decide(() => new DecisionTables(_connection).Remove(number) ?? throw new DecisionException($"there is no decision {number}; 'jejak decisions' lists them"));

    public void Dispose() => _connection.Dispose();

    private T Decide<T>(Func<T> decide) => _connection.Guard(() =>
    {
        _connection.BeginWriting();
        try
        {
            var decided = decide();
            Touch(decided is DecisionRow one ? [one] : decided as IReadOnlyList<DecisionRow> ?? []);
            using (var parties = new PartyTables(_connection, _parts)) parties.Join();
            _connection.Commit();
            return decided;
        }
        catch
        {
            _connection.Rollback();
            throw;
        }
    });

    /// <summary>Those whom decisions are about have to be looked at again.</summary>
    private void Touch(IEnumerable<DecisionRow> decisions)
    {
        using var touch = _connection.Write("INSERT INTO touched (identity) SELECT identity FROM identities WHERE key = ?1 ON CONFLICT (identity) DO NOTHING");
        foreach (var decision in decisions)
        {
            string[] keys = [decision.One, .. decision.Others, .. DecisionTables.IsOfArticles(decision) ? (string[])[DecisionTables.PartKey(decision)] : []];
            foreach (string key in keys.Concat(keys.Select(Namesakes.Whole)).Distinct(StringComparer.Ordinal)) touch.Run(key);
        }
        _connection.Flush();
    }

    private KnownIdentity One(string name)
    {
        var found = _names.Find(name).Set.Identities;
        if (found.Length == 1) return found[0];
        throw new DecisionException($"'{name}' may be {string.Join(" or ", found.Take(5).Select(known => $"{known.Name} ({known.Key})"))}: give the key in brackets instead of the name");
    }

    private (long Party, string Key, string Name) Party(string name)
    {
        var known = One(name);
        using var find = _connection.Ask("SELECT identity FROM identities WHERE key = ?1");
        return (Convert.ToInt64(find.Value(known.Key), System.Globalization.CultureInfo.InvariantCulture), known.Key, known.Name);
    }

    private string? Member(long party, string name)
    {
        using var find = _connection.Ask("SELECT key FROM identities WHERE party = ?1 AND (key = ?2 OR name_key = ?3) ORDER BY CASE WHEN key = ?2 THEN 0 ELSE 1 END, CASE WHEN identity = party THEN 1 ELSE 0 END, key");
        return (string?)find.Value(party, name, NameKey.Of(name));
    }

    private string? InArticle(long party, string id)
    {
        using var find = _connection.Ask("SELECT i.key FROM articles AS a JOIN entities AS e USING (article) JOIN identities AS i USING (identity) WHERE a.id = ?2 AND i.party = ?1 ORDER BY e.mentions DESC, i.key");
        return find.Value(party, id) is string key ? key.Split('@')[0] : null;
    }

    private string Now() => Moments.ToSecond(_time.GetUtcNow());
}
