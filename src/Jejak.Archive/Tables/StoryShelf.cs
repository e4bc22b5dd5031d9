using System.Collections.Immutable;
using System.Text;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Stories;
using Jejak.Archive.Storing;

namespace Jejak.Archive.Tables;

/// <summary>Stories and their articles. Not safe for several threads.</summary>
internal sealed class StoryShelf(StoreConnection connection, ArticleShelf articles)
{
    private const int RowsAtOnce = 500;

    private static readonly string[] s_relations = ["agency", "newspaper", "broadcaster"];

    public Answer<StoryRow> Stories(StoriesQuestion question, FoundName? about, FoundName? via)
    {
        var conditions = new List<string>
        {
            "count(*) >= CAST(?1 AS BIGINT)",
            "(?2 IS NULL AND ?3 IS NULL OR max(CASE WHEN (?2 IS NULL OR a.day >= ?2) AND (?3 IS NULL OR a.day <= ?3) THEN 1 ELSE 0 END) = 1)",
            "(?4 IS NULL OR max(CASE WHEN lower(a.publisher) = lower(?4) THEN 1 ELSE 0 END) = 1)",
        };
        if (about is not null) conditions.Add($"max(CASE WHEN s.article IN (SELECT article FROM entities WHERE identity IN {about.Identities}) THEN 1 ELSE 0 END) = 1");
        if (via is not null)
            conditions.Add($"max(CASE WHEN s.article IN (SELECT q.article FROM quotation_parties AS p JOIN quotations AS q USING (quotation) WHERE p.part = 'via' AND p.identity IN {via.Identities}) THEN 1 ELSE 0 END) = 1");
        using var all = connection.Ask($"""
            SELECT s.story, count(*) AS articles, max(a.day) FROM stories AS s JOIN articles AS a USING (article) GROUP BY s.story
            HAVING {string.Join(" AND ", conditions)} ORDER BY 2 DESC, 3 DESC NULLS LAST, 1
            """);
        var found = new List<long>();
        int total = 0;
        using (var rows = all.Rows((long)Math.Max(2, question.AtLeast), question.Days.First, question.Days.Last, question.Publisher))
        {
            while (rows.Read())
            {
                if (question.Limit <= 0 || total < question.Limit) found.Add(rows.GetInt64(0));
                total++;
            }
        }
        return new([.. Heads(found)], total, [.. new[] { about, via }.OfType<FoundName>().Select(name => name.Set)]);
    }

    /// <summary>Null where there is no such article, or more than one answers to the id.</summary>
    public StoryAnswer? Story(string id)
    {
        if (articles.Number(id) is not { } article) return null;
        long story = connection.Number($"SELECT story FROM stories WHERE article = {article}");
        var members = story == 0 ? [Load(article)] : MembersOf(story).Select(Load).ToList();
        members = [.. members.OrderBy(member => member.Signature.Moment ?? int.MaxValue).ThenBy(member => member.Reference.Id, StringComparer.Ordinal)];
        var rows = ImmutableArray.CreateBuilder<StoryMember>();
        var disagreements = new List<DisagreementRow>();
        for (int i = 0; i < members.Count; i++)
        {
            var (origin, between) = OriginOf(i, members);
            disagreements.AddRange(between);
            rows.Add(new(members[i].Reference, origin, members[i].Text.Relays));
        }
        return new(Head(members), rows.ToImmutable(), [.. disagreements.Distinct()]);
    }

    /// <summary>Null where one of the two is not there.</summary>
    public DiffAnswer? Diff(DiffQuestion question)
    {
        if (articles.Number(question.One) is not { } one || articles.Number(question.Other) is not { } other) return null;
        Member left = Load(one), right = Load(other);
        return StoryDiff.Between(left.Text, left.Signature, right.Text, right.Signature);
    }

    /// <summary>The earlier article that shares most runs of words with this one, and where the two, and the first and this one, disagree.</summary>
    private static (StoryOrigin? Origin, IEnumerable<DisagreementRow> Disagreements) OriginOf(int number, List<Member> members)
    {
        if (number == 0) return (null, []);
        var member = members[number];
        var origin = members.Take(number).MaxBy(earlier => earlier.Signature.Runs.Shared(member.Signature.Runs))!;
        var collation = Collation.Of(origin.Text, member.Text);
        var link = StoryLink.Between(origin.Signature, member.Signature);
        var row = new StoryOrigin(origin.Reference.Id, link is { } told ? StoryLink.Name(told.Kind) : null, StoryDiff.Share(origin.Signature, member.Signature),
            collation.Count(PassageKind.Shared), collation.Count(PassageKind.Changed), collation.Count(PassageKind.Dropped), collation.Count(PassageKind.Added));
        var rows = collation.Disagreements.Select(disagreement => StoryDiff.Row(disagreement, origin.Text, member.Text));
        return (row, origin == members[0] ? rows : rows.Concat(Collation.Of(members[0].Text, member.Text).Disagreements.Select(disagreement => StoryDiff.Row(disagreement, members[0].Text, member.Text))));
    }

