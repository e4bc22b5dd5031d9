using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Languages;

namespace Jejak.Events.Statements;

/// <summary>The tokens of a document as statements are looked for in them: without quotation marks and small adverbs, each with the quotation that holds it.</summary>
internal sealed class QuotedWords
{
    private readonly int[] _quotations;

    /// <summary>For each token its number among those that are left, or that of the next one left.</summary>
    private readonly int[] _left;
    private readonly int[] _origin;
    private readonly ImmutableArray<Token> _tokens;

    /// <param name="passedOver">Words that may stand between the words of a phrase.</param>
    public QuotedWords(Document document, WordSet passedOver)
    {
        _quotations = PronounReader.Speakers(document, out _);
        _left = new int[document.Tokens.Length + 1];
        _origin = new int[document.Tokens.Length];
        var tokens = ImmutableArray.CreateBuilder<Token>(document.Tokens.Length);
        for (int i = 0; i < document.Tokens.Length; i++)
        {
            _left[i] = tokens.Count;
            if (document.Tokens[i].Kind == TokenKind.Quote || passedOver.Contains(document.Tokens[i].Word)) continue;
            _origin[tokens.Count] = i;
            tokens.Add(document.Tokens[i]);
        }
        _left[^1] = tokens.Count;
        _tokens = tokens.ToImmutable();
    }

    /// <summary>The quotation that holds a token, or −1.</summary>
    public int QuotationOf(int token) => _quotations[token] - 1;

    /// <summary>The longest phrase that begins at token <paramref name="at"/>.</summary>
    /// <returns>One past its last token, or −1.</returns>
    public int Match<T>(PhraseLexicon<T> phrases, int at, int limit, out T value)
    {
        int length = phrases.Match(_tokens, _left[at], _left[limit], out value);
        return length == 0 ? -1 : _origin[_left[at] + length - 1] + 1;
    }
}
