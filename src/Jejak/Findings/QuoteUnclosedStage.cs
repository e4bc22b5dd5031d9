using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>
/// Finds quotations that open and never close. Where the speaker is named behind the words ("Kami siap, kata X) the mark is missing there, whatever follows. Otherwise the
/// paragraph must end with the quotation open, and the next mark of the article must open another one: a paragraph that goes on and opens again is no slip, and a mark
/// further down may close what opened here. A part of a sentence in marks that ends with its sentence and its paragraph leaves nobody in doubt, and is not reported.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class QuoteUnclosedStage : IStage
{
    /// <summary>An article with more of them has lost its marks on the way from the publisher, or uses them in a way of its own.</summary>
    private const int Most = 3;

    private readonly WordSet _cues;

    public QuoteUnclosedStage(Language language) =>
        _cues = language.Set("quotations/cues", "phrase", row => row["class"] == "inverted" && row["needs"] is "any" or "self" && !row["phrase"].Contains(' '));

    public IReadOnlyList<Layer> Requires => [Layer.Tokens, Layer.Sentences];

    public IReadOnlyList<Layer> Provides => [Layer.Findings];

    public Document Process(Document document)
    {
        List<OpenMark>? open = null;
        ImmutableArray<Finding>.Builder? found = null;
        var blocks = document.Article.Blocks;
        for (int b = 0; b < blocks.Length; b++)
        {
            if (!blocks[b].IsBody) continue;
            QuotationMarkWalk.Find(document.Text, blocks[b].Span, open ??= []);
            foreach (var mark in open)
            {
                if (Report(document, b, mark) is { } finding) (found ??= ImmutableArray.CreateBuilder<Finding>()).Add(finding);
            }
            open.Clear();
        }
        return found is null or { Count: > Most } ? document : PrintedDays.Append(document, found);
    }

    private Finding? Report(Document document, int block, OpenMark mark)
    {
        string text = document.Text;
        // Guillemets are what is left of an emoji more often than a quotation.
        if (text[mark.Open] is not ('"' or '“' or '„' or '＂') || mark.Open + 1 >= mark.End || !char.IsLetterOrDigit(text[mark.Open + 1]) || HasOtherMarks(text.AsSpan(mark.Open + 1, mark.End - mark.Open - 1))) return null;
        var paragraph = document.Article.Blocks[block].Span;
        if (EndBeforeCue(document, mark) is { } end) return Make(document, new(mark.Open, end), mark.Open, canClose: true);
        if (mark.IsReopened || !mark.IsClear || !EndsSentence(text, paragraph) || ClosesLater(document, block)) return null;
        int first = SentenceAt.Offset(document, mark.Open);
        if (first < 0) return null;
        bool isLast = first + 1 >= document.Sentences.Length || document.Sentences[first + 1].Block != block;
        if (isLast && !StartsSentence(document, paragraph, mark.Open, first)) return null;
        return Make(document, new(mark.Open, Math.Min(document.Sentences[first].Span.End, mark.End)), mark.Open, canClose: isLast);
    }

    private static Finding Make(Document document, TextSpan span, int open, bool canClose)
    {
        string words = span.Of(document.Text);
        string? closed = canClose ? words + Closing(document.Text[open]) : null;
        int last = words.LastIndexOf(' ', words.Length - 1) is var space && space > 0 ? words.LastIndexOf(' ', space - 1) + 1 : 0;
        return FindingMessages.All.Make(FindingCodes.QuoteUnclosed, span, closed, "suggest.close", words[Math.Max(last, 1)..], FindingCodes.QuoteUnclosed);
    }

    private static char Closing(char open) => open switch { '“' or '„' or '‟' => '”', '«' => '»', _ => open };

    /// <summary>Where the words end before a speaker is named: behind the comma or stop before the first cue that stands alone; null where there is none.</summary>
    private int? EndBeforeCue(Document document, OpenMark mark)
    {
        for (int t = TokenAt(document, mark.Open) + 2; t < document.Tokens.Length && document.Tokens[t].Start < mark.End; t++)
        {
            if (!_cues.Contains(document.Tokens[t].Word) || document.Tokens[t].IsCapitalized || document.Tokens[t].IsJoined) continue;
            var before = document.Tokens[t - 1];
            if (before.Kind == TokenKind.Punctuation && document.Text[before.Start] is ',' or '!' or '?') return before.End;
        }
        return null;
    }

    /// <summary>
    /// Marks of another kind may close the words: two apostrophes, a single mark, one that was lost in decoding (U+FFFD), an entity that nobody decoded.
    /// Two stops, and a small letter behind a stop, are where an archive lost a comma and a mark.
    /// </summary>
    private static bool HasOtherMarks(ReadOnlySpan<char> words)
    {
        if (words.Contains("''", StringComparison.Ordinal) || words.Contains('\uFFFD') || words.Contains("quo", StringComparison.Ordinal) && words.Contains('&')) return true;
        for (int i = 1; i < words.Length; i++)
        {
            bool ends = i + 1 == words.Length || !char.IsLetterOrDigit(words[i + 1]);
            if (words[i] is '\'' or '’' or '‘' or '`' && ends) return true;
            if (words[i] == '.' && words[i - 1] == '.' && ends && (i < 2 || words[i - 2] != '.')) return true;
            if (words[i] == '.' && i + 2 < words.Length && words[i + 1] == ' ' && char.IsAsciiLetterLower(words[i + 2])) return true;
        }
        return false;
    }

    private static bool EndsSentence(string text, TextSpan paragraph)
    {
        var trimmed = paragraph.Trim(text);
        return !trimmed.IsEmpty && text[trimmed.End - 1] is '.' or '!' or '?' or '…' or ')';
    }

    /// <summary>Whether the next paragraph opens again, or the next mark of the article closes.</summary>
    private static bool ClosesLater(Document document, int block)
    {
        bool isNext = true;
        for (int b = block + 1; b < document.Article.Blocks.Length; b++)
        {
            var other = document.Article.Blocks[b];
            if (!other.IsBody) continue;
            var words = other.Span.Trim(document.Text);
            int at = QuotationMarkWalk.Next(document.Text, words, words.Start, out var shape);
            if (at >= 0) return shape != MarkShape.Opens || isNext && at == words.Start;
            isNext = false;
        }
        return false;
    }

    private static bool StartsSentence(Document document, TextSpan paragraph, int open, int sentence)
    {
        if (document.Sentences[sentence].Span.Start == open) return true;
        for (int i = open - 1; i >= paragraph.Start; i--)
        {
            if (!WordScanner.IsSpace(document.Text[i])) return document.Text[i] is '.' or '!' or '?' or ':' or ',' or '"' or '”';
        }
        return true;
    }

    private static int TokenAt(Document document, int offset)
    {
        int low = 0, high = document.Tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (document.Tokens[middle].Start < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
