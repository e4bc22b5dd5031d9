namespace Jejak.Training.Coreference;

/// <summary>
/// Counts pronouns and clitics of the key that have something before them in their chain, and how many of them the response gives an antecedent of that chain:
/// the nearest mention before, of the response's own chain, that matches any mention of the key by its head.
/// </summary>
internal sealed class PronounTally
{
    private readonly Func<string, bool> _counts;

    /// <param name="counts">Which forms are counted; null counts all.</param>
    public PronounTally(Func<string, bool>? counts = null) => _counts = counts ?? (_ => true);

    public int Key { get; private set; }

    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Missed { get; private set; }

    public void Add(CoinPassage passage, IReadOnlyList<SpannedMention> key, IReadOnlyList<SpannedMention> response)
    {
        var seen = new HashSet<int>();
        for (int k = 0; k < key.Count; k++)
        {
            bool first = seen.Add(key[k].Chain);
            if (first || passage.Mentions[k].Type != "PRONOUN" || !_counts(passage.Tokens[key[k].Head])) continue;
            Key++;
            int r = IndexOf(response, mention => mention.Start == key[k].Start && mention.End == key[k].End);
            if (r < 0)
            {
                Missed++;
                continue;
            }
            int chain = AntecedentChain(key, response, r);
            if (chain == key[k].Chain) Right++;
            else Wrong++;
        }
    }

    private static int AntecedentChain(IReadOnlyList<SpannedMention> key, IReadOnlyList<SpannedMention> response, int at)
    {
        for (int r = at - 1; r >= 0; r--)
        {
            if (response[r].Chain != response[at].Chain || response[r].Start == response[at].Start) continue;
            int k = IndexOf(key, mention => mention.Head == response[r].Head);
            if (k >= 0) return key[k].Chain;
        }
        return -1;
    }

    private static int IndexOf(IReadOnlyList<SpannedMention> mentions, Predicate<SpannedMention> fits)
    {
        for (int i = 0; i < mentions.Count; i++)
        {
            if (fits(mentions[i])) return i;
        }
        return -1;
    }
}
