using System.Numerics.Tensors;

namespace Jejak.Parsing;

/// <summary>
/// The tree of highest score over the arcs between words, with exactly one word under the root: the algorithm of Chu and Liu (1965) and Edmonds (1967)
/// on a dense matrix, contracting one cycle after the other.
/// </summary>
public static class SpanningTree
{
    private const float Forbidden = -1e30f;

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
    /// until no other can be better; that is one or two trials as a rule.
    /// </summary>
    private static void Exact(ReadOnlySpan<float> scores, int stride, int length, Span<int> heads)
    {
        int count = length + 1;
        float[] matrix = new float[count * count], bounds = new float[count];
        int[] roots = new int[count], tree = new int[count];
        float most = 0;
        for (int d = 1; d < count; d++)
        {
            var row = matrix.AsSpan(d * count, count);
            scores.Slice(d * stride, count).CopyTo(row);
            (row[0], row[d], roots[d]) = (Forbidden, Forbidden, d);
            float best = count > 2 ? TensorPrimitives.Max(row) : 0;
            bounds[d] = best - scores[d * stride];
            most += best;
        }
        Array.Sort(bounds, roots, 1, length);
        float found = float.NegativeInfinity;
        for (int i = 1; i < count && most - bounds[i] > found; i++)
        {
            int root = roots[i];
            matrix[root * count] = -Forbidden;
            Contract(matrix, count, tree);
            matrix[root * count] = Forbidden;
            float score = 0;
            for (int d = 1; d < count; d++) score += scores[(d * stride) + tree[d]];
            if (score <= found) continue;
            found = score;
            tree.CopyTo(heads);
        }
    }

    /// <summary>One level of the algorithm: best heads, and where they run in a circle, the circle as one node of a smaller problem.</summary>
    private static void Contract(float[] scores, int count, Span<int> heads)
    {
        heads[0] = -1;
        for (int d = 1; d < count; d++) heads[d] = Best(scores.AsSpan(d * count, count), d);
        var cycle = Cycle(heads, count);
        if (cycle is null) return;
        var inCycle = new bool[count];
        foreach (int node in cycle) inCycle[node] = true;
        int[] kept = new int[count - cycle.Count];
        for (int node = 0, i = 0; node < count; node++)
        {
            if (!inCycle[node]) kept[i++] = node;
        }
        int circle = kept.Length, size = circle + 1;
        float[] smaller = new float[size * size];
        int[] enters = new int[size], leaves = new int[size];
        for (int i = 0; i < circle; i++)
        {
            for (int j = 0; j < circle; j++) smaller[(i * size) + j] = i == j ? Forbidden : scores[(kept[i] * count) + kept[j]];
            // The arc out of the circle to a node: from the member that scores best.
            float bestOut = float.NegativeInfinity, bestIn = float.NegativeInfinity;
            foreach (int node in cycle)
            {
                float down = i == 0 ? Forbidden : scores[(kept[i] * count) + node];
                if (down > bestOut) (bestOut, leaves[i]) = (down, node);
                // The arc into the circle: what it gains over the arc of the circle that it breaks.
                float up = scores[(node * count) + kept[i]] - scores[(node * count) + heads[node]];
                if (up > bestIn) (bestIn, enters[i]) = (up, node);
            }
            (smaller[(i * size) + circle], smaller[(circle * size) + i]) = (bestOut, bestIn);
        }
        int[] found = new int[size];
        Contract(smaller, size, found);
        for (int i = 1; i < circle; i++) heads[kept[i]] = found[i] == circle ? leaves[i] : kept[found[i]];
        heads[enters[found[circle]]] = kept[found[circle]];
    }

    private static List<int>? Cycle(ReadOnlySpan<int> heads, int count)
    {
        int[] walk = new int[count];
        for (int start = 1; start < count; start++)
        {
            int at = start;
            for (; at > 0 && walk[at] == 0; at = heads[at]) walk[at] = start;
            if (at <= 0 || walk[at] != start) continue;
            var cycle = new List<int> { at };
            for (int node = heads[at]; node != at; node = heads[node]) cycle.Add(node);
            return cycle;
        }
        return null;
    }
}
