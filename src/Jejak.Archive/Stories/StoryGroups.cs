namespace Jejak.Archive.Stories;

/// <summary>
/// Groups articles that tell the same report from the links between them. The groups follow from the set of articles and links alone, not from the order in which either came:
/// the strongest links join first, ties by the articles' order in time, until no two groups are linked closely enough.
/// </summary>
/// <remarks>
/// Joining whatever is linked would make one story of a week of news about one affair: A is a copy of B, B took two paragraphs from C. Two groups join where half of all pairs or more
/// between them are linked (average linkage over the links), so that one article in the middle does not hold two reports together.
/// </remarks>
public static class StoryGroups
{
    /// <summary>A link between two articles, each by its place in time.</summary>
    public readonly record struct Edge(int One, int Other, int Strength);

    /// <param name="count">Articles, numbered 0 to <paramref name="count"/> − 1 in order of time, and of their ids where that is the same.</param>
    /// <param name="edges">Links, each once, in any order.</param>
    /// <returns>For each article the number of the earliest one of its group.</returns>
    public static int[] Of(int count, IEnumerable<Edge> edges)
    {
        var sorted = edges.Select(edge => edge.One < edge.Other ? edge : new Edge(edge.Other, edge.One, edge.Strength)).ToArray();
        Array.Sort(sorted, (a, b) => a.Strength != b.Strength ? b.Strength.CompareTo(a.Strength) : a.One != b.One ? a.One.CompareTo(b.One) : a.Other.CompareTo(b.Other));
        var first = Enumerable.Range(0, count).ToArray();
        var members = first.Select(article => new List<int> { article }).ToArray();
        // For each group, by its first article, how many links lead to each other group.
        var links = first.Select(_ => new Dictionary<int, int>()).ToArray();
        foreach (var edge in sorted)
        {
            links[edge.One][edge.Other] = 1;
            links[edge.Other][edge.One] = 1;
        }
        // A pair that is not close enough yet may be so once others have joined.
        for (bool joined = true; joined;)
        {
            joined = false;
            foreach (var edge in sorted)
            {
                int one = first[edge.One], other = first[edge.Other];
                if (one == other || 2 * links[one][other] < members[one].Count * members[other].Count) continue;
                Join(Math.Min(one, other), Math.Max(one, other), first, members, links);
                joined = true;
            }
        }
        return first;
    }

    private static void Join(int kept, int given, int[] first, List<int>[] members, Dictionary<int, int>[] links)
    {
        foreach (int article in members[given]) first[article] = kept;
        members[kept].AddRange(members[given]);
        members[given] = [];
        links[kept].Remove(given);
        foreach (var (third, count) in links[given])
        {
            if (third == kept) continue;
            links[kept][third] = links[kept].GetValueOrDefault(third) + count;
            links[third].Remove(given);
            links[third][kept] = links[kept][third];
        }
        links[given] = [];
    }
}
