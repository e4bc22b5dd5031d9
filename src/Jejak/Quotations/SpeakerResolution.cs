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

    private const int AnyOwner = -2;

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
        if (source.Entity >= 0)
        {
            var named = passage.Document.Entities[source.Entity];
            // "BHS", which nothing knows, for Bambang Haryo Soekartono
            int person = named is { Type: EntityType.Organization, Sector: null, Iso3166: null, Wikidata: null } && source.Tokens.Length == 1 ? Descriptions.ByPart(passage, source.Tokens) : -1;
            return Named(passage, person >= 0 ? person : source.Entity, span);
        }
        if (source.Form == SourceForm.Described && Descriptions.Repeated(passage, earlier, source.Tokens) is { } same) return same with { Span = span };
        if (source.Form == SourceForm.Described && Descriptions.ByPart(passage, source.Tokens) is var part and >= 0) return Named(passage, part, span);
        if (source.Form == SourceForm.Described && Descriptions.NamedBefore(passage, source.Tokens) is var before and >= 0) return Named(passage, before, span);
        if (source.Form == SourceForm.Described && Descriptions.NamedLater(passage, source.Tokens) is var later and >= 0) return Named(passage, later, span);
        int affiliation = -1;
        for (int t = source.Tokens.Start; t < source.Tokens.End; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.EntityOf(mention).Type is EntityType.Country or EntityType.Organization) affiliation = passage.Mention(mention).Entity;
        }
        return new Speaker(-1, span.Of(passage.Text), span, null, affiliation);
    }

    public static Speaker Named(Passage passage, int entity, TextSpan span)
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
        if (source.Form == SourceForm.Described && !source.Tokens.IsEmpty && Coreferent(passage, source.Tokens) < 0)
        {
            int named = Descriptions.NamedSoon(passage, drafts, index, source.Tokens);
            if (named < 0) named = Descriptions.GoesOn(passage, drafts, index, source.Tokens);
            if (named >= 0) return Named(passage, named, passage.Span(source.Tokens));
        }
        if (Unnamed(passage, drafts, index, source) is { } unnamed) return unnamed;
        if (Direct(passage, source, drafts) is { } direct) return direct;
        var span = source.Tokens.IsEmpty ? passage.Span(source.Tokens.Start, source.Tokens.Start + 1) : passage.Span(source.Tokens);
        if (source.Form == SourceForm.Several) return JointSpeakers.Find(passage, drafts[index], source, span) ?? (Last(passage, drafts, index, span) is { } last && !IsPerson(passage, last) ? last : null);
        if (!source.Tokens.IsEmpty && Coreferent(passage, source.Tokens) is var entity and >= 0) return Named(passage, entity, span);
        return Last(passage, drafts, index, span);
    }

    /// <summary>"kata S. Ia menjelaskan", "kata seorang pedagang. Menurut dia": the one without a name who has just spoken goes on, unless somebody else opens a sentence between.</summary>
    private static Speaker? Unnamed(Passage passage, List<Draft> drafts, int index, Source source)
    {
        if (index == 0 || source.Form != SourceForm.Understood || source.Tokens.IsEmpty) return null;
        var (draft, before) = (drafts[index], drafts[index - 1]);
        if (before.Speaker is not { Entity: < 0 } speaker || before.Class == CueClass.Asked || draft.Sentence - before.Sentence > 2 || draft.Sentence <= before.Sentence && before.Kind != QuotationKind.Direct) return null;
        // "S", "Gubernur", "seorang pedagang": a longer description may be of somebody named.
        bool plain = before.Source is { Form: SourceForm.Understood } || before.Source is { Form: SourceForm.Described } described && (described.Tokens.Length == 1 || passage.Has(described.Tokens.Start, WordClass.Quantifier));
        if (!plain || IsSeveral(passage, before, speaker)) return null;
        return Subject(passage, draft, -1, out int sentence) >= 0 && sentence > before.Sentence ? null : speaker with { Span = passage.Span(source.Tokens) };
    }

    public static bool IsPerson(Passage passage, Speaker speaker) => speaker.Entity >= 0 && passage.Document.Entities[speaker.Entity].Type == EntityType.Person;

    private static Speaker? Last(Passage passage, List<Draft> drafts, int index, TextSpan span)
    {
        var draft = drafts[index];
        int subject = Subject(passage, draft, index > 0 ? drafts[index - 1].Speaker?.Entity ?? -1 : AnyOwner, out int subjectSentence);
        for (int i = index - 1; i >= 0; i--)
        {
            // Who asks has not the word.
            if (drafts[i].Speaker is not { } speaker || drafts[i].Class == CueClass.Asked) continue;
            if (draft.Sentence - drafts[i].Sentence > LongestMemory) break;
            // "katanya" goes on with an organization only where it has just spoken.
            bool goesOn = IsSelf(draft) && speaker.Entity >= 0 && (drafts[i].Kind == QuotationKind.Direct || draft.Sentence - drafts[i].Sentence <= 1);
            if (!goesOn && (IsOnePerson(passage, draft) || IsSelf(draft)) && IsSeveral(passage, drafts[i], speaker) && AnyPerson(passage, drafts, i, draft.Sentence)) continue;
            bool person = speaker.Entity >= 0 && passage.Document.Entities[speaker.Entity].Type == EntityType.Person;
            bool newer = subject >= 0 && (subjectSentence > drafts[i].Sentence || (!person && subjectSentence == drafts[i].Sentence && drafts[i].Class == CueClass.Passive));
            return newer && draft.Sentence != drafts[i].Sentence ? Named(passage, subject, span) : speaker with { Span = span };
        }
        return subject >= 0 ? Named(passage, subject, span) : Opening(passage, draft) is var opening and >= 0 ? Named(passage, opening, span) : null;
    }

    /// <summary>Whether the draft's source is a pronoun for one person.</summary>
    private static bool IsOnePerson(Passage passage, Draft draft) =>
        draft.Source is { Tokens.Length: 1 } source && passage.Has(source.Tokens.Start, WordClass.Pronoun) && !passage.Has(source.Tokens.Start, WordClass.Plural);

    /// <summary>Whether the cue of a direct quotation holds its speaker in itself.</summary>
    private static bool IsSelf(Draft draft) => draft is { Kind: QuotationKind.Direct, Class: CueClass.Inverted, Cue: { } cue, Source: { } source } && cue == source.Tokens;

    /// <summary>Whether a speaker is an organization or a crowd, to which no such pronoun points.</summary>
    private static bool IsSeveral(Passage passage, Draft draft, Speaker speaker) => speaker.Entity >= 0
        ? passage.Document.Entities[speaker.Entity].Type != EntityType.Person
        : draft.Source is { Tokens.IsEmpty: false } source && IsCrowd(passage, source.Tokens);

    /// <summary>"sebagian masyarakat", "data BPS", "banyak pakar": a description of several, of an institution or of a paper.</summary>
    private static bool IsCrowd(Passage passage, TokenRange range)
    {
        if (passage.Has(range.Start, WordClass.Quantifier) && passage.Has(range.Start, WordClass.Plural)) return true;
        int head = passage.Has(range.Start, WordClass.Quantifier) && range.Length > 1 ? range.Start + 1 : range.Start;
        return (passage.Resources.Noun(passage.Tokens[head].Word) & (SpeakerNoun.Group | SpeakerNoun.Institution | SpeakerNoun.Document)) != 0;
    }

    private static bool AnyPerson(Passage passage, List<Draft> drafts, int before, int sentence)
    {
        for (int i = before - 1; i >= 0 && sentence - drafts[i].Sentence <= LongestMemory; i--)
        {
            if (drafts[i].Speaker is { } speaker && IsPerson(passage, speaker)) return true;
        }
        return false;
    }

    /// <summary>"X rejects the charge and says": where nobody has spoken and nobody opens a sentence before, whoever opens this one.</summary>
    private static int Opening(Passage passage, Draft draft)
    {
        if (draft.Cue is not { } cue) return -1;
        for (int t = passage.Sentence(cue.Start).Tokens.Start; t < cue.Start && !passage.Quoted[t] && !passage.IsVerb(t); t++)
        {
            if (passage.MentionAt(t) is var mention and >= 0 && passage.EntityOf(mention).Type == EntityType.Person) return passage.Mention(mention).Entity;
        }
        return -1;
    }

    /// <summary>The person that opens the sentence before the quotation, in the same or the previous block.</summary>
    /// <param name="speaker">Entity of whoever spoke before, or −1; <see cref="AnyOwner"/> where nobody has.</param>
    public static int Subject(Passage passage, Draft draft, int speaker, out int sentence)
    {
        int first = passage.SentenceOf(draft.Start);
        for (sentence = Math.Min(first, draft.Sentence) - 1; sentence >= 0 && sentence >= first - 3; sentence--)
        {
            var range = passage.Document.Sentences[sentence];
            if (!range.IsBody) continue;
            for (int t = range.Tokens.Start; t < range.Tokens.End; t++)
            {
                if (passage.Quoted[t]) break;
                if (passage.IsVerb(t))
                {
                    // "That was said by X": X is the one to go on.
                    if (SaidBy(passage, t, range.Tokens.End) is var said and >= 0) return said;
                    break;
                }
                int mention = passage.MentionAt(t);
                if (mention >= 0 && passage.EntityOf(mention).Type == EntityType.Person) return passage.Mention(mention).Entity;
                // "Her statement means …": she is the one to go on.
                int owner = mention < 0 ? passage.OwnerAt(t) : -1;
                if (owner >= 0 && (owner == speaker || speaker == AnyOwner) && passage.Document.Entities[owner].Type == EntityType.Person) return owner;
            }
        }
        return -1;
    }

    /// <summary>The person right behind a passive of saying, with or without an office and a word for "by", or −1.</summary>
    private static int SaidBy(Passage passage, int verb, int end)
    {
        int length = passage.Resources.Cues.Match(passage.Tokens, verb, end, out var cue);
        if (length == 0 || cue.Class != CueClass.Passive) return -1;
        int next = verb + length;
        while (next < end && passage.Has(next, WordClass.Agent | WordClass.Adverb)) next++;
        if (next >= end) return -1;
        int mention = passage.HolderAt(next) >= 0 ? passage.HolderAt(next) : passage.MentionAt(next);
        return mention >= 0 && passage.EntityOf(mention).Type == EntityType.Person && passage.Mention(mention).Form == MentionForm.Name ? passage.Mention(mention).Entity : -1;
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
