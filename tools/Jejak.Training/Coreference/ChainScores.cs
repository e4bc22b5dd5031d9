namespace Jejak.Training.Coreference;

/// <summary>Sums of a measure over documents.</summary>
/// <param name="Recalled">Numerator of recall, and <paramref name="Key"/> its denominator.</param>
/// <param name="Precise">Numerator of precision, and <paramref name="Response"/> its denominator.</param>
internal readonly record struct Score(double Recalled, double Key, double Precise, double Response)
{
    public double Recall => Key > 0 ? Recalled / Key : 0;

    public double Precision => Response > 0 ? Precise / Response : 0;

    public double F1 => Recall + Precision > 0 ? 2 * Recall * Precision / (Recall + Precision) : 0;

    public static Score operator +(Score a, Score b) => new(a.Recalled + b.Recalled, a.Key + b.Key, a.Precise + b.Precise, a.Response + b.Response);
}

/// <summary>
/// MUC (Vilain et al. 1995), B³ (Bagga &amp; Baldwin 1998) and CEAF with the entity similarity φ4 (Luo 2005) over chains of mentions, each chain a list of
/// mention numbers; a number that stands on one side only is a mention the other side does not have.
/// </summary>
internal static class ChainScores
{
    /// <summary>Links of the key that the response keeps, and the other way round.</summary>
    public static Score Muc(IReadOnlyList<IReadOnlyList<int>> key, IReadOnlyList<IReadOnlyList<int>> response)
    {
        var (recalled, keyLinks) = Links(key, response);
        var (precise, responseLinks) = Links(response, key);
        return new(recalled, keyLinks, precise, responseLinks);
    }

    private static (double Kept, double All) Links(IReadOnlyList<IReadOnlyList<int>> chains, IReadOnlyList<IReadOnlyList<int>> others)
    {
        var chainOf = ChainOf(others);
        double kept = 0, all = 0;
        foreach (var chain in chains)
        {
            int alone = chain.Count(mention => !chainOf.ContainsKey(mention));
            int parts = alone + chain.Where(chainOf.ContainsKey).Select(mention => chainOf[mention]).Distinct().Count();
            kept += chain.Count - parts;
            all += chain.Count - 1;
        }
        return (kept, all);
    }

    /// <summary>The mean over mentions of how much of a mention's chain is right.</summary>
    public static Score BCubed(IReadOnlyList<IReadOnlyList<int>> key, IReadOnlyList<IReadOnlyList<int>> response)
    {
        var (recalled, keyMentions) = Shares(key, response);
        var (precise, responseMentions) = Shares(response, key);
        return new(recalled, keyMentions, precise, responseMentions);
    }

    private static (double Sum, double Mentions) Shares(IReadOnlyList<IReadOnlyList<int>> chains, IReadOnlyList<IReadOnlyList<int>> others)
    {
        var chainOf = ChainOf(others);
        double sum = 0, mentions = 0;
        foreach (var chain in chains)
        {
            foreach (var (_, common) in chain.Where(chainOf.ContainsKey).CountBy(mention => chainOf[mention])) sum += (double)common * common / chain.Count;
            mentions += chain.Count;
        }
        return (sum, mentions);
    }

    /// <summary>The best one-to-one alignment of chains by φ4 = 2·|K∩R| / (|K|+|R|).</summary>
    public static Score CeafE(IReadOnlyList<IReadOnlyList<int>> key, IReadOnlyList<IReadOnlyList<int>> response)
    {
        var similarity = new double[key.Count, response.Count];
        var chainOf = ChainOf(response);
        for (int k = 0; k < key.Count; k++)
        {
            foreach (var (r, common) in key[k].Where(chainOf.ContainsKey).CountBy(mention => chainOf[mention]))
                similarity[k, r] = 2.0 * common / (key[k].Count + response[r].Count);
        }
        double best = Assignment.Best(similarity);
        return new(best, key.Count, best, response.Count);
    }

    private static Dictionary<int, int> ChainOf(IReadOnlyList<IReadOnlyList<int>> chains)
    {
        var chainOf = new Dictionary<int, int>();
        for (int c = 0; c < chains.Count; c++)
        {
            foreach (int mention in chains[c]) chainOf[mention] = c;
        }
        return chainOf;
    }
}
