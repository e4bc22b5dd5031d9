using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>Reported speech outside quotation marks, or with a part of it in marks: cue, speaker and the exact clause that is reported, sentence by sentence.</summary>
internal sealed class IndirectQuotations(QuotationResources resources, SourceFinder sources, ContentFinder contents)
{
    public void Find(Passage passage, Sentence sentence, List<Draft> drafts)
    {
        int low = sentence.Tokens.Start, end = sentence.Tokens.End, framed = 0;
        for (int t = low; t < end; t++)
        {
            if (passage.Quoted[t]) { low = t + 1; continue; }
            int length = resources.Cues.Match(passage.Tokens, t, end, out var cue);
            if (length == 0 || passage.MentionAt(t) >= 0 || passage.Marked[t]) continue;
            var draft = cue.Class switch
            {
                CueClass.Inverted => Inverted(passage, sentence, t, length, cue),
                CueClass.According => According(passage, sentence, t, length, cue),
                CueClass.Passive or CueClass.Asked => Passive(passage, sentence, t, length, cue, low),
                _ => Active(passage, sentence, t, length, cue, low),
            };
            if (draft is null || framed > t && cue.Class is CueClass.Condemn or CueClass.Call) continue;
            drafts.Add(draft);
            // What is reported inside a report is part of it; a passive only frames what follows.
            bool frames = cue.Class is CueClass.Passive || draft.Content[^1].Start <= t;
            if (cue.Class is CueClass.Passive) framed = draft.Content[^1].End;
            t = frames ? t + length - 1 : Math.Max(t + length, draft.Content[^1].End) - 1;
        }
    }

    /// <summary>X says (that) …; X asks Y to …; X calls Y "…".</summary>
    private Draft? Active(Passage passage, Sentence sentence, int at, int length, CueEntry cue, int low)
    {
        int end = sentence.Tokens.End;
        if (at > low && passage.Has(at - 1, WordClass.Negation | WordClass.Modal | WordClass.Purposive)) return null;
        // "Explaining more of it, X said …": at the very beginning the verb has no subject of its own
        if (at == sentence.Tokens.Start && passage.Tokens[at].IsCapitalized) return null;
        bool relative = at > low && passage.Has(at - 1, WordClass.Relativizer) && at - 1 > low && passage.Is(at - 2, ',');
        if (Postponed(passage, sentence, at, length, cue, low) is { } postponed) return postponed;
        int start = contents.Start(passage, at + length, end, cue, out int opener);
        if (start < 0) return null;
        bool opened = start > at + length && passage.Has(start - 1, WordClass.Complementizer) && cue.Needs != CueNeed.Marks;
        int stop = contents.End(passage, start, end, relative);
        if (!ContentFinder.Trim(passage, ref start, ref stop, cue.Class) || !(opened || ContentFinder.Holds(passage, start, stop, cue))) return null;
        var source = sources.Before(passage, at, low);
        // A demand whose subject cannot speak ("the attack also demands that …") is whoever spoke last's.
        if (source is null && cue is { Class: CueClass.Ask, Needs: CueNeed.Purpose } && !(at > low && passage.Has(at - 1, WordClass.Relativizer))) source = new Source(SourceForm.Understood, -1, new(at, at + 1));
        if (source is null) return null;
        // "Although offering a view, the shop …", "When first telling of it, X said": a clause that opens the sentence with a conjunction and has no subject
        if (cue.Class == CueClass.Say && source is { Form: SourceForm.Understood } && low == sentence.Tokens.Start && passage.Has(low, WordClass.Subordinator) && !passage.Has(low, WordClass.Relativizer) && !passage.Has(at - 1, WordClass.Pronoun)) return null;
        // "at that time pushed nearly all to flee": an urging without a subject is a cause, not a speaker
        if (source is { Form: SourceForm.Understood } && cue is { Class: CueClass.Ask, Needs: CueNeed.Clause } && !passage.Has(at - 1, WordClass.Coordinator | WordClass.Pronoun)) return null;
        var addressee = cue.Class == CueClass.Ask ? sources.Phrase(passage, at + length, opener) : sources.Addressee(passage, at + length, opener);
        return Draft(passage, [new(start, stop)], new(at, at + length), cue.Class, source, addressee, opener > at + length || passage.AnyMarked(new(start, stop)) ? 0.85 : 0.75);
    }

