using Jejak.Documents;

namespace Jejak.Events.Clauses;

/// <summary>What a stretch of a sentence does in its clause.</summary>
internal enum UnitKind : byte
{
    /// <summary>Any word that tells nothing here.</summary>
    Other,

    /// <summary>What does things and is nobody: an illness, weather, an animal.</summary>
    Force,

    /// <summary>Somebody who can act or be acted on.</summary>
    Party,

    /// <summary>A verb of a frame.</summary>
    Deed,

    /// <summary>A noun of a frame.</summary>
    Action,

    /// <summary>A verb that only carries a noun of a frame.</summary>
    Light,

    /// <summary>Any other verb.</summary>
    Verb,

    Preposition,
    By,
    Between,
    With,
    Coordinator,
    Subordinator,
    Relative,

    /// <summary>Negation, tense, mood: <see cref="Unit.Status"/>.</summary>
    Auxiliary,
    Time,
    Comma,

    /// <summary>A mark that no clause crosses.</summary>
    Break,
}

/// <summary>A stretch of a sentence with one role in its clause.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Value">Party: its number; deed, action, light: number of its form; preposition: number of its word.</param>
/// <param name="Quote">0 outside quotation marks; inside, the number of the quoted stretch.</param>
internal readonly record struct Unit(UnitKind Kind, int Start, int End, int Value, int Quote, EventStatus? Status = null)
{
    public bool IsVerb => Kind is UnitKind.Deed or UnitKind.Light or UnitKind.Verb;

    public bool Marks => Kind is UnitKind.Preposition or UnitKind.By or UnitKind.Between or UnitKind.With;
}

/// <summary>Somebody in the text: a mention of an entity, or a description of people that becomes an entity once an event needs it.</summary>
/// <param name="Entity">Index into the document's entities, or −1 for a description not yet one of them.</param>
/// <param name="CanAct">False where the words name a thing of the entity's ("ekonomi AS"), which may suffer but not act.</param>
/// <param name="Nobody">The words say that it is nobody in particular ("siapa pun"), a group, or a person who is not told.</param>
/// <param name="Suspect">The words say only that it is whoever did it ("pelaku").</param>
/// <param name="Second">The other entity of a pair ("kedua negara"), or −1.</param>
/// <param name="Office">The words give the office that somebody without a name holds ("anggota DPRD DKI").</param>
internal record struct Party(int Entity, TokenRange Tokens, bool CanAct, EntityType Type, int Second = -1, bool Nobody = false, bool Suspect = false, bool Office = false);
