namespace Jejak.Events.Frames;

/// <summary>How a form of a frame shares out its parts: who stands before it, who after.</summary>
internal enum Voice : byte
{
    /// <summary>A verb whose subject acts.</summary>
    Active,

    /// <summary>A verb whose subject undergoes; the actor follows it.</summary>
    Passive,

    /// <summary>A noun: its parts follow it, or stand round a verb that carries it.</summary>
    Noun,
}

/// <summary>Where a part of an event is looked for. Searched in the order a row gives.</summary>
internal enum Slot : byte
{
    /// <summary>Before the verb.</summary>
    Subject,

    /// <summary>Behind the verb, without a preposition; or the actor of an action that stands there.</summary>
    Object,

    /// <summary>Behind a noun, without a preposition: "serangan Israel".</summary>
    Owner,

    /// <summary>Behind the word for "by" only.</summary>
    Agent,

    /// <summary>Whoever says the quotation that the words stand in.</summary>
    Speaker,
}

/// <summary>What a frame needs before it is an event.</summary>
internal enum Need : byte
{
    Actor,
    Both,
    Either,
    Recipient,
}

/// <summary>A kind of happening with the ways to say it: one row of a resource.</summary>
internal sealed record Frame
{
    public required int Number { get; init; }

    /// <summary>The row it was read from.</summary>
    public required FrameRow Row { get; init; }

    public required string Type { get; init; }

    public string? Mode { get; init; }

    public required string Cameo { get; init; }

    public required double Intensity { get; init; }

    public string[] Contexts { get; init; } = [];

    /// <summary>Words alone are the happening: said as news, it happened on the day of the news.</summary>
    public bool Told { get; init; }

    /// <summary>It counts only where a state, an organization or somebody with an office acts: travellers' visits are none.</summary>
    public bool Official { get; init; }

    /// <summary>It counts, as hypothetical, where a clause only says that something is for it: arms that are readied to attack somebody.</summary>
    public bool CountsAsAim { get; init; }

    /// <summary>Whom it is aimed at may be told by the deed that it is for: arms and troops readied to attack somebody.</summary>
    public bool Aims { get; init; }

    /// <summary>It takes a place from the state that it belongs to.</summary>
    public bool Seizes { get; init; }

    /// <summary>What the two sides do to each other: both are actors and recipients.</summary>
    public bool Mutual { get; init; }

    public Slot Actor { get; init; }

    /// <summary>Places without a preposition where the recipient may stand.</summary>
    public Slot[] Recipient { get; init; } = [];

    /// <summary>Word numbers of the prepositions that mark the recipient.</summary>
    public int[] Prepositions { get; init; } = [];

    public Need Need { get; init; }

    /// <summary>What follows is wanted, promised or refused, not done: it makes no event of its own.</summary>
    public bool TakesDeed { get; init; }

    /// <summary>Who the deed that follows is aimed at is the recipient where no other is named ("mengancam akan menyerang Iran").</summary>
    public bool SharesTarget { get; init; }

    /// <summary>What follows is said not to have happened ("membantah bahwa …").</summary>
    public bool Denies { get; init; }

    /// <summary>Word numbers one of which must stand in the object, before the next verb; none: whatever stands there.</summary>
    public int[] When { get; init; } = [];

    public bool Has(Slot place) => Array.IndexOf(Recipient, place) >= 0;

    public bool Takes(int preposition) => Array.IndexOf(Prepositions, preposition) >= 0;
}

/// <summary>Where a frame stands in the resources.</summary>
/// <param name="Table">The table: <c>events/verbs</c>.</param>
/// <param name="Line">Counted from 1, comments included.</param>
/// <param name="Base">The words of the row.</param>
/// <param name="Forms">How verbs are derived from them; null for nouns.</param>
internal sealed record FrameRow(string Table, int Line, string Base, string? Forms);

/// <summary>One form of a frame as it is printed.</summary>
/// <param name="Clitic">A pronoun hangs on it: object of an active form, actor of a passive one, owner of a noun.</param>
/// <param name="Otherwise">The next frame with the same form, for where the words that this one asks for are missing.</param>
internal sealed record FrameForm(Frame Frame, Voice Voice, bool Clitic = false, FrameForm? Otherwise = null);
