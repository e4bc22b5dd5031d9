using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Quotations;

/// <summary>Whom a word for several stands for: "both", "they".</summary>
internal static class JointSpeakers
{
    /// <summary>A crowd's description is at most this many tokens long.</summary>
    private const int LongestCrowd = 8;

    /// <summary>A name with its title is at most this many tokens long.</summary>
    private const int LongestName = 18;

    /// <summary>How many sentences back the names are looked for.</summary>
    private const int Farthest = 4;

    /// <summary>The names joined in one of the sentences before, or the one organization named there.</summary>
    public static Speaker? Find(Passage passage, Draft draft, Source source, TextSpan span)
    {
        bool dual = IsDual(passage, source);
        var names = new List<int>();
        for (int s = draft.Sentence - 1; s >= 0 && s >= draft.Sentence - Farthest; s--)
        {
            var range = passage.Document.Sentences[s];
            if (!range.IsBody) continue;
            names.Clear();
            for (int t = range.Tokens.Start; t < range.Tokens.End; t++)
            {
                if (passage.Quoted[t]) continue;
                // "both sides" is no answer to who "both" are.
                bool crowd = passage.Has(t, WordClass.Quantifier) && passage.Has(t, WordClass.Plural) && !(dual && passage.Has(t, WordClass.Dual));
                if (names.Count == 0 && crowd && Crowd(passage, t, range.Tokens.End) is { } several) return several with { Span = span };
                int mention = passage.MentionAt(t);
                if (mention < 0) continue;
                if (passage.EntityOf(mention).Type is EntityType.Person or EntityType.Country or EntityType.Organization or EntityType.Group && !names.Contains(passage.Mention(mention).Entity))
                    names.Add(passage.Mention(mention).Entity);
                int after = passage.Mention(mention).Tokens.End;
                if (names.Count > 0 && after < range.Tokens.End && passage.Has(after, WordClass.Coordinator) && Joint(passage, range.Tokens.Start, mention, after, range.Tokens.End) is { } joint)
                    return joint with { Span = span };
                t = after - 1;
            }
            if (!dual && names.Count == 1 && passage.Document.Entities[names[0]].Type is EntityType.Organization or EntityType.Group or EntityType.Country) return SpeakerResolution.Named(passage, names[0], span);
        }
        return null;
    }

    private static bool IsDual(Passage passage, Source source)
    {
        for (int t = source.Tokens.Start; t < source.Tokens.End; t++)
        {
            if (passage.Has(t, WordClass.Dual)) return true;
        }
        return false;
    }

    /// <summary>"Several experts": up to the verb, where one follows as for a subject.</summary>
    private static Speaker? Crowd(Passage passage, int start, int end)
    {
        int stop = start + 1;
        while (stop < end && stop < start + LongestCrowd && passage.IsWord(stop) && !passage.IsVerb(stop) && !passage.Has(stop, WordClass.Auxiliary | WordClass.Negation | WordClass.Preposition | WordClass.Adverb))
        {
            // "experts whom the UN supports": the verb of the relative clause is not the sentence's
            stop += passage.Has(stop, WordClass.Relativizer) && stop + 2 < end && passage.IsVerb(stop + 1) ? 2 : 1;
        }
        bool subject = stop > start + 1 && stop < end && (passage.IsVerb(stop) || passage.Has(stop, WordClass.Auxiliary | WordClass.Negation | WordClass.Adverb));
        return subject ? new Speaker(-1, passage.Span(start, stop).Of(passage.Text), default) : null;
    }

    /// <summary>"AS and a dozen other countries": two names, or a name and a description, up to the verb.</summary>
    private static Speaker? Joint(Passage passage, int start, int mention, int and, int end)
    {
        int stop = and + 1;
        while (stop < end && stop < and + LongestName && !passage.IsVerb(stop) && !passage.Has(stop, WordClass.Auxiliary | WordClass.Negation | WordClass.Preposition)
            && passage.Tokens[stop].Kind is TokenKind.Word or TokenKind.OpenBracket or TokenKind.CloseBracket) stop++;
        while (stop > and + 1 && passage.Has(stop - 1, WordClass.Adverb) && passage.MentionAt(stop - 1) < 0) stop--;
        var tokens = passage.Mention(mention).Tokens;
        if (stop == and + 1 || tokens.Start < start) return null;
        int second = passage.MentionAt(stop - 1);
        var first = passage.Document.Entities[passage.Mention(mention).Entity];
        bool alike = second >= 0 && passage.Mention(second).Entity != passage.Mention(mention).Entity && first.Type == passage.EntityOf(second).Type;
        if (!alike) return new Speaker(-1, passage.Span(tokens.Start, stop).Of(passage.Text), default);
        string link = passage.Text[passage.Tokens[tokens.End - 1].End..passage.Tokens[and].End] + " ";
        var other = passage.EntityOf(second);
        // "the leaders of X and Y": the two people, where the article has named one for each
        bool leaders = tokens.Start > start && (passage.Resources.Noun(passage.Tokens[tokens.Start - 1].Word) & SpeakerNoun.Person) != 0 && first.Type == EntityType.Country;
        return leaders && Leader(passage, first.Iso3166, tokens.Start) is { } a && Leader(passage, other.Iso3166, tokens.Start) is { } b
            ? new Speaker(-1, a + link + b, default) : new Speaker(-1, first.Name + link + other.Name, default);
    }

    /// <summary>The only person with an office named before <paramref name="token"/> who is of the state, or null.</summary>
    private static string? Leader(Passage passage, string? state, int token)
    {
        string? found = null;
        if (state is null) return null;
        foreach (var mention in passage.Document.Mentions)
        {
            if (mention.Tokens.Start >= token) break;
            var entity = passage.Document.Entities[mention.Entity];
            if (entity.Type != EntityType.Person || entity.Iso3166 != state || entity.Roles.IsEmpty || entity.Name == found) continue;
            if (found is not null) return null;
            found = entity.Name;
        }
        return found;
    }
}
