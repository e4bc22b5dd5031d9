using System.Collections.Immutable;
using System.Globalization;
using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Another person of one name, as the archive's articles show: <see cref="Namesakes"/>.</summary>
/// <param name="Key">Of the identity that the articles get: <c>person:herman@ARTICLE</c>, by the first of them.</param>
internal sealed record NamesakeRow(string Whole, string Key, IReadOnlyList<long> Articles, string Evidence);

/// <summary>Reads what the archive says of people whose name is anybody's. Not safe for several threads.</summary>
/// <param name="kept">Needed to find what is said of a few.</param>
internal sealed class NamesakeTables(StoreConnection connection, NameParts parts, JoiningTables? kept = null)
{
    private const string Person = "person:";
    private const int AtOnce = 500;

    /// <summary>Named in so many articles, or this share of all, somebody is in everybody's company.</summary>
    private const int FewArticles = 20;
    private const int Share = 100;

    private readonly Dictionary<string, int> _companions = new(StringComparer.Ordinal);

    /// <summary>In how many of so many articles one may be named who is seldom named.</summary>
    public static long MostOfCompany(long articles) => Math.Max(FewArticles, articles / Share);

    /// <summary>Whether company tells anything: it is named again, and not everywhere.</summary>
    public static bool IsSeldom(int articles, long most) => articles >= 2 && articles <= most;

    public static bool MayBeSeveral(string whole, NameParts parts) => whole.StartsWith(Person, StringComparison.Ordinal) && Namesakes.MayBeSeveral(whole[Person.Length..], parts);

    /// <param name="parted">Articles that decisions have taken from somebody: nothing is said of those.</param>
    /// <param name="only">Keys of names; null for all.</param>
    public List<NamesakeRow> Find(IReadOnlyDictionary<(string Whole, long Article), string> parted, IReadOnlyList<DecisionRow> decisions, IReadOnlySet<string>? only = null)
    {
        var candidates = Candidates(parted, only);
        var articles = candidates.Values.SelectMany(rows => rows.Select(row => row.Article)).ToHashSet();
        var companions = Companions(articles, only is null ? null : OfArticles(articles));
        var found = new List<NamesakeRow>();
        foreach (var (whole, rows) in candidates.OrderBy(candidate => candidate.Key, StringComparer.Ordinal))
        {
            rows.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
            // That articles name the same name joins nothing.
            int own = _companions.GetValueOrDefault(Namesakes.Company(whole, "person", parts)!, -1);
            var numbers = rows.ToDictionary(row => IdentityKey.ArticlePart(row.Id), row => row.Article, StringComparer.Ordinal);
            var sightings = rows.Select(row => new PersonSighting(IdentityKey.ArticlePart(row.Id), row.Day, row.Roles, companions.GetValueOrDefault(row.Article, []).Remove(own))).ToList();
            foreach (var part in Namesakes.Find(whole[Person.Length..], sightings, Together(whole, decisions)))
                found.Add(new(whole, whole + "@" + part.Articles[0], [.. part.Articles.Select(article => numbers[article])], part.Evidence));
        }
        return found;
    }

    /// <summary>What articles say of those whose name more than one may have, and who have a role in two articles at least.</summary>
    private Dictionary<string, List<Sighted>> Candidates(IReadOnlyDictionary<(string Whole, long Article), string> parted, IReadOnlySet<string>? only)
    {
        var keys = new Dictionary<long, string>();
        if (only is null)
        {
            Each("SELECT identity, key FROM identities WHERE type = 'person'", row =>
            {
                string whole = Namesakes.Whole(row.GetString(1));
                if (MayBeSeveral(whole, parts)) keys.Add(row.GetInt64(0), whole);
            });
        }
        else
        {
            using var bearers = connection.Ask(PartTables.WithParts);
            foreach (string whole in only.Where(whole => MayBeSeveral(whole, parts)))
            {
                using var rows = bearers.Rows(PartTables.RangeOf(whole));
                while (rows.Read()) keys.Add(rows.GetInt64(0), whole);
            }
        }
        var candidates = new Dictionary<string, List<Sighted>>(StringComparer.Ordinal);
        foreach (var chunk in keys.Keys.Chunk(AtOnce))
        {
            Each($"SELECT e.identity, e.article, a.id, a.day, e.roles FROM entities AS e JOIN articles AS a USING (article) WHERE e.identity IN {NameTables.InList(chunk)}", row =>
            {
                string whole = keys[row.GetInt64(0)];
                if (parted.ContainsKey((whole, row.GetInt64(1)))) return;
                if (!candidates.TryGetValue(whole, out var list)) candidates.Add(whole, list = []);
                DateOnly? day = Rows.Text(row, 3) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
                list.Add(new(row.GetInt64(1), row.GetString(2), day, Rows.Lines(row, 4)));
            });
        }
        foreach (var (whole, rows) in candidates)
        {
            if (rows.Count(row => row.Roles.Length > 0) < 2) candidates.Remove(whole);
        }
        return candidates;
    }

