using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Finds whose articles may belong to other people of their name than before, now that some names are named more or less often. Not safe for several threads.</summary>
internal sealed class Company(StoreConnection connection, JoiningTables names, JoiningState state, NameParts parts)
{
    private const int AtOnce = 500;

    /// <returns>Keys of names, with all that have parts among them; null where it may be anybody's.</returns>
    public HashSet<string>? Affected(List<long> touched)
    {
        long articles = connection.Number("SELECT count(*) FROM articles");
        var (wasMost, most) = (NamesakeTables.MostOfCompany(state.ArticlesBefore), NamesakeTables.MostOfCompany(articles));
        if (wasMost != most) return null;
        var wholes = new HashSet<string>(StringComparer.Ordinal);
        var now = new Dictionary<string, List<(long Identity, int Articles)>>(StringComparer.Ordinal);
        foreach (var chunk in touched.Chunk(AtOnce))
        {
            using var some = connection.Ask($"SELECT identity, key, type, (SELECT count(*) FROM entities WHERE entities.identity = identities.identity) FROM identities WHERE identity IN {NameTables.InList(chunk)}");
            using var rows = some.Rows();
            while (rows.Read())
            {
                wholes.Add(Namesakes.Whole(rows.GetString(1)));
                if (Namesakes.Company(rows.GetString(1), rows.GetString(2), parts) is not { } company) continue;
                if (!now.TryGetValue(company, out var list)) now.Add(company, list = []);
                list.Add((rows.GetInt64(0), rows.GetInt32(3)));
            }
        }
        var turned = new HashSet<long>();
        foreach (var (company, changed) in now)
        {
            var all = names.Find(NameEntry.OfCompany(company)).ToDictionary(named => names.Numbers[named.Key], named => named.Articles);
            int before = all.Values.Sum();
            foreach (var (identity, count) in changed) all[identity] = count;
            if (NamesakeTables.IsSeldom(before, wasMost) != NamesakeTables.IsSeldom(all.Values.Sum(), most)) turned.UnionWith(all.Keys);
        }
        AddBeside(turned, wholes);
        return wholes;
    }

    /// <summary>People whose name may be several's, and who are named in an article with one of these.</summary>
    private void AddBeside(HashSet<long> turned, HashSet<string> wholes)
    {
        foreach (var chunk in turned.Order().Chunk(AtOnce))
        {
            using var some = connection.Ask($"""
                SELECT DISTINCT i.key FROM entities AS mine JOIN entities AS e ON e.article = mine.article JOIN identities AS i ON i.identity = e.identity
                WHERE mine.identity IN {NameTables.InList(chunk)} AND i.type = 'person'
                """);
            using var rows = some.Rows();
            while (rows.Read())
            {
                string whole = Namesakes.Whole(rows.GetString(0));
                if (NamesakeTables.MayBeSeveral(whole, parts)) wholes.Add(whole);
            }
        }
    }
}
