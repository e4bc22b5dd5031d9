using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Jejak.Archive.Identity;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Reads what all articles together say of each identity. Not safe for several threads.</summary>
internal sealed class SightingTables(StoreConnection connection)
{
    /// <param name="numbers">Gets the number of each key.</param>
    public List<NamedParty> Read(Dictionary<string, long> numbers)
    {
        var articles = new Dictionary<long, int>();
        Each("SELECT identity, count(*) FROM entities GROUP BY identity", row => articles.Add(row.GetInt64(0), row.GetInt32(1)));
        var spellings = new Dictionary<long, ImmutableArray<Counted>.Builder>();
        Each("SELECT identity, name_key, articles FROM names", row => Add(spellings, row.GetInt64(0), new(row.GetString(1), row.GetInt32(2))));
        var roles = new Dictionary<long, ImmutableArray<Counted>.Builder>();
        // Several roles of one article are a line each. Counted here: a database would look up every row by the identity.
        var told = new Dictionary<(long Identity, string Roles), int>();
        Each("SELECT identity, roles FROM entities WHERE roles IS NOT NULL", row => CollectionsMarshal.GetValueRefOrAddDefault(told, (row.GetInt64(0), row.GetString(1)), out _)++);
        foreach (var ((identity, words), count) in told) Add(roles, identity, new(words, count));
        var parties = new List<NamedParty>();
        Each("SELECT identity, key, type, name_key FROM identities", row =>
        {
            long identity = row.GetInt64(0);
            numbers[row.GetString(1)] = identity;
            if (articles.TryGetValue(identity, out int count))
                parties.Add(new(row.GetString(1), row.GetString(2), row.GetString(3), count, Of(spellings, identity), Of(roles, identity)));
        });
        return parties;
    }

    private void Each(string sql, Action<System.Data.Common.DbDataReader> take)
    {
        using var statement = connection.Ask(sql);
        using var rows = statement.Rows();
        while (rows.Read()) take(rows);
    }

    private static void Add(Dictionary<long, ImmutableArray<Counted>.Builder> lists, long identity, Counted counted)
    {
        if (!lists.TryGetValue(identity, out var list)) lists.Add(identity, list = ImmutableArray.CreateBuilder<Counted>());
        list.Add(counted);
    }

    private static ImmutableArray<Counted> Of(Dictionary<long, ImmutableArray<Counted>.Builder> lists, long identity) =>
        lists.TryGetValue(identity, out var list) ? list.ToImmutable() : [];
}
