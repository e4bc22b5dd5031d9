namespace Jejak.Archive.Identity.Joins;

/// <summary>Why two names are taken for one, the surest first.</summary>
public enum JoinRule
{
    /// <summary>Somebody decided so: <c>jejak merge</c>.</summary>
    Decision,

    /// <summary>A table of the language lists both as names of one.</summary>
    Listed,

    /// <summary>They differ by titles, degrees or legal forms only.</summary>
    Title,

    /// <summary>Two spellings of the same words.</summary>
    Spelling,

    /// <summary>An acronym, and articles that give both names for one.</summary>
    Acronym,

    /// <summary>A short name, and articles that give both names for one.</summary>
    ShortName,

    /// <summary>A well-known name with more words around it.</summary>
    LongName,

    /// <summary>One or two letters differ in a word that occurs nowhere else, or the next word is glued to it.</summary>
    Slip,

    /// <summary>One name, read as two kinds of things.</summary>
    Kind,
}

/// <summary>Two identities that are one.</summary>
/// <param name="Key">The one that is joined.</param>
/// <param name="To">The one it is joined to.</param>
/// <param name="Evidence">In words and figures, for people.</param>
public sealed record Join(string Key, string To, JoinRule Rule, string Evidence);

/// <summary>Identities that are one party, and why each belongs to it.</summary>
/// <param name="Head">The key it goes by.</param>
/// <param name="Joins">One for every other identity; each leads nearer to the head.</param>
public sealed record JoinedParty(string Head, IReadOnlyList<Join> Joins);

/// <summary>What somebody decided about two identities; stronger than every rule.</summary>
/// <param name="AreOne">One party, or never one.</param>
/// <param name="Number">How the evidence names it.</param>
public sealed record IdentityDecision(int Number, bool AreOne, string One, string Other);
