using System.Globalization;
using Jejak.Archive.Stores;
using Jejak.Archive.Stories;

namespace Jejak.Archive.Tables;

/// <summary>Writes which articles tell one report, from the links between them. Not safe for several threads.</summary>
internal sealed class StoryGrouping : IDisposable
{
    private readonly Statement _neighbours, _story, _members, _id;
    private readonly WriteStatement _leave;
    private readonly Appender _stories;
    private readonly Func<long, StorySignature?> _signatureOf;

    public StoryGrouping(StoreConnection connection, Func<long, StorySignature?> signatureOf)
    {
        _neighbours = connection.Ask("SELECT other, kind, strength FROM story_links WHERE one = ?1 UNION ALL SELECT one, kind, strength FROM story_links WHERE other = ?1");
        _story = connection.Ask("SELECT story FROM stories WHERE article = ?1");
        _members = connection.Ask("SELECT article FROM stories WHERE story = ?1");
        _id = connection.Ask("SELECT id FROM articles WHERE article = ?1");
        _leave = connection.Write("DELETE FROM stories WHERE article = ?1");
        _stories = connection.Append("stories", "article, story");
        _signatureOf = signatureOf;
    }

    /// <summary>Adds the article itself, those it is linked to, and those of its story: all whose group may change when it changes.</summary>
    public void AddNeighbours(long article, HashSet<long> articles)
    {
        articles.Add(article);
        foreach (var (other, _, _) in Links(article)) articles.Add(other);
        if (StoryOf(article) is not { } story) return;
        using var rows = _members.Rows(story);
        while (rows.Read()) articles.Add(rows.GetInt64(0));
    }

    /// <summary>Groups anew all articles that links connect with the <paramref name="touched"/> ones.</summary>
    public void Regroup(IEnumerable<long> touched)
    {
        var done = new HashSet<long>();
        foreach (long article in touched.Order())
        {
            if (!done.Contains(article)) Regroup(Connected(article, done));
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_neighbours, _story, _members, _id]) statement.Dispose();
        _leave.Dispose();
        _stories.Dispose();
    }

    /// <summary>Everybody who can be reached over links that join, with all links of each.</summary>
    private Dictionary<long, List<(long Other, bool Joins, int Strength)>> Connected(long start, HashSet<long> done)
    {
        var links = new Dictionary<long, List<(long, bool, int)>>();
        var waiting = new Queue<long>([start]);
        done.Add(start);
        while (waiting.TryDequeue(out long article))
        {
            links[article] = Links(article);
            foreach (var (other, joins, _) in links[article])
            {
                if (joins && done.Add(other)) waiting.Enqueue(other);
            }
        }
        return links;
    }

    private void Regroup(Dictionary<long, List<(long Other, bool Joins, int Strength)>> links)
    {
        // In order of time, those without one last; the same moment by id, which does not hang on the order of arrival.
        var articles = links.Keys.Select(article => (Number: article, Signature: _signatureOf(article), Id: Id(article)))
            .OrderBy(article => article.Signature?.Moment ?? int.MaxValue).ThenBy(article => article.Id, StringComparer.Ordinal).ToArray();
        var place = new Dictionary<long, int>();
        for (int i = 0; i < articles.Length; i++) place[articles[i].Number] = i;
        var edges = links.SelectMany(pair => pair.Value.Where(link => pair.Key < link.Other && place.ContainsKey(link.Other))
            .Select(link => new StoryGroups.Edge(place[pair.Key], place[link.Other], link.Strength, link.Joins)));
        int[] first = StoryGroups.Of(articles.Select(article => article.Signature?.Publisher ?? 0).ToArray(), edges);
        var sizes = first.CountBy(group => group).ToDictionary();
        for (int i = 0; i < articles.Length; i++)
        {
            long? story = sizes[first[i]] > 1 ? articles[first[i]].Number : null;
            if (StoryOf(articles[i].Number) is { } old)
            {
                if (old == story) continue;
                _leave.Run(articles[i].Number);
            }
            if (story is { } told) _stories.Add(articles[i].Number, told);
        }
    }

    private List<(long Other, bool Joins, int Strength)> Links(long article)
    {
        var links = new List<(long, bool, int)>();
        using var rows = _neighbours.Rows(article);
        while (rows.Read()) links.Add((rows.GetInt64(0), rows.GetString(1) != StoryLink.Name(LinkKind.Sequel), (int)rows.GetInt64(2)));
        return links;
    }

    private long? StoryOf(long article) => _story.Value(article) is { } story ? Convert.ToInt64(story, CultureInfo.InvariantCulture) : null;

    private string Id(long article) => (string)_id.Value(article)!;
}
