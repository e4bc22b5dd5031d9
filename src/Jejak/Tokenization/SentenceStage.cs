using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Tokenization;

/// <summary>Groups the tokens of each block into sentences.</summary>
public sealed class SentenceStage : IStage
{
    public IReadOnlyList<Layer> Requires => [Layer.Tokens];

    public IReadOnlyList<Layer> Provides => [Layer.Sentences];

    public Document Process(Document document)
    {
        var tokens = document.Tokens;
        var blocks = document.Article.Blocks;
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        int at = 0;
        for (int block = 0; block < blocks.Length && at < tokens.Length; block++)
        {
            int blockEnd = at;
            while (blockEnd < tokens.Length && tokens[blockEnd].Start < blocks[block].Span.End) blockEnd++;
            for (int first = at; first < blockEnd;)
            {
                int end = first + 1;
                while (end < blockEnd && !EndsBefore(tokens, document.Text, end)) end++;
                sentences.Add(new(new TextSpan(tokens[first].Start, tokens[end - 1].End), new(first, end), block, blocks[block].IsBody));
                first = end;
            }
            at = blockEnd;
        }
        return document with { Sentences = sentences.DrainToImmutable() };
    }

    private static bool EndsBefore(ImmutableArray<Token> tokens, string text, int at)
    {
        var before = tokens[at - 1];
        return text[before.Start] is '.' or '!' or '?' && !tokens[at].IsJoined && tokens[at].Kind != TokenKind.CloseBracket;
    }
}
