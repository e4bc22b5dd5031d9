using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;

namespace Jejak.Quotations;

/// <summary>
/// Who said what, and through whom it came: direct quotations first, then reported speech in what is left of each sentence, then relays, then speakers over the article.
/// </summary>
/// <remarks>The line cue → content → source → resolution follows Citron (Scott et al., BBC R&amp;D); here each step is rules over resources.</remarks>
public sealed class QuotationStage : IStage
{
    /// <summary>In tokens: what is longer is a list or a table, not a sentence that reports speech, and rules that look back to its beginning would take long over it.</summary>
    private const int LongestSentence = 800;

    private readonly DirectQuotations _direct;
    private readonly IndirectQuotations _indirect;
    private readonly RelayFinder _relays;
    private readonly NestedQuotations _nested;
    private readonly QuotationResources _resources;

    public QuotationStage(Language language)
    {
        _resources = new QuotationResources(language);
        var sources = new SourceFinder(_resources);
        (_direct, _indirect, _relays) = (new(_resources, sources), new(_resources, sources, new ContentFinder(_resources)), new(_resources));
        _nested = new(_resources, sources);
    }

    public IReadOnlyList<Layer> Requires => [Layer.Sentences, Layer.Entities, Layer.Coreference, Layer.Times];

    public IReadOnlyList<Layer> Provides => [Layer.Quotations];

    public Document Process(Document document)
    {
        var passage = new Passage(document, _resources);
        var drafts = new List<Draft>();
        var marks = new List<MarkedWords>();
        var sentences = document.Sentences;
        for (int first = 0, last; first < sentences.Length; first = last)
        {
            for (last = first + 1; last < sentences.Length && sentences[last].Block == sentences[first].Block; last++) { }
            if (!sentences[first].IsBody) continue;
            var block = new TokenRange(sentences[first].Tokens.Start, sentences[last - 1].Tokens.End);
            marks.Clear();
            QuotationMarks.Find(passage, block, marks);
            _direct.Find(passage, block, marks, drafts);
            for (int s = first; s < last; s++)
            {
                if (sentences[s].Tokens.Length <= LongestSentence) _indirect.Find(passage, sentences[s], drafts);
            }
        }
        drafts.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Content[^1].End.CompareTo(b.Content[^1].End));
        Drop(drafts);
        JoinParagraphs(passage, drafts);
        SpeakerResolution.Resolve(passage, drafts);
        Relay(passage, drafts);
        _nested.Find(passage, drafts);
        drafts.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Content[^1].End.CompareTo(b.Content[^1].End));
        return document with { Quotations = [.. drafts.Select(draft => Finish(passage, draft))], Mentions = WithClitics(document, passage, drafts) };
    }

    /// <summary>A cue that holds its speaker in itself is a mention of whoever that turned out to be.</summary>
    private ImmutableArray<Mention> WithClitics(Document document, Passage passage, List<Draft> drafts)
    {
        var added = new List<Mention>();
        foreach (var draft in drafts)
        {
            if (draft is not { Cue: { } cue, Speaker: { Entity: >= 0 } speaker } || cue.Length != 1) continue;
            if (_resources.Cues.Match(passage.Tokens, cue.Start, cue.End, out var kind) == 0 || kind.Needs != CueNeed.Self) continue;
            int end = passage.Tokens[cue.Start].End;
            added.Add(new(speaker.Entity, cue, new(end - _resources.SpeakerEnding, end), MentionForm.Clitic));
        }
        if (added.Count == 0) return document.Mentions;
        return document.Mentions.AddRange(added).Sort((a, b) => a.Tokens.Start != b.Tokens.Start ? a.Tokens.Start.CompareTo(b.Tokens.Start) : b.Tokens.End.CompareTo(a.Tokens.End));
    }

    /// <summary>Of two drafts over the same words the more certain one stays.</summary>
    private static void Drop(List<Draft> drafts)
    {
        for (int i = drafts.Count - 1; i > 0; i--)
        {
            var (a, b) = (drafts[i - 1], drafts[i]);
            if (a.Start != b.Start || a.Content[^1].End != b.Content[^1].End) continue;
            drafts.RemoveAt(a.Confidence >= b.Confidence ? i : i - 1);
        }
    }

    /// <summary>A quotation left open at a paragraph's end goes on where the next paragraph opens with marks.</summary>
    private static void JoinParagraphs(Passage passage, List<Draft> drafts)
    {
        for (int i = drafts.Count - 1; i > 0; i--)
        {
            var (open, next) = (drafts[i - 1], drafts[i]);
            if (!open.IsOpen || open.Cue is not null || next.Kind != QuotationKind.Direct) continue;
            int end = open.Content[^1].End;
            if (next.Start - 1 != end || passage.Sentence(next.Start - 1).Block == passage.Sentence(end - 1).Block) continue;
            open.Content.AddRange(next.Content);
            (open.Cue, open.Class, open.Source, open.Addressee, open.Sentence) = (next.Cue, next.Class, next.Source, next.Addressee, next.Sentence);
            drafts.RemoveAt(i);
        }
    }

    private void Relay(Passage passage, List<Draft> drafts)
    {
        var relays = new List<Relay>();
        int sentence = -1;
        foreach (var draft in drafts)
        {
            if (draft.Cue is null) continue;
            if (draft.Sentence != sentence)
            {
                sentence = draft.Sentence;
                relays.Clear();
                _relays.Find(passage, passage.Document.Sentences[sentence], drafts.Exists(other => other.Sentence == sentence && other.Kind == QuotationKind.Direct), relays);
                relays.AddRange(passage.Relays.Where(relay => relay.Sentence == sentence).Select(relay => relay.Relay));
            }
            foreach (var relay in relays)
            {
                bool speaks = draft.Speaker is { } speaker && (speaker.Entity >= 0 && speaker.Entity == relay.Entity || speaker.Span.Overlaps(relay.Span) && relay.Relation != RelayRelation.Platform);
                bool inside = draft.Kind != QuotationKind.Direct && draft.Content.Exists(content => passage.Span(content).Contains(relay.Span));
                if (!speaks && !inside && !BelongsToLater(passage, drafts, draft, relay)) draft.Via.Add(relay);
            }
        }
    }

    /// <summary>A platform named behind a later cue of the sentence carries that cue's words, not the ones before.</summary>
    private static bool BelongsToLater(Passage passage, List<Draft> drafts, Draft draft, Relay relay) => relay.Relation == RelayRelation.Platform
        && drafts.Exists(other => other.Sentence == draft.Sentence && other.Cue is { } cue && cue.Start > draft.Cue!.Value.Start && passage.Tokens[cue.Start].Start < relay.Span.Start);

    private static Quotation Finish(Passage passage, Draft draft) => new()
    {
        Kind = draft.Kind,
        Content = [.. draft.Content.Select(passage.Span)],
        Cue = draft.Cue is { } cue ? passage.Span(cue) : null,
        Speaker = draft.Speaker,
        Addressee = draft.Addressee is { } addressee ? SpeakerResolution.Direct(passage, addressee) : null,
        Via = [.. draft.Via],
        Confidence = draft.Confidence,
    };
}
