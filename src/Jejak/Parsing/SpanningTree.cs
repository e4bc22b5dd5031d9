using System.Numerics.Tensors;

namespace Jejak.Parsing;

/// <summary>
/// The tree of highest score over the arcs between words, with exactly one word under the root: the algorithm of Chu and Liu (1965) and Edmonds (1967)
/// on a dense matrix, contracting one cycle after the other. In sentences whose best heads have no root or several it is the best over the likeliest roots.
/// </summary>
public static class SpanningTree
{
    private const float Forbidden = -1e30f;
    private const int MostTrials = 8;

    /// <summary>Finds the tree.</summary>
    /// <param name="scores">(length + 1) × <paramref name="stride"/>: row d, column h is the score of head h for word d; 0 is the root, words are numbered from 1.</param>
    /// <param name="stride">Distance of two rows.</param>
    /// <param name="length">Words.</param>
    /// <param name="heads">At least length + 1 long: the head of each word; <c>heads[0]</c> is −1.</param>
    public static void Find(ReadOnlySpan<float> scores, int stride, int length, Span<int> heads)
    {
        heads[0] = -1;
        if (length == 0) return;
        int roots = 0;
        for (int d = 1; d <= length; d++)
        {
            heads[d] = Best(scores.Slice(d * stride, length + 1), d);
            if (heads[d] == 0) roots++;
        }
        if (roots == 1 && !HasCycle(heads, length)) return;
        Exact(scores, stride, length, heads);
    }

    private static int Best(ReadOnlySpan<float> row, int self)
    {
        // The diagonal is no arc: the best of both sides of it.
        int before = TensorPrimitives.IndexOfMax(row[..self]), after = self + 1 < row.Length ? self + 1 + TensorPrimitives.IndexOfMax(row[(self + 1)..]) : before;
        return row[after] > row[before] ? after : before;
    }

    private static bool HasCycle(ReadOnlySpan<int> heads, int length)
    {
        // Each word is followed upwards until one that was followed before; a walk that meets itself is a cycle.
        Span<int> walk = length < 512 ? stackalloc int[length + 1] : new int[length + 1];
        walk.Clear();
        for (int d = 1; d <= length; d++)
        {
            int at = d;
            for (; at > 0 && walk[at] == 0; at = heads[at]) walk[at] = d;
            if (at > 0 && walk[at] == d) return true;
        }
        return false;
    }

    /// <summary>
    /// The slow way, for sentences whose best heads are no tree. Every word is tried as the root in the order of the most that its tree could score,
    /// until no other can be better; that is one or two trials as a rule. After <see cref="MostTrials"/> the best so far stands.
    /// </summary>
    private static void Exact(ReadOnlySpan<float> scores, int stride, int length, Span<int> heads)
    {
        int count = length + 1;
        float[] bounds = new float[count];
        int[] roots = new int[count], tree = new int[count];
        float most = 0;
        for (int d = 1; d < count; d++)
        {
            var row = scores.Slice(d * stride, count);
            float best = count > 2 ? row[BestWord(row, d)] : 0;
            bounds[d] = best - row[0];
            roots[d] = d;
            most += best;
        }
        Array.Sort(bounds, roots, 1, length);
        var contraction = new Contraction(count);
        float found = float.NegativeInfinity;
        for (int i = 1; i < Math.Min(count, MostTrials + 1) && most - bounds[i] > found; i++)
        {
            contraction.Find(scores, stride, roots[i], tree);
            float score = 0;
            for (int d = 1; d < count; d++) score += scores[(d * stride) + tree[d]];
            if (score <= found) continue;
            found = score;
            tree.CopyTo(heads);
        }
    }

    /// <summary>The best head that is not the root.</summary>
    private static int BestWord(ReadOnlySpan<float> row, int self)
    {
        int best = self == 1 ? 2 : 1;
        for (int h = best + 1; h < row.Length; h++)
        {
            if (h != self && row[h] > row[best]) best = h;
        }
        return best;
    }

    /// <summary>
    /// The best tree under a given root word. A walk follows best heads; where it meets itself, the circle becomes one node in the place of one of its members
    /// (Tarjan 1977): no row is looked at more often than its node takes part in a circle, so that the time is that of the matrix.
    /// </summary>
    private sealed class Contraction(int count)
    {
        private readonly float[] _scores = new float[count * count];

