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
        int best = self == 0 ? 1 : 0;
        for (int h = best + 1; h < row.Length; h++)
        {
            if (h != self && row[h] > row[best]) best = h;
        }
        return best;
    }

    private static bool HasCycle(ReadOnlySpan<int> heads, int length)
    {
        for (int d = 1; d <= length; d++)
        {
            int steps = 0;
            for (int at = d; at > 0; at = heads[at])
            {
                if (++steps > length) return true;
            }
        }
        return false;
    }

    /// <summary>The slow way, for the few sentences whose best heads are no tree.</summary>
    private static void Exact(ReadOnlySpan<float> scores, int stride, int length, Span<int> heads)
    {
        var matrix = new float[length + 1, length + 1];
        float lowest = 0, highest = 0;
        for (int d = 1; d <= length; d++)
        {
            for (int h = 0; h <= length; h++)
            {
                matrix[d, h] = h == d ? Forbidden : scores[(d * stride) + h];
                if (h == d) continue;
                lowest = Math.Min(lowest, matrix[d, h]);
                highest = Math.Max(highest, matrix[d, h]);
            }
        }
        // A second word under the root costs more than any other arcs can bring, so that one root is left.
        float penalty = ((highest - lowest) * 2) + 1;
        for (int d = 1; d <= length; d++) matrix[d, 0] -= penalty * length;
        var found = Contract(matrix, length + 1);
        for (int d = 1; d <= length; d++) heads[d] = found[d];
    }

    /// <summary>One level of the algorithm: best heads, and where they run in a circle, the circle as one node of a smaller problem.</summary>
    private static int[] Contract(float[,] scores, int count)
    {
        var heads = new int[count];
        heads[0] = -1;
        for (int d = 1; d < count; d++)
        {
            int best = 0;
            for (int h = 1; h < count; h++)
            {
                if (h != d && scores[d, h] > scores[d, best]) best = h;
            }
            heads[d] = best;
        }
        var cycle = Cycle(heads, count);
        if (cycle is null) return heads;
        var inCycle = new bool[count];
        foreach (int node in cycle) inCycle[node] = true;
        var kept = new List<int>(count);
        for (int node = 0; node < count; node++)
        {
            if (!inCycle[node]) kept.Add(node);
        }
        int circle = kept.Count;
        var smaller = new float[circle + 1, circle + 1];
        var enters = new int[circle + 1];
        var leaves = new int[circle + 1];
        for (int i = 0; i < circle; i++)
        {
            for (int j = 0; j < circle; j++) smaller[i, j] = i == j ? Forbidden : scores[kept[i], kept[j]];
            // The arc out of the circle to a node: from the member that scores best.
            float bestOut = float.NegativeInfinity, bestIn = float.NegativeInfinity;
            foreach (int node in cycle)
            {
                float down = i == 0 ? Forbidden : scores[kept[i], node];
                if (down > bestOut) (bestOut, leaves[i]) = (down, node);
                // The arc into the circle: what it gains over the arc of the circle that it breaks.
                float up = scores[node, kept[i]] - scores[node, heads[node]];
                if (up > bestIn) (bestIn, enters[i]) = (up, node);
            }
            (smaller[i, circle], smaller[circle, i]) = (bestOut, bestIn);
        }
        smaller[circle, circle] = Forbidden;
        var found = Contract(smaller, circle + 1);
        for (int i = 1; i < circle; i++) heads[kept[i]] = found[i] == circle ? leaves[i] : kept[found[i]];
        heads[enters[found[circle]]] = kept[found[circle]];
        return heads;
    }

    private static List<int>? Cycle(int[] heads, int count)
    {
        var seen = new int[count];
        for (int start = 1; start < count; start++)
        {
            int at = start;
            while (at > 0 && seen[at] == 0)
            {
                seen[at] = start;
                at = heads[at];
            }
            if (at <= 0 || seen[at] != start) continue;
            var cycle = new List<int> { at };
            for (int node = heads[at]; node != at; node = heads[node]) cycle.Add(node);
            return cycle;
        }
        return null;
    }
}
