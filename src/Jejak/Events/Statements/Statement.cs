using Jejak.Documents;
using Jejak.Events.Explaining;

namespace Jejak.Events.Statements;

/// <summary>How the words of a statement sit in their clause.</summary>
internal enum StatementShape : byte
{
    /// <summary>A noun or adjective said of a subject: "serangan itu adalah kejahatan perang".</summary>
    Predicate,

    /// <summary>A noun with its doer behind it, or an adjective between a deed and its doer: "kebohongan Barat", "tindakan biadab Israel".</summary>
    Noun,

    /// <summary>A verb whose subject is spoken of: "Israel melanggar gencatan senjata".</summary>
    Deed,

    /// <summary>A verb whose subject is the speaker or the side he speaks for: "kami akan membalas".</summary>
    Self,
}

/// <summary>Where the party that a statement is about is looked for, in the order a row gives.</summary>
internal enum Aim : byte
{
    Subject,

    /// <summary>Right before the words.</summary>
    Beside,

    /// <summary>Right behind the words.</summary>
    Next,

    /// <summary>Behind the words, bare or as the doer: "genosida (yang dilakukan) Israel".</summary>
    Owner,

    /// <summary>Behind the words, without a preposition.</summary>
    Object,

    /// <summary>Whoever the deed that the words point back to was done by: "serangan itu biadab".</summary>
    Back,

    /// <summary>Whoever an "if" clause of the sentence names: "jika Israel menyerang, kami akan membalas".</summary>
    Condition,

    /// <summary>Whoever is named behind, without a preposition that the row gives.</summary>
    Near,

    /// <summary>Whom the sentence names as the one who did it: "yang bertanggung jawab adalah Rusia".</summary>
    Cleft,

    /// <summary>Whoever the words are spoken to.</summary>
    Addressee,
}

/// <summary>Words that make a statement an event by its speaker: one row of <c>events/statements</c>.</summary>
internal sealed record Statement
{
    /// <summary>Where its row stands.</summary>
    public required FrameSource Row { get; init; }

    public required string Type { get; init; }

    public string? Mode { get; init; }

    public required string Cameo { get; init; }

    public required double Intensity { get; init; }

    public string[] Contexts { get; init; } = [];

    public StatementShape Shape { get; init; }

    public Aim[] Aims { get; init; } = [];

    /// <summary>Word numbers of the prepositions that mark whom it is about.</summary>
    public int[] Prepositions { get; init; } = [];

    /// <summary>Word numbers one of which must stand in the rest of the sentence; none: whatever stands there.</summary>
    public int[] When { get; init; } = [];

    /// <summary>It counts only where somebody with a name is meant: nobody refuses "his people", and help for them is no promise to another.</summary>
    public bool NamedOnly => Type is not ("THREATEN" or "ACCUSE");

    /// <summary>What the words before must make of it: "akan membalas" is a threat, "telah membalas" is none.</summary>
    public EventStatus[] Needs { get; init; } = [];
}
