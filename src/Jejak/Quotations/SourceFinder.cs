using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>Finds the noun phrase that speaks: before an active cue, after an inverted one.</summary>
internal sealed class SourceFinder(QuotationResources resources)
{
    /// <summary>How far, in tokens, a speaker may stretch after its cue.</summary>
    private const int LongestSource = 30;

    private const WordClass BetweenSourceAndCue = WordClass.Adverb | WordClass.Auxiliary;

    /// <summary>The subject of an active cue at token <paramref name="cue"/>; nothing before <paramref name="low"/> is looked at.</summary>
    /// <returns>Understood where the cue goes on with the subject of what stands before; null where nothing there can speak.</returns>
    public Source? Before(Passage passage, int cue, int low)
    {
        int end = SkipAdverbs(passage, cue, low);
        if (end <= low) return Understood(cue);
        if (Officers.Before(passage, end, low) is { } officer) return officer;
        if (passage.Has(end - 1, WordClass.Relativizer))
        {
            // "no state that says …" is about nobody in particular; "X, who says …" is about X
            var antecedent = Antecedent(passage, end - 1, low);
            return antecedent is { Form: SourceForm.Named } || (end - 1 > low && passage.Is(end - 2, ',')) ? antecedent : null;
        }

        if (passage.Has(end - 1, WordClass.Coordinator) && !passage.Has(end - 1, WordClass.Adverb)) return NounPhrases.Subject(passage, low, end - 1) ?? Understood(cue);
        if (passage.Has(end - 1, WordClass.Preposition)) return NounPhrases.FirstMention(passage, low, end - 1) ?? Understood(cue);
        if (passage.Has(end - 1, WordClass.Subordinator)) return NounPhrases.NearestMention(passage, low, end - 1) ?? Understood(cue);
        if (passage.Is(end - 1, ',')) return BeforeComma(passage, end - 1, low, cue);
        int start = NounPhrases.ListStart(passage, NounPhrases.SegmentStart(passage, end, low), low);
        var source = Phrase(passage, start, end);
        // "David Grossman, a writer from Israel": the name stands before the description
        if (source is { Form: SourceForm.Described } && start > low + 1 && passage.Is(start - 1, ',') && NounPhrases.NameEndingAt(passage, start - 1) is { } name) return name;
        return source;
    }

    /// <summary>The speaker after an inverted cue; looks no further than <paramref name="limit"/>.</summary>
    public Source? After(Passage passage, int start, int limit, out int end)
    {
        limit = Math.Min(limit, start + LongestSource);
        end = start;
        while (start < limit && (passage.Has(start, WordClass.Adverb | WordClass.Determiner) || (resources.Noun(passage.Tokens[start].Word) & SpeakerNoun.Document) != 0)) start++;
        if (start >= limit || passage.Is(start, ',')) return null;
        if (passage.Has(start, WordClass.Pronoun))
        {
            end = start + 1;
            return passage.Has(start, WordClass.Plural) ? new(SourceForm.Several, -1, new(start, end)) : new(SourceForm.Understood, -1, new(start, end));
        }
        // "Kepala Dinas X, Kolonel Y": an office and its holder.
        if (passage.HolderAt(start) is var holder and >= 0 && !NounPhrases.AndName(passage, passage.Mention(holder).Tokens.End, limit))
        {
            end = Math.Min(limit, passage.Mention(holder).Tokens.End);
            return new(SourceForm.Named, passage.Mention(holder).Entity, passage.Mention(holder).Tokens);
        }
        end = PhraseEnd(passage, start, limit);
        if (end == start) return null;
        var source = Phrase(passage, start, end) ?? Described(passage, start, end);
        // "a woman, Umm Mahmoud, …": the name stands behind the description
        if (source.Form == SourceForm.Described && end + 1 < limit && passage.Is(end, ',') && (NounPhrases.NameAt(passage, end + 1) ?? NounPhrases.CapitalsAt(passage, end + 1, limit)) is { } name)
        {
            end = name.Tokens.End;
            return name;
        }
        if (source.Form == SourceForm.Named) end = PastRole(passage, source.Entity, end, limit);
        return source;
    }

