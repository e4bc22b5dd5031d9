using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What the rules of joining propose, kept from one time to the next. Not safe for several threads.</summary>
internal sealed class JoiningProposals(StoreConnection connection)
{
    private const int AtOnce = 500;

    public void Fill(IEnumerable<ProposalRow> all)
    {
        connection.Execute("DELETE FROM joining_proposals");
        Add(all);
    }

    /// <summary>Puts what is proposed for some names in the place of what was.</summary>
    /// <returns>Names that have lost or got a proposal, or have another one.</returns>
    public HashSet<long> Replace(IReadOnlyCollection<long> names, IReadOnlyCollection<ProposalRow> proposals)
    {
        var before = Of(names, "one").ToHashSet();
        var now = proposals.ToHashSet();
        var lost = before.Where(row => !now.Contains(row)).ToList();
        using (var drop = connection.Write("DELETE FROM joining_proposals WHERE one = ?1 AND other = ?2 AND rule = ?3"))
        {
            foreach (var row in lost) drop.Run(row.One, row.Other, row.Rule);
        }
        connection.Flush();
        var got = now.Where(row => !before.Contains(row)).ToList();
        Add(got);
        return [.. lost.Concat(got).SelectMany(row => new[] { row.One, row.Other })];
    }

    /// <summary>Adds all names that proposals connect with some, however far.</summary>
    /// <param name="decided">Further connections, both ways.</param>
    /// <returns>The proposals between them.</returns>
    public List<ProposalRow> Connect(HashSet<long> names, ILookup<long, long> decided)
    {
        var found = new HashSet<ProposalRow>();
        var next = names.ToList();
        while (next.Count > 0)
        {
            var rows = Of(next, "one").Concat(Of(next, "other")).ToList();
            found.UnionWith(rows);
            var ends = rows.SelectMany(row => new[] { row.One, row.Other }).Concat(next.SelectMany(name => decided[name]));
            next = [.. ends.Where(names.Add)];
        }
        return [.. found];
    }

    private void Add(IEnumerable<ProposalRow> proposals)
    {
        using var rows = connection.Append("joining_proposals", "one, other, rule, evidence");
        foreach (var row in proposals.OrderBy(row => row.One).ThenBy(row => row.Other).ThenBy(row => row.Rule)) rows.Add(row.One, row.Other, row.Rule, row.Evidence);
        connection.Flush();
    }

    private List<ProposalRow> Of(IEnumerable<long> names, string end)
    {
        var found = new List<ProposalRow>();
        foreach (var chunk in names.Chunk(AtOnce))
        {
            using var some = connection.Ask($"SELECT one, other, rule, evidence FROM joining_proposals WHERE {end} IN {NameTables.InList(chunk)}");
            using var rows = some.Rows();
            while (rows.Read()) found.Add(new(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2), rows.GetString(3)));
        }
        return found;
    }
}

/// <param name="One">Number of the identity that is to be joined.</param>
/// <param name="Rule">Number of the <see cref="JoinRule"/>.</param>
internal sealed record ProposalRow(long One, long Other, int Rule, string Evidence);
