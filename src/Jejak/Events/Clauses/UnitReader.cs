using Jejak.Documents;
using Jejak.Events.Frames;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Events.Clauses;

/// <summary>Cuts sentences into units.</summary>
internal sealed class UnitReader(ClauseWords words, FrameLexicon frames)
{
    private readonly FirstWords _starts = new(words, frames);

    /// <summary>How many tokens behind a verb the words that its frame asks for may stand.</summary>
    private const int Window = 10;

    /// <summary>Reads the units of <paramref name="sentence"/> into <paramref name="clauses"/>.</summary>
    /// <param name="partyAt">The party that begins at each token of the document, or −1.</param>
    /// <param name="timeEnd">For each token, the token behind the time expression that begins there, or 0.</param>
    /// <param name="quote">Whether a quotation is open before the sentence; afterwards, whether one is open behind it.</param>
    public void Read(SentenceUnits clauses, Sentence sentence, int[] partyAt, int[] timeEnd, ref bool quote)
    {
        var document = clauses.Document;
        clauses.Sentence = sentence;
        clauses.Units.Clear();
        clauses.Chosen.Clear();
        int number = quote ? 1 : 0, last = number;
        for (int i = sentence.Tokens.Start; i < sentence.Tokens.End;)
        {
            var token = document.Tokens[i];
            if (token.Kind == TokenKind.Quote)
            {
                if (WordScanner.IsDoubleQuote(document.Text[token.Start])) number = number == 0 ? ++last : 0;
                i++;
                continue;
            }
            var unit = Next(clauses, partyAt, timeEnd, i, sentence.Tokens.End);
            i = unit.End;
            // "Amerika Serikat (AS), Inggris, dan …": what brackets add to somebody parts him from nobody.
            if (token.Kind == TokenKind.OpenBracket && clauses.Units is [.., { Kind: UnitKind.Party } party] && party.Quote == number) clauses.Units[^1] = party with { End = unit.End };
            else clauses.Units.Add(unit with { Quote = number });
        }
        quote = number != 0;
    }

    private Unit Next(SentenceUnits clauses, int[] partyAt, int[] timeEnd, int i, int limit)
    {
        var tokens = clauses.Document.Tokens;
        if (partyAt[i] >= 0) return new(UnitKind.Party, i, Math.Min(limit, clauses.Parties[partyAt[i]].Tokens.End), partyAt[i], 0);
        if (partyAt[i] < -1 && clauses.Units.Count > 0 && clauses.Units[^1].End == i) return new(UnitKind.Party, i, Math.Min(limit, clauses.Parties[-2 - partyAt[i]].Tokens.End), -2 - partyAt[i], 0);
        if (timeEnd[i] > i) return new(UnitKind.Time, i, Math.Min(limit, timeEnd[i]), 0, 0);
        var token = tokens[i];
        switch (token.Kind)
        {
            case TokenKind.Punctuation:
                char mark = clauses.Document.Text[token.Start];
                return new(mark == ',' ? UnitKind.Comma : mark is ';' or ':' or '.' or '!' or '?' ? UnitKind.Break : UnitKind.Other, i, i + 1, 0, 0);
            case TokenKind.OpenBracket:
                return new(UnitKind.Other, i, BracketEnd(clauses, i, limit), 0, 0);
            case TokenKind.Word when token.Word != Vocabulary.Unknown:
                return Word(clauses, tokens, i, limit);
            default:
                return new(UnitKind.Other, i, i + 1, 0, 0);
        }
    }

    private Unit Word(SentenceUnits clauses, System.Collections.Immutable.ImmutableArray<Token> tokens, int i, int limit)
    {
        int word = tokens[i].Word;
        if (words.IsForce(word) && !tokens[i].IsCapitalized) return new(UnitKind.Force, i, i + 1, word, 0);
        if (!_starts.Begins(word)) return Plain(tokens, i);
        int framed = frames.Phrases.Match(tokens, i, limit, out var form);
        int shaped = words.Kinds.Match(tokens, i, limit, out var kind);
        int status = words.Status.Match(tokens, i, limit, out var value);
        while (framed > 0 && framed >= shaped && framed >= status)
        {
            if (Choose(tokens, form, i + framed, limit) is { } chosen)
            {
                clauses.Chosen.Add(chosen);
                return new(chosen.Voice == Voice.Noun ? UnitKind.Action : UnitKind.Deed, i, i + framed, clauses.Chosen.Count - 1, 0);
            }
            // A longer phrase that asks for words which are not there leaves the shorter one in it standing.
            framed = frames.Phrases.Match(tokens, i, i + framed - 1, out form);
        }
        int light = words.Light.Match(tokens, i, limit, out var voice);
        if (light > 0 && light >= shaped && light >= status) return new(UnitKind.Light, i, i + light, (int)voice, 0);
        if (shaped > 0 && shaped >= status) return new(kind, i, i + shaped, tokens[i].Word, 0, status == shaped ? value : null);
        if (status > 0) return new(UnitKind.Auxiliary, i, i + status, 0, 0, value);
        return Plain(tokens, i);
    }

    private Unit Plain(System.Collections.Immutable.ImmutableArray<Token> tokens, int i)
    {
        bool verb = !tokens[i].IsCapitalized || tokens[i].IsInitial ? words.LooksLikeVerb(tokens[i].Word) : false;
        return new(verb ? UnitKind.Verb : UnitKind.Other, i, i + 1, tokens[i].Word, 0);
    }

    /// <summary>The first frame of the chain whose asked-for words stand near behind it; null where none has them.</summary>
    private FrameForm? Choose(System.Collections.Immutable.ImmutableArray<Token> tokens, FrameForm form, int from, int limit)
    {
        if (form.Frame.When.Length == 0) return form;
        Span<int> asked = stackalloc int[Window];
        int count = 0, end = Math.Min(limit, from + Window);
        for (int i = from; i < end && tokens[i].Kind is not TokenKind.Punctuation; i++)
        {
            int word = tokens[i].Word;
            if (frames.IsAsked(word)) asked[count++] = word;
            if (i > from && words.LooksLikeVerb(word) && !words.Complements.Contains(tokens[i - 1].Word)) break;
        }
        for (FrameForm? candidate = form; candidate is not null; candidate = candidate.Otherwise)
        {
            if (candidate.Frame.When.Length == 0 || asked[..count].ContainsAny(candidate.Frame.When)) return candidate;
        }
        return null;
    }

    private static int BracketEnd(SentenceUnits clauses, int open, int limit)
    {
        for (int i = open + 1; i < limit && i < open + 16; i++)
        {
            if (clauses.Document.Tokens[i].Kind == TokenKind.CloseBracket) return i + 1;
        }
        return open + 1;
    }
}