    /// <summary>"X, deputy head of Y, …": past the role that stands behind the name.</summary>
    private static int PastRole(Passage passage, int entity, int end, int limit)
    {
        if (end + 1 >= limit || !passage.Is(end, ',')) return end;
        foreach (var role in passage.Document.Entities[entity].Roles)
        {
            if (role.Span.Start != passage.Tokens[end + 1].Start) continue;
            int past = end + 1;
            while (past < limit && passage.Tokens[past].Start < role.Span.End) past++;
            return past;
        }
        return end;
    }

    /// <summary>A noun phrase in [start, end) as a source: its name, else its description.</summary>
    public Source? Phrase(Passage passage, int start, int end)
    {
        while (start < end && resources.Markers.Match(passage.Tokens, start, end, out _) is var marker and > 0) start += marker;
        while (start < end && (!passage.IsWord(start) && passage.Tokens[start].Kind != TokenKind.Number || passage.Has(start, WordClass.Adverb) && passage.MentionAt(start) < 0)) start++;
        if (start >= end) return null;
        if (passage.Has(end - 1, WordClass.Pronoun) && !passage.Has(end - 1, WordClass.First | WordClass.Second))
            return new(passage.Has(end - 1, WordClass.Plural) ? SourceForm.Several : SourceForm.Understood, -1, new(end - 1, end));
        if (passage.Has(start, WordClass.Quantifier) && passage.Has(start, WordClass.Dual) && end - start <= 3) return new(SourceForm.Several, -1, new(start, end));
        if (NounPhrases.Relative(passage, start, end) is var relative and > 0 && Phrase(passage, start, relative) is { } antecedent)
            return antecedent.Form == SourceForm.Described ? antecedent with { Tokens = new(antecedent.Tokens.Start, end) } : antecedent;
        if (passage.MentionAt(start) is var first and >= 0 && passage.EntityOf(first).Type == EntityType.Person && passage.Mention(first).Form == MentionForm.Name
            && NounPhrases.Joined(passage, start, end) < 0 && !NounPhrases.AndName(passage, passage.Mention(first).Tokens.End, end))
            return new(SourceForm.Named, passage.Mention(first).Entity, passage.Mention(first).Tokens);
        int head = Head(passage, start, end);
        if (head >= 0 && NounPhrases.Joined(passage, start, end) < 0 && Officers.Titled(passage, head, end) is { } titled) return titled;
        int last = NounPhrases.LastMention(passage, start, end);
        if (last >= 0)
        {
            var mention = passage.Mention(last);
            var entity = passage.EntityOf(last);
            int before = mention.Tokens.Start;
            if (NounPhrases.Joined(passage, start, before) is var joint and >= 0) return Described(passage, joint, end);
            // "pemain Swansea tersebut": a name inside a description is not whom it describes.
            bool described = passage.Has(end - 1, WordClass.Determiner) && head >= 0 && head < before && !passage.Tokens[head].IsCapitalized;
            if (entity.Type == EntityType.Person && !described && !(before > start && OnlyOwned(passage, before - 1)) && (head < 0 || head >= before || passage.Is(before - 1, ',') || Officers.IsRoleOf(passage, entity, head) || !IsOwned(passage, head)))
                return new(SourceForm.Named, mention.Entity, mention.Tokens);
            // "the official news agency X" is X
            if (entity.Sector is not null && AllFillers(passage, start, before)) return new(SourceForm.Named, mention.Entity, mention.Tokens);
            if (entity.Type != EntityType.Person && (head < 0 || head >= before)) return mention.Tokens.Start <= start + 1 || head < 0 ? new(SourceForm.Named, mention.Entity, mention.Tokens) : Described(passage, head, end);
        }
        if (head < 0) return null;
        bool document = (resources.Noun(passage.Tokens[head].Word) & SpeakerNoun.Document) != 0;
        if (document && last >= 0) return new(SourceForm.Named, passage.Mention(last).Entity, new(head, end));
        return Described(passage, head > start && passage.Has(head - 1, WordClass.Quantifier) ? head - 1 : head, end);
    }

