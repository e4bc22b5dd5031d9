using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>What somebody named says inside another's quotation: "As X has said, …," says Y; "as X said in an interview: …," says Y.</summary>
internal sealed class NestedQuotations(QuotationResources resources, SourceFinder sources)
{
    /// <summary>Between the name and the mark behind which its words begin, in tokens: an occasion, an outlet.</summary>
    private const int LongestOccasion = 16;

    /// <summary>Adds the quotations that the drafts hold, each with its speaker. They come last, so that nobody goes on with the one inside.</summary>
    public void Find(Passage passage, List<Draft> drafts)
    {
        for (int i = drafts.Count - 1; i >= 0; i--)
        {
            if (drafts[i].Kind != QuotationKind.Direct || In(passage, drafts[i].Content[0]) is not { } nested) continue;
            // Whoever is quoted outside passes it on, then those through whom he came.
            if (drafts[i] is { Cue: { } cue, Speaker: { Span.Length: > 0 } speaker })
            {
                var span = passage.Span(cue);
                nested.Via.Add(new(speaker.Entity, speaker.Name, new(Math.Min(span.Start, speaker.Span.Start), Math.Max(span.End, speaker.Span.End)), RelayRelation.Institution));
            }
            nested.Via.AddRange(drafts[i].Via);
            drafts.Add(nested);
        }
    }

    private Draft? In(Passage passage, TokenRange words)
    {
        int length = resources.Cues.Match(passage.Tokens, words.Start, words.End, out var cue);
        if (length < 2 || cue.Class != CueClass.According || !passage.Has(words.Start, WordClass.Subordinator)) return null;
        var source = sources.After(passage, words.Start + length, words.End, out int after);
        if (source is not { Form: SourceForm.Named } named) return null;
        int mark = after;
        while (mark < words.End && mark < after + LongestOccasion && !passage.Is(mark, ',') && !passage.Is(mark, ':')) mark++;
        if (mark >= words.End || !passage.Is(mark, ',') && !passage.Is(mark, ':')) return null;
        int start = mark + 1, end = words.End;
        if (!ContentFinder.Trim(passage, ref start, ref end, cue.Class) || !ContentFinder.AnyVerb(passage, start, end)) return null;
        bool direct = passage.Is(mark, ':');
        while (!direct && passage.Tokens[end - 1].Kind == TokenKind.Punctuation) end--;
        return new()
        {
            Kind = direct ? QuotationKind.Direct : QuotationKind.Indirect,
            Content = [new(start, direct ? words.End : end)],
            Cue = new(words.Start + length - 1, words.Start + length),
            Class = cue.Class,
            Source = named,
            Sentence = passage.SentenceOf(words.Start),
            Speaker = SpeakerResolution.Direct(passage, named),
            Confidence = 0.7,
        };
    }
}
