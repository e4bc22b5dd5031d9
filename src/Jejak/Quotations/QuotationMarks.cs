using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Quotations;

/// <summary>Words between quotation marks.</summary>
/// <param name="Inner">The tokens between the marks.</param>
/// <param name="End">One past the closing mark, or the end of the block where none closes.</param>
/// <param name="IsClosed">False where the block ends before a mark closes.</param>
/// <param name="IsSingle">Single marks: rarely a whole quotation.</param>
internal readonly record struct MarkedWords(TokenRange Inner, int End, bool IsClosed, bool IsSingle)
{
    public int Open => Inner.Start - 1;
}

/// <summary>
/// Pairs quotation marks by what they touch, not by their shape: publishers reverse, double, lose and mix them. A mark opens where white space stands before it
/// and a word follows at once; it closes where it touches what stands before it.
/// </summary>
internal static class QuotationMarks
{
    /// <summary>Longest stretch in single marks, in tokens: beyond it the two are no pair but apostrophes.</summary>
    private const int LongestSingle = 40;

    /// <summary>Pairs the marks of one block's tokens; the result is ordered and not nested.</summary>
    public static void Find(Passage passage, TokenRange block, List<MarkedWords> found)
    {
        int open = -1, depth = 0, closersAhead = 0;
        for (int t = block.Start; t < block.End; t++) closersAhead += MayClose(passage, t) ? 1 : 0;
        for (int t = block.Start; t < block.End; t++)
        {
            if (passage.Tokens[t].Kind != TokenKind.Quote) continue;
            if (MayClose(passage, t)) closersAhead--;
            char mark = passage.Text[passage.Tokens[t].Start];
            if (!WordScanner.IsDoubleQuote(mark))
            {
                if (open < 0) t = Single(passage, block, t, found) is var end && end > t ? end - 1 : t;
                continue;
            }
            bool opens = Opens(passage, block, t, mark), closes = Closes(passage, block, t, mark);
            if (open < 0)
            {
                if (opens || !closes) (open, depth) = (t, 1);
                continue;
            }
            if (closes && (!opens || passage.Tokens[t].IsJoined))
            {
                if (--depth > 0) continue;
                Add(passage, found, new(new(open + 1, t), t + 1, IsClosed: true, IsSingle: false));
                open = -1;
            }
            else if (opens && EndsSentence(passage, t - 1))
            {
                // The one before never closed: it ended with its sentence.
                Add(passage, found, new(new(open + 1, t), t, IsClosed: false, IsSingle: false));
                (open, depth) = (t, 1);
            }
            else if (opens && closersAhead > depth) depth++;
            else if (!opens)
            {
                Add(passage, found, new(new(open + 1, t), t + 1, IsClosed: true, IsSingle: false));
                open = -1;
            }
        }
        if (open >= 0 && open + 1 < block.End) Add(passage, found, new(new(open + 1, block.End), block.End, IsClosed: false, IsSingle: false));
    }

    private static void Add(Passage passage, List<MarkedWords> found, MarkedWords words)
    {
        if (words.Inner.IsEmpty) return;
        found.Add(words);
        Array.Fill(passage.Marked, true, words.Open, words.End - words.Open);
    }

    private static bool Opens(Passage passage, TokenRange block, int at, char mark)
    {
        if (at + 1 >= block.End || !passage.Tokens[at + 1].IsJoined) return mark is '“' or '„' && at + 1 < block.End;
        return at == block.Start || !passage.Tokens[at].IsJoined || passage.Tokens[at - 1].Kind is TokenKind.OpenBracket or TokenKind.Quote || mark is '“' or '„'
            || passage.Tokens[at - 1].Kind == TokenKind.Punctuation && passage.Is(at - 1, ':');
    }

    private static bool Closes(Passage passage, TokenRange block, int at, char mark) =>
        at > block.Start && (passage.Tokens[at].IsJoined || at + 1 >= block.End || !passage.Tokens[at + 1].IsJoined) && mark is not ('“' or '„');

    private static bool EndsSentence(Passage passage, int token) => passage.Is(token, '.') || passage.Is(token, '!') || passage.Is(token, '?') || passage.Is(token, ',');

    private static bool MayClose(Passage passage, int token) =>
        passage.Tokens[token].Kind == TokenKind.Quote && passage.Tokens[token].IsJoined && WordScanner.IsDoubleQuote(passage.Text[passage.Tokens[token].Start]);

    /// <summary>A pair of single marks that begins at <paramref name="at"/>; returns one past its end, or <paramref name="at"/>.</summary>
    private static int Single(Passage passage, TokenRange block, int at, List<MarkedWords> found)
    {
        if ((passage.Tokens[at].IsJoined && at > block.Start && passage.Tokens[at - 1].Kind == TokenKind.Word) || at + 1 >= block.End || !passage.Tokens[at + 1].IsJoined) return at;
        int limit = Math.Min(block.End, at + LongestSingle);
        for (int t = at + 2; t < limit; t++)
        {
            if (passage.Tokens[t].Kind != TokenKind.Quote) continue;
            if (WordScanner.IsDoubleQuote(passage.Text[passage.Tokens[t].Start])) return at;
            if (!passage.Tokens[t].IsJoined) continue;
            Add(passage, found, new(new(at + 1, t), t + 1, IsClosed: true, IsSingle: true));
            return t + 1;
        }
        return at;
    }
}
