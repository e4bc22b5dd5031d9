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
        if (passage.Has(end - 1, WordClass.Relativizer))
        {
            // "no state that says …" is about nobody in particular; "X, who says …" is about X
            var antecedent = Antecedent(passage, end - 1, low);
            return antecedent is { Form: SourceForm.Named } || (end - 1 > low && passage.Is(end - 2, ',')) ? antecedent : null;
        }

        if (passage.Has(end - 1, WordClass.Coordinator) && !passage.Has(end - 1, WordClass.Adverb)) return Understood(cue);
        if (passage.Has(end - 1, WordClass.Preposition)) return FirstMention(passage, low, end - 1) ?? Understood(cue);
        if (passage.Has(end - 1, WordClass.Subordinator)) return NearestMention(passage, low, end - 1) ?? Understood(cue);
        if (passage.Is(end - 1, ',')) return BeforeComma(passage, end - 1, low, cue);
        int start = ListStart(passage, SegmentStart(passage, end, low), low);
        var source = Phrase(passage, start, end);
        // "David Grossman, a writer from Israel": the name stands before the description
        if (source is { Form: SourceForm.Described } && start > low + 1 && passage.Is(start - 1, ',') && NameEndingAt(passage, start - 1) is { } name) return name;
        return source;
    }

    /// <summary>The speaker after an inverted cue; looks no further than <paramref name="limit"/>.</summary>
    public Source? After(Passage passage, int start, int limit, out int end)
    {
        limit = Math.Min(limit, start + LongestSource);
        end = start;
        while (start < limit && (passage.Has(start, WordClass.Adverb) || (resources.Noun(passage.Tokens[start].Word) & SpeakerNoun.Document) != 0)) start++;
        if (start >= limit || passage.Is(start, ',')) return null;
        if (passage.Has(start, WordClass.Pronoun))
        {
            end = start + 1;
            return passage.Has(start, WordClass.Plural) ? new(SourceForm.Several, -1, new(start, end)) : new(SourceForm.Understood, -1, new(start, end));
        }
        end = PhraseEnd(passage, start, limit);
        if (end == start) return null;
        var source = Phrase(passage, start, end) ?? Described(passage, start, end);
        // "a woman, Umm Mahmoud, …": the name stands behind the description
        if (source.Form == SourceForm.Described && end + 1 < limit && passage.Is(end, ',') && (NameAt(passage, end + 1) ?? CapitalsAt(passage, end + 1, limit)) is { } name)
        {
            end = name.Tokens.End;
            return name;
        }
        return source;
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
        if (Relative(passage, start, end) is var relative and > 0 && Phrase(passage, start, relative) is { } antecedent)
            return antecedent.Form == SourceForm.Described ? antecedent with { Tokens = new(antecedent.Tokens.Start, end) } : antecedent;
        if (passage.MentionAt(start) is var first and >= 0 && passage.EntityOf(first).Type == EntityType.Person && passage.Mention(first).Form == MentionForm.Name
            && Joined(passage, start, end) < 0 && !AndName(passage, passage.Mention(first).Tokens.End, end))
            return new(SourceForm.Named, passage.Mention(first).Entity, passage.Mention(first).Tokens);
        int head = Head(passage, start, end);
        int last = LastMention(passage, start, end);
        if (last >= 0)
        {
            var mention = passage.Mention(last);
            var entity = passage.EntityOf(last);
            int before = mention.Tokens.Start;
            if (Joined(passage, start, before) is var joint and >= 0) return Described(passage, joint, end);
            if (entity.Type == EntityType.Person && (head < 0 || head >= before || IsRoleOf(passage, entity, head) || !IsOwned(passage, head)))
                return new(SourceForm.Named, mention.Entity, mention.Tokens);
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
        while (end > start + 1 && passage.Tokens[end - 1].Kind == TokenKind.Punctuation) end--;
        int mention = passage.MentionAt(start);
        bool whole = mention >= 0 && passage.Mention(mention).Tokens.Start == start && passage.Mention(mention).Tokens.End >= end;
        return whole ? new(SourceForm.Named, passage.Mention(mention).Entity, new(start, end)) : new(SourceForm.Described, -1, new(start, end));
    }

    private static Source? NameAt(Passage passage, int token) =>
        passage.MentionAt(token) is var mention and >= 0 && passage.EntityOf(mention).Type is EntityType.Person or EntityType.Organization or EntityType.Group
            ? new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens) : null;

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
            if (!aside && start < end) return Phrase(passage, SegmentStart(passage, end, start), end) ?? NearestMention(passage, low, end) ?? Understood(cue);
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
            if (start < end && start > low && (passage.Has(start, WordClass.Preposition | WordClass.Subordinator) || passage.IsVerb(start))) return NearestMention(passage, start, end) ?? Understood(relativizer);
            bool describes = start < end && start > low && !passage.Tokens[start].IsCapitalized && passage.IsWord(start);
            if (!describes) break;
            if (NameEndingAt(passage, start - 1) is { } name) return name;
            end = start - 1;
        }
        return Phrase(passage, SegmentStart(passage, end, low), end);
    }

    /// <summary>"A, B and C": back to the first of a list whose last member begins at <paramref name="start"/>.</summary>
    private static int ListStart(Passage passage, int start, int low)
    {
        if (start - 1 <= low || !passage.Has(start, WordClass.Coordinator) || !passage.Is(start - 1, ',')) return start;
        int first = start - 1;
        for (int end = first; end > low; end = first - 1)
        {
            int member = end;
            while (member > low && !passage.Is(member - 1, ',') && end - member < 6 && !passage.IsVerb(member - 1)) member--;
            if (member > low && !passage.Is(member - 1, ',')) break;
            first = member;
            if (member == low) break;
        }
        return first == start - 1 ? start : first;
    }

    private static Source? NameEndingAt(Passage passage, int end) =>
        end > 0 && passage.MentionAt(end - 1) is var mention and >= 0 && passage.EntityOf(mention).Type == EntityType.Person
            ? new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens) : null;

    /// <summary>A name that no resource knows, set off by commas behind a description: two or more words with capitals.</summary>
    private static Source? CapitalsAt(Passage passage, int start, int limit)
    {
        int end = start;
        while (end < limit && passage.IsWord(end) && passage.Tokens[end].IsCapitalized && !passage.InTime(end)) end++;
        return end - start is >= 2 and <= 5 && (end == limit || passage.Tokens[end].Kind == TokenKind.Punctuation) ? new(SourceForm.Described, -1, new(start, end)) : null;
    }

    private static int Relative(Passage passage, int start, int end)
    {
        for (int t = start + 1; t < end - 1; t++)
        {
            if (passage.Has(t, WordClass.Relativizer)) return t;
        }
        return -1;
    }

    private static Source? FirstMention(Passage passage, int low, int end)
    {
        for (int t = low; t < end; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.EntityOf(mention).Type is EntityType.Person or EntityType.Country or EntityType.Organization or EntityType.Group)
                return new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens);
        }
        return null;
    }

    private static Source? NearestMention(Passage passage, int low, int end)
    {
        for (int t = end - 1; t >= low; t--)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.EntityOf(mention).Type is EntityType.Person or EntityType.Country or EntityType.Organization or EntityType.Group)
                return new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens);
        }
        return null;
    }

    /// <summary>Where the clause that ends at <paramref name="end"/> begins: after a mark, a subordinator, or a verb that no relative clause holds.</summary>
    private static int SegmentStart(Passage passage, int end, int low)
    {
        int start = end, depth = 0;
        for (; start > low; start--)
        {
            int t = start - 1;
            if (passage.Tokens[t].Kind == TokenKind.CloseBracket) depth++;
            else if (passage.Tokens[t].Kind == TokenKind.OpenBracket) depth--;
            if (depth > 0 || passage.MentionAt(t) >= 0) continue;
            if (passage.Tokens[t].Kind == TokenKind.Quote) break;
            if (passage.Tokens[t].Kind == TokenKind.Punctuation && !passage.Is(t, '.') && !passage.Is(t, '-')) break;
            if (passage.Has(t, WordClass.Complementizer | WordClass.Subordinator | WordClass.Negation) && !passage.Has(t, WordClass.Preposition) && !InRelativeClause(passage, t, low)) break;
            if (passage.IsVerb(t) && !InRelativeClause(passage, t, low)) break;
        }
        return start;
    }

    private static bool InRelativeClause(Passage passage, int verb, int low)
    {
        for (int t = verb - 1; t >= low && t > verb - 6; t--)
        {
            if (passage.Has(t, WordClass.Relativizer)) return true;
            if (passage.Is(t, ',') || passage.Has(t, WordClass.Complementizer)) return false;
        }
        return false;
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
                while (t + 2 < limit && passage.Tokens[t + 1].Kind == TokenKind.OpenBracket && !passage.InTime(t + 2)) t = Closing(passage, t + 1, limit);
                named = true;
                if (person && !AndName(passage, t + 1, limit)) return Math.Min(t + 1, limit);
                continue;
            }
            if (passage.Has(t, WordClass.Determiner)) return t + 1;
            if (passage.InTime(t) || passage.Tokens[t].Kind is TokenKind.Quote or TokenKind.CloseBracket) return t;
            if (passage.Tokens[t].Kind == TokenKind.OpenBracket) { t = Closing(passage, t, limit); continue; }
            if (passage.Tokens[t].Kind == TokenKind.Punctuation && !passage.Is(t, '.') && !passage.Is(t, '-'))
            {
                if (passage.Is(t, ',') && passage.MentionAt(start) < 0 && PersonSoon(passage, t + 1, Math.Min(limit, t + 7))) continue;
                return t;
            }
            if (passage.Is(t, '.') && !passage.Tokens[t - 1].IsCapitalized) return t;
            if (passage.Has(t, WordClass.Subordinator | WordClass.Complementizer | WordClass.Recipient) && t > start) return t;
            if (passage.Has(t, WordClass.Preposition) && !PersonSoon(passage, t + 1, Math.Min(limit, t + 7))) return t;
            if (resources.Relays.Match(passage.Tokens, t, limit, out var kind) > 0 && kind == RelayKind.Relay) return t;
            if (passage.Has(t, WordClass.Conjunction) && named && !AndName(passage, t, limit)) return t;
            if (passage.IsVerb(t) && t > start && !passage.Has(t - 1, WordClass.Relativizer) && !InRelativeClause(passage, t, start)) return t;
        }
        return limit;
    }

    private static bool AndName(Passage passage, int token, int limit) => token + 1 < limit && passage.Has(token, WordClass.Coordinator) && !passage.Has(token, WordClass.Subordinator)
        && (passage.MentionAt(token + 1) >= 0 || passage.Tokens[token + 1].IsCapitalized);

    private static bool PersonSoon(Passage passage, int from, int limit)
    {
        for (int t = from; t < limit; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.EntityOf(mention).Type == EntityType.Person && passage.Mention(mention).Form == MentionForm.Name) return true;
            if (passage.Is(t, ',') && t > from || passage.IsVerb(t) || passage.Tokens[t].Kind == TokenKind.Quote || passage.InTime(t)) return passage.Is(t, ',') && t + 1 < limit && NameAt(passage, t + 1) is not null;
        }
        return false;
    }

    private static int Closing(Passage passage, int open, int limit)
    {
        int t = open + 1;
        while (t < limit && passage.Tokens[t].Kind != TokenKind.CloseBracket && t - open < 12) t++;
        return t < limit ? t : open;
    }

    /// <summary>The first noun of the phrase that can speak, or −1.</summary>
    private int Head(Passage passage, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            if (passage.MentionAt(t) is var mention and >= 0 && passage.EntityOf(mention).Type != EntityType.Country && passage.Mention(mention).Form == MentionForm.Name) return t;
            if (resources.Noun(passage.Tokens[t].Word) != SpeakerNoun.None) return t;
            if (passage.Has(t, WordClass.Relativizer)) return -1;
        }
        return -1;
    }

    private bool IsOwned(Passage passage, int head) => (resources.Noun(passage.Tokens[head].Word) & SpeakerNoun.Owned) != 0;

    private static bool IsRoleOf(Passage passage, Entity person, int head)
    {
        foreach (var role in person.Roles)
        {
            if (role.Span.Contains(passage.Tokens[head].Start)) return true;
        }
        return false;
    }

    private static int LastMention(Passage passage, int start, int end)
    {
        for (int t = end - 1; t >= start; t--)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.Mention(mention).Tokens.Start >= start) return passage.EntityOf(mention).Type is EntityType.Place or EntityType.Facility or EntityType.Product ? -1 : mention;
            if (passage.Has(t, WordClass.Relativizer)) return -1;
            if (passage.Tokens[t].Kind is not (TokenKind.CloseBracket or TokenKind.OpenBracket) && !passage.Tokens[t].IsAllCaps && !passage.Has(t, WordClass.Determiner)) return -1;
        }
        return -1;
    }

    /// <summary>Start of the first of two names joined by "and" right before <paramref name="second"/>, or −1.</summary>
    private static int Joined(Passage passage, int start, int second)
    {
        int and = second - 1;
        while (and > start && passage.IsWord(and) && !passage.Has(and, WordClass.Coordinator) && and > second - 7) and--;
        if (and <= start || !passage.Has(and, WordClass.Coordinator) || passage.Has(and, WordClass.Adverb)) return -1;
        int first = passage.MentionAt(and - 1);
        return first >= 0 && passage.Mention(first).Tokens.Start >= start ? passage.Mention(first).Tokens.Start : -1;
    }
}
