namespace Jejak.Training.Evaluation;

/// <summary>Compares feature columns by the universal features alone, as the shared task does.</summary>
internal static class UniversalFeatures
{
    private static readonly HashSet<string> s_universal = new(StringComparer.Ordinal)
    {
        "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite", "Degree",
        "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
    };

    public static bool AreSame(string? gold, string? system) => gold == system || Universal(gold).SequenceEqual(Universal(system));

    private static IEnumerable<string> Universal(string? features) =>
        (features ?? "").Split('|').Where(feature => s_universal.Contains(feature.Split('=')[0])).Order(StringComparer.Ordinal);
}
