using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Tokenization;

/// <summary>
/// Says where a sentence ends. A stop ends one unless it belongs to an abbreviation, an initial, a list number or a decimal, or stands inside brackets or a quotation
/// that closes soon; closing marks go with it; what follows must look like a beginning, so that <c>"Apa?" kata dia</c> stays whole. Where a stop was
/// forgotten, an ordinary word with a capital between small ones begins the next.
/// </summary>
/// <remarks>Thresholds are log2 counts over 21,950 raw articles (see <c>words.tsv</c>). Immutable; safe to use from several threads.</remarks>
internal sealed class SentenceEnds
{
    /// <summary>Code units within which an open bracket or quotation must close to hold its sentences together.</summary>
    private const int LongestBracket = 160;
    private const int LongestQuotation = 300;

    /// <summary>Code units within which a quotation with a speaker behind it closes, and tokens that it has at least.</summary>
    private const int LongestSpeech = 600;
    private const int FewestSpoken = 5;

    /// <summary>An ordinary word stands at least four times as often in lower case as with a capital inside a sentence.</summary>
    private const int Ordinary = 2;

    /// <summary>
    /// Only a word 32 times as frequent in lower case, and frequent at all, shows a forgotten stop; a closed-class word needs less. At 8 times names begin to part
    /// from their verbs (400 raw articles: one in six invented; here none of 60).
    /// </summary>
    private const int VeryOrdinary = 5;
    private const int OrdinaryOfClosedClass = 4;
    private const int Frequent = 8;

    /// <summary>A clause does not end in one of these.</summary>
    private const WordClass Leading = WordClass.Complementizer | WordClass.Purposive | WordClass.Preposition | WordClass.Subordinator | WordClass.Conditional
        | WordClass.Conjunction | WordClass.Coordinator | WordClass.Relativizer | WordClass.Recipient | WordClass.Agent | WordClass.Equative | WordClass.Quantifier;

    private readonly WordCounts _counts;
    private readonly WordClasses _classes;
    private readonly Abbreviations _abbreviations;

    /// <summary>Cues that what is said follows.</summary>
    private readonly WordSet _cues;

    public SentenceEnds(Language language)
    {
        (_counts, _classes) = (language.Counts, language.Classes);
        _cues = language.Set("quotations/cues", "phrase", row => row["class"] is "say" or "ask" or "call" or "condemn" && !row["phrase"].Contains(' '));
        _abbreviations = language.Abbreviations;
    }

