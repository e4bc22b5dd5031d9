namespace Jejak.Archive.Stories;

/// <summary>Lays two sentences over each other: the longest common subsequence of their words, and the gaps between its words where both have something else.</summary>
internal static class WordGaps
{
    /// <summary>A half-open range of words.</summary>
    public readonly record struct Stretch(int Start, int End)
    {
        public int Length => End - Start;
    }

    public static List<(Stretch One, Stretch Other)> Of(IReadOnlyList<ulong> one, IReadOnlyList<ulong> other)
    {
        var common = new int[one.Count + 1, other.Count + 1];
        for (int i = one.Count - 1; i >= 0; i--)
        {
            for (int j = other.Count - 1; j >= 0; j--)
                common[i, j] = one[i] == other[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var gaps = new List<(Stretch, Stretch)>();
        int left = 0, right = 0, startLeft = 0, startRight = 0;
        while (left < one.Count && right < other.Count)
        {
            if (one[left] == other[right])
            {
                Close(left, right);
                (startLeft, startRight) = (++left, ++right);
            }
            else if (common[left + 1, right] >= common[left, right + 1]) left++;
            else right++;
        }
        Close(one.Count, other.Count);
        return gaps;

        void Close(int endLeft, int endRight)
        {
            if (endLeft > startLeft && endRight > startRight) gaps.Add((new(startLeft, endLeft), new(startRight, endRight)));
        }
    }
}
