using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Quotations;

/// <summary>
/// Settles who speaks over the whole article, in order of the text. Whoever spoke last is the best candidate for a cue that names nobody, unless a sentence in between
/// has another person for its subject; an institution that spoke of a person gives way to that person.
/// </summary>
internal static class SpeakerResolution
{
    /// <summary>How many sentences back a speaker who is not named again still speaks.</summary>
    private const int LongestMemory = 12;

    /// <summary>A description that may be somebody's title is at most this many tokens long.</summary>
    private const int LongestTitle = 8;

    public static void Resolve(Passage passage, List<Draft> drafts)
    {
        for (int i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            draft.Speaker = draft.Source is { } source ? Of(passage, drafts, i, source) : Unsaid(passage, drafts, i);
        }
    }

    public static Speaker? Direct(Passage passage, Source source, IReadOnlyList<Draft>? earlier = null)
    {
        if (source.Form is SourceForm.Understood or SourceForm.Several || source.Tokens.IsEmpty) return null;
        var span = passage.Span(source.Tokens);
        if (source.Form == SourceForm.Described && Coreferent(passage, source.Tokens) is var known and >= 0) return Named(passage, known, span);
        if (source.Entity >= 0) return Named(passage, source.Entity, span);
        if (source.Form == SourceForm.Described && Repeated(passage, earlier, source.Tokens) is { } same) return same with { Span = span };
        if (source.Form == SourceForm.Described && NamedLater(passage, source.Tokens) is var later and >= 0) return Named(passage, later, span);
        int affiliation = -1;
        for (int t = source.Tokens.Start; t < source.Tokens.End; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.EntityOf(mention).Type is EntityType.Country or EntityType.Organization) affiliation = passage.Mention(mention).Entity;
        }
        return new Speaker(-1, span.Of(passage.Text), span, null, affiliation);
    }

    /// <summary>
    /// "The top general of X says …", and further down "chief of staff General Y": the only person named later whose role holds the description's noun. An indefinite description
    /// ("a general") is nobody's yet.
    /// </summary>
    /// <returns>Index of the entity, or −1.</returns>
    private static int NamedLater(Passage passage, TokenRange range)
    {
        if (range.Length > LongestTitle || passage.Has(range.Start, WordClass.Quantifier) || passage.Has(range.End - 1, WordClass.Determiner) || passage.Tokens[range.Start].Word == Vocabulary.Unknown) return -1;
        int found = -1, at = passage.Tokens[range.Start].Start;
        var head = passage.Tokens[range.Start].Span.In(passage.Text);
        for (int e = 0; e < passage.Document.Entities.Length; e++)
        {
            var person = passage.Document.Entities[e];
            if (person.Type != EntityType.Person || person.Roles.IsEmpty || !RoleHolds(person, head, at)) continue;
            if (found >= 0 || FirstMention(passage, e) < at) return -1;
            found = e;
        }
        return found;
    }

    private static bool RoleHolds(Entity person, ReadOnlySpan<char> head, int after)
    {
        foreach (var role in person.Roles)
        {
            if (role.Span.Start <= after) continue;
            for (int position = 0; WordScanner.Next(role.Text, position, out var word, out _); position = word.End)
            {
                if (word.In(role.Text).Equals(head, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }
        return false;
    }

    private static int FirstMention(Passage passage, int entity)
    {
        foreach (var mention in passage.Document.Mentions)
        {
            if (mention.Entity == entity) return mention.Span.Start;
        }
        return int.MaxValue;
    }

    /// <summary>"That official" is the official described before.</summary>
    private static Speaker? Repeated(Passage passage, IReadOnlyList<Draft>? earlier, TokenRange range)
    {
        if (earlier is null || !passage.Has(range.End - 1, WordClass.Determiner)) return null;
        int head = passage.Tokens[range.Start].Word;
        for (int i = earlier.Count - 1; i >= 0; i--)
        {
            if (earlier[i].Start >= range.Start || earlier[i].Speaker is not { Entity: < 0 } speaker || earlier[i].Source is not { } source) continue;
            for (int t = source.Tokens.Start; t < source.Tokens.End; t++)
            {
                if (passage.Tokens[t].Word == head && head != Vocabulary.Unknown) return speaker;
            }
        }
        return null;
    }

    private static Speaker Named(Passage passage, int entity, TextSpan span)
    {
        var person = passage.Document.Entities[entity];
        var role = person.Roles.IsEmpty ? null : person.Roles[0];
        return new Speaker(entity, person.Name, span, role, role?.Affiliation ?? -1);
    }

    /// <summary>The entity that a description or pronoun was found to stand for, or −1.</summary>
    private static int Coreferent(Passage passage, TokenRange range)
    {
        for (int t = range.End - 1; t >= range.Start; t--)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.Mention(mention).Form is MentionForm.Nominal or MentionForm.Pronoun && passage.Mention(mention).Tokens.End == range.End) return passage.Mention(mention).Entity;
        }
        return -1;
    }

    private static Speaker? Of(Passage passage, List<Draft> drafts, int index, Source source)
    {
        if (Direct(passage, source, drafts) is { } direct) return direct;
        var span = source.Tokens.IsEmpty ? passage.Span(source.Tokens.Start, source.Tokens.Start + 1) : passage.Span(source.Tokens);
        if (source.Form == SourceForm.Several) return Several(passage, drafts[index], span) ?? (Last(passage, drafts, index, span) is { } last && !IsPerson(passage, last) ? last : null);
        if (!source.Tokens.IsEmpty && Coreferent(passage, source.Tokens) is var entity and >= 0) return Named(passage, entity, span);
        return Last(passage, drafts, index, span);
    }

    private static bool IsPerson(Passage passage, Speaker speaker) => speaker.Entity >= 0 && passage.Document.Entities[speaker.Entity].Type == EntityType.Person;

    private static Speaker? Last(Passage passage, List<Draft> drafts, int index, TextSpan span)
    {
        var draft = drafts[index];
        int subject = Subject(passage, draft, out int subjectSentence);
        for (int i = index - 1; i >= 0; i--)
        {
            // Who asks has not the word.
            if (drafts[i].Speaker is not { } speaker || drafts[i].Class == CueClass.Asked) continue;
            if (draft.Sentence - drafts[i].Sentence > LongestMemory) break;
            bool person = speaker.Entity >= 0 && passage.Document.Entities[speaker.Entity].Type == EntityType.Person;
            bool newer = subject >= 0 && (subjectSentence > drafts[i].Sentence || (!person && subjectSentence == drafts[i].Sentence && drafts[i].Class == CueClass.Passive));
            return newer && draft.Sentence != drafts[i].Sentence ? Named(passage, subject, span) : speaker with { Span = span };
        }
        return subject >= 0 ? Named(passage, subject, span) : null;
    }

    /// <summary>The person (else organization) that opens the sentence before the quotation, in the same or the previous block.</summary>
    private static int Subject(Passage passage, Draft draft, out int sentence)
    {
        int first = passage.SentenceOf(draft.Start);
        for (sentence = Math.Min(first, draft.Sentence) - 1; sentence >= 0 && sentence >= first - 3; sentence--)
        {
            var range = passage.Document.Sentences[sentence];
            if (!range.IsBody) continue;
            for (int t = range.Tokens.Start; t < range.Tokens.End && !passage.IsVerb(t); t++)
            {
                if (passage.Quoted[t]) break;
                int mention = passage.MentionAt(t);
                if (mention >= 0 && passage.EntityOf(mention).Type == EntityType.Person) return passage.Mention(mention).Entity;
            }
        }
        return -1;
    }

    /// <summary>"Both", "they": the names joined in the sentence before.</summary>
    private static Speaker? Several(Passage passage, Draft draft, TextSpan span)
    {
        var names = new List<int>();
        for (int s = draft.Sentence - 1; s >= 0 && s >= draft.Sentence - 4; s--)
        {
            var range = passage.Document.Sentences[s];
            if (!range.IsBody) continue;
            names.Clear();
            for (int t = range.Tokens.Start; t < range.Tokens.End; t++)
            {
                if (passage.Quoted[t]) continue;
                if (names.Count == 0 && passage.Has(t, WordClass.Quantifier) && passage.Has(t, WordClass.Plural) && Crowd(passage, t, range.Tokens.End) is { } crowd) return crowd with { Span = span };
                int mention = passage.MentionAt(t);
                if (mention < 0) continue;
                if (passage.EntityOf(mention).Type is EntityType.Person or EntityType.Country or EntityType.Organization or EntityType.Group && !names.Contains(passage.Mention(mention).Entity))
                    names.Add(passage.Mention(mention).Entity);
                int after = passage.Mention(mention).Tokens.End;
                if (names.Count > 0 && after < range.Tokens.End && passage.Has(after, WordClass.Coordinator) && Joint(passage, range.Tokens.Start, mention, after, range.Tokens.End) is { } joint)
                    return joint with { Span = span };
                t = after - 1;
            }
            if (names.Count == 1 && passage.Document.Entities[names[0]].Type is EntityType.Organization or EntityType.Group or EntityType.Country) return Named(passage, names[0], span);
        }
        return null;
    }

    /// <summary>"Several experts": up to the verb, where one follows as for a subject.</summary>
    private static Speaker? Crowd(Passage passage, int start, int end)
    {
        int stop = start + 1;
        while (stop < end && stop < start + LongestTitle && passage.IsWord(stop) && !passage.IsVerb(stop) && !passage.Has(stop, WordClass.Auxiliary | WordClass.Negation | WordClass.Preposition | WordClass.Adverb))
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
        while (stop < end && stop < and + 8 && !passage.IsVerb(stop) && !passage.Has(stop, WordClass.Auxiliary | WordClass.Negation | WordClass.Preposition) && passage.Tokens[stop].Kind == TokenKind.Word) stop++;
        if (stop == and + 1) return null;
        int second = passage.MentionAt(stop - 1);
        var first = passage.Document.Entities[passage.Mention(mention).Entity];
        string name = second >= 0 && passage.Mention(second).Entity != passage.Mention(mention).Entity && first.Type == passage.EntityOf(second).Type
            ? first.Name + passage.Text[passage.Tokens[passage.Mention(mention).Tokens.End - 1].End..passage.Tokens[and].End] + " " + passage.EntityOf(second).Name
            : passage.Span(passage.Mention(mention).Tokens.Start, stop).Of(passage.Text);
        return passage.Mention(mention).Tokens.Start >= start ? new Speaker(-1, name, default) : null;
    }

    /// <summary>A passive that leaves its speaker unsaid: the institution whose statement the sentence before reports, else nobody.</summary>
    private static Speaker? Unsaid(Passage passage, List<Draft> drafts, int index)
    {
        if (index == 0 || drafts[index - 1].Speaker is not { } speaker || drafts[index].Sentence - drafts[index - 1].Sentence > 1) return null;
        bool institution = speaker.Entity >= 0 ? passage.Document.Entities[speaker.Entity].Type is EntityType.Organization or EntityType.Group : drafts[index - 1].Class is CueClass.According;
        var cue = drafts[index].Cue!.Value;
        return institution ? speaker with { Span = passage.Span(cue) } : null;
    }
}