    /// <summary>One past the last token of the sentence that begins at <paramref name="first"/>, in a block that ends at <paramref name="limit"/>.</summary>
    /// <param name="isParagraph">In headlines a capital says nothing of sentences.</param>
    public int Find(ImmutableArray<Token>.Builder tokens, string text, int first, int limit, bool isParagraph)
    {
        int quotation = -1, bracket = -1;
        for (int i = first; i < limit; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.OpenBracket) bracket = i;
            else if (token.Kind == TokenKind.CloseBracket) bracket = -1;
            else if (token.Kind == TokenKind.Quote && WordScanner.IsDoubleQuote(text[token.Start]))
            {
                if (isParagraph && i > first && quotation < 0 && bracket < 0 && IsForgottenStopBeforeQuotation(tokens, text, i, limit)) return i;
                quotation = quotation < 0 || Opens(text[token.Start]) ? i : -1;
            }
            else if (isParagraph && token.Kind == TokenKind.Word && i > first && quotation < 0 && bracket < 0 && IsForgottenStop(tokens, text, i, limit)) return i;
            if (token.Kind != TokenKind.Punctuation || text[token.Start] is not ('.' or '!' or '?' or '…')) continue;
            int end = i + 1;
            bool open = quotation >= 0;
            while (end < limit && IsClosing(tokens, text, end, limit, ref open)) end++;
            if (end == limit) return limit;
            for (int j = i + 1; j < end; j++) bracket = tokens[j].Kind == TokenKind.CloseBracket ? -1 : bracket;
            bool held = (open && Closes(tokens, text, end, limit, quotation, LongestQuotation, IsQuotationEnd)) || (bracket >= 0 && Closes(tokens, text, end, limit, bracket, LongestBracket, IsBracketEnd));
            if (!held && Begins(tokens, text, end, limit) && !IsPartOfWord(tokens, text, i, first, end)) return end;
            if (!open) quotation = -1;
            i = end - 1;
        }
        return limit;
    }

    private static bool Opens(char mark) => mark is '“' or '„' or '«';

    private static bool Closes(ImmutableArray<Token>.Builder tokens, string text, int from, int limit, int opener, int longest, Func<ImmutableArray<Token>.Builder, string, int, bool> isEnd)
    {
        for (int i = from; i < limit && tokens[i].Start - tokens[opener].Start <= longest; i++)
        {
            if (isEnd(tokens, text, i)) return true;
        }
        return false;
    }

    private static bool IsBracketEnd(ImmutableArray<Token>.Builder tokens, string text, int at) => tokens[at].Kind == TokenKind.CloseBracket;

    private static bool IsQuotationEnd(ImmutableArray<Token>.Builder tokens, string text, int at) =>
        tokens[at].Kind == TokenKind.Quote && WordScanner.IsDoubleQuote(text[tokens[at].Start]) && tokens[at].IsJoined;

    private static bool IsClosing(ImmutableArray<Token>.Builder tokens, string text, int at, int limit, ref bool open)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Quote)
        {
            bool isDouble = WordScanner.IsDoubleQuote(text[token.Start]);
            bool nextJoins = at + 1 < limit && tokens[at + 1].IsJoined && tokens[at + 1].Kind == TokenKind.Word;
            // A mark with space before the next word, or none at all, closes; one glued to the next word opens. One between spaces closes what is open.
            if (token.IsJoined ? nextJoins : !(isDouble && open && at + 1 < limit && !tokens[at + 1].IsJoined)) return false;
            if (isDouble) open = false;
            return true;
        }
        return token.IsJoined && (token.Kind == TokenKind.CloseBracket || (token.Kind == TokenKind.Punctuation && text[token.Start] is '.' or '!' or '?'));
    }

    private static bool Begins(ImmutableArray<Token>.Builder tokens, string text, int at, int limit)
    {
        while (at < limit && tokens[at].Kind is TokenKind.Quote or TokenKind.OpenBracket) at++;
        if (at >= limit) return true;
        var token = tokens[at];
        // KM.10, 2.904.678: only a word of small letters lets go of a number glued to its stop.
        if (token.Kind == TokenKind.Number) return !token.IsJoined || at < 2 || (tokens[at - 2].Kind == TokenKind.Word && !tokens[at - 2].IsCapitalized);
        if (token.Kind != TokenKind.Word) return token.Kind == TokenKind.Punctuation && text[token.Start] is '-' or '–' or '—';
        return token.IsCapitalized || (text[token.Start] >= 128 && !char.IsLower(text[token.Start]));
    }

    /// <summary>Whether the stop belongs to the word before it, or to the number behind it.</summary>
    private bool IsPartOfWord(ImmutableArray<Token>.Builder tokens, string text, int stop, int first, int next)
    {
        if (text[tokens[stop].Start] != '.' || tokens[stop].Length > 1 || stop == first) return false;
        if (!tokens[stop].IsJoined) return next < tokens.Count && next == stop + 1 && tokens[next].IsJoined;
        var before = tokens[stop - 1];
        bool closed = next > stop + 1;
        if (before.Kind == TokenKind.Number) return !closed && stop - 1 == first && before.Length <= 2;
        if (!_abbreviations.TakesStop(text, before, stop + 1 < tokens.Count && tokens[stop + 1].Kind == TokenKind.Number, out bool mayEnd)) return false;
        return closed ? !mayEnd && tokens[stop + 1].Kind != TokenKind.Quote : !mayEnd || !BeginsOrdinary(tokens, next);
    }

    /// <summary>An ordinary word has its capital from the sentence that it begins; a name may go on with any.</summary>
    private bool BeginsOrdinary(ImmutableArray<Token>.Builder tokens, int at)
    {
        while (at < tokens.Count && tokens[at].Kind == TokenKind.Quote) at++;
        return at < tokens.Count && tokens[at].Kind == TokenKind.Word && tokens[at].Length > 1 && !tokens[at].IsAllCaps && IsOrdinary(tokens[at].Word, Ordinary);
    }

    private bool IsOrdinary(int word, int margin) => word != Vocabulary.Unknown && _counts.Lower(word) >= _counts.Capital(word) + margin;

    private bool IsForgottenStop(ImmutableArray<Token>.Builder tokens, string text, int at, int limit)
    {
        var (before, token) = (tokens[at - 1], tokens[at]);
        if (!token.IsCapitalized || token.IsAllCaps || token.IsJoined || token.Length < 2 || at + 1 >= limit) return false;
        if (before.Kind != TokenKind.Word || before.IsCapitalized || _classes.Is(before.Word, Leading)) return false;
        if (tokens[at + 1].Kind != TokenKind.Word || tokens[at + 1].IsCapitalized || HasInnerCapital(token.Span.In(text))) return false;
        return _counts.Lower(token.Word) >= Frequent && IsOrdinary(token.Word, _classes.Of(token.Word) == WordClass.None ? VeryOrdinary : OrdinaryOfClosedClass);
    }

    private static bool HasInnerCapital(ReadOnlySpan<char> word)
    {
        foreach (char c in word[1..])
        {
            if (char.IsUpper(c)) return true;
        }
        return false;
    }

    /// <summary>
    /// A quotation that ends in a comma (<c>"…," kata dia</c>) begins its sentence, or follows a comma or colon: where it stands right behind a word that neither
    /// says nor leads on, the stop was forgotten.
    /// </summary>
    private bool IsForgottenStopBeforeQuotation(ImmutableArray<Token>.Builder tokens, string text, int at, int limit)
    {
        if (tokens[at].IsJoined || at + 2 >= limit || !tokens[at + 1].IsJoined || !tokens[at + 1].IsCapitalized || tokens[at - 1].Kind != TokenKind.Word) return false;
        if (_cues.Contains(tokens[at - 1].Word) || _classes.Is(tokens[at - 1].Word, Leading)) return false;
        for (int i = at + 2; i < limit && tokens[i].Start - tokens[at].Start <= LongestSpeech; i++)
        {
            if (tokens[i].Kind == TokenKind.Quote && WordScanner.IsDoubleQuote(text[tokens[i].Start])) return tokens[i].IsJoined && text[tokens[i - 1].Start] == ',' && i - at > FewestSpoken;
        }
        return false;
    }
}