    /// <summary>Whoever is spoken to: the noun phrase after the first recipient marker in [from, limit).</summary>
    public Source? Addressee(Passage passage, int from, int limit)
    {
        for (int t = from; t < limit; t++)
        {
            if (!passage.Has(t, WordClass.Recipient)) continue;
            int end = PhraseEnd(passage, t + 1, limit);
            return end > t + 1 ? Phrase(passage, t + 1, end) ?? Described(passage, t + 1, end) : null;
        }
        return null;
    }

    private static Source Understood(int cue) => new(SourceForm.Understood, -1, new(cue, cue + 1));

    private static Source Described(Passage passage, int start, int end)
    {
        while (end > start + 1 && (passage.Tokens[end - 1].Kind == TokenKind.Punctuation || passage.Has(end - 1, WordClass.Relativizer | WordClass.Preposition))) end--;
        int mention = passage.MentionAt(start);
        bool whole = mention >= 0 && passage.Mention(mention).Tokens.Start == start && passage.Mention(mention).Tokens.End >= end;
        return whole ? new(SourceForm.Named, passage.Mention(mention).Entity, new(start, end)) : new(SourceForm.Described, -1, new(start, end));
    }

    private bool IsPassiveCue(Passage passage, int token, int cue) => resources.Cues.Match(passage.Tokens, token, cue, out var found) > 0 && found.Class == CueClass.Passive;

    private int SkipAdverbs(Passage passage, int cue, int low)
    {
        int end = cue;
        while (end > low)
        {
            int t = end - 1;
            if (passage.InTime(t))
            {
                while (end > low && passage.InTime(end - 1)) end--;
                if (end > low && passage.Has(end - 1, WordClass.Preposition)) end--;
            }
            // "at that time": a determiner behind a subordinator
            else if (end - 2 > low && passage.Has(t, WordClass.Determiner) && passage.Has(t - 1, WordClass.Subordinator)) end -= 2;
            else if (passage.MentionAt(t) < 0 && (passage.Has(t, BetweenSourceAndCue) || IsPassiveCue(passage, t, cue))) end--;
            // "with firmness", "separately": a preposition and one adverb
            else if (end - 2 > low && passage.MentionAt(t) < 0 && passage.Has(t - 1, WordClass.Adverb) && !passage.Has(t, WordClass.Pronoun | WordClass.Determiner) && passage.MentionAt(t - 1) < 0
                && !passage.Tokens[t].IsCapitalized) end -= 2;
            else break;
        }
        return end;
    }

    /// <summary>"X, who …, says", "X, through a post on Y, says": steps over what stands between two commas.</summary>
    private Source? BeforeComma(Passage passage, int comma, int low, int cue)
    {
        for (int end = comma; end > low;)
        {
            int start = end;
            while (start > low && !passage.Is(start - 1, ',')) start--;
            bool aside = start < end && start > low && passage.Has(start, WordClass.Preposition | WordClass.Subordinator | WordClass.Relativizer) || (start < end && passage.InTime(start));
            if (start < end && passage.DescribedAt(start) is var described and >= 0) return new(SourceForm.Named, passage.Mention(described).Entity, passage.Mention(described).Tokens);
            // "X, when reached in Y, says": who opens the clause, not where it ends
            if (!aside && start < end && Officers.Opening(passage, start, end) is { } opening) return opening;
            if (!aside && start < end) return Phrase(passage, NounPhrases.SegmentStart(passage, end, start), end) ?? NounPhrases.NearestMention(passage, low, end) ?? Understood(cue);
            end = start - 1;
        }
        return Understood(cue);
    }

    /// <summary>"X, from Y, from Z, who says": back over descriptions between commas to the name they belong to.</summary>
    private Source? Antecedent(Passage passage, int relativizer, int low)
    {
        int end = relativizer > low && passage.Is(relativizer - 1, ',') ? relativizer - 1 : relativizer;
        int start = end;
        while (start > low)
        {
            start = end;
            while (start > low && !passage.Is(start - 1, ',')) start--;
            if (start < end && start > low && (passage.Has(start, WordClass.Preposition | WordClass.Subordinator) || passage.IsVerb(start))) return NounPhrases.NearestMention(passage, start, end) ?? Understood(relativizer);
            bool describes = start < end && start > low && !passage.Tokens[start].IsCapitalized && passage.IsWord(start);
            if (!describes) break;
            if (NounPhrases.NameEndingAt(passage, start - 1) is { } name) return name;
            end = start - 1;
        }
        return Phrase(passage, NounPhrases.SegmentStart(passage, end, low), end);
    }

