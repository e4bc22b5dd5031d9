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
    public static IReadOnlyList<JoinedParty> Join(IEnumerable<NamedParty> parties, Together together, IReadOnlyCollection<IdentityDecision> decisions, NameParts parts) =>
        Join(new WholePool(parties, parts), together, decisions, out _);

    /// <param name="proposed">What the rules propose, decisions aside: all of it, also what is not done.</param>
    internal static IReadOnlyList<JoinedParty> Join(WholePool pool, Together together, IReadOnlyCollection<IdentityDecision> decisions, out List<Proposal> proposed)
    {
        var leaders = new Dictionary<string, Leader?>(StringComparer.Ordinal);
        foreach (var named in pool.All) named.IsCompound = LongNames.IsCompound(pool, named, leaders);
        foreach (var named in pool.All) named.IsUnclean = LongNames.IsUnclean(named, LongNames.Find(pool, named));
        proposed = [.. pool.Entries.SelectMany(entry => Propose(pool, entry, together)), .. pool.All.Select(named => LongNames.Find(pool, named)).OfType<Proposal>()];
        return Decide(pool.All, pool.Parts, proposed, decisions);
    }

    /// <summary>What the rules propose for the names that have something in common; long names are looked at one by one.</summary>
    internal static IEnumerable<Proposal> Propose(NamePool pool, NameEntry entry, Together together) => entry.Kind switch
    {
        NameEntry.Row => pool.Of(entry) is { Count: > 0 } row ? SameNames.Listed(pool, row) : [],
        NameEntry.Core => ShortNames.Find(pool, entry.Type, entry.Text) is { } found ? SameNames.Titled(pool.Of(entry)).Append(found) : SameNames.Titled(pool.Of(entry)),
        NameEntry.Sound => SameNames.Spelt(pool.Of(entry), together),
        NameEntry.Name => SameNames.OtherKinds(pool.Of(entry)),
        NameEntry.Rest => Slips.Find(pool, entry.Text, pool.Of(entry), together),
        _ => [],
    };

    /// <summary>Makes of proposals what can be made; no name outside of <paramref name="all"/> may be proposed to be one with one of them.</summary>
    /// <param name="all">Gets sorted by key.</param>
    internal static IReadOnlyList<JoinedParty> Decide(List<Named> all, NameParts parts, IEnumerable<Proposal> proposed, IReadOnlyCollection<IdentityDecision> decisions)
    {
        all.Sort(Named.InOrder);
        var joined = new Parties(all, parts, decisions);
        joined.Propose(Decided(all, decisions).Concat(proposed));
        return joined.ToParties();
    }

    private static IEnumerable<Proposal> Decided(List<Named> all, IReadOnlyCollection<IdentityDecision> decisions)
    {
        if (decisions.Count == 0) yield break;
        var byKey = all.ToDictionary(named => named.Key, StringComparer.Ordinal);
        foreach (var decision in decisions.Where(decision => decision.AreOne))
        {
            if (byKey.TryGetValue(decision.One, out var one) && byKey.TryGetValue(decision.Other, out var other)) yield return new(other, one, JoinRule.Decision, $"decision {decision.Number}");
        }
    }
}
