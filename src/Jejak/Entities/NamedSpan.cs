using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>A name found in the text, before it is known which entity it belongs to.</summary>
internal readonly record struct NamedSpan
{
    public NamedSpan()
    {
    }

    /// <summary>Tokens of the mention, an acronym in brackets behind it included.</summary>
    public required TokenRange Tokens { get; init; }

    /// <summary>Tokens of the name itself.</summary>
    public required TokenRange Name { get; init; }

    public required EntityType Type { get; init; }

    /// <summary>What the gazetteers know of it, or null.</summary>
    public GazetteerEntry? Entry { get; init; }

    public MentionForm Form { get; init; }

    /// <summary>Whether only its shape speaks for it: other mentions in the article may decide otherwise, or drop it.</summary>
    public bool IsWeak { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the state an organization acts for, where its name says so.</summary>
    public string? State { get; init; }

    /// <summary>Whether it is a misspelling of the entity's name.</summary>
    public bool IsSlip { get; init; }

    /// <summary>Tokens of the acronym declared in brackets behind the name.</summary>
    public TokenRange Acronym { get; init; }

    /// <summary>First token of the name that it is declared another name of, or −1: "Thomas Lembong alias Tom Lembong".</summary>
    public int AliasOf { get; init; } = -1;

    /// <summary>Tokens of the role beside a person's name.</summary>
    public TokenRange Role { get; init; }
}

/// <summary>
/// Finds names in a document. The rules are one; a trained recogniser is another, and <see cref="EntityStage"/> takes the spans of the first that claims a token.
/// </summary>
internal interface INameRecognizer
{
    /// <summary>Adds the names of <paramref name="page"/> to it. Must not throw on any text.</summary>
    void Recognize(NamePage page);
}
