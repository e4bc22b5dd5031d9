namespace Jejak.Archive.Stories;

/// <summary>
/// Groups articles that tell the same report from the links between them. The groups follow from the set of articles and links alone, not from the order in which either came:
/// the strongest links join first, ties by the articles' order in time, until no two groups are linked closely enough.
/// </summary>
/// <remarks>
/// Joining whatever is linked would make one story of a week of news about one affair: A is a copy of B, and B took two paragraphs from C. Two groups join where half of all pairs between
/// them or more are linked (average linkage over the links), and none of the rest are articles of one publisher: a publisher that tells it twice, in other words, tells two things.
/// A sequel counts among the pairs, but is no reason to join.
/// </remarks>
public static class StoryGroups
{
    /// <summary>A link between two articles, each by its place in time.</summary>
    /// <param name="Joins">False for a sequel.</param>
    public readonly record struct Edge(int One, int Other, int Strength, bool Joins = true);

    /// <param name="publishers">Hash of each article's publisher, 0 where it is unknown; in order of time, and of the articles' ids where that is the same.</param>
    /// <param name="edges">Links, each once, in any order.</param>
    /// <returns>For each article the number of the earliest one of its group.</returns>
    public static int[] Of(ReadOnlySpan<uint> publishers, IEnumerable<Edge> edges)
    {
        var sorted = edges.Select(edge => edge.One < edge.Other ? edge : edge with { One = edge.Other, Other = edge.One }).ToArray();
        Array.Sort(sorted, (a, b) => a.Strength != b.Strength ? b.Strength.CompareTo(a.Strength) : a.One != b.One ? a.One.CompareTo(b.One) : a.Other.CompareTo(b.Other));
        var groups = new Groups(publishers.ToArray(), sorted);
        // A pair that is not close enough yet may be so once others have joined.
        for (bool joined = true; joined;)
        {
            joined = false;
            foreach (var edge in sorted) joined |= edge.Joins && groups.TryJoin(edge.One, edge.Other);
        }
        return groups.First;
    }

    private sealed class Groups
    {
        private readonly uint[] _publishers;
        private readonly HashSet<(int, int)> _linked;
        private readonly List<int>[] _members;

        // For each group, by its first article, how many links lead to each other group.
        private readonly Dictionary<int, int>[] _links;

        public Groups(uint[] publishers, Edge[] edges)
        {
            _publishers = publishers;
            First = [.. Enumerable.Range(0, publishers.Length)];
            _linked = [.. edges.Select(edge => (edge.One, edge.Other))];
            _members = [.. First.Select(article => new List<int> { article })];
            _links = [.. First.Select(_ => new Dictionary<int, int>())];
            foreach (var edge in edges) _links[edge.One][edge.Other] = _links[edge.Other][edge.One] = 1;
        }

        public int[] First { get; }

        public bool TryJoin(int article, int otherArticle)
        {
            int one = First[article], other = First[otherArticle];
            if (one == other || 2 * _links[one][other] < _members[one].Count * _members[other].Count || TellsTwice(one, other)) return false;
            Join(Math.Min(one, other), Math.Max(one, other));
            return true;
        }

        private bool TellsTwice(int one, int other)
        {
            foreach (int first in _members[one])
            {
                foreach (int second in _members[other])
                {
                    if (_publishers[first] != 0 && _publishers[first] == _publishers[second] && !_linked.Contains((Math.Min(first, second), Math.Max(first, second)))) return true;
                }
            }
            return false;
        }

        private void Join(int kept, int given)
        {
            foreach (int article in _members[given]) First[article] = kept;
            _members[kept].AddRange(_members[given]);
            _members[given] = [];
            _links[kept].Remove(given);
            foreach (var (third, count) in _links[given])
            {
                if (third == kept) continue;
                _links[kept][third] = _links[third][kept] = _links[kept].GetValueOrDefault(third) + count;
                _links[third].Remove(given);
            }
            _links[given] = [];
        }
    }
}