    /// <summary>Where a noun phrase that begins at <paramref name="start"/> ends: before a comma that no name follows, a preposition outside it, or a verb.</summary>
    private int PhraseEnd(Passage passage, int start, int limit)
    {
        bool named = false;
        for (int t = start; t < limit; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.Mention(mention).Form is MentionForm.Name or MentionForm.Metonym)
            {
                bool person = passage.EntityOf(mention).Type == EntityType.Person;
                t = passage.Mention(mention).Tokens.End - 1;
                while (t + 2 < limit && passage.Tokens[t + 1].Kind == TokenKind.OpenBracket && !passage.InTime(t + 2)) t = NounPhrases.Closing(passage, t + 1, limit);
                named = true;
                if (person && !NounPhrases.AndName(passage, t + 1, limit)) return Math.Min(t + 1, limit);
                continue;
            }
            if (passage.Has(t, WordClass.Determiner)) return t + 1;
            if (passage.InTime(t) || passage.Tokens[t].Kind is TokenKind.Quote or TokenKind.CloseBracket) return t;
            if (passage.Tokens[t].Kind == TokenKind.OpenBracket)
            {
                int close = NounPhrases.Closing(passage, t, limit);
                // "(Kompas, 11/11/2017)" is no part of who speaks.
                if (passage.InTime(close - 1) || passage.Tokens[close - 1].Kind == TokenKind.Number) return t;
                t = close;
                continue;
            }
            if (passage.Tokens[t].Kind == TokenKind.Punctuation && !passage.Is(t, '.') && !passage.Is(t, '-'))
            {
                if (passage.Is(t, ',') && passage.MentionAt(start) < 0 && NounPhrases.Relative(passage, start, t) < 0 && NounPhrases.PersonSoon(passage, t + 1, Math.Min(limit, t + 7))) continue;
                return t;
            }
            if (passage.Is(t, '.') && !passage.Tokens[t - 1].IsCapitalized) return t;
            if (passage.Has(t, WordClass.Subordinator | WordClass.Complementizer | WordClass.Recipient) && t > start) return t;
            if (passage.Has(t, WordClass.Preposition) && !NounPhrases.PersonSoon(passage, t + 1, Math.Min(limit, t + 7))) return t;
            if (resources.Relays.Match(passage.Tokens, t, limit, out var kind) > 0 && kind == RelayKind.Relay) return t;
            if (passage.Has(t, WordClass.Conjunction) && named && !NounPhrases.AndName(passage, t, limit)) return t;
            if (passage.IsVerb(t) && t > start && !passage.Has(t - 1, WordClass.Relativizer) && !NounPhrases.InRelativeClause(passage, t, start)) return t;
        }
        return limit;
    }

    /// <summary>The first noun of the phrase that can speak, or −1.</summary>
    private int Head(Passage passage, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            if (passage.MentionAt(t) is var mention and >= 0 && passage.EntityOf(mention).Type is not (EntityType.Country or EntityType.Place) && passage.Mention(mention).Form == MentionForm.Name) return t;
            if (resources.Noun(passage.Tokens[t].Word) != SpeakerNoun.None) return t;
            if (passage.Has(t, WordClass.Relativizer)) return -1;
        }
        return -1;
    }

    /// <summary>The administration, office or camp of X, and never X by title.</summary>
    private bool OnlyOwned(Passage passage, int token) => (resources.Noun(passage.Tokens[token].Word) & (SpeakerNoun.Owned | SpeakerNoun.Person)) == SpeakerNoun.Owned;

    private bool AllFillers(Passage passage, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            if (!resources.Fillers.Contains(passage.Tokens[t].Word)) return false;
        }
        return end > start;
    }

    private bool IsOwned(Passage passage, int head) => (resources.Noun(passage.Tokens[head].Word) & SpeakerNoun.Owned) != 0;
}
