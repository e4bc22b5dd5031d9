namespace Jejak.Training.Coreference;

/// <summary>A mention of a side in tokens of the passage, with the token that is its head.</summary>
/// <param name="SecondHead">Head of its apposition, or −1: "the coach, Adi" is met by either.</param>
internal readonly record struct SpannedMention(int Start, int End, int Head, int Chain, int SecondHead = -1)
{
    public bool SharesHead(SpannedMention other) => Head == other.Head || SecondHead == other.Head && SecondHead >= 0 || Head == other.SecondHead;
}

/// <summary>Gives mentions of key and response that are the same one number.</summary>
internal static class MentionMatching
{
    /// <summary>Chains of mention numbers for key and response.</summary>
    /// <param name="byHead">Whether mentions that share their head match where no mention of the same extent is left; else only equal extents do.</param>
    public static (List<IReadOnlyList<int>> Key, List<IReadOnlyList<int>> Response, int Matched) Match(
        IReadOnlyList<SpannedMention> key, IReadOnlyList<SpannedMention> response, bool byHead)
    {
        var number = new int[response.Count];
        Array.Fill(number, -1);
        var taken = new bool[key.Count];
        Pair((k, r) => k.Start == r.Start && k.End == r.End);
        if (byHead) Pair((k, r) => k.SharesHead(r));
        int matched = taken.Count(value => value), next = key.Count;
        for (int r = 0; r < number.Length; r++)
        {
            if (number[r] < 0) number[r] = next++;
        }
        return (Chains(key, k => k), Chains(response, r => number[r]), matched);

        void Pair(Func<SpannedMention, SpannedMention, bool> same)
        {
            for (int r = 0; r < response.Count; r++)
            {
                for (int k = 0; k < key.Count && number[r] < 0; k++)
                {
                    if (taken[k] || !same(key[k], response[r])) continue;
                    (number[r], taken[k]) = (k, true);
                }
            }
        }
    }

    private static List<IReadOnlyList<int>> Chains(IReadOnlyList<SpannedMention> mentions, Func<int, int> number) =>
        [.. Enumerable.Range(0, mentions.Count).GroupBy(i => mentions[i].Chain).OrderBy(chain => chain.Key).Select(chain => chain.Select(number).ToList())];
}
