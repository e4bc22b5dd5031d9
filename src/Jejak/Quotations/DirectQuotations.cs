using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>Quotations in marks: with a cue behind, in front or in the middle, over several paragraphs, or going on without a cue of their own.</summary>
internal sealed class DirectQuotations(QuotationResources resources, SourceFinder sources)
{
    /// <summary>A quotation without a cue is one only from this many tokens on; shorter ones are names and scare quotes.</summary>
    private const int ShortestContinuation = 4;

    /// <summary>Between a cue in front and its opening mark there may be this many tokens: an addressee, an occasion.</summary>
    private const int LongestLeadIn = 14;

    /// <summary>Between a quotation and the verb of saying behind its speaker there are this many tokens at most.</summary>
    private const int LongestSubject = 8;

    public void Find(Passage passage, TokenRange block, List<MarkedWords> marks, List<Draft> drafts)
    {
        for (int i = 0; i < marks.Count; i++)
        {
            var words = marks[i];
            int limit = LimitAfter(passage, block, words.End);
            if (BehindCue(passage, block, words, limit, out int end) is { } draft)
            {
                // "A," says X, "B.": one quotation with two fragments
                if (i + 1 < marks.Count && GoesOn(passage, words, marks[i + 1], end))
                {
                    draft.Content.Add(marks[i + 1].Inner);
                    i++;
                }
                Add(passage, drafts, draft);
            }
            else if (!words.IsSingle && (InFrontCue(passage, block, words) ?? Continuation(passage, block, words)) is { } other) Add(passage, drafts, other);
        }
    }

    private static void Add(Passage passage, List<Draft> drafts, Draft draft)
    {
        foreach (var content in draft.Content)
        {
            int end = Math.Min(content.End + 1, passage.Tokens.Length);
            Array.Fill(passage.Quoted, true, content.Start - 1, end - content.Start + 1);
        }
        drafts.Add(draft);
    }

    private static int LimitAfter(Passage passage, TokenRange block, int token) => token < block.End ? Math.Min(block.End, passage.Sentence(token).Tokens.End) : block.End;

    private Draft? BehindCue(Passage passage, TokenRange block, MarkedWords words, int limit, out int end)
    {
        int at = words.End;
        end = at;
        if (!words.IsClosed) return null;
        bool comma = at < limit && passage.Is(at, ',');
        if (comma) at++;
        if (at >= limit) return null;
        bool stopped = comma || IsStop(passage, words.Inner.End - 1);
        int length = resources.Cues.Match(passage.Tokens, at, limit, out var cue);
        if (length > 0 && cue.Class == CueClass.Inverted && (stopped || cue.Needs == CueNeed.Self || StartsSentence(passage, block, words.Open)))
        {
            end = at + length;
            var source = cue.Needs == CueNeed.Self ? new Source(SourceForm.Understood, -1, new(at, at + length)) : sources.After(passage, at + length, limit, out end);
            if (source is null && cue.Needs == CueNeed.Np) return null;
            // A part of a sentence in marks is not the whole of what is said.
            if (!StartsSentence(passage, block, words.Open)) return null;
            return new()
            {
                Kind = QuotationKind.Direct,
                Content = [words.Inner],
                Cue = new(at, at + length),
                Class = CueClass.Inverted,
                Source = source ?? new Source(SourceForm.Understood, -1, new(at, at + length)),
                Addressee = sources.Addressee(passage, end, Math.Min(limit, end + 8)),
                Sentence = passage.SentenceOf(at),
                Confidence = 0.97,
            };
        }
        if (stopped && !words.IsSingle && StartsSentence(passage, block, words.Open) && BehindSubject(passage, words, at, limit) is { } spoken)
        {
            end = spoken.Cue!.Value.End;
            return spoken;
        }
        // "…," taken from a statement of X: the paper it stands in speaks
        int relay = resources.Relays.Match(passage.Tokens, at, limit, out var kind);
        if (relay > 0 && kind == RelayKind.Relay && StartsSentence(passage, block, words.Open) && at + relay < limit
            && (resources.Noun(passage.Tokens[at + relay].Word) & SpeakerNoun.Document) != 0)
        {
            var source = sources.After(passage, at + relay, limit, out end);
            if (source is { Form: SourceForm.Named })
                return new() { Kind = QuotationKind.Direct, Content = [words.Inner], Cue = new(at, at + relay), Class = CueClass.Inverted, Source = source, Sentence = passage.SentenceOf(at) };
        }
        return null;
    }

