using System.Collections.Immutable;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Tokenization;

/// <summary>Groups the tokens of each block into sentences, and marks the words that have a capital only because they begin something.</summary>
public sealed class SentenceStage : IStage
{
    private readonly SentenceEnds _ends;

    public SentenceStage(Language language) => _ends = new(language);

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
                int end = _ends.Find(tokens, document.Text, first, blockEnd, blocks[block].Kind == BlockKind.Paragraph);
                MarkInitials(tokens, document.Text, first, end);
                sentences.Add(new(new TextSpan(tokens[first].Start, tokens[end - 1].End), new(first, end), block, blocks[block].IsBody));
                first = end;
            }
            at = blockEnd;
        }
        return document with { Tokens = tokens.DrainToImmutable(), Sentences = sentences.DrainToImmutable() };
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
