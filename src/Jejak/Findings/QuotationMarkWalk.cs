using System.Buffers;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>What a double quotation mark does, told by what it touches.</summary>
internal enum MarkShape
{
    None,
    Opens,
    Closes,

    /// <summary>Words or white space on both sides.</summary>
    Unclear,
}

/// <summary>A quotation that its paragraph does not close.</summary>
/// <param name="Open">The mark.</param>
/// <param name="End">Where the next mark opens, or the paragraph ends.</param>
/// <param name="IsReopened">Another mark opens behind it.</param>
/// <param name="IsClear">All other marks of the paragraph pair up.</param>
internal readonly record struct OpenMark(int Open, int End, bool IsReopened, bool IsClear);

/// <summary>Pairs the double quotation marks of a paragraph from left to right.</summary>
internal static class QuotationMarkWalk
{
    // The marks of WordScanner.IsDoubleQuote without the replacement character: one whose encoding was lost tells no slip.
    private static readonly SearchValues<char> s_marks = SearchValues.Create("\"“”„‟«»″＂");

    /// <summary>The first mark from <paramref name="from"/> on, and what it does; −1 where there is none before <paramref name="paragraph"/> ends.</summary>
    public static int Next(string text, TextSpan paragraph, int from, out MarkShape shape)
    {
        int at = from >= paragraph.End ? -1 : text.AsSpan(from, paragraph.End - from).IndexOfAny(s_marks);
        shape = at < 0 ? MarkShape.None : Shape(text, paragraph, from + at);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>Marks that open and are not closed in <paramref name="paragraph"/>, in order.</summary>
    public static void Find(string text, TextSpan paragraph, List<OpenMark> found)
    {
        int open = -1;
        bool clear = true;
        for (int at = Next(text, paragraph, paragraph.Start, out var shape); at >= 0; at = Next(text, paragraph, at + 1, out shape))
        {
            if (open < 0)
            {
                if (shape == MarkShape.Opens) open = at;
                else clear = false;
            }
            else if (shape == MarkShape.Opens)
            {
                found.Add(new(open, at, IsReopened: true, clear));
                (open, clear) = (at, false);
            }
            else open = -1;
        }
        if (open >= 0) found.Add(new(open, paragraph.End, IsReopened: false, clear));
    }

    private static MarkShape Shape(string text, TextSpan paragraph, int at)
    {
        char before = at > paragraph.Start ? text[at - 1] : ' ', after = at + 1 < paragraph.End ? text[at + 1] : ' ';
        bool spaceBefore = WordScanner.IsSpace(before), spaceAfter = WordScanner.IsSpace(after);
        switch (text[at])
        {
            case '“' or '„' when !spaceAfter || spaceBefore: return MarkShape.Opens;
            case '”' when !spaceBefore || spaceAfter: return MarkShape.Closes;
        }
        bool opens = (spaceBefore || before is '(' or '[' or '-' or '—' or '–' or '/' or ':') && !spaceAfter;
        bool closes = !spaceBefore && (spaceAfter || !char.IsLetterOrDigit(after));
        return opens == closes ? MarkShape.Unclear : opens ? MarkShape.Opens : MarkShape.Closes;
    }
}
