using System.Collections.Immutable;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Tokenization;

/// <summary>Cuts titles, captions, headings and paragraphs into tokens, and glued words apart; the text itself is never changed.</summary>
public sealed class TokenizationStage : IStage
{
    /// <summary>A run longer than this is no word: an address, a key, a picture written as text.</summary>
    private const int LongestGluedRun = 60;

    /// <summary>Letters of a currency's sign or code.</summary>
    private const int LongestCurrency = 3;

    private readonly Vocabulary _words;
    private readonly GluedWords _glued;
    private readonly JoinedNames _joined;
    private readonly WordSet _currencies;

    public TokenizationStage(Language language)
    {
        (_words, _glued, _joined) = (language.Words, new(language), new(language));
        _currencies = language.Set("lexicon/units", "words", row => row["side"] == "before");
    }

    public IReadOnlyList<Layer> Requires => [];

    public IReadOnlyList<Layer> Provides => [Layer.Tokens];

    public Document Process(Document document)
    {
        string text = document.Text;
        var tokens = ImmutableArray.CreateBuilder<Token>(text.Length / 5 + 1);
        foreach (var block in document.Article.Blocks)
        {
            if (!block.IsBody && block.Kind is not (BlockKind.Title or BlockKind.Caption)) continue;
            int position = block.Span.Start;
            while (WordScanner.Next(text.AsSpan(0, block.Span.End), position, out var span, out var kind))
            {
                bool joined = span.Start == position && position > block.Span.Start;
                if (kind == TokenKind.Word && Currency(span.In(text)) is > 0 and int currency) span = new(span.Start, span.Start + currency);
                Add(tokens, text, span, kind, joined ? TokenTraits.Joined : TokenTraits.None);
                position = span.End;
            }
        }
        return document with { Tokens = tokens.DrainToImmutable() };
    }

    private void Add(ImmutableArray<Token>.Builder tokens, string text, TextSpan span, TokenKind kind, TokenTraits traits)
    {
        if (kind == TokenKind.Word && _joined.Hyphen(text, span) is >= 0 and int hyphen)
        {
            Add(tokens, text, new(span.Start, hyphen), kind, traits);
            Add(tokens, text, new(hyphen, hyphen + 1), TokenKind.Punctuation, TokenTraits.Joined);
            Add(tokens, text, new(hyphen + 1, span.End), kind, TokenTraits.Joined);
            return;
        }
        int word = _words.Find(span.In(text));
        if (word == Vocabulary.Unknown && kind == TokenKind.Word && span.Length <= LongestGluedRun)
        {
            Span<int> ends = stackalloc int[LongestGluedRun];
            int parts = _glued.Split(text, span, ends);
            if (parts > 1)
            {
                int start = span.Start;
                for (int i = 0; i < parts; i++)
                {
                    var part = new TextSpan(start, ends[i]);
                    tokens.Add(new(part.Start, part.End, _words.Find(part.In(text)), kind, traits | TokenTraits.Unglued | Shape(part.In(text))));
                    (start, traits) = (ends[i], TokenTraits.Joined);
                }
                return;
            }
        }
        tokens.Add(new(span.Start, span.End, word, kind, traits | Shape(span.In(text))));
    }

    /// <summary>The length of a currency's sign before a number that is printed on to it (<c>Rp9.000</c>), or 0.</summary>
    private int Currency(ReadOnlySpan<char> word)
    {
        int letters = 0;
        while (letters < word.Length && letters <= LongestCurrency && char.IsAsciiLetter(word[letters])) letters++;
        return letters > 0 && letters < word.Length && char.IsAsciiDigit(word[letters]) && _currencies.Contains(_words.Find(word[..letters])) ? letters : 0;
    }

    private static TokenTraits Shape(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0])) return TokenTraits.None;
        foreach (char c in word)
        {
            if (char.IsLower(c)) return TokenTraits.Capitalized;
        }
        return word.Length > 1 ? TokenTraits.Capitalized | TokenTraits.AllCaps : TokenTraits.Capitalized;
    }
}
