namespace Jejak.Training.Quotations;

/// <summary>Spans that agree exactly in range and label, summed over articles.</summary>
internal sealed class PfsaFigures(IReadOnlyList<string> labels)
{
    private readonly int[] _right = new int[labels.Count];
    private readonly int[] _found = new int[labels.Count];
    private readonly int[] _key = new int[labels.Count];

    public void Add(IEnumerable<LabelledSpan> key, IEnumerable<LabelledSpan> found)
    {
        var expected = key.ToHashSet();
        for (int i = 0; i < labels.Count; i++) _key[i] += expected.Count(span => span.Label == labels[i]);
        foreach (var span in found.Distinct())
        {
            int label = IndexOf(span.Label);
            if (label < 0) continue;
            _found[label]++;
            if (expected.Contains(span)) _right[label]++;
        }
    }

    /// <summary>One figure a line, in percent: for each label, then for all together.</summary>
    public IEnumerable<string> Lines()
    {
        for (int i = 0; i < labels.Count; i++)
        {
            foreach (string line in Lines(labels[i], _right[i], _found[i], _key[i])) yield return line;
        }
        foreach (string line in Lines("all", _right.Sum(), _found.Sum(), _key.Sum())) yield return line;
    }

    private static IEnumerable<string> Lines(string name, int right, int found, int key)
    {
        yield return FormattableString.Invariant($"{name}.F1 {Share(2 * right, found + key):F2}");
        yield return FormattableString.Invariant($"{name}.precision {Share(right, found):F2}");
        yield return FormattableString.Invariant($"{name}.recall {Share(right, key):F2}");
    }

    private int IndexOf(string label)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i] == label) return i;
        }
        return -1;
    }

    private static double Share(int right, int of) => of == 0 ? 0 : 100.0 * right / of;
}
