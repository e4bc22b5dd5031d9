using System.Collections.Immutable;
using System.Data.Common;
using Jejak.Archive.Identity;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Tells who somebody is: spellings, roles with their periods, whom they are named with, and why all that is one. Not safe for several threads.</summary>
internal sealed class WhoTables(StoreConnection connection, OfficeWords offices)
{
    private const int MostRelated = 12;

    public ImmutableArray<WhoRow> Of(FoundName found) => [.. found.Parties.Select((party, number) => Of(party, found.Set.Identities[number]))];

    private WhoRow Of(long party, KnownIdentity known)
    {
        string members = $"(SELECT identity FROM identities WHERE party = {NameTables.Number(party)})";
        int articles = 0, mentions = 0;
        string? first = null, last = null;
        Each($"SELECT count(DISTINCT e.article), sum(e.mentions), min(a.day), max(a.day) FROM entities AS e JOIN articles AS a USING (article) WHERE e.identity IN {members}", row =>
        {
            if (row.IsDBNull(1)) return;
            (articles, mentions, first, last) = (row.GetInt32(0), Convert.ToInt32(row.GetValue(1), System.Globalization.CultureInfo.InvariantCulture), Rows.Text(row, 2), Rows.Text(row, 3));
        });
        var spellings = ImmutableArray.CreateBuilder<SpellingRow>();
        Each($"SELECT name_key, CAST(sum(articles) AS BIGINT) AS said FROM names WHERE identity IN {members} GROUP BY name_key ORDER BY said DESC, name_key", row => spellings.Add(new(row.GetString(0), row.GetInt32(1))));
        return new(known.Key, known.Type, known.Name, articles, mentions, first, last, spellings.ToImmutable(), Roles(members), Related(members, party), Joins(members));
    }

    private ImmutableArray<RoleRow> Roles(string members)
    {
        var told = new List<RoleSighting>();
        Each($"""
            SELECT e.roles, {Rows.ArticleColumns}, a.day FROM entities AS e JOIN articles AS a USING (article)
            WHERE e.identity IN {members} AND e.roles IS NOT NULL ORDER BY a.day NULLS FIRST, a.id, e.identity
            """, row =>
        {
            foreach (string role in row.GetString(0).Split('\n')) told.Add(new(role, Rows.Text(row, 7), Rows.Article(row, 1)));
        });
        return RolePeriods.Of(told, offices);
    }

    /// <summary>Those who are named in the same articles, and not merely in most articles.</summary>
    private ImmutableArray<RelatedRow> Related(string members, long party)
    {
        var related = new List<(RelatedRow Row, double Weight)>();
        Each($"""
            WITH beside AS (
              SELECT i.party AS party, count(DISTINCT e.article) AS shared FROM entities AS mine JOIN entities AS e ON e.article = mine.article JOIN identities AS i ON i.identity = e.identity
              WHERE mine.identity IN {members} AND i.party <> {NameTables.Number(party)} AND i.type IN ('person', 'organization', 'country')
              GROUP BY i.party ORDER BY shared DESC, i.party LIMIT 80)
            SELECT p.key, p.type, p.name, shared, (SELECT count(*) FROM entities AS e JOIN identities AS i ON i.identity = e.identity WHERE i.party = beside.party)
            FROM beside JOIN identities AS p ON p.identity = beside.party
            """, row => related.Add((new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)), row.GetInt32(3) / Math.Sqrt(row.GetInt32(4)))));
        return [.. related.OrderByDescending(one => one.Weight).ThenBy(one => one.Row.Key, StringComparer.Ordinal).Take(MostRelated).Select(one => one.Row)];
    }

    private ImmutableArray<JoinRow> Joins(string members)
    {
        var joins = ImmutableArray.CreateBuilder<JoinRow>();
        Each($"""
            SELECT i.key, i.name, (SELECT count(*) FROM entities AS e WHERE e.identity = i.identity) AS articles, t.key, j.rule, j.evidence
            FROM joins AS j JOIN identities AS i ON i.identity = j.identity JOIN identities AS t ON t.identity = j.joined_to
            WHERE j.identity IN {members} ORDER BY articles DESC, i.key
            """, row => joins.Add(new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetString(5))));
        return joins.ToImmutable();
    }

    private void Each(string sql, Action<DbDataReader> take)
    {
        using var statement = connection.Ask(sql);
        using var rows = statement.Rows();
        while (rows.Read()) take(rows);
    }
}