    /// <summary>"…, the Times reports." and "…, the Times reports, citing officials.": what an outlet reports stands before it; whom it cites says it.</summary>
    private Draft? Postponed(Passage passage, Sentence sentence, int at, int length, CueEntry cue, int low)
    {
        int end = sentence.Tokens.End, after = at + length;
        if (cue.Class != CueClass.Say || after < end && !passage.Is(after, ',') && !passage.Is(after, '.')) return null;
        int mention = at > low ? passage.MentionAt(at - 1) : -1;
        if (mention < 0 || passage.EntityOf(mention).Sector is null || passage.Mention(mention).Tokens.Start - 1 <= low || !passage.Is(passage.Mention(mention).Tokens.Start - 1, ',')) return null;
        var outlet = new Source(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens);
        if (!Enum.TryParse<RelayRelation>(passage.EntityOf(mention).Sector, ignoreCase: true, out var relation) || !Enum.IsDefined(relation)) return null;
        int start = contents.Lead(passage, low, outlet.Tokens.Start - 1), stop = outlet.Tokens.Start - 1;
        if (!ContentFinder.Trim(passage, ref start, ref stop, cue.Class) || passage.Quoted[start] || !ContentFinder.AnyVerb(passage, start, stop)) return null;
        int cited = after + 1 < end ? resources.Relays.Match(passage.Tokens, after + 1, end, out _) : 0;
        var source = cited > 0 ? sources.After(passage, after + 1 + cited, end, out _) : null;
        if (source is not null) passage.Relays.Add((passage.SentenceOf(at), new(outlet.Entity, passage.Document.Entities[outlet.Entity].Name, passage.Span(outlet.Tokens.Start, after), relation)));
        return Draft(passage, [new(start, stop)], source is null ? new(at, after) : new(after + 1, after + 1 + cited), cue.Class, source ?? outlet, null, 0.85);
    }

    /// <summary>"…, says X" at the end of a sentence, or "…, says X, …" inside it.</summary>
    private Draft? Inverted(Passage passage, Sentence sentence, int at, int length, CueEntry cue)
    {
        int low = sentence.Tokens.Start, end = sentence.Tokens.End;
        bool opens = at == low;
        // "… "a part," writes X": the comma stands inside the mark
        bool marked = !opens && passage.Tokens[at - 1].Kind == TokenKind.Quote && !passage.Quoted[at - 1] && at - 2 > low && passage.Is(at - 2, ',');
        if (!opens && !marked && !passage.Is(at - 1, ',')) return null;
        int after = at + length;
        Source? source = new Source(SourceForm.Understood, -1, new(at, after));
        if (cue.Needs != CueNeed.Self)
        {
            source = sources.After(passage, after, end, out after);
            if (source is null || source is { Form: SourceForm.Described } described && !Speaks(passage, described.Tokens)) return null;
        }
        int start, stop;
        if (opens)
        {
            // "Says X, …" is rare and mostly a heading
            if (after >= end || !passage.Is(after, ',')) return null;
            (start, stop) = (after + 1, contents.End(passage, after + 1, end, relative: false));
        }
        else
        {
            (start, stop) = (low, marked ? at : at - 1);
            while (start < stop && passage.Quoted[start]) start++;
            int lead = contents.Lead(passage, start, stop);
            if (lead < stop && contents.Interrupted(passage, lead, stop, after, end) is { } fragments) return Draft(passage, fragments, new(at, at + length), cue.Class, source, null, 0.85);
            bool onlyLead = lead >= stop || (stop - start <= 4 && !passage.AnyMarked(new(start, stop)) && !ContentFinder.AnyVerb(passage, start, stop));
            if (onlyLead || after < end && passage.Is(after, ',') && stop - start <= 8 && passage.Has(start, WordClass.Preposition))
            {
                if (after >= end || !passage.Is(after, ',')) return null;
                (start, stop) = (after + 1, contents.End(passage, after + 1, end, relative: false));
            }
            else start = lead;
        }
        if (!ContentFinder.Trim(passage, ref start, ref stop, cue.Class) || passage.Quoted[start] || !ContentFinder.AnyVerb(passage, start, stop) && !passage.AnyMarked(new(start, stop))) return null;
        if (start > at && source is { Form: SourceForm.Named } institution && passage.Document.Entities[institution.Entity].Type != EntityType.Person && SomebodySays(passage, start, stop))
        {
            // "…, says the Kremlin, Putin states that …": the institution passes his words on
            string name = passage.Document.Entities[institution.Entity].Name;
            passage.Relays.Add((passage.SentenceOf(at), new(institution.Entity, name, passage.Span(at, institution.Tokens.End), RelayRelation.Institution)));
            return null;
        }
        return Draft(passage, [new(start, stop)], new(at, at + length), cue.Class, source, sources.Addressee(passage, after, Math.Min(end, after + 6)), 0.9);
    }