    /// <summary>"…," X adds: the speaker stands before the verb, and the clause ends behind it or goes on with an aside.</summary>
    private Draft? BehindSubject(Passage passage, MarkedWords words, int at, int limit)
    {
        for (int t = at + 1; t < limit && t <= at + LongestSubject; t++)
        {
            if (passage.Tokens[t].Kind is TokenKind.Quote or TokenKind.Punctuation) return null;
            int length = resources.Cues.Match(passage.Tokens, t, limit, out var cue);
            if (length == 0 || cue.Class != CueClass.Say)
            {
                if (passage.IsVerb(t) || passage.Has(t, WordClass.Preposition | WordClass.Relativizer | WordClass.Complementizer)) return null;
                continue;
            }
            int after = t + length;
            if (after < limit && passage.IsWord(after) && !passage.InTime(after) && !passage.Has(after, WordClass.Preposition | WordClass.Recipient | WordClass.Subordinator | WordClass.Adverb)) return null;
            var source = sources.Before(passage, t, at);
            // Without a subject of its own the verb belongs to whatever comes next.
            bool spoken = source is { Form: SourceForm.Named or SourceForm.Described } || passage.Has(at, WordClass.Pronoun);
            if (!spoken) return null;
            return new()
            {
                Kind = QuotationKind.Direct,
                Content = [words.Inner],
                Cue = new(t, after),
                Class = CueClass.Say,
                Source = source,
                Addressee = sources.Addressee(passage, after, Math.Min(limit, after + 8)),
                Sentence = passage.SentenceOf(t),
                Confidence = 0.95,
            };
        }
        return null;
    }

    private static bool GoesOn(Passage passage, MarkedWords first, MarkedWords second, int end) =>
        !second.IsSingle && second.Open <= end + 1 && second.Open < passage.Tokens.Length && passage.Is(second.Open - 1, ',')
        && !passage.Is(first.Inner.End - 1, '.') && passage.SentenceOf(second.Open) == passage.SentenceOf(first.End);

    /// <summary>X says: "…", or that "…" with nothing else reported.</summary>
    private Draft? InFrontCue(Passage passage, TokenRange block, MarkedWords words)
    {
        int low = Math.Max(block.Start, passage.Sentence(words.Open).Tokens.Start);
        if (words.Open <= low) return null;
        int before = words.Open - 1;
        bool led = passage.Is(before, ':') || passage.Is(before, ',');
        bool complement = passage.Has(before, WordClass.Complementizer) || (passage.Has(before, WordClass.Purposive) && !passage.Has(before, WordClass.Preposition));
        if (!led && !complement) return null;
        if (complement && !EndsSentence(passage, words)) return null;
        if (led && words.Inner.Length < 3 && !IsStop(passage, words.Inner.End - 1)) return null;
        for (int t = before; t >= Math.Max(low, before - LongestLeadIn); t--)
        {
            if (passage.Marked[t]) return null;
            int length = resources.Cues.Match(passage.Tokens, t, words.Open, out var cue);
            if (length == 0 || (led && cue.Class == CueClass.Inverted && cue.Needs == CueNeed.Np && t > low)) continue;
            if (cue.Class is CueClass.Passive or CueClass.Asked or CueClass.Condemn) return null;
            int end = t + length;
            var source = cue.Class is CueClass.Inverted or CueClass.According
                ? (cue.Needs == CueNeed.Self ? new Source(SourceForm.Understood, -1, new(t, end)) : sources.After(passage, end, words.Open, out end))
                : sources.Before(passage, t, low);
            if (source is null) return null;
            return new()
            {
                Kind = QuotationKind.Direct,
                Content = [words.Inner],
                Cue = new(t, t + length),
                Class = cue.Class,
                Source = source,
                Addressee = sources.Addressee(passage, end, words.Open),
                Sentence = passage.SentenceOf(t),
                Confidence = 0.93,
            };
        }
        return null;
    }

    /// <summary>A sentence or paragraph wholly in marks goes on with whoever spoke before.</summary>
    private static Draft? Continuation(Passage passage, TokenRange block, MarkedWords words)
    {
        if (words.Inner.Length < ShortestContinuation || !StartsSentence(passage, block, words.Open)) return null;
        if (words.IsClosed && !EndsSentence(passage, words)) return null;
        return new()
        {
            Kind = QuotationKind.Direct,
            Content = [words.Inner],
            Source = new Source(SourceForm.Understood, -1, new(words.Inner.Start, words.Inner.Start)),
            Sentence = passage.SentenceOf(words.Inner.Start),
            IsOpen = !words.IsClosed,
            Confidence = 0.85,
        };
    }

    private static bool StartsSentence(Passage passage, TokenRange block, int open) =>
        open == block.Start || passage.Sentence(open).Tokens.Start == open || IsStop(passage, open - 1) && !passage.Is(open - 1, ',') || passage.Tokens[open - 1].Kind == TokenKind.Quote;

    private static bool EndsSentence(Passage passage, MarkedWords words)
    {
        int last = words.Inner.End - 1;
        int end = passage.Sentence(last).Tokens.End;
        return words.End >= end || (words.End == end - 1 && passage.Tokens[words.End].Kind == TokenKind.Punctuation);
    }

    private static bool IsStop(Passage passage, int token) =>
        passage.Tokens[token].Kind == TokenKind.Punctuation && passage.Text[passage.Tokens[token].Start] is '.' or ',' or '!' or '?' or '…' or ';';
}
