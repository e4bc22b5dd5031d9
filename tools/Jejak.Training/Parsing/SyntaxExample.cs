namespace Jejak.Training.Parsing;

/// <summary>A sentence to learn from, as numbers.</summary>
internal sealed record SyntaxExample
{
    /// <summary>No label is given.</summary>
    public const int None = -1;

    /// <summary>For each word its input rows, the first that of its form.</summary>
    public required int[][] Rows { get; init; }

    /// <summary>Style of annotation.</summary>
    public required int Style { get; init; }

    /// <summary>Universal parts of speech, or null.</summary>
    public int[]? Tags { get; init; }

    /// <summary>Heads as word numbers from 1, 0 for the root, <see cref="None"/> where nothing is to be learned; or null.</summary>
    public int[]? Heads { get; init; }

    /// <summary>Relations, as numbers of the network's relations; 0 is the root.</summary>
    public int[]? Relations { get; init; }

    /// <summary>Which auxiliary tag set <see cref="AuxiliaryTags"/> are of.</summary>
    public int Auxiliary { get; init; } = None;

    public int[]? AuxiliaryTags { get; init; }

    /// <summary>Whether words are hidden and guessed: for text without annotation.</summary>
    public bool IsMasked { get; init; }

    public int Length => Rows.Length;
}