    /// <summary>Whether the clause itself begins with a person who says something.</summary>
    private bool SomebodySays(Passage passage, int start, int end)
    {
        for (int t = start; t < Math.Min(end, start + 8); t++)
        {
            if (passage.MentionAt(t) is var mention and >= 0 && passage.EntityOf(mention).Type == EntityType.Person)
            {
                for (int u = passage.Mention(mention).Tokens.End; u < Math.Min(end, t + 8); u++)
                {
                    if (resources.Cues.Match(passage.Tokens, u, end, out var cue) > 0 && cue.Class is CueClass.Say or CueClass.Ask or CueClass.Call) return true;
                }
            }
        }
        return false;
    }

    /// <summary>"According to X, …" or "…, according to X".</summary>
    private Draft? According(Passage passage, Sentence sentence, int at, int length, CueEntry cue)
    {
        int low = sentence.Tokens.Start, end = sentence.Tokens.End, after = at + length;
        Source? source = new Source(SourceForm.Understood, -1, new(at, after));
        if (cue.Needs != CueNeed.Self && !(after < end && passage.Is(after, ',') && length == 1))
        {
            int named = after;
            source = sources.After(passage, named, end, out after) ?? Paper(passage, named, end, out after);
            if (source is null || source is { Form: SourceForm.Described } described && !Speaks(passage, described.Tokens)) return null;
        }
        bool leads = at == low || contents.Lead(passage, low, at) >= at;
        int start, stop;
        if (leads)
        {
            start = after;
            // "According to X to Y, …": an outlet spoken to stands between
            while (start < end && start < after + 8 && !passage.Is(start, ',')) start++;
            if (start >= end || !passage.Is(start, ',')) start = after;
            stop = contents.End(passage, start, end, relative: false);
        }
        else if (passage.Is(at - 1, ','))
        {
            (start, stop) = (contents.Lead(passage, low, at), at - 1);
            if (!passage.Quoted[Math.Min(start, at - 1)] && contents.Interrupted(passage, start, stop, after, end) is { } fragments) return Draft(passage, fragments, new(at, at + length), cue.Class, source, null, 0.85);
            if (after < end && passage.Is(after, ',') && !ContentFinder.AnyVerb(passage, start, stop)) (start, stop) = (after + 1, contents.End(passage, after + 1, end, relative: false));
        }
        else if (passage.Has(at - 1, WordClass.Relativizer)) (start, stop) = (after, contents.End(passage, after, end, relative: false));
        else (start, stop) = (contents.Lead(passage, low, at), at);
        if (!ContentFinder.Trim(passage, ref start, ref stop, cue.Class) || passage.Quoted[start] || !ContentFinder.AnyVerb(passage, start, stop)) return null;
        // "as X said": the verb alone
        if (length > 1 && passage.Has(at, WordClass.Subordinator)) (at, length) = (at + length - 1, 1);
        return Draft(passage, [new(start, stop)], new(at, at + length), cue.Class, source, sources.Addressee(passage, after, Math.Min(end, after + 4)), 0.85);
    }

