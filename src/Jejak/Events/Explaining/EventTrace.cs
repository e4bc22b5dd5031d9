using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Events.Explaining;

/// <summary>Why a document has an event: the ways it is told, one for each time. Spans are those of the document's text.</summary>
/// <param name="Event">Index into <see cref="Document.Events"/>.</param>
/// <param name="Mentions">In order of the text.</param>
/// <param name="Borrowed">Parties that none of the mentions names: taken over from another event that the same words tell of.</param>
public sealed record EventTrace(int Event, ImmutableArray<EventMention> Mentions, ImmutableArray<BoundParty> Borrowed)
{
    /// <summary>How probable the trained model of events finds it that all this is right; null where none is installed.</summary>
    public EventJudgement? Judgement { get; init; }
}

/// <summary>What the trained model makes of an event.</summary>
/// <param name="Probability">From 0 to 1: that kind, parties and status are right.</param>
/// <param name="Threshold">The least probability with which such an event is told.</param>
/// <param name="Weightiest">The features that weigh most for or against it, the weightiest first, in log odds.</param>
public sealed record EventJudgement(double Probability, double Threshold, ImmutableArray<(string Feature, double Weight)> Weightiest)
{
    /// <summary>Whether it is probable enough to be told.</summary>
    public bool IsTold => Probability >= Threshold;
}

/// <summary>One time an article tells of an event.</summary>
/// <param name="Trigger">The words that name the happening.</param>
/// <param name="StatusWords">The words that decide the status; null where none says that it is not so.</param>
/// <param name="Time">What this mention says of the time, or null.</param>
/// <param name="TimeWords">The expression that says so; null where the time is that of the news.</param>
public sealed record EventMention(FrameSource Frame, TextSpan Trigger, ImmutableArray<BoundParty> Parties, EventStatus Status, TextSpan? StatusWords, string? Time, TextSpan? TimeWords);

/// <summary>The row of a resource that knows the words.</summary>
/// <param name="Table">Its table: <c>events/verbs</c>.</param>
/// <param name="Line">Counted from 1, comments included.</param>
/// <param name="Base">Its words, separated by <c>|</c>.</param>
/// <param name="Forms">How verbs are derived from them, separated by <c>|</c>; null for nouns.</param>
public sealed record FrameSource(string Table, int Line, string Base, string? Forms);

/// <summary>What made somebody a party of an event.</summary>
public enum BindingRule
{
    /// <summary>Stands before the verb.</summary>
    Subject,

    /// <summary>Stands behind the verb, without a preposition.</summary>
    Object,

    /// <summary>Stands behind a noun, without a preposition: "serangan Israel".</summary>
    Owner,

    /// <summary>Does what a passive tells: behind the word for "by", or right behind the verb.</summary>
    Agent,

    /// <summary>Stands behind a preposition.</summary>
    Preposition,

    /// <summary>A pronoun that hangs on the word.</summary>
    Clitic,

    /// <summary>Found by the dependency arcs of the sentence, where the order of words left the part open.</summary>
    Arc,

    /// <summary>Says the words that are the happening, or that tell of it.</summary>
    Speaker,

    /// <summary>Is told the words that are the happening.</summary>
    Addressee,

    /// <summary>Named by another event that these words point back to or belong with.</summary>
    Borrowed,
}

/// <summary>A party of an event, and what it was found by.</summary>
/// <param name="Acts">Whether it acts, or is acted on.</param>
/// <param name="Entity">Index into <see cref="Document.Entities"/>.</param>
/// <param name="Words">The words that name it here; null where other sentences do.</param>
/// <param name="Marker">The preposition or light verb that binds it; null where there is none.</param>
public sealed record BoundParty(bool Acts, int Entity, TextSpan? Words, BindingRule Rule, TextSpan? Marker = null);
