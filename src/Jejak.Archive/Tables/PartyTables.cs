using System.Globalization;
using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Computes who is who anew and writes what has changed, inside a transaction that somebody else begins and ends. Not safe for several threads.</summary>
internal sealed class PartyTables(StoreConnection connection, NameParts parts) : IDisposable
{
    private readonly Statement _together = connection.Ask("SELECT count(*) FROM entities AS one JOIN entities AS two ON two.article = one.article AND two.identity = ?2 WHERE one.identity = ?1");
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    /// <summary>For an archive that was made before there were parties.</summary>
    public static void Fill(StoreConnection connection)
    {
        connection.Execute("INSERT INTO touched (identity) SELECT identity FROM identities");
        using var parties = new PartyTables(connection, NameParts.For(NameParts.DefaultLanguage));
        if (parties.IsStale) parties.Join();
    }

    public bool IsStale => connection.Number("SELECT count(*) FROM (SELECT identity FROM touched LIMIT 1) AS any_touched") > 0;

    /// <summary>The same archive gives the same parties, whatever they were before.</summary>
    public void Join()
    {
        connection.Flush();
        var parted = Parted();
        var namesakes = new NamesakeTables(connection, parts).Find(parted, new DecisionTables(connection).All());
        foreach (var namesake in namesakes)
        {
            foreach (long article in namesake.Articles) parted.Add((namesake.Whole, article), namesake.Key);
        }
        new PartTables(connection).Move(parted);
        ChooseNames();
        connection.Flush();
        var parties = new SightingTables(connection).Read(_numbers);
        Write(IdentityJoiner.Join(parties, Together, [.. new DecisionTables(connection).ForJoining(), .. Apart(namesakes)], parts), namesakes);
        connection.Execute("DELETE FROM touched");
    }

    public void Dispose() => _together.Dispose();

    /// <summary>Articles that are about another one of the same name.</summary>
    private Dictionary<(string Whole, long Article), string> Parted()
    {
        var parted = new Dictionary<(string, long), string>();
        using var find = connection.Ask("SELECT article FROM articles WHERE id = ?1");
        foreach (var decision in new DecisionTables(connection).All().Where(DecisionTables.IsOfArticles))
        {
            foreach (string other in decision.Others)
            {
                if (find.Value(other[DecisionTables.Article.Length..]) is { } article) parted[(decision.One, Convert.ToInt64(article, CultureInfo.InvariantCulture))] = DecisionTables.PartKey(decision);
            }
        }
        return parted;
    }

    /// <summary>An identity is shown by the name that most articles print; the first one in order where several are as common.</summary>
    private void ChooseNames()
    {
        var chosen = new Dictionary<long, (string Name, string Now, long Articles)>();
        using (var printed = connection.Ask("""
            SELECT e.identity, e.name, i.name, count(*) FROM entities AS e JOIN identities AS i ON i.identity = e.identity
            WHERE e.identity IN (SELECT identity FROM touched) GROUP BY e.identity, e.name, i.name
            """))
        {
            using var rows = printed.Rows();
            while (rows.Read())
            {
                var (identity, name, articles) = (rows.GetInt64(0), rows.GetString(1), rows.GetInt64(3));
                if (!chosen.TryGetValue(identity, out var best) || articles > best.Articles || articles == best.Articles && string.CompareOrdinal(name, best.Name) < 0)
                    chosen[identity] = (name, rows.GetString(2), articles);
            }
        }
        using var update = connection.Write("UPDATE identities SET name = ?2, name_key = ?3 WHERE identity = ?1");
        foreach (var (identity, (name, now, _)) in chosen.OrderBy(one => one.Key))
        {
            if (name != now) update.Run(identity, name, IdentityKey.KeyOf(name));
        }
    }

    private int Together(string key, string other) => Convert.ToInt32(_together.Value(_numbers[key], _numbers[other]), CultureInfo.InvariantCulture);

    /// <summary>People of one name are never joined by it.</summary>
    private static IEnumerable<IdentityDecision> Apart(List<NamesakeRow> namesakes)
    {
        foreach (var same in namesakes.GroupBy(namesake => namesake.Whole, StringComparer.Ordinal))
        {
            string[] keys = [same.Key, .. same.Select(namesake => namesake.Key)];
            for (int i = 1; i < keys.Length; i++)
            {
                for (int j = 0; j < i; j++) yield return new(0, false, keys[j], keys[i]);
            }
        }
    }

    private void Write(IReadOnlyList<JoinedParty> joined, List<NamesakeRow> namesakes)
    {
        var now = new Dictionary<long, JoinRow>();
        foreach (var party in joined)
        {
            foreach (var join in party.Joins) now.Add(_numbers[join.Key], new(_numbers[party.Head], _numbers[join.To], PartyRules.NameOf(join.Rule), join.Evidence));
        }
        foreach (var namesake in namesakes)
        {
            long part = _numbers[namesake.Key];
            now.TryAdd(part, new(part, _numbers[namesake.Whole], PartyRules.Namesake, namesake.Evidence));
        }
        var before = Before();
        using var setParty = connection.Write("UPDATE identities SET party = ?2 WHERE identity = ?1");
        using var drop = connection.Write("DELETE FROM joins WHERE identity = ?1");
        using var add = connection.Write("INSERT INTO joins (identity, joined_to, rule, evidence) VALUES (?1, ?2, ?3, ?4)");
        foreach (long identity in before.Keys.Concat(now.Keys).Distinct().Order())
        {
            var (was, is_) = (before.GetValueOrDefault(identity), now.GetValueOrDefault(identity));
            if (was == is_) continue;
            if (was?.Party != is_?.Party) setParty.Run(identity, is_?.Party ?? identity);
            if (was is not null) drop.Run(identity);
            if (is_ is not null) add.Run(identity, is_.To, is_.Rule, is_.Evidence);
        }
    }

    private Dictionary<long, JoinRow> Before()
    {
        var before = new Dictionary<long, JoinRow>();
        using var statement = connection.Ask("SELECT identity, party, joined_to, rule, evidence FROM joins JOIN identities USING (identity)");
        using var rows = statement.Rows();
        while (rows.Read()) before.Add(rows.GetInt64(0), new(rows.GetInt64(1), rows.GetInt64(2), rows.GetString(3), rows.GetString(4)));
        return before;
    }

    private sealed record JoinRow(long Party, long To, string Rule, string Evidence);
}
