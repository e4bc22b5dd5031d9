using System.Globalization;

namespace Jejak.Archive.Identity.Joins;

/// <summary>Names that differ from a much commoner one in one word, by a letter or two or by what is glued to it, where that word occurs nowhere else.</summary>
internal static class Slips
{
    /// <summary>How many times as many articles must have the other name.</summary>
    private const int Commoner = 5;
    private const int ShortestWord = 4;
    private const int LongWord = 8;

    /// <summary>What of a name stays where one of its words is left out but for its first letter, for each word that may be misspelt: names with one of these in common are compared.</summary>
    public static IEnumerable<string> Rests(Named named)
    {
        if (!named.HasWords || named.Type == "group" || named.Words.Length < 2) yield break;
        for (int at = 0; at < named.Words.Length; at++)
        {
            if (named.Words[at].Length >= ShortestWord) yield return Rest(named.Words, at);
        }
    }

    /// <param name="rest">What they have in common, one of <see cref="Rests"/>.</param>
    public static IEnumerable<Proposal> Find(NamePool pool, string rest, List<Named> alike, Together together)
    {
        if (alike.Count < 2) yield break;
        var list = alike.FindAll(named => !named.IsUnclean);
        list.Sort((one, other) => one.Articles != other.Articles ? other.Articles.CompareTo(one.Articles) : Named.InOrder(one, other));
        int at = int.Parse(rest.AsSpan(0, rest.IndexOf(' ')), CultureInfo.InvariantCulture);
        for (int i = 1; i < list.Count; i++)
        {
            for (int j = 0; j < i && list[j].Articles >= Commoner * list[i].Articles; j++)
            {
                if (Means(pool, list[i], list[j], at) is not { } how || together(list[i].Key, list[j].Key) > 1) continue;
                yield return new(list[i], list[j], JoinRule.Slip, $"'{list[i].Words[at]}' {how} '{list[j].Words[at]}', which {Evidence.Count(list[j].Articles)} have, and occurs in no other name");
                break;
            }
        }
    }

    /// <summary>Those among names with a word in common who may be the only ones to have it.</summary>
    public static IEnumerable<Named> Alone(List<Named> with)
    {
        int articles = with.Sum(named => named.Articles);
        return with.Where(named => articles <= named.Articles + 1);
    }

    private static string? Means(NamePool pool, Named slip, Named meant, int at)
    {
        var (wrong, right) = (slip.Words[at], meant.Words[at]);
        if (wrong == right || wrong.Any(char.IsDigit) || right.Any(char.IsDigit)) return null;
        if (!Alone(pool.With(slip.Type, wrong)).Contains(slip) || pool.Parts.IsGivenName(wrong)) return null;
        if (at == slip.Words.Length - 1 && wrong.Length >= right.Length + 3 && wrong.StartsWith(right, StringComparison.Ordinal)) return "has more words glued to it than";
        int most = right.Length >= LongWord ? 2 : 1;
        return EditDistance.Within(wrong, right, most) <= most ? "is a slip for" : null;
    }

    private static string Rest(string[] words, int at)
    {
        string[] rest = [.. words];
        rest[at] = words[at][..1];
        return string.Create(CultureInfo.InvariantCulture, $"{at} {string.Join(' ', rest)}");
    }
}
