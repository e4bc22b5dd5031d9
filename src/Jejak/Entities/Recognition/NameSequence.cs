using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Jejak.Documents;

namespace Jejak.Entities.Recognition;

/// <summary>What stood beside a word and was taken out of the sequence.</summary>
[Flags]
internal enum NameMarks : byte
{
    None = 0,
    OpenBracket = 1,
    CloseBracket = 2,

    /// <summary>A comma or stop glued behind a closing bracket.</summary>
    Stop = 4,
}

/// <summary>
/// A document as the name model reads it: words and marks without quotation marks, and with brackets as a property of the words inside them,
/// so that "(PKS)" is one element as in the corpora.
/// </summary>
internal sealed class NameSequence
{
    public required string Text { get; init; }

    public required ImmutableArray<Token> Tokens { get; init; }

    public required NameMarks[] Marks { get; init; }

    /// <summary>Number of each element's token in the document.</summary>
    public required int[] Source { get; init; }

    /// <summary>Sentences as ranges of elements, numbered as in the document.</summary>
    public required TokenRange[] Sentences { get; init; }

    public static NameSequence Read(Document document)
    {
        var tokens = new Token[document.Tokens.Length];
        var marks = new NameMarks[tokens.Length];
        var source = new int[tokens.Length];
        var sentences = new TokenRange[document.Sentences.Length];
        int count = 0;
        for (int s = 0; s < sentences.Length; s++)
        {
            int start = count;
            var open = NameMarks.None;
            var range = document.Sentences[s].Tokens;
            for (int i = range.Start; i < range.End; i++)
            {
                var token = document.Tokens[i];
                if (token.Kind == TokenKind.Quote) continue;
                if (token.Kind == TokenKind.OpenBracket) open = NameMarks.OpenBracket;
                else if (token.Kind == TokenKind.CloseBracket && count > start) marks[count - 1] |= NameMarks.CloseBracket;
                else if (token.Kind == TokenKind.Punctuation && token.IsJoined && count > start && document.Tokens[i - 1].Kind == TokenKind.CloseBracket) marks[count - 1] |= NameMarks.Stop;
                else
                {
                    (tokens[count], marks[count], source[count]) = (token, open, i);
                    open = NameMarks.None;
                    count++;
                }
            }
            sentences[s] = new(start, count);
        }
        Array.Resize(ref tokens, count);
        return new() { Text = document.Text, Tokens = ImmutableCollectionsMarshal.AsImmutableArray(tokens), Marks = marks, Source = source, Sentences = sentences };
    }
}
