namespace Jejak.Archive.Questions;

/// <summary>What somebody said of a slip.</summary>
public enum Judgement
{
    /// <summary>Nobody has said anything yet.</summary>
    Open,

    /// <summary>It is a slip.</summary>
    Accepted,

    /// <summary>It is none, or does not matter.</summary>
    Dismissed,
}

/// <summary>Judgements by name.</summary>
public static class Judgements
{
    public static IReadOnlyList<string> Names { get; } = ["open", "accepted", "dismissed"];

    public static string Name(Judgement judgement) => Names[(int)judgement];

    /// <returns>Null for what is none.</returns>
    public static Judgement? Parse(string? name)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name) return (Judgement)i;
        }
        return null;
    }
}
