using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Tokenization;

/// <summary>
/// Groups the tokens of each block into sentences. A stop ends one unless it belongs to an abbreviation or initial; closing marks go with it;
/// what follows must look like a beginning, so that <c>"Apa?" kata dia</c> stays whole.
/// </summary>
public sealed class SentenceStage : IStage
{
    private readonly WordSet _abbreviations;

    public SentenceStage(Language language) => _abbreviations = language.Set("lexicon/abbreviations", "form");

    public IReadOnlyList<Layer> Requires => [Layer.Tokens];

    public IReadOnlyList<Layer> Provides => [Layer.Sentences];

    public Document Process(Document document)
    {
        var tokens = document.Tokens.ToBuilder();
        var blocks = document.Article.Blocks;
        var sentences = ImmutableArray.CreateBuilder<Sentence>(tokens.Count / 16 + 1);
        int at = 0;
        for (int block = 0; block < blocks.Length && at < tokens.Count; block++)
        {
            int blockEnd = at;
            while (blockEnd < tokens.Count && tokens[blockEnd].Start < blocks[block].Span.End) blockEnd++;
            for (int first = at; first < blockEnd;)
            {
                int end = End(tokens, document.Text, first, blockEnd);
                MarkInitials(tokens, document.Text, first, end);
                sentences.Add(new(new TextSpan(tokens[first].Start, tokens[end - 1].End), new(first, end), block, blocks[block].IsBody));
                first = end;
            }
            at = blockEnd;
        }
        return document with { Tokens = tokens.DrainToImmutable(), Sentences = sentences.DrainToImmutable() };
    }

    private int End(ImmutableArray<Token>.Builder tokens, string text, int first, int limit)
    {
        for (int i = first; i < limit; i++)
        {
            if (tokens[i].Kind != TokenKind.Punctuation || text[tokens[i].Start] is not ('.' or '!' or '?' or '…')) continue;
            int end = i + 1;
            while (end < limit && tokens[end].IsJoined && IsClosing(tokens, text, end, limit)) end++;
            if (end == limit) return limit;
            if (Begins(tokens, text, end, limit) && !IsAbbreviation(tokens, text, i, first, end)) return end;
            i = end - 1;
        }
        return limit;
    }

    private static bool IsClosing(ImmutableArray<Token>.Builder tokens, string text, int at, int limit)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.CloseBracket || (token.Kind == TokenKind.Punctuation && text[token.Start] is '.' or '!' or '?')) return true;
        // A mark with space before the next word, or none at all, closes; one glued to the next word opens.
        return token.Kind == TokenKind.Quote && (at + 1 >= limit || !tokens[at + 1].IsJoined || tokens[at + 1].Kind != TokenKind.Word);
    }

    private static bool Begins(ImmutableArray<Token>.Builder tokens, string text, int at, int limit)
    {
        while (at < limit && tokens[at].Kind is TokenKind.Quote or TokenKind.OpenBracket) at++;
        if (at >= limit) return true;
        var token = tokens[at];
        if (token.Kind == TokenKind.Number) return !token.IsJoined || !char.IsDigit(text[token.Start - 1]);
        if (token.Kind != TokenKind.Word) return token.Kind == TokenKind.Punctuation && text[token.Start] is '-' or '–' or '—';
        return token.IsCapitalized || (text[token.Start] >= 128 && !char.IsLower(text[token.Start]));
    }

    private bool IsAbbreviation(ImmutableArray<Token>.Builder tokens, string text, int stop, int first, int next)
    {
        if (stop == first || text[tokens[stop].Start] != '.' || tokens[stop].Length > 1 || next > stop + 1) return false;
        var before = tokens[stop - 1];
        if (before.Kind != TokenKind.Word || !tokens[stop].IsJoined) return false;
        bool initial = before.IsCapitalized && (before.Length == 1 || (before.Length == 3 && text[before.Start + 1] == '.'));
        return initial || (_abbreviations.Contains(before.Word) && before.Length <= 7 && (before.IsCapitalized || before.Length <= 4));
    }

    /// <summary>The first word of a sentence, and the first after an opening mark or a colon, has a capital in any case.</summary>
    private static void MarkInitials(ImmutableArray<Token>.Builder tokens, string text, int first, int end)
    {
        bool initial = true;
        for (int i = first; i < end; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Word || token.Kind == TokenKind.Number)
            {
                if (initial && token.Kind == TokenKind.Word) tokens[i] = token with { Traits = token.Traits | TokenTraits.Initial };
                initial = false;
            }
            else if (token.Kind == TokenKind.Quote)
            {
                bool opens = !token.IsJoined || i == first || tokens[i - 1].Kind == TokenKind.OpenBracket;
                initial |= opens;
            }
            else if (token.Kind == TokenKind.Punctuation && text[token.Start] == ':') initial = true;
        }
    }
}
