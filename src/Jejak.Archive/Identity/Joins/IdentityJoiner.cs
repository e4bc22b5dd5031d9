namespace Jejak.Archive.Identity.Joins;

/// <summary>
/// Says which identities of an archive are one. A pure function of what the articles say and what was decided: no order of ingest, no thread and no clock
/// changes the answer. Every join has its rule and its evidence.
/// </summary>
/// <remarks>
/// Rules propose joins of two; the surest are made first, and none that would put two listed names, two states or two that were decided to be apart into one
/// party. Names that could be several people's ("Agus") stay by themselves.
/// </remarks>
public static class IdentityJoiner
{
    /// <param name="parties">In any order.</param>
    /// <param name="together">Asked for few pairs only.</param>
    /// <returns>Parties of more than one identity, by the order of their keys.</returns>
    public static IReadOnlyList<JoinedParty> Join(IEnumerable<NamedParty> parties, Together together, IReadOnlyCollection<IdentityDecision> decisions, NameParts parts)
    {
        var pool = new NamePool(parties, parts);
        var compounds = LongNames.Compounds(pool);
        var longer = LongNames.Find(pool, compounds).ToList();
        // What a name with words around it is also called says nothing of the name.
        var unclean = longer.Where(proposal => proposal.One.Articles < proposal.To.Articles && proposal.One.Words[^1] != proposal.To.Words[^1]).Select(proposal => proposal.One).Concat(compounds).ToHashSet();
        var proposals = Decided(pool, decisions)
            .Concat(SameNames.Find(pool, together))
            .Concat(ShortNames.Find(pool, unclean))
            .Concat(longer)
            .Concat(Slips.Find(pool, unclean, together))
            .OrderBy(proposal => proposal.Rule).ThenByDescending(proposal => proposal.To.Articles).ThenByDescending(proposal => proposal.One.Articles)
            .ThenBy(proposal => proposal.To.Number).ThenBy(proposal => proposal.One.Number);
        var joined = new Parties(pool, decisions);
        foreach (var proposal in proposals) joined.Propose(proposal);
        return joined.ToParties();
    }

    private static IEnumerable<Proposal> Decided(NamePool pool, IReadOnlyCollection<IdentityDecision> decisions)
    {
        if (decisions.Count == 0) yield break;
        var byKey = pool.All.ToDictionary(named => named.Party.Key, StringComparer.Ordinal);
        foreach (var decision in decisions.Where(decision => decision.AreOne))
        {
            if (byKey.TryGetValue(decision.One, out var one) && byKey.TryGetValue(decision.Other, out var other)) yield return new(other, one, JoinRule.Decision, $"decision {decision.Number}");
        }
    }
}
