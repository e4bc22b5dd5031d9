namespace Jejak.Archive.Identity.Joins;

/// <summary>Names that differ from a much commoner one in one word, by a letter or two or by what is glued to it, where that word occurs nowhere else.</summary>
internal static class Slips
{
    /// <summary>How many times as many articles must have the other name.</summary>
    private const int Commoner = 5;
    private const int ShortestWord = 4;
    private const int LongWord = 8;

    public static IEnumerable<Proposal> Find(NamePool pool, HashSet<Named> compounds, Together together)
    {
        var alike = new Dictionary<(string Type, int At, string Others), List<Named>>();
        foreach (var named in pool.All)
        {
            if (named.Type is "country" or "place" or IdentityKey.Source or "group" || named.Words.Length < 2 || compounds.Contains(named)) continue;
            for (int at = 0; at < named.Words.Length; at++)
            {
                if (named.Words[at].Length < ShortestWord) continue;
                var key = (named.Type, at, Rest(named.Words, at));
                if (!alike.TryGetValue(key, out var list)) alike.Add(key, list = []);
                list.Add(named);
            }
        }
        foreach (var ((_, at, _), list) in alike)
        {
            if (list.Count < 2) continue;
            list.Sort((one, other) => (other.Articles, one.Number).CompareTo((one.Articles, other.Number)));
            for (int i = 1; i < list.Count; i++)
            {
                for (int j = 0; j < i && list[j].Articles >= Commoner * list[i].Articles; j++)
                {
                    if (Means(pool, list[i], list[j], at) is not { } how || together(list[i].Party.Key, list[j].Party.Key) > 1) continue;
                    yield return new(list[i], list[j], JoinRule.Slip, $"'{list[i].Words[at]}' {how} '{list[j].Words[at]}', which {Evidence.Count(list[j].Articles)} have, and occurs in no other name");
                    break;
                }
            }
        }
    }

    private static string? Means(NamePool pool, Named slip, Named meant, int at)
    {
        var (wrong, right) = (slip.Words[at], meant.Words[at]);
        if (wrong == right || wrong.Any(char.IsDigit) || right.Any(char.IsDigit)) return null;
        if (pool.With(slip.Type, wrong).Sum(named => named.Articles) > slip.Articles + 1 || pool.Parts.IsGivenName(wrong)) return null;
        if (at == slip.Words.Length - 1 && wrong.Length >= right.Length + 3 && wrong.StartsWith(right, StringComparison.Ordinal)) return "has more words glued to it than";
        int most = right.Length >= LongWord ? 2 : 1;
        return EditDistance.Within(wrong, right, most) <= most ? "is a slip for" : null;
    }

    private static string Rest(string[] words, int at)
    {
        string[] rest = [.. words];
        rest[at] = words[at][..1];
        return string.Join(' ', rest);
    }
}
