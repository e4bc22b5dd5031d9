using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Coreference;

/// <summary>How a word that names nobody points back. Each kind weighs its candidates by itself.</summary>
internal enum AnaphorKind : byte
{
    Pronoun,

    /// <summary>A pronoun behind a cue that stands before its speaker.</summary>
    SpeakingPronoun,
    PluralPronoun,

    /// <summary>"Himself": a pronoun that holds a clitic.</summary>
    Reflexive,

    /// <summary>The clitic of a noun that only people own.</summary>
    PersonalClitic,

    /// <summary>The clitic of a noun that states and organizations own as well.</summary>
    StateClitic,

    /// <summary>The clitic of any other word that may be a noun.</summary>
    OtherClitic,

    /// <summary>The clitic of a verb or preposition: "calls him", "to her".</summary>
    GovernedClitic,

    /// <summary>A description of a person, closed by a determiner.</summary>
    Person,

    /// <summary>A description of an organization or group.</summary>
    Organization,
}

/// <summary>What follows a word, as far as it tells whether a clitic on it stands for somebody.</summary>
internal enum Follower : byte
{
    Nothing,
    Mark,
    Name,
    Verb,
    FunctionWord,
    Word,
    Number,
}

/// <summary>A word or phrase that may stand for somebody named before.</summary>
/// <param name="Tokens">The pronoun, the word with its clitic, or the whole description.</param>
/// <param name="Span">For a clitic its code units alone.</param>
/// <param name="Stem">Number of the word before the clitic, or of the description's head.</param>
/// <param name="Quoted">Whether it stands in quotation marks.</param>
internal readonly record struct Anaphor(AnaphorKind Kind, TokenRange Tokens, TextSpan Span, int Stem, bool Quoted)
{
    /// <summary>Whether it is said to say something.</summary>
    public bool Says { get; init; }

    public int Token => Tokens.Start;

    public MentionForm Form => Kind switch
    {
        <= AnaphorKind.Reflexive => MentionForm.Pronoun,
        <= AnaphorKind.GovernedClitic => MentionForm.Clitic,
        _ => MentionForm.Nominal,
    };
}
