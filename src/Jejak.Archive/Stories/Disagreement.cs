using Jejak.Text;

namespace Jejak.Archive.Stories;

/// <summary>What two articles that tell one report say differently.</summary>
public enum DisagreementKind : byte
{
    /// <summary>Other figures for the same thing.</summary>
    Number,

    /// <summary>Another day or hour.</summary>
    Time,

    /// <summary>Another name, or the name in another spelling.</summary>
    Name,

    /// <summary>Another speaker for the same words.</summary>
    Speaker,
}

/// <summary>One side of a disagreement.</summary>
/// <param name="Text">The words that differ.</param>
/// <param name="Span">Where they stand in the article's text as it was given.</param>
/// <param name="Sentence">The sentence they stand in, on one line.</param>
public sealed record Reported(string Text, TextSpan Span, string Sentence);

/// <summary>Where two articles disagree, with the two sentences side by side.</summary>
public sealed record Disagreement(DisagreementKind Kind, Reported One, Reported Other);
