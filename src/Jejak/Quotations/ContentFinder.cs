using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>Finds the exact clause that a cue reports: where it begins, where it ends, and whether it is a report at all.</summary>
internal sealed class ContentFinder(QuotationResources resources)
{
    /// <summary>Reported content has at least this many tokens.</summary>
    private const int ShortestContent = 3;

    /// <summary>Between a cue and the word that opens its content there may be this many tokens: an addressee, a date, a platform.</summary>
    private const int LongestAside = 16;

    /// <summary>A noun with what describes it, before its relative clause.</summary>
    private const int LongestNoun = 5;

    /// <summary>Where the reported words begin after a cue, or −1 where it needs something that does not follow.</summary>
    /// <param name="opener">Where the words between cue and content end.</param>
    public int Start(Passage passage, int after, int end, CueEntry cue, out int opener)
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
        if (complement < 0 && cue.Class == CueClass.Say && !passage.Is(after, ',') && Complement(passage, after, Math.Min(end, after + 8), WordClass.Purposive) is var purpose and >= 0
            && (!passage.Has(purpose, WordClass.Preposition) || purpose == after) && IsAddressed(passage, after, purpose)) complement = purpose;
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

    /// <summary>"reminds (the residents) that they should": nothing, or somebody, between the verb and the wish.</summary>
    private static bool IsAddressed(Passage passage, int from, int end)
    {
        for (int t = from; t < end; t++)
        {
            if (passage.MentionAt(t) >= 0) return true;
            if (passage.IsVerb(t) || passage.Is(t, ',') || passage.Has(t, WordClass.Auxiliary | WordClass.Modal | WordClass.Future | WordClass.Negation | WordClass.Determiner)) return false;
        }
        return end <= from + LongestNoun;
    }

    /// <summary>"If prices rise, says X, people suffer", "The shop, says X, also sells": what is reported on both sides of its cue, or null where one side is all.</summary>
    /// <param name="after">Where the words of the speaker end.</param>
    public List<TokenRange>? Interrupted(Passage passage, int start, int stop, int after, int end)
    {
        int next = after + 1;
        if (after >= end || !passage.Is(after, ',') || next + 1 >= end || passage.InTime(next) || passage.Marked[next] || start >= stop || passage.Quoted[start]) return null;
        bool clause = passage.Has(start, WordClass.Subordinator) && AnyVerb(passage, start, stop);
        // "Saat ini", "Di sisi lain": a setting, not what is said of something
        if (!clause && (passage.InTime(start) || passage.MentionAt(start) < 0 && passage.Has(start, WordClass.Preposition | WordClass.Subordinator | WordClass.Adverb))) return null;
        bool goesOn = passage.MentionAt(next) < 0 && passage.Has(next, WordClass.Auxiliary | WordClass.Negation | WordClass.Modal | WordClass.Future | WordClass.Adverb) || passage.IsVerb(next);
        // ", dikutip AFP", ", saat dihubungi": of the report, not of what is reported
        if (!(clause || goesOn) || passage.Has(next, WordClass.Preposition | WordClass.Subordinator) || OpensRelay(passage, next, end) || resources.Cues.Match(passage.Tokens, next, end, out _) > 0) return null;
        if (!clause && !goesOn || !clause && AnyVerb(passage, start, stop) && !passage.IsVerb(next) && !AnyVerb(passage, next, Math.Min(end, next + 3))) return null;
        int last = End(passage, next, end, relative: false);
        if (!Trim(passage, ref start, ref stop, CueClass.Say) & (stop <= start) || !Trim(passage, ref next, ref last, CueClass.Say)) return null;
        return AnyVerb(passage, next, last) ? [new(start, stop), new(next, last)] : null;
    }

    /// <summary>The word of class <paramref name="opens"/> that opens the content: near the cue, with no verb or mark of a new clause between.</summary>
    public int Complement(Passage passage, int from, int end, WordClass opens)
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
    public int End(Passage passage, int start, int end, bool relative)
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
        // "…, with saying that …": a preposition right before a cue goes on as well
        if (!passage.Has(at, WordClass.Coordinator | WordClass.Subordinator) && !(passage.Has(at, WordClass.Preposition) && at > 0 && passage.Is(at - 1, ','))) return false;
        int t = at + 1;
        while (t < end && passage.MentionAt(t) < 0 && passage.Has(t, WordClass.Adverb | WordClass.Auxiliary)) t++;
        return t < end && resources.Cues.Match(passage.Tokens, t, end, out var cue) > 0 && cue.Class is CueClass.Say or CueClass.Ask or CueClass.Call
            && (cue.Needs is CueNeed.Any or CueNeed.Clause or CueNeed.Purpose || (cue.Needs == CueNeed.Complement && Complement(passage, t + 1, end, WordClass.Complementizer) >= 0));
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
    public int Lead(Passage passage, int start, int end)
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
    public static bool Trim(Passage passage, ref int start, ref int end, CueClass kind)
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

    public static bool Holds(Passage passage, int start, int end, CueEntry cue) => cue.Needs switch
    {
        CueNeed.Marks => passage.AnyMarked(new(start, end)),
        CueNeed.Predicate => HasEquative(passage, start, end),
        CueNeed.Clause => AnyMainVerb(passage, start, end) || passage.AnyMarked(new(start, end)),
        CueNeed.Any => cue.Class == CueClass.Call ? AnyVerb(passage, start, end) || HasEquative(passage, start, end) || passage.AnyMarked(new(start, end)) : AnyMainVerb(passage, start, end) || Predicates(passage, start, end) || passage.AnyMarked(new(start, end)),
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

    /// <summary>Whether there is a verb other than that of a relative clause on the first noun: "the judges who try the case" reports nothing.</summary>
    private static bool AnyMainVerb(Passage passage, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            if (!passage.IsVerb(t)) continue;
            int before = t - 1;
            while (before > start && passage.MentionAt(before) < 0 && passage.Has(before, WordClass.Adverb | WordClass.Auxiliary | WordClass.Negation)) before--;
            if (before < start || !passage.Has(before, WordClass.Relativizer) || before - start > LongestNoun) return true;
            for (int noun = start; noun < before; noun++)
            {
                if (passage.Is(noun, ',')) return true;
            }
        }
        return false;
    }

    public static bool AnyVerb(Passage passage, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            if (passage.IsVerb(t)) return true;
        }
        return false;
    }
}
