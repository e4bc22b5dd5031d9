using Jejak.Text;

namespace Jejak.Documents;

public enum TokenKind : byte
{
    Word,
    Number,
    Quote,
    OpenBracket,
    CloseBracket,
    Punctuation,
    Symbol,
}

[Flags]
public enum TokenTraits : byte
{
    None = 0,

    /// <summary>The first letter is upper case.</summary>
    Capitalized = 1,

    /// <summary>Two letters or more, all of them upper case.</summary>
    AllCaps = 2,

    /// <summary>No white space stands before it (glued words, punctuation, marks).</summary>
    Joined = 4,

    /// <summary>It is the first word of its sentence or of a quotation inside it: a capital says nothing.</summary>
    Initial = 8,

    /// <summary>It was cut out of a run of letters that the publisher printed as one word.</summary>
    Unglued = 16,
}

/// <summary>A token: a range of the text, never a copy of it.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Word">Number of its folded form in the language's <see cref="Languages.Vocabulary"/>; 0 where no resource knows it.</param>
public readonly record struct Token(int Start, int End, int Word, TokenKind Kind, TokenTraits Traits)
{
    public TextSpan Span => new(Start, End);

    public int Length => End - Start;

    public bool IsCapitalized => (Traits & TokenTraits.Capitalized) != 0;

    public bool IsAllCaps => (Traits & TokenTraits.AllCaps) != 0;

    public bool IsInitial => (Traits & TokenTraits.Initial) != 0;

    public bool IsJoined => (Traits & TokenTraits.Joined) != 0;
}

/// <summary>A half-open range of token numbers.</summary>
public readonly record struct TokenRange(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(int token) => token >= Start && token < End;

    public bool Overlaps(TokenRange other) => Start < other.End && other.Start < End;
}

/// <summary>A sentence: its tokens, and the block it stands in.</summary>
/// <param name="Span">From the first code unit of its first token to the end of its last.</param>
/// <param name="Tokens">Numbers of its tokens.</param>
/// <param name="Block">Index into the article's blocks.</param>
/// <param name="IsBody">False in titles and captions, which stages read for names only.</param>
public readonly record struct Sentence(TextSpan Span, TokenRange Tokens, int Block, bool IsBody);
