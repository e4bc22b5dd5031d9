using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>Where noun phrases begin and end and which names stand in them, judged by words and marks: a parser's place until there is one.</summary>
internal static class NounPhrases
{
    public static Source? NameAt(Passage passage, int token) =>
        passage.MentionAt(token) is var mention and >= 0 && passage.EntityOf(mention).Type is EntityType.Person or EntityType.Organization or EntityType.Group
            ? new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens) : null;

    /// <summary>"A, B and C": back to the first of a list whose last member begins at <paramref name="start"/>.</summary>
    public static int ListStart(Passage passage, int start, int low)
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

    public static Source? NameEndingAt(Passage passage, int end) =>
        end > 0 && passage.MentionAt(end - 1) is var mention and >= 0 && passage.EntityOf(mention).Type == EntityType.Person
            ? new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens) : null;

    /// <summary>A name that no resource knows, set off by commas behind a description: two or more words with capitals.</summary>
    public static Source? CapitalsAt(Passage passage, int start, int limit)
    {
        int end = start;
        while (end < limit && passage.IsWord(end) && passage.Tokens[end].IsCapitalized && !passage.InTime(end)) end++;
        return end - start is >= 2 and <= 5 && (end == limit || passage.Tokens[end].Kind == TokenKind.Punctuation) ? new(SourceForm.Described, -1, new(start, end)) : null;
    }

    public static int Relative(Passage passage, int start, int end)
    {
        for (int t = start + 1; t < end - 1; t++)
        {
            if (passage.Has(t, WordClass.Relativizer)) return t;
        }
        return -1;
    }

    public static Source? FirstMention(Passage passage, int low, int end)
    {
        for (int t = low; t < end; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.EntityOf(mention).Type is EntityType.Person or EntityType.Country or EntityType.Organization or EntityType.Group)
                return new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens);
        }
        return null;
    }

    /// <summary>Who opens a clause and does something in it, with nothing quoted between: "X doubts that …, and says". Null where that is not plain.</summary>
    public static Source? Subject(Passage passage, int low, int end)
    {
        for (int t = low; t < end; t++)
        {
            if (passage.Quoted[t] || passage.Tokens[t].Kind == TokenKind.Quote) return null;
            int mention = passage.MentionAt(t);
            if (mention < 0) continue;
            if (passage.EntityOf(mention).Type is not (EntityType.Person or EntityType.Country or EntityType.Organization or EntityType.Group)) continue;
            var tokens = passage.Mention(mention).Tokens;
            int verb = tokens.End;
            while (verb < end && passage.Has(verb, WordClass.Adverb | WordClass.Auxiliary | WordClass.Negation)) verb++;
            if (verb < end && passage.IsVerb(verb)) return new(SourceForm.Named, passage.Mention(mention).Entity, tokens);
            t = tokens.End - 1;
        }
        return null;
    }

    public static Source? NearestMention(Passage passage, int low, int end)
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
    public static int SegmentStart(Passage passage, int end, int low)
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

    public static bool InRelativeClause(Passage passage, int verb, int low)
    {
        for (int t = verb - 1; t >= low && t > verb - 6; t--)
        {
            if (passage.Has(t, WordClass.Relativizer)) return true;
            if (passage.Is(t, ',') || passage.Has(t, WordClass.Complementizer)) return false;
        }
        return false;
    }

    public static bool AndName(Passage passage, int token, int limit) => token + 1 < limit && passage.Has(token, WordClass.Coordinator) && !passage.Has(token, WordClass.Subordinator)
        && (passage.MentionAt(token + 1) >= 0 || passage.Tokens[token + 1].IsCapitalized);

    public static bool PersonSoon(Passage passage, int from, int limit)
    {
        for (int t = from; t < limit; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.EntityOf(mention).Type == EntityType.Person && passage.Mention(mention).Form == MentionForm.Name) return true;
            if (passage.Has(t, WordClass.Relativizer)) return false;
            if (passage.Is(t, ',') && t > from || passage.IsVerb(t) || passage.Tokens[t].Kind == TokenKind.Quote || passage.InTime(t)) return passage.Is(t, ',') && t + 1 < limit && NameAt(passage, t + 1) is not null;
        }
        return false;
    }

    public static int Closing(Passage passage, int open, int limit)
    {
        int t = open + 1;
        while (t < limit && passage.Tokens[t].Kind != TokenKind.CloseBracket && t - open < 12) t++;
        return t < limit ? t : open;
    }

    public static int LastMention(Passage passage, int start, int end)
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
    public static int Joined(Passage passage, int start, int second)
    {
        int and = second - 1;
        while (and > start && passage.IsWord(and) && !passage.Has(and, WordClass.Coordinator) && and > second - 7) and--;
        if (and <= start || !passage.Has(and, WordClass.Coordinator) || passage.Has(and, WordClass.Adverb)) return -1;
        int first = passage.MentionAt(and - 1);
        return first >= 0 && passage.Mention(first).Tokens.Start >= start ? passage.Mention(first).Tokens.Start : -1;
    }
}