        /// <summary>For each cell the arc of the sentence it stands for: dependent · count + head.</summary>
        private readonly int[] _arcs = new int[count * count];
        private readonly int[] _active = new int[count];
        private readonly int[] _node = new int[count];
        private readonly byte[] _state = new byte[count];
        private readonly float[] _best = new float[count];

        /// <summary>Nodes: words first, then circles in the order they were closed.</summary>
        private readonly int[] _parent = new int[2 * count];
        private readonly int[] _arc = new int[2 * count];
        private readonly List<int> _path = [];
        private int _activeCount;
        private int _nodes;

        public void Find(ReadOnlySpan<float> scores, int stride, int root, Span<int> heads)
        {
            for (int d = 0; d < count; d++)
            {
                scores.Slice(d * stride, count).CopyTo(_scores.AsSpan(d * count));
                for (int h = 0; h < count; h++) _arcs[(d * count) + h] = (d * count) + h;
                _scores[d * count] = d == root ? -Forbidden : Forbidden;
                (_active[d], _node[d], _state[d]) = (d, d, 0);
            }
            Array.Fill(_parent, -1);
            (_activeCount, _nodes, _state[0]) = (count, count, 2);
            for (int start = 1; start < count; start++)
            {
                if (_state[start] == 0) Walk(start);
            }
            // From the last circle to the first: its arc goes to the member that it enters, the others keep theirs.
            for (int node = _nodes - 1; node >= count; node--)
            {
                int member = _arc[node] / count;
                while (_parent[member] != node) member = _parent[member];
                _arc[member] = _arc[node];
            }
            heads[0] = -1;
            for (int d = 1; d < count; d++) heads[d] = _arc[d] % count;
        }

        private void Walk(int start)
        {
            _path.Clear();
            _path.Add(start);
            _state[start] = 1;
            while (true)
            {
                int at = _path[^1], head = BestHead(at);
                (_arc[_node[at]], _best[at]) = (_arcs[(at * count) + head], _scores[(at * count) + head]);
                if (_state[head] == 1) Close(_path.IndexOf(head));
                else if (_state[head] == 0)
                {
                    _path.Add(head);
                    _state[head] = 1;
                }
                else
                {
                    foreach (int done in _path) _state[done] = 2;
                    return;
                }
            }
        }

        private int BestHead(int at)
        {
            int best = -1;
            float score = float.NegativeInfinity;
            for (int i = 0; i < _activeCount; i++)
            {
                int head = _active[i];
                if (head == at || _scores[(at * count) + head] <= score) continue;
                (best, score) = (head, _scores[(at * count) + head]);
            }
            return best;
        }

        /// <summary>Makes one node of the path from <paramref name="first"/> on, in the place of its first member.</summary>
        private void Close(int first)
        {
            int place = _path[first], left = 0;
            for (int i = first; i < _path.Count; i++)
            {
                _parent[_node[_path[i]]] = _nodes;
                _state[_path[i]] = 3;
            }
            for (int i = 0; i < _activeCount; i++)
            {
                int other = _active[i];
                if (_state[other] == 3) continue;
                Merge(other, place, first);
                _active[left++] = other;
            }
            _active[left++] = place;
            (_activeCount, _node[place], _state[place]) = (left, _nodes++, 1);
            _path.RemoveRange(first + 1, _path.Count - first - 1);
        }

        /// <summary>Arcs between a node and the circle: into it the one that gains most over the arc it breaks, out of it the best.</summary>
        private void Merge(int other, int place, int first)
        {
            var (into, intoArc, outOf, outArc) = (float.NegativeInfinity, 0, float.NegativeInfinity, 0);
            for (int i = first; i < _path.Count; i++)
            {
                int member = _path[i], up = (member * count) + other, down = (other * count) + member;
                if (_scores[up] - _best[member] > into) (into, intoArc) = (_scores[up] - _best[member], _arcs[up]);
                if (_scores[down] > outOf) (outOf, outArc) = (_scores[down], _arcs[down]);
            }
            (_scores[(place * count) + other], _arcs[(place * count) + other]) = (into, intoArc);
            (_scores[(other * count) + place], _arcs[(other * count) + place]) = (outOf, outArc);
        }
    }
}
