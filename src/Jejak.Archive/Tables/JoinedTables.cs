using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Writes who is one with whom, and why. Not safe for several threads.</summary>
internal sealed class JoinedTables(StoreConnection connection)
{
    private const int AtOnce = 500;

    /// <param name="numbers">Of keys.</param>
    /// <param name="members">Whose parties these are; null for everybody.</param>
    public void Write(IReadOnlyList<JoinedParty> joined, List<NamesakeRow> namesakes, Dictionary<string, long> numbers, HashSet<long>? members)
    {
        var now = new Dictionary<long, JoinRow>();
        foreach (var party in joined)
        {
            foreach (var join in party.Joins) now.Add(numbers[join.Key], new(numbers[party.Head], numbers[join.To], PartyRules.NameOf(join.Rule), join.Evidence));
        }
        foreach (var namesake in namesakes)
        {
            // A person's articles that are nobody's any more have no number.
            if (Number(namesake.Key, numbers) is { } part && Number(namesake.Whole, numbers) is { } whole && members?.Contains(part) != false) now.TryAdd(part, new(part, whole, PartyRules.Namesake, namesake.Evidence));
        }
        var before = members is null ? Before("") : members.Chunk(AtOnce).SelectMany(chunk => Before($"WHERE identity IN {NameTables.InList(chunk)}")).ToDictionary();
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

    private long? Number(string key, Dictionary<string, long> numbers)
    {
        if (numbers.TryGetValue(key, out long number)) return number;
        using var find = connection.Ask("SELECT identity FROM identities WHERE key = ?1");
        return find.Value(key) is { } found ? Convert.ToInt64(found, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private Dictionary<long, JoinRow> Before(string where)
    {
        var before = new Dictionary<long, JoinRow>();
        using var statement = connection.Ask($"SELECT identity, party, joined_to, rule, evidence FROM joins JOIN identities USING (identity) {where}");
        using var rows = statement.Rows();
        while (rows.Read()) before.Add(rows.GetInt64(0), new(rows.GetInt64(1), rows.GetInt64(2), rows.GetString(3), rows.GetString(4)));
        return before;
    }

    private sealed record JoinRow(long Party, long To, string Rule, string Evidence);
}