    /// <summary>"It is said (by X) that …", "Y is said to …", "asked whether …".</summary>
    private Draft? Passive(Passage passage, Sentence sentence, int at, int length, CueEntry cue, int low)
    {
        int end = sentence.Tokens.End, after = at + length;
        if (at > low && passage.Has(at - 1, WordClass.Relativizer) && Called(passage, at, length, end, cue) is { } called) return called;
        if (at > low && passage.Has(at - 1, WordClass.Relativizer | WordClass.Negation | WordClass.Purposive)) return null;
        while (after < end && passage.Has(after, WordClass.Adverb) && !passage.Has(after, WordClass.Modal)) after++;
        Source? source = null;
        if (after < end && passage.Has(after, WordClass.Agent)) source = sources.After(passage, after + 1, end, out after);
        int complement = contents.Complement(passage, after, end, WordClass.Complementizer);
        bool subject = complement < 0 && cue.Needs == CueNeed.Any && at > low && cue.Class == CueClass.Passive;
        if (source is null && subject && Agent(passage, after, end, out int agentEnd) is { } agent) (source, after) = (agent, agentEnd);
        bool asked = cue.Class == CueClass.Asked && after < end && passage.Has(after, WordClass.Interrogative);
        if (complement < 0 && !subject && !asked) return null;
        if (cue.Class == CueClass.Asked) source = sources.Addressee(passage, sentence.Tokens.Start, at);
        if (subject && (passage.Has(after < end ? after : at, WordClass.Equative | WordClass.Agent | WordClass.Preposition) || passage.Is(Math.Min(after, end - 1), ',') || resources.Relays.Match(passage.Tokens, at, end, out _) > length)) return null;
        int start = complement >= 0 ? complement + 1 : after;
        int stop = contents.End(passage, start, end, relative: false);
        if (!ContentFinder.Trim(passage, ref start, ref stop, cue.Class)) return null;
        if (cue.Needs == CueNeed.Marks && !passage.AnyMarked(new(start, stop))) return null;
        var content = new List<TokenRange> { new(start, stop) };
        if (subject)
        {
            int subjectEnd = at;
            while (subjectEnd > low && passage.MentionAt(subjectEnd - 1) < 0 && passage.Has(subjectEnd - 1, WordClass.Adverb | WordClass.Auxiliary)) subjectEnd--;
            int subjectStart = contents.Lead(passage, low, subjectEnd);
            for (int t = subjectEnd - 1; t >= subjectStart; t--)
            {
                if (passage.Is(t, ',') || passage.Has(t, WordClass.Subordinator | WordClass.Complementizer)) { subjectStart = t + 1; break; }
            }
            for (int t = subjectStart; t < subjectEnd; t++)
            {
                if (passage.Has(t, WordClass.Negation)) return null;
            }
            // "is called "the gate"" names a thing; without a verb nothing is reported of it
            if (subjectStart >= subjectEnd || passage.Quoted[subjectStart] || !ContentFinder.AnyVerb(passage, start, stop)) return null;
            content.Insert(0, new(subjectStart, subjectEnd));
        }
        return Draft(passage, content, new(at, at + length), cue.Class, source, null, source is null ? 0.7 : 0.85);
    }