    /// <summary>Those named in each article who are seldom named; one whom a table lists under several names has one number.</summary>
    /// <param name="only">Identities of these articles, with all who count as one with them; null for everybody.</param>
    private Dictionary<long, ImmutableArray<int>> Companions(HashSet<long> articles, HashSet<long>? only)
    {
        var companions = new Dictionary<long, ImmutableArray<int>>();
        if (articles.Count == 0) return companions;
        var ofIdentity = new Dictionary<long, int>();
        var counted = new Dictionary<long, int>();
        foreach (string where in only is null ? ["type NOT IN ('source', 'country')"] : only.Order().Chunk(AtOnce).Select(chunk => $"identity IN {NameTables.InList(chunk)}"))
        {
            Each($"SELECT identity, key, type FROM identities WHERE {where}", row =>
            {
                if (Namesakes.Company(row.GetString(1), row.GetString(2), parts) is not { } name) return;
                if (!_companions.TryGetValue(name, out int number)) _companions.Add(name, number = _companions.Count);
                ofIdentity.Add(row.GetInt64(0), number);
            });
        }
        foreach (string where in only is null ? [""] : only.Order().Chunk(AtOnce).Select(chunk => $"WHERE identity IN {NameTables.InList(chunk)}"))
            Each($"SELECT identity, count(*) FROM entities {where} GROUP BY identity", row => counted.Add(row.GetInt64(0), row.GetInt32(1)));
        int[] counts = new int[_companions.Count];
        foreach (var (identity, count) in counted)
        {
            if (ofIdentity.TryGetValue(identity, out int number)) counts[number] += count;
        }
        long most = MostOfCompany(connection.Number("SELECT count(*) FROM articles"));
        foreach (var chunk in articles.Order().Chunk(AtOnce))
        {
            var beside = new Dictionary<long, ImmutableArray<int>.Builder>();
            Each($"SELECT article, identity FROM entities WHERE article IN {NameTables.InList(chunk)}", row =>
            {
                if (!ofIdentity.TryGetValue(row.GetInt64(1), out int number) || !IsSeldom(counts[number], most)) return;
                if (!beside.TryGetValue(row.GetInt64(0), out var list)) beside.Add(row.GetInt64(0), list = ImmutableArray.CreateBuilder<int>());
                list.Add(number);
            });
            foreach (var (article, list) in beside) companions.Add(article, list.ToImmutable());
        }
        return companions;
    }

    /// <summary>Everybody who is named in some articles, and everybody who counts as one of them.</summary>
    private HashSet<long> OfArticles(HashSet<long> articles)
    {
        var named = new HashSet<long>();
        foreach (var chunk in articles.Order().Chunk(AtOnce)) Each($"SELECT identity FROM entities WHERE article IN {NameTables.InList(chunk)}", row => named.Add(row.GetInt64(0)));
        var company = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in named.Order().Chunk(AtOnce))
        {
            Each($"SELECT key, type FROM identities WHERE identity IN {NameTables.InList(chunk)}", row =>
            {
                if (Namesakes.Company(row.GetString(0), row.GetString(1), parts) is { } name) company.Add(name);
            });
        }
        foreach (string name in company)
        {
            foreach (var one in kept!.Find(NameEntry.OfCompany(name))) named.Add(kept.Numbers[one.Key]);
        }
        // Those who have come since.
        Each("SELECT i.identity, i.key, i.type FROM touched JOIN identities AS i USING (identity)", row =>
        {
            if (Namesakes.Company(row.GetString(1), row.GetString(2), parts) is { } name && company.Contains(name)) named.Add(row.GetInt64(0));
        });
        return named;
    }

    /// <summary>Merges of the person with one of an article, or of two articles' persons: articles by their ids, null for whoever keeps the name.</summary>
    private static List<(string? One, string Other)> Together(string whole, IReadOnlyList<DecisionRow> decisions)
    {
        var together = new List<(string?, string)>();
        foreach (var decision in decisions)
        {
            if (decision.Kind != DecisionTables.Merge || Namesakes.Whole(decision.One) != whole) continue;
            foreach (string other in decision.Others.Where(other => Namesakes.Whole(other) == whole))
            {
                var (one, two) = (Article(decision.One), Article(other));
                if (one is not null || two is not null) together.Add(two is null ? (null, one!) : (one, two));
            }
        }
        return together;

        string? Article(string key) => key.Length > whole.Length ? key[(whole.Length + 1)..] : null;
    }

    private void Each(string sql, Action<System.Data.Common.DbDataReader> take)
    {
        using var statement = connection.Ask(sql);
        using var rows = statement.Rows();
        while (rows.Read()) take(rows);
    }

    private sealed record Sighted(long Article, string Id, DateOnly? Day, ImmutableArray<string> Roles);
}
