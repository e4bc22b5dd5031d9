namespace Jejak.Archive.Identity.Joins;

/// <summary>Identities put together one join after the other, where nothing forbids it. Not safe for several threads.</summary>
internal sealed class Parties
{
    /// <summary>A full name is shown unless hardly anybody uses it.</summary>
    private const int FarCommoner = 7;

    private readonly List<Named> _all;
    private readonly NameParts _parts;
    private readonly int[] _over;
    private readonly int[] _listed;
    private readonly string?[] _fixed;
    private readonly List<Proposal> _made = [];
    private readonly List<(int One, int Other)> _apart = [];

    /// <param name="all">In the order of their keys; gets numbers.</param>
    public Parties(List<Named> all, NameParts parts, IEnumerable<IdentityDecision> decisions)
    {
        (_all, _parts) = (all, parts);
        for (int i = 0; i < all.Count; i++) all[i].Number = i;
        _over = [.. Enumerable.Range(0, all.Count)];
        _listed = [.. all.Select(named => named.Listed)];
        _fixed = [.. all.Select(named => named.Key.StartsWith("country:", StringComparison.Ordinal) || named.Key.StartsWith("wikidata:", StringComparison.Ordinal) ? named.Key : null)];
        var apart = decisions.Where(decision => !decision.AreOne).ToList();
        if (apart.Count == 0) return;
        var numbers = all.ToDictionary(named => named.Key, named => named.Number, StringComparer.Ordinal);
        foreach (var decision in apart)
        {
            if (numbers.TryGetValue(decision.One, out int one) && numbers.TryGetValue(decision.Other, out int other)) _apart.Add((one, other));
        }
    }

    /// <summary>Puts together what the surest proposals say first.</summary>
    public void Propose(IEnumerable<Proposal> proposals)
    {
        foreach (var proposal in proposals.OrderBy(proposal => proposal.Rule).ThenByDescending(proposal => proposal.To.Articles).ThenByDescending(proposal => proposal.One.Articles)
            .ThenBy(proposal => proposal.To.Number).ThenBy(proposal => proposal.One.Number)) Propose(proposal);
    }

    private void Propose(Proposal proposal)
    {
        int one = Find(proposal.One.Number), other = Find(proposal.To.Number);
        if (one == other || (proposal.Rule != JoinRule.Decision && AreDifferent(one, other)) || AreApart(one, other)) return;
        int top = Math.Min(one, other), under = Math.Max(one, other);
        _over[under] = top;
        if (_listed[top] < 0) _listed[top] = _listed[under];
        _fixed[top] ??= _fixed[under];
        _made.Add(proposal);
    }

    public IReadOnlyList<JoinedParty> ToParties()
    {
        var joins = new Dictionary<int, List<(Named Of, Proposal By)>>();
        foreach (var made in _made)
        {
            Add(made.One, made);
            Add(made.To, made);
        }
        return
        [
            .. _all.Where(named => joins.ContainsKey(named.Number)).GroupBy(named => Find(named.Number))
                .Select(members => Describe(Head([.. members], joins), joins)).OrderBy(party => party.Head, StringComparer.Ordinal),
        ];

        void Add(Named named, Proposal made)
        {
            if (!joins.TryGetValue(named.Number, out var list)) joins.Add(named.Number, list = []);
            list.Add((named, made));
        }
    }

    /// <summary>A state's code or an item goes first, then the name a table shows, then the commonest name that is neither short nor long nor wrong for another.</summary>
    private Named Head(List<Named> members, Dictionary<int, List<(Named Of, Proposal By)>> joins)
    {
        if (members.Find(named => _fixed[named.Number] == named.Party.Key) is { } known) return known;
        int row = _listed[Find(members[0].Number)];
        if (row >= 0 && NameKey.Of(_parts.ListedName(row)) is var listed && members.Where(named => named.Party.NameKey == listed).ToList() is { Count: > 0 } shown) return NamePool.Commonest(shown);
        var common = NamePool.Commonest(members);
        var full = members.Where(named => !joins[named.Number].Exists(join => join.By.One == join.Of && join.By.Rule is not (JoinRule.Spelling or JoinRule.Kind or JoinRule.Listed)
            && !(join.By.Rule == JoinRule.LongName && join.Of.Articles > join.By.To.Articles))).ToList();
        return full.Count > 0 && NamePool.Commonest(full) is var head && head.Articles * FarCommoner >= common.Articles ? head : common;
    }

    private static JoinedParty Describe(Named head, Dictionary<int, List<(Named Of, Proposal By)>> joins)
    {
        var told = new List<Join>();
        var seen = new HashSet<int> { head.Number };
        var next = new Queue<Named>([head]);
        while (next.TryDequeue(out var to))
        {
            foreach (var (_, by) in joins[to.Number])
            {
                var from = by.One == to ? by.To : by.One;
                if (!seen.Add(from.Number)) continue;
                told.Add(new(from.Party.Key, to.Party.Key, by.Rule, by.Evidence));
                next.Enqueue(from);
            }
        }
        return new(head.Party.Key, told);
    }

    /// <summary>Two rows of the tables, or two states or items: never one by rule.</summary>
    private bool AreDifferent(int one, int other) =>
        _listed[one] >= 0 && _listed[other] >= 0 && _listed[one] != _listed[other] || _fixed[one] is { } key && _fixed[other] is { } second && key != second;

    private bool AreApart(int one, int other)
    {
        foreach (var (mine, yours) in _apart)
        {
            int first = Find(mine), second = Find(yours);
            if (first == one && second == other || first == other && second == one) return true;
        }
        return false;
    }

    private int Find(int number)
    {
        while (_over[number] != number) number = _over[number] = _over[_over[number]];
        return number;
    }
}