    /// <summary>"what he called (as) "a shame"", "what Israel calls "…"": the words in marks are his.</summary>
    private static Draft? Called(Passage passage, int at, int length, int end, CueEntry cue)
    {
        int t = at + length;
        Source? source = new Source(SourceForm.Understood, -1, new(at, t));
        if (cue.Needs == CueNeed.Any)
        {
            while (t < end && passage.Has(t, WordClass.Agent)) t++;
            if (t >= end || passage.MentionAt(t) is not (var mention and >= 0)) return null;
            (source, t) = (new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens), passage.Mention(mention).Tokens.End);
        }
        else if (cue.Needs != CueNeed.Marks) return null;
        while (t < end && passage.Has(t, WordClass.Equative)) t++;
        if (t + 1 >= end || passage.Tokens[t].Kind != TokenKind.Quote || passage.Quoted[t]) return null;
        int close = t + 1;
        while (close < end && passage.Tokens[close].Kind != TokenKind.Quote) close++;
        return close < end ? Draft(passage, [new(t, close + 1)], new(at, at + length), cue.Class, source, null, 0.75) : null;
    }

    /// <summary>"is said Israel to have caused": the agent right behind the passive, without a word for "by", where a verb or a purpose follows.</summary>
    private Source? Agent(Passage passage, int from, int limit, out int end)
    {
        end = from;
        if (from >= limit) return null;
        int named = (resources.Noun(passage.Tokens[from].Word) & (SpeakerNoun.Group | SpeakerNoun.Institution)) != 0 && from + 1 < limit ? from + 1 : from;
        int mention = passage.MentionAt(named);
        if (mention < 0 || passage.Mention(mention).Tokens.Start > named || passage.EntityOf(mention).Type is EntityType.Place or EntityType.Facility or EntityType.Product) return null;
        end = passage.Mention(mention).Tokens.End;
        bool clause = end < limit && (passage.IsVerb(end) || passage.Has(end, WordClass.Auxiliary | WordClass.Negation | WordClass.Purposive | WordClass.Equative));
        return clause ? new(SourceForm.Named, passage.Mention(mention).Entity, new(from, end)) : null;
    }

    /// <summary>"According to a statement on the site of X": whose paper it is, else the paper itself.</summary>
    private Source? Paper(Passage passage, int from, int limit, out int end)
    {
        end = from;
        while (end < limit && !passage.Is(end, ',') && end < from + 12)
        {
            int mention = passage.MentionAt(end);
            if (mention >= 0 && passage.EntityOf(mention).Type is EntityType.Organization or EntityType.Country or EntityType.Person or EntityType.Group && !Speaks(passage, new(from + 1, end)))
            {
                end = passage.Mention(mention).Tokens.End;
                return new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens);
            }
            if (passage.Is(end, '.')) break;
            end++;
        }
        int start = from;
        while (start < end && (resources.Noun(passage.Tokens[start].Word) & (SpeakerNoun.Institution | SpeakerNoun.Person)) == 0) start++;
        if (start == end) start = from;
        return end > start ? new(SourceForm.Described, -1, new(start, end)) : null;
    }

    private static Draft Draft(Passage passage, List<TokenRange> content, TokenRange cue, CueClass kind, Source? source, Source? addressee, double confidence)
    {
        bool marked = content.Exists(passage.AnyMarked);
        bool whole = marked && content is [var only] && passage.Tokens[only.Start].Kind == TokenKind.Quote && kind is CueClass.Say
            && passage.Tokens[only.End - 1].Kind == TokenKind.Quote && Marks(passage, only) == 2 && only.Start > 0 && passage.Has(only.Start - 1, WordClass.Complementizer);
        if (whole) content[0] = new(content[0].Start + 1, content[0].End - 1);
        return new()
        {
            Kind = whole ? QuotationKind.Direct : marked ? QuotationKind.Mixed : QuotationKind.Indirect,
            Content = content,
            Cue = cue,
            Class = kind,
            Source = source,
            Addressee = addressee,
            Sentence = passage.SentenceOf(cue.Start),
            Confidence = confidence,
        };
    }

    private static int Marks(Passage passage, TokenRange range)
    {
        int marks = 0;
        for (int t = range.Start; t < range.End; t++) marks += passage.Tokens[t].Kind == TokenKind.Quote ? 1 : 0;
        return marks;
    }

    private bool Speaks(Passage passage, TokenRange range)
    {
        for (int t = range.Start; t < range.End; t++)
        {
            if (resources.Noun(passage.Tokens[t].Word) != SpeakerNoun.None || passage.MentionAt(t) >= 0 || (passage.Tokens[t].IsCapitalized && t > range.Start)) return true;
        }
        return false;
    }
}
