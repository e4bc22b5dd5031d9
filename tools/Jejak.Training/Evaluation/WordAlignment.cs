namespace Jejak.Training.Evaluation;

/// <summary>
/// Which system word stands for which gold word, as in the CoNLL 2018 shared task (https://universaldependencies.org/conll18/evaluation.html): words of the same
/// characters; inside a stretch that multiword tokens of either side cover, words of the same form, as many as keep their order.
/// </summary>
internal static class WordAlignment
{
    /// <returns>For each gold word the number of its system word, or −1.</returns>
    public static int[] Align(IReadOnlyList<AlignableWord> gold, IReadOnlyList<AlignableWord> system)
    {
        int[] aligned = new int[gold.Count];
        Array.Fill(aligned, -1);
        int g = 0, s = 0;
        while (g < gold.Count && s < system.Count)
        {
            if (gold[g].IsPart || system[s].IsPart) AlignStretch(gold, system, aligned, ref g, ref s);
            else if (gold[g].Span == system[s].Span) aligned[g++] = s++;
            else if (gold[g].Span.Start <= system[s].Span.Start) g++;
            else s++;
        }
        return aligned;
    }

    private static void AlignStretch(IReadOnlyList<AlignableWord> gold, IReadOnlyList<AlignableWord> system, int[] aligned, ref int g, ref int s)
    {
        int firstGold, firstSystem;
        int end;
        if (gold[g].IsPart)
        {
            end = gold[g].Span.End;
            if (!system[s].IsPart && system[s].Span.Start < gold[g].Span.Start) s++;
        }
        else
        {
            end = system[s].Span.End;
            if (gold[g].Span.Start < system[s].Span.Start) g++;
        }
        (firstGold, firstSystem) = (g, s);
        while ((g < gold.Count && gold[g].Span.Start < end) || (s < system.Count && system[s].Span.Start < end))
        {
            bool takesGold = g < gold.Count && (s >= system.Count || gold[g].Span.Start <= system[s].Span.Start);
            var word = takesGold ? gold[g++] : system[s++];
            if (word.IsPart) end = Math.Max(end, word.Span.End);
        }
        AlignByForm(gold, system, aligned, (firstGold, g), (firstSystem, s));
    }

    /// <summary>The longest common subsequence of the lower-case forms.</summary>
    private static void AlignByForm(IReadOnlyList<AlignableWord> gold, IReadOnlyList<AlignableWord> system, int[] aligned, (int Start, int End) golds, (int Start, int End) systems)
    {
        int rows = golds.End - golds.Start, columns = systems.End - systems.Start;
        int[,] longest = new int[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                longest[i, j] = IsSame(i, j) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (IsSame(i, j)) aligned[golds.Start + i++] = systems.Start + j++;
            else if (longest[i, j] == longest[i + 1, j]) i++;
            else j++;
        }

        bool IsSame(int i, int j) => string.Equals(gold[golds.Start + i].Word.Form, system[systems.Start + j].Word.Form, StringComparison.OrdinalIgnoreCase);
    }
}
