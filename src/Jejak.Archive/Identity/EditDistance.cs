namespace Jejak.Archive.Identity;

/// <summary>Edit distance with transpositions of neighbours (optimal string alignment).</summary>
internal static class EditDistance
{
    /// <returns>The distance, or more than <paramref name="most"/> where it is more than that.</returns>
    public static int Within(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most || right.Length > 100) return most + 1;
        Span<int> rows = stackalloc int[3 * (right.Length + 1)];
        var before = rows[..(right.Length + 1)];
        var above = rows.Slice(right.Length + 1, right.Length + 1);
        var row = rows[(2 * (right.Length + 1))..];
        for (int j = 0; j <= right.Length; j++) above[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            int least = row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) distance = Math.Min(distance, before[j - 2] + 1);
                row[j] = distance;
                least = Math.Min(least, distance);
            }
            if (least > most) return most + 1;
            var oldest = before;
            before = above;
            above = row;
            row = oldest;
        }
        return above[right.Length];
    }
}
