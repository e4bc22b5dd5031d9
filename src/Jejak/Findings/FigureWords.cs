using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Findings;

/// <summary>What a word says of how figures hang together; the head of <c>figure-words.tsv</c> explains each.</summary>
internal enum FigureWord
{
    Same,
    Parts,
    And,
    Filler,
    Range,
    Part,
    Fate,
    Link,
    Change,
}

/// <summary>The words of <c>findings/figure-words.tsv</c>.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed class FigureWords
{
    private readonly PhraseLexicon<FigureWord>[] _lexicons;

    public FigureWords(Language language)
    {
        _lexicons = [.. Enum.GetValues<FigureWord>().Select(_ => new PhraseLexicon<FigureWord>(language.Words))];
        foreach (var row in language.Table("findings/figure-words").Rows)
        {
            var kind = row.Choice<FigureWord>("class");
            foreach (string phrase in row.List("words")) _lexicons[(int)kind].Add(phrase, kind);
        }
    }

    /// <summary>The tokens of the longest phrase of <paramref name="kind"/> that begins at <paramref name="at"/>, or 0.</summary>
    public int Match(FigureWord kind, ImmutableArray<Token> tokens, int at, int limit) => at < limit ? _lexicons[(int)kind].Match(tokens, at, limit, out _) : 0;

    /// <summary>Whether a phrase of <paramref name="kind"/> stands in <paramref name="range"/>.</summary>
    public bool Has(FigureWord kind, ImmutableArray<Token> tokens, TokenRange range)
    {
        for (int t = range.Start; t < range.End; t++)
        {
            if (Match(kind, tokens, t, range.End) > 0) return true;
        }
        return false;
    }
}
