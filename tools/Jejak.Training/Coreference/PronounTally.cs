namespace Jejak.Training.Coreference;

/// <summary>
/// Counts pronouns and clitics of the key whose chain has a name before them, and how many of them the response gives an antecedent of that chain:
/// the nearest mention before, of the response's own chain, that matches any mention of the key by its head.
/// </summary>
internal sealed class PronounTally
{
    private const int ContextTokens = 24;

    private readonly Func<string, bool> _counts;
    private readonly Action<string>? _errors;

    /// <param name="counts">Which forms are counted.</param>
    /// <param name="errors">Called with a line for each that is wrong or not reported, or null.</param>
    public PronounTally(Func<string, bool> counts, Action<string>? errors = null) => (_counts, _errors) = (counts, errors);

    public int Key { get; private set; }

    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Missed { get; private set; }

    public void Add(CoinPassage passage, IReadOnlyList<SpannedMention> key, IReadOnlyList<SpannedMention> response)
    {
        var named = new HashSet<int>();
        for (int k = 0; k < key.Count; k++)
        {
            if (passage.Mentions[k].Type == "PROPER") named.Add(key[k].Chain);
            if (!named.Contains(key[k].Chain) || passage.Mentions[k].Type != "PRONOUN" || !_counts(passage.Tokens[key[k].Head])) continue;
            Key++;
            int r = IndexOf(response, mention => mention.Start == key[k].Start && mention.End == key[k].End);
            if (r < 0)
            {
                Missed++;
                Report(passage, key, k, "not reported");
                continue;
            }
            int chain = AntecedentChain(key, response, r);
            if (chain == key[k].Chain)
            {
                Right++;
                continue;
            }
            Wrong++;
            int antecedent = LastOf(response, r);
            Report(passage, key, k, antecedent < 0 ? "first of its chain" : $"taken for '{Words(passage, response[antecedent])}'");
        }
    }

    private static int LastOf(IReadOnlyList<SpannedMention> response, int at)
    {
        for (int r = at - 1; r >= 0; r--)
        {
            if (response[r].Chain == response[at].Chain && response[r].Start != response[at].Start) return r;
        }
        return -1;
    }

    private void Report(CoinPassage passage, IReadOnlyList<SpannedMention> key, int k, string problem)
    {
        if (_errors is null) return;
        int before = Math.Max(0, key[k].Start - ContextTokens), after = Math.Min(passage.Tokens.Count, key[k].End + ContextTokens / 3);
        var antecedent = key.Take(k).Last(mention => mention.Chain == key[k].Chain);
        _errors($"passage {passage.Number}, {problem}, is '{Words(passage, antecedent)}': {string.Join(' ', passage.Tokens.Take(key[k].Start).Skip(before))} [{Words(passage, key[k])}] {string.Join(' ', passage.Tokens.Take(after).Skip(key[k].End))}");
    }

    private static string Words(CoinPassage passage, SpannedMention mention) => string.Join(' ', passage.Tokens.Take(mention.End).Skip(mention.Start));

    private static int AntecedentChain(IReadOnlyList<SpannedMention> key, IReadOnlyList<SpannedMention> response, int at)
    {
        for (int r = at - 1; r >= 0; r--)
        {
            if (response[r].Chain != response[at].Chain || response[r].Start == response[at].Start) continue;
            int k = IndexOf(key, mention => mention.SharesHead(response[r]));
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
