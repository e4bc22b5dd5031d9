using Jejak.Entities.Recognition;

namespace Jejak.Training.Names;

/// <summary>Names that agree exactly in range and type, counted as the CoNLL-2003 shared task does.</summary>
internal sealed class NameFigures
{
    private readonly int[] _right = new int[3];
    private readonly int[] _found = new int[3];
    private readonly int[] _gold = new int[3];

    public void Add(IReadOnlyCollection<TaggedName> gold, IReadOnlyCollection<TaggedName> found)
    {
        foreach (var name in gold) _gold[name.Type]++;
        foreach (var name in found)
        {
            _found[name.Type]++;
            if (gold.Contains(name)) _right[name.Type]++;
        }
    }

    /// <summary>Micro-averaged, in percent.</summary>
    public double F1 => F(_right.Sum(), _found.Sum(), _gold.Sum());

    /// <summary>One figure a line, in percent.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (string line in Lines("", _right.Sum(), _found.Sum(), _gold.Sum())) yield return line;
        string[] names = ["PER.", "ORG.", "LOC."];
        for (int type = 0; type < NameTags.Types.Length; type++)
        {
            foreach (string line in Lines(names[type], _right[type], _found[type], _gold[type])) yield return line;
        }
    }

    private static IEnumerable<string> Lines(string type, int right, int found, int gold)
    {
        yield return FormattableString.Invariant($"{type}F1 {F(right, found, gold):F2}");
        yield return FormattableString.Invariant($"{type}precision {Share(right, found):F2}");
        yield return FormattableString.Invariant($"{type}recall {Share(right, gold):F2}");
    }

    private static double F(int right, int found, int gold) => found + gold == 0 ? 0 : 200.0 * right / (found + gold);

    private static double Share(int right, int of) => of == 0 ? 0 : 100.0 * right / of;
}
