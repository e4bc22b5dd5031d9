using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>Reported speech outside quotation marks, or with a part of it in marks: cue, speaker and the exact clause that is reported, sentence by sentence.</summary>
internal sealed class IndirectQuotations(QuotationResources resources, SourceFinder sources)
{
    /// <summary>Between a cue and the word that opens its content there may be this many tokens: an addressee, a date, a platform.</summary>
    private const int LongestAside = 16;

    /// <summary>Reported content has at least this many tokens.</summary>
    private const int ShortestContent = 3;

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
        bool relative = at > low && passage.Has(at - 1, WordClass.Relativizer) && at - 1 > low && passage.Is(at - 2, ',');
        int start = ContentStart(passage, at + length, end, cue, out int opener);
        if (start < 0) return null;
        int stop = ContentEnd(passage, start, end, relative);
        if (!Trim(passage, ref start, ref stop, cue.Class) || !Holds(passage, start, stop, cue)) return null;
        var source = sources.Before(passage, at, low);
        // A demand whose subject cannot speak ("the attack also demands that …") is whoever spoke last's.
        if (source is null && cue is { Class: CueClass.Ask, Needs: CueNeed.Purpose } && !(at > low && passage.Has(at - 1, WordClass.Relativizer))) source = new Source(SourceForm.Understood, -1, new(at, at + 1));
        if (source is null) return null;
        var addressee = cue.Class == CueClass.Ask ? sources.Phrase(passage, at + length, opener) ?? null : sources.Addressee(passage, at + length, opener);
        return Draft(passage, [new(start, stop)], new(at, at + length), cue.Class, source, addressee, opener > at + length || passage.AnyMarked(new(start, stop)) ? 0.85 : 0.75);
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
            if (source is null) return null;
        }
        int start, stop;
        if (opens)
        {
            // "Says X, …" is rare and mostly a heading
            if (after >= end || !passage.Is(after, ',')) return null;
            (start, stop) = (after + 1, ContentEnd(passage, after + 1, end, relative: false));
        }
        else
        {
            (start, stop) = (low, marked ? at : at - 1);
            while (start < stop && passage.Quoted[start]) start++;
            int lead = Lead(passage, start, stop);
            bool onlyLead = lead >= stop || (stop - start <= 4 && !passage.AnyMarked(new(start, stop)) && !AnyVerb(passage, start, stop));
            if (onlyLead || after < end && passage.Is(after, ',') && stop - start <= 8 && passage.Has(start, WordClass.Preposition))
            {
                if (after >= end || !passage.Is(after, ',')) return null;
                (start, stop) = (after + 1, ContentEnd(passage, after + 1, end, relative: false));
            }
            else start = lead;
        }
        if (!Trim(passage, ref start, ref stop, cue.Class) || passage.Quoted[start] || !AnyVerb(passage, start, stop) && !passage.AnyMarked(new(start, stop))) return null;
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
        bool leads = at == low || Lead(passage, low, at) >= at;
        int start, stop;
        if (leads)
        {
            start = after;
            // "According to X to Y, …": an outlet spoken to stands between
            while (start < end && start < after + 8 && !passage.Is(start, ',')) start++;
            if (start >= end || !passage.Is(start, ',')) start = after;
            stop = ContentEnd(passage, start, end, relative: false);
        }
        else if (passage.Is(at - 1, ','))
        {
            (start, stop) = (Lead(passage, low, at), at - 1);
            if (after < end && passage.Is(after, ',') && !AnyVerb(passage, start, stop)) (start, stop) = (after + 1, ContentEnd(passage, after + 1, end, relative: false));
        }
        else if (passage.Has(at - 1, WordClass.Relativizer)) (start, stop) = (after, ContentEnd(passage, after, end, relative: false));
        else (start, stop) = (Lead(passage, low, at), at);
        if (!Trim(passage, ref start, ref stop, cue.Class) || passage.Quoted[start] || !AnyVerb(passage, start, stop)) return null;
        return Draft(passage, [new(start, stop)], new(at, at + length), cue.Class, source, sources.Addressee(passage, after, Math.Min(end, after + 4)), 0.85);
    }

    /// <summary>"It is said (by X) that …", "Y is said to …", "asked whether …".</summary>
    private Draft? Passive(Passage passage, Sentence sentence, int at, int length, CueEntry cue, int low)
    {
        int end = sentence.Tokens.End, after = at + length;
        if (at > low && passage.Has(at - 1, WordClass.Relativizer | WordClass.Negation | WordClass.Purposive)) return null;
        while (after < end && passage.Has(after, WordClass.Adverb) && !passage.Has(after, WordClass.Modal)) after++;
        Source? source = null;
        if (after < end && passage.Has(after, WordClass.Agent)) source = sources.After(passage, after + 1, end, out after);
        int complement = Complement(passage, after, end, WordClass.Complementizer);
        bool subject = complement < 0 && cue.Needs == CueNeed.Any && at > low && cue.Class == CueClass.Passive;
        if (complement < 0 && !subject && cue.Class != CueClass.Asked) return null;
        if (cue.Class == CueClass.Asked) source = sources.Addressee(passage, sentence.Tokens.Start, at);
        if (subject && (passage.Has(after < end ? after : at, WordClass.Equative | WordClass.Agent | WordClass.Preposition) || passage.Is(Math.Min(after, end - 1), ',') || resources.Relays.Match(passage.Tokens, at, end, out _) > length)) return null;
        int start = complement >= 0 ? complement + 1 : after;
        int stop = ContentEnd(passage, start, end, relative: false);
        if (!Trim(passage, ref start, ref stop, cue.Class)) return null;
        if (cue.Needs == CueNeed.Marks && !passage.AnyMarked(new(start, stop))) return null;
        var content = new List<TokenRange> { new(start, stop) };
        if (subject)
        {
            int subjectEnd = at;
            while (subjectEnd > low && passage.MentionAt(subjectEnd - 1) < 0 && passage.Has(subjectEnd - 1, WordClass.Adverb | WordClass.Auxiliary)) subjectEnd--;
            int subjectStart = Lead(passage, low, subjectEnd);
            for (int t = subjectEnd - 1; t >= subjectStart; t--)
            {
                if (passage.Is(t, ',') || passage.Has(t, WordClass.Subordinator | WordClass.Complementizer)) { subjectStart = t + 1; break; }
            }
            // "is called "the gate"" names a thing; without a verb nothing is reported of it
            if (subjectStart >= subjectEnd || passage.Quoted[subjectStart] || !AnyVerb(passage, start, stop)) return null;
            content.Insert(0, new(subjectStart, subjectEnd));
        }
        return Draft(passage, content, new(at, at + length), cue.Class, source, null, source is null ? 0.7 : 0.85);
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

    /// <summary>Where the reported words begin after a cue, or −1 where it needs something that does not follow.</summary>
    /// <param name="opener">Where the words between cue and content end.</param>
    private int ContentStart(Passage passage, int after, int end, CueEntry cue, out int opener)
    {
        opener = after;
        if (after >= end) return -1;
        if (cue.Class == CueClass.Ask)
        {
            int wish = Complement(passage, after, end, WordClass.Purposive);
            if (wish < 0) return AskedClause(passage, after, end) ? after : -1;
            opener = wish;
            // "asks that …" gives the wish alone; "asks Y to …" gives who is asked as well
            if (!passage.Has(wish, WordClass.Preposition)) return wish + 1;
            return passage.Has(after, WordClass.Recipient) ? after + 1 : after;
        }
        int complement = Complement(passage, after, end, WordClass.Complementizer);
        if (complement < 0 && cue.Class == CueClass.Say && Complement(passage, after, Math.Min(end, after + 8), WordClass.Purposive) is var purpose and >= 0
            && (!passage.Has(purpose, WordClass.Preposition) || purpose == after)) complement = purpose;
        if (complement >= 0)
        {
            opener = complement;
            return complement + 1;
        }
        if (cue.Needs is CueNeed.Complement or CueNeed.Purpose) return -1;
        int start = SkipAside(passage, after, end);
        opener = start;
        return start;
    }

    /// <summary>The word of class <paramref name="opens"/> that opens the content: near the cue, with no verb or mark of a new clause between.</summary>
    private int Complement(Passage passage, int from, int end, WordClass opens)
    {
        int limit = Math.Min(end, from + LongestAside);
        for (int t = from; t < limit; t++)
        {
            if (passage.Quoted[t] || passage.Tokens[t].Kind == TokenKind.Quote) return -1;
            if (passage.Has(t, opens)) return t;
            if (t > from && resources.Cues.Match(passage.Tokens, t, end, out var cue) > 0 && cue.Class is CueClass.Say or CueClass.Ask) return -1;
            if (opens == WordClass.Purposive && t > from && passage.Is(t, ',')) return -1;
        }
        return -1;
    }

    /// <summary>"asks Ukraine hand over …": a name and a verb behind it.</summary>
    private static bool AskedClause(Passage passage, int after, int end)
    {
        int mention = passage.MentionAt(after);
        if (mention < 0) return after + 1 < end && passage.Tokens[after].Kind == TokenKind.Quote;
        int next = passage.Mention(mention).Tokens.End;
        return next < end && passage.IsVerb(next);
    }

    /// <summary>Steps over a date or an addressee between cue and content.</summary>
    private static int SkipAside(Passage passage, int after, int end)
    {
        int start = after;
        for (bool moved = true; moved && start < end;)
        {
            moved = false;
            int t = start;
            if (passage.Is(t, ',')) { start++; moved = true; continue; }
            if (passage.Has(t, WordClass.Adverb) && passage.MentionAt(t) < 0 && t + 1 < end && !passage.Has(t, WordClass.Modal) && t == after && passage.Has(t + 1, WordClass.Preposition | WordClass.Complementizer)) { start++; moved = true; continue; }
            if (passage.Has(t, WordClass.Preposition) && t + 1 < end && passage.InTime(t + 1))
            {
                start = t + 1;
                while (start < end && passage.InTime(start)) start++;
                moved = true;
            }
            else if (passage.Has(t, WordClass.Recipient) && t + 1 < end)
            {
                int next = t + 1;
                int mention = passage.MentionAt(next);
                start = mention >= 0 ? passage.Mention(mention).Tokens.End : next + 1;
                moved = true;
            }
        }
        return start;
    }

    /// <summary>Where what is reported ends: before another cue that goes on, an inverted cue, a relay, or with the sentence.</summary>
    private int ContentEnd(Passage passage, int start, int end, bool relative)
    {
        for (int t = start; t < end; t++)
        {
            if (passage.Quoted[t]) return t;
            if (passage.Marked[t]) continue;
            if (passage.Is(t, ','))
            {
                if (t + 1 >= end) return t;
                if (OpensRelay(passage, t + 1, end) || InvertedAt(passage, t + 1, end) || GoesOnSaying(passage, t + 1, end) || AnotherSays(passage, t + 1, end)) return t;
                if (relative && (resources.Cues.Match(passage.Tokens, t + 1, end, out _) > 0 || passage.IsVerb(t + 1))) return t;
            }
            else if (t > start && (GoesOnSaying(passage, t, end) || RelayWithName(passage, t, end))) return t;
        }
        return end;
    }

    private bool InvertedAt(Passage passage, int at, int end) => resources.Cues.Match(passage.Tokens, at, end, out var cue) > 0
        && (cue.Class == CueClass.Inverted || cue.Class == CueClass.According)
        && (cue.Needs != CueNeed.Np || at + 1 < end && (passage.MentionAt(at + 1) >= 0 || passage.Has(at + 1, WordClass.Pronoun)));

    /// <summary>"and / while (also) says".</summary>
    private bool GoesOnSaying(Passage passage, int at, int end)
    {
        if (!passage.Has(at, WordClass.Coordinator | WordClass.Subordinator)) return false;
        int t = at + 1;
        while (t < end && passage.MentionAt(t) < 0 && passage.Has(t, WordClass.Adverb | WordClass.Auxiliary)) t++;
        return t < end && resources.Cues.Match(passage.Tokens, t, end, out var cue) > 0 && cue.Class is CueClass.Say or CueClass.Ask or CueClass.Call && cue.Needs != CueNeed.Complement;
    }

    /// <summary>", because the leader of Y says …": somebody else has the word from here on.</summary>
    private bool AnotherSays(Passage passage, int at, int end)
    {
        if (!passage.Has(at, WordClass.Subordinator) || passage.Has(at, WordClass.Conditional | WordClass.Purposive)) return false;
        bool named = false;
        for (int t = at + 1; t < Math.Min(end, at + 10) && !passage.Is(t, ','); t++)
        {
            named |= passage.MentionAt(t) >= 0;
            if (named && resources.Cues.Match(passage.Tokens, t, end, out var cue) > 0 && cue is { Class: CueClass.Say or CueClass.Ask, Needs: CueNeed.Any or CueNeed.Clause or CueNeed.Purpose }) return true;
            if (passage.IsVerb(t)) return false;
        }
        return false;
    }

    private bool OpensRelay(Passage passage, int at, int end)
    {
        int t = at;
        while (t < end && t < at + 2 && passage.Has(t, WordClass.Subordinator | WordClass.Relativizer)) t++;
        return resources.Relays.Match(passage.Tokens, t, end, out var kind) > 0 && kind == RelayKind.Relay;
    }

    private bool RelayWithName(Passage passage, int at, int end)
    {
        int length = resources.Relays.Match(passage.Tokens, at, end, out var kind);
        return length > 0 && kind == RelayKind.Relay && at + length < end && passage.MentionAt(at + length) is var mention and >= 0 && passage.EntityOf(mention).Sector is not null;
    }

    /// <summary>Past the openings of a sentence that belong to no statement.</summary>
    private int Lead(Passage passage, int start, int end)
    {
        while (start < end)
        {
            int length = resources.Markers.Match(passage.Tokens, start, end, out _);
            if (length == 0 && passage.Tokens[start].Kind is not TokenKind.Punctuation) break;
            start += Math.Max(1, length);
        }
        return start;
    }

    /// <summary>Takes marks, openers and a trailing date off the content; false where nothing worth reporting is left.</summary>
    private static bool Trim(Passage passage, ref int start, ref int end, CueClass kind)
    {
        while (start < end && passage.Tokens[start].Kind == TokenKind.Punctuation) start++;
        if (start < end && kind != CueClass.Call && passage.Has(start, WordClass.Complementizer)) start++;
        while (end > start && passage.Tokens[end - 1].Kind == TokenKind.Punctuation && !passage.Marked[end - 1]) end--;
        // ", Friday" at the end dates the report, not what is reported
        int time = end;
        while (time > start && passage.InTime(time - 1)) time--;
        if (time < end && time > start + ShortestContent && passage.Is(time - 1, ',')) end = time - 1;
        return end - start >= ShortestContent || (end > start && passage.AnyMarked(new(start, end)));
    }

    private static bool Holds(Passage passage, int start, int end, CueEntry cue) => cue.Needs switch
    {
        CueNeed.Marks => passage.AnyMarked(new(start, end)),
        CueNeed.Predicate => HasEquative(passage, start, end),
        CueNeed.Clause => AnyVerb(passage, start, end) || passage.AnyMarked(new(start, end)),
        CueNeed.Any => cue.Class == CueClass.Call ? AnyVerb(passage, start, end) || HasEquative(passage, start, end) || passage.AnyMarked(new(start, end)) : AnyVerb(passage, start, end) || Predicates(passage, start, end) || passage.AnyMarked(new(start, end)),
        _ => true,
    };

    /// <summary>"that election fraudulent": a noun phrase closed by its determiner, and something said of it.</summary>
    private static bool Predicates(Passage passage, int start, int end)
    {
        for (int t = start + 1; t < end - 1; t++)
        {
            if (passage.Has(t, WordClass.Determiner) && passage.IsWord(t + 1)) return true;
        }
        return false;
    }

    private static bool HasEquative(Passage passage, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            if (passage.Has(t, WordClass.Equative)) return true;
        }
        return false;
    }

    private static bool AnyVerb(Passage passage, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            if (passage.IsVerb(t)) return true;
        }
        return false;
    }

    private bool Speaks(Passage passage, TokenRange range)
    {
        for (int t = range.Start; t < range.End; t++)
        {
            if (resources.Noun(passage.Tokens[t].Word) != SpeakerNoun.None) return true;
        }
        return false;
    }
}
