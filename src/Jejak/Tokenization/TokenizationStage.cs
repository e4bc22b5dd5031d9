using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Tokenization;

/// <summary>Cuts titles, captions, headings and paragraphs into tokens, and glued words apart; the text itself is never changed.</summary>
public sealed class TokenizationStage : IStage
{
    private readonly Vocabulary _words;

    public TokenizationStage(Language language)
    {
        _words = language.Words;
        foreach (var row in language.Table("lexicon/words").Rows) _words.Add(row["word"]);
    }

    public IReadOnlyList<Layer> Requires => [];

    public IReadOnlyList<Layer> Provides => [Layer.Tokens];

    public Document Process(Document document)
    {
        string text = document.Text;
        var tokens = ImmutableArray.CreateBuilder<Token>(text.Length / 5);
        foreach (var block in document.Article.Blocks)
        {
            if (!block.IsBody && block.Kind is not (Articles.BlockKind.Title or Articles.BlockKind.Caption)) continue;
            var span = block.Span;
            int previousEnd = -1;
            while (WordScanner.Next(text.AsSpan(0, span.End), previousEnd < 0 ? span.Start : previousEnd, out var raw, out var kind))
            {
                var traits = raw.Start == previousEnd ? TokenTraits.Joined : TokenTraits.None;
                tokens.Add(new(raw.Start, raw.End, _words.Find(raw.In(text)), kind, traits | Shape(raw.In(text))));
                previousEnd = raw.End;
            }
        }
        return document with { Tokens = tokens.DrainToImmutable() };
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
