namespace Jejak.Training.Vectors;

/// <summary>Running text as numbers of forms, the most frequent form first; <see cref="Boundary"/> between sentences.</summary>
internal sealed record NumberedCorpus(string[] Forms, int[] Counts, int[] Words, int Boundary)
{
    /// <param name="forms">The boundary first.</param>
    /// <param name="words">Numbers in <paramref name="forms"/>; begins and ends with the boundary.</param>
    public static NumberedCorpus ByFrequency(List<string> forms, int[] words)
    {
        var counts = new int[forms.Count];
        foreach (int word in words) counts[word]++;
        int[] order = [.. Enumerable.Range(0, forms.Count).OrderByDescending(form => counts[form]).ThenBy(form => forms[form], StringComparer.Ordinal)];
        var rank = new int[forms.Count];
        for (int i = 0; i < order.Length; i++) rank[order[i]] = i;
        for (int i = 0; i < words.Length; i++) words[i] = rank[words[i]];
        return new([.. order.Select(form => forms[form])], [.. order.Select(form => counts[form])], words, rank[0]);
    }
}
