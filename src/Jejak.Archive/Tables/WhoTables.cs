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

    /// <summary>Articles in which it is looked who else is named.</summary>
    private const int MostArticles = 500;

    public ImmutableArray<WhoRow> Of(FoundName found) => [.. found.Parties.Select((party, number) => Of(party, found.Set.Identities[number]))];

    private WhoRow Of(long party, KnownIdentity known)
    {
        string members = $"(SELECT identity FROM identities WHERE party = {NameTables.Number(party)})";
        var articles = new HashSet<long>();
        int mentions = 0;
        string? first = null, last = null;
        var told = new List<RoleSighting>();
        Each($"SELECT e.article, e.mentions, a.day, e.roles, a.id FROM entities AS e JOIN articles AS a USING (article) WHERE e.identity IN {members}", row =>
        {
            long article = row.GetInt64(0);
            articles.Add(article);
            mentions += row.GetInt32(1);
            string? day = Rows.Text(row, 2);
            if (day is not null && (first is null || string.CompareOrdinal(day, first) < 0)) first = day;
            if (day is not null && string.CompareOrdinal(day, last) > 0) last = day;
            if (row.IsDBNull(3)) return;
            string id = row.GetString(4);
            foreach (string role in row.GetString(3).Split('\n')) told.Add(new(role, day, id, article));
        });
        var spellings = ImmutableArray.CreateBuilder<SpellingRow>();
        Each($"SELECT name_key, CAST(sum(articles) AS BIGINT) AS said FROM names WHERE identity IN {members} GROUP BY name_key ORDER BY said DESC, name_key", row => spellings.Add(new(row.GetString(0), row.GetInt32(1))));
        return new(known.Key, known.Type, known.Name, articles.Count, mentions, first, last, spellings.ToImmutable(), Roles(told), Related(members, party), Joins(members));
    }

    private ImmutableArray<RoleRow> Roles(List<RoleSighting> told)
    {
        var periods = RolePeriods.Of(told, offices);
        var evidence = new Dictionary<long, ArticleReference>();
        if (periods.Length > 0)
        {
            Each($"SELECT {Rows.ArticleColumns}, a.article FROM articles AS a WHERE a.article IN ({string.Join(',', periods.SelectMany(period => period.Evidence).Distinct().Select(NameTables.Number))})",
                row => evidence.Add(row.GetInt64(6), Rows.Article(row, 0)));
        }
        return [.. periods.Select(period => new RoleRow(period.Text, period.Articles, period.First, period.Last, [.. period.Evidence.Select(article => evidence[article])]))];
    }

    /// <summary>Those who are named in the same articles, and not merely in most articles. Of what thousands of articles name, the last of them are looked at.</summary>
    private ImmutableArray<RelatedRow> Related(string members, long party)
    {
        var related = new List<(RelatedRow Row, double Weight)>();
        Each($"""
            WITH mine AS (SELECT DISTINCT article FROM entities WHERE identity IN {members} ORDER BY article DESC LIMIT {NameTables.Number(MostArticles)}), beside AS (
              SELECT i.party AS party, count(DISTINCT e.article) AS shared FROM mine JOIN entities AS e ON e.article = mine.article JOIN identities AS i ON i.identity = e.identity
              WHERE i.party <> {NameTables.Number(party)} AND i.type IN ('person', 'organization', 'country')
              GROUP BY i.party ORDER BY shared DESC, i.party LIMIT 80)
            SELECT p.key, p.type, p.name, shared, (SELECT CAST(sum(n.articles) AS BIGINT) FROM identities AS i JOIN names AS n ON n.identity = i.identity WHERE i.party = beside.party)
            FROM beside JOIN identities AS p ON p.identity = beside.party
            """, row => related.Add((new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)), row.GetInt32(3) / Math.Sqrt(row.GetInt64(4)))));
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