    private static StoryRow Head(List<Member> members) => new(
        members[0].Reference, members.Count, [.. members.Select(member => member.Reference.Publisher).OfType<string>().Distinct(StringComparer.Ordinal)], SourcesOf(members),
        members.Select(member => Day(member.Reference)).OfType<string>().Min(StringComparer.Ordinal), members.Select(member => Day(member.Reference)).OfType<string>().Max(StringComparer.Ordinal));

    private static ImmutableArray<StorySource> SourcesOf(List<Member> members) => Sources(members.SelectMany(member => member.Relays.Distinct()));

    private static ImmutableArray<StorySource> Sources(IEnumerable<(string Name, string Relation)> relays) =>
    [
        .. relays.CountBy(relay => relay).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => new StorySource(pair.Key.Name, pair.Key.Relation, pair.Value)),
    ];

    private static string? Day(ArticleReference article) => article.Published is { Length: >= 10 } published ? published[..10] : null;

    private IEnumerable<StoryRow> Heads(List<long> stories)
    {
        foreach (var chunk in stories.Chunk(RowsAtOnce))
        {
            var heads = new Dictionary<long, List<(long Article, ArticleReference Reference)>>();
            var relays = new Dictionary<long, List<(string, string)>>();
            using var some = connection.Ask($"SELECT {Rows.ArticleColumns}, s.story, a.article FROM stories AS s JOIN articles AS a USING (article) WHERE s.story IN {NameTables.InList(chunk)} ORDER BY a.id");
            using (var rows = some.Rows())
            {
                while (rows.Read())
                {
                    if (!heads.TryGetValue(rows.GetInt64(6), out var head)) heads[rows.GetInt64(6)] = head = [];
                    head.Add((rows.GetInt64(7), Rows.Article(rows)));
                }
            }
            using var chains = connection.Ask($"SELECT s.story, q.article, q.chain FROM stories AS s JOIN quotations AS q USING (article) WHERE q.chain IS NOT NULL AND s.story IN {NameTables.InList(chunk)} ORDER BY q.quotation");
            using (var rows = chains.Rows())
            {
                var seen = new HashSet<(long, string, string)>();
                while (rows.Read())
                {
                    if (!relays.TryGetValue(rows.GetInt64(0), out var list)) relays[rows.GetInt64(0)] = list = [];
                    list.AddRange(Relays(rows.GetString(2)).Where(relay => seen.Add((rows.GetInt64(1), relay.Name, relay.Relation))).Select(relay => (relay.Name, relay.Relation)));
                }
            }
            foreach (long story in chunk)
            {
                var references = heads[story].Select(head => head.Reference).OrderBy(reference => StorySignature.MomentOf(reference.Published) ?? int.MaxValue).ToList();
                var days = references.Select(Day).OfType<string>().Order(StringComparer.Ordinal).ToArray();
                yield return new(heads[story].First(head => head.Article == story).Reference, references.Count, [.. references.Select(reference => reference.Publisher).OfType<string>().Distinct(StringComparer.Ordinal)],
                    Sources(relays.GetValueOrDefault(story, [])), days.FirstOrDefault(), days.LastOrDefault());
            }
        }
    }

    private List<long> MembersOf(long story)
    {
        using var all = connection.Ask("SELECT article FROM stories WHERE story = ?1 ORDER BY article");
        using var rows = all.Rows(story);
        var members = new List<long>();
        while (rows.Read()) members.Add(rows.GetInt64(0));
        return members;
    }

    private Member Load(long article)
    {
        using var one = connection.Ask($"""
            SELECT {Rows.ArticleColumns}, r.reading, r.words, s.signature, b.bands FROM articles AS a JOIN revisions AS r ON r.revision = a.revision
            JOIN signatures AS s ON s.article = a.article JOIN bands AS b ON b.article = a.article WHERE a.article = ?1
            """);
        // One question at a time: the relays are asked for once the row has been read.
        var relays = RelaysOf(article);
        using var row = one.Rows(article);
        row.Read();
        var reference = Rows.Article(row);
        var text = StoryText.Of(Deflated.Unpack((byte[])row.GetValue(6)), Encoding.UTF8.GetString(Deflated.Unpack((byte[])row.GetValue(7)))) with { Title = reference.Title, Publisher = reference.Publisher };
        return new(reference, text, StorySignature.FromBytes((byte[])row.GetValue(8), (byte[])row.GetValue(9)), relays);
    }

    private ImmutableArray<(string Name, string Relation)> RelaysOf(long article)
    {
        using var chains = connection.Ask("SELECT chain FROM quotations WHERE article = ?1 AND chain IS NOT NULL ORDER BY number");
        using var rows = chains.Rows(article);
        var relays = ImmutableArray.CreateBuilder<(string, string)>();
        while (rows.Read()) relays.AddRange(Relays(rows.GetString(0)));
        return relays.ToImmutable();
    }

    private static IEnumerable<(string Name, string Relation)> Relays(string chain) =>
        chain.Split('\n').Select(line => line.Split('\t')).Where(parts => s_relations.Contains(parts[0])).Select(parts => (parts[1], parts[0]));

    private sealed record Member(ArticleReference Reference, StoryText Text, StorySignature Signature, ImmutableArray<(string Name, string Relation)> Relays);
}
