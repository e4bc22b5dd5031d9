using Jejak.Archive.Stores;
using Jejak.Archive.Stories;

namespace Jejak.Archive.Tables;

/// <summary>Writes which articles tell one report, from the links between them. Not safe for several threads.</summary>
internal sealed class StoryGrouping : IDisposable
{
    private const int AskedAtOnce = 1000;

    private readonly StoreConnection _connection;
    private readonly Statement _members;
    private readonly WriteStatement _leave;
    private readonly Appender _stories;
    private readonly Action<IEnumerable<long>> _load;
    private readonly Func<long, StorySignature?> _signatureOf;

    /// <param name="load">Brings the signatures of many articles at once.</param>
    /// <param name="signatureOf">That of one, loaded or not.</param>
    public StoryGrouping(StoreConnection connection, Action<IEnumerable<long>> load, Func<long, StorySignature?> signatureOf)
    {
        _connection = connection;
        _members = connection.Ask("SELECT article FROM stories WHERE story = ?1");
        _leave = connection.Write("DELETE FROM stories WHERE article = ?1");
        _stories = connection.Append("stories", "article, story");
        (_load, _signatureOf) = (load, signatureOf);
    }

    /// <summary>Adds the article itself, those it is linked to, and those of its story: all whose group may change when it changes.</summary>
    public void AddNeighbours(long article, HashSet<long> articles)
    {
        articles.Add(article);
        foreach (var (other, _, _) in Links([article])[article]) articles.Add(other);
        if (Told([article])[article].Story is not { } story) return;
        using var rows = _members.Rows(story);
        while (rows.Read()) articles.Add(rows.GetInt64(0));
    }

    /// <summary>Groups anew all articles that links connect with the <paramref name="touched"/> ones.</summary>
    public void Regroup(IEnumerable<long> touched)
    {
        var links = Connected(touched);
        var told = Told(links.Keys);
        _load(links.Keys);
        var done = new HashSet<long>();
        foreach (long article in links.Keys.Order())
        {
            if (done.Add(article)) Regroup(Component(article, links, done), links, told);
        }
    }

    public void Dispose()
    {
        _members.Dispose();
        _leave.Dispose();
        _stories.Dispose();
    }

    /// <summary>Everybody who can be reached from the <paramref name="touched"/> ones over links that join, with all links of each; a step over links is one question.</summary>
    private Dictionary<long, List<Link>> Connected(IEnumerable<long> touched)
    {
        var all = new Dictionary<long, List<Link>>();
        var next = touched.ToHashSet();
        while (next.Count > 0)
        {
            var links = Links(next);
            foreach (var (article, its) in links) all.Add(article, its);
            next = [.. links.Values.SelectMany(its => its).Where(link => link.Joins && !all.ContainsKey(link.Other)).Select(link => link.Other)];
        }
        return all;
    }

    /// <summary>Those of them who can be reached from one.</summary>
    private static List<long> Component(long start, Dictionary<long, List<Link>> links, HashSet<long> done)
    {
        var component = new List<long> { start };
        for (int i = 0; i < component.Count; i++)
        {
            foreach (var link in links[component[i]])
            {
                if (link.Joins && done.Add(link.Other)) component.Add(link.Other);
            }
        }
        return component;
    }

    private void Regroup(List<long> component, Dictionary<long, List<Link>> links, Dictionary<long, (string Id, long? Story)> told)
    {
        // In order of time, those without one last; the same moment by id, which does not hang on the order of arrival.
        var articles = component.Select(article => (Number: article, Signature: _signatureOf(article), told[article].Id))
            .OrderBy(article => article.Signature?.Moment ?? int.MaxValue).ThenBy(article => article.Id, StringComparer.Ordinal).ToArray();
        var place = new Dictionary<long, int>();
        for (int i = 0; i < articles.Length; i++) place[articles[i].Number] = i;
        var edges = component.SelectMany(article => links[article].Where(link => article < link.Other && place.ContainsKey(link.Other))
            .Select(link => new StoryGroups.Edge(place[article], place[link.Other], link.Strength, link.Joins)));
        int[] first = StoryGroups.Of(articles.Select(article => article.Signature?.Publisher ?? 0).ToArray(), edges);
        var sizes = first.CountBy(group => group).ToDictionary();
        for (int i = 0; i < articles.Length; i++)
        {
            long? story = sizes[first[i]] > 1 ? articles[first[i]].Number : null;
            if (told[articles[i].Number].Story is { } old)
            {
                if (old == story) continue;
                _leave.Run(articles[i].Number);
            }
            if (story is { } own) _stories.Add(articles[i].Number, own);
        }
    }

    private Dictionary<long, List<Link>> Links(IReadOnlyCollection<long> articles)
    {
        var links = articles.ToDictionary(article => article, _ => new List<Link>());
        foreach (long[] some in articles.Chunk(AskedAtOnce))
        {
            string list = NameTables.InList(some);
            using var all = _connection.Ask($"SELECT one, other, kind, strength FROM story_links WHERE one IN {list} UNION ALL SELECT other, one, kind, strength FROM story_links WHERE other IN {list}");
            using var rows = all.Rows();
            while (rows.Read()) links[rows.GetInt64(0)].Add(new(rows.GetInt64(1), rows.GetString(2) != StoryLink.Name(LinkKind.Sequel), (int)rows.GetInt64(3)));
        }
        return links;
    }

    /// <summary>The id of each article, and the story that it is in.</summary>
    private Dictionary<long, (string Id, long? Story)> Told(IReadOnlyCollection<long> articles)
    {
        var told = new Dictionary<long, (string, long?)>();
        foreach (long[] some in articles.Chunk(AskedAtOnce))
        {
            using var all = _connection.Ask($"SELECT a.article, a.id, s.story FROM articles AS a LEFT JOIN stories AS s ON s.article = a.article WHERE a.article IN {NameTables.InList(some)}");
            using var rows = all.Rows();
            while (rows.Read()) told.Add(rows.GetInt64(0), (rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetInt64(2)));
        }
        return told;
    }

    /// <param name="Joins">False of a sequel, which two articles have apart.</param>
    private readonly record struct Link(long Other, bool Joins, int Strength);
}
