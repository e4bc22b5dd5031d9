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

    /// <summary>In sentences: how far a description stands from the speech or name that it goes with.</summary>
    private const int LongestLead = 3;

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
        if (source.Form == SourceForm.Described && ByPart(passage, source.Tokens) is var part and >= 0) return Named(passage, part, span);
        if (source.Form == SourceForm.Described && NamedBefore(passage, source.Tokens) is var before and >= 0) return Named(passage, before, span);
        if (source.Form == SourceForm.Described && NamedLater(passage, source.Tokens) is var later and >= 0) return Named(passage, later, span);
        int affiliation = -1;
        for (int t = source.Tokens.Start; t < source.Tokens.End; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention >= 0 && passage.EntityOf(mention).Type is EntityType.Country or EntityType.Organization) affiliation = passage.Mention(mention).Entity;
        }
        return new Speaker(-1, span.Of(passage.Text), span, null, affiliation);
    }

    /// <summary>"kata Pahala": a word that no list has as a name, in the place of a speaker, and part of one person's name.</summary>
    /// <returns>Index of the entity, or −1.</returns>
    private static int ByPart(Passage passage, TokenRange range)
    {
        if (range.Length != 1 || !passage.Tokens[range.Start].IsCapitalized || passage.Tokens[range.Start].Length < 3) return -1;
        var word = passage.Tokens[range.Start].Span.In(passage.Text);
        int found = -1;
        for (int e = 0; e < passage.Document.Entities.Length; e++)
        {
            var person = passage.Document.Entities[e];
            if (person.Type != EntityType.Person || !HasWord(person.Name, word)) continue;
            if (found >= 0) return -1;
            found = e;
        }
        return found;
    }

    private static bool HasWord(string text, ReadOnlySpan<char> word)
    {
        for (int position = 0; WordScanner.Next(text, position, out var found, out _); position = found.End)
        {
            if (found.In(text).Equals(word, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>"Presiden Joko Widodo …", and then "kata Presiden": an office with a capital, all of whose words are in the role that somebody had before; of several the last.</summary>
    /// <returns>Index of the entity, or −1.</returns>
    private static int NamedBefore(Passage passage, TokenRange range)
    {
        // What a relative clause says of the office does not make it another one's.
        int end = NounPhrases.Relative(passage, range.Start, range.End) is var relative and > 0 ? relative : range.End;
        if (end - range.Start > LongestTitle || !passage.Tokens[range.Start].IsCapitalized || (passage.Resources.Noun(passage.Tokens[range.Start].Word) & SpeakerNoun.Person) == 0) return -1;
        int found = -1, last = -1, at = passage.Tokens[range.Start].Start;
        for (int e = 0; e < passage.Document.Entities.Length; e++)
        {
            var person = passage.Document.Entities[e];
            if (person.Type != EntityType.Person) continue;
            foreach (var role in person.Roles)
            {
                if (role.Span.Start >= at || role.Span.Start <= last || !role.Text.StartsWith(passage.Tokens[range.Start].Span.In(passage.Text), StringComparison.OrdinalIgnoreCase)) continue;
                bool all = true;
                for (int t = range.Start; t < end && all; t++) all = !passage.IsWord(t) || passage.Has(t, WordClass.Determiner) || role.Text.AsSpan().Contains(passage.Tokens[t].Span.In(passage.Text), StringComparison.OrdinalIgnoreCase);
                if (all) (found, last) = (e, role.Span.Start);
            }
        }
        return found;
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

    /// <summary>
    /// "The top general of X says …", then "…," says somebody of X who was not named before: the lead of a report describes whom its next sentence names.
    /// </summary>
    private static int NamedSoon(Passage passage, List<Draft> drafts, int index, TokenRange range)
    {
        if (range.Length > LongestTitle || passage.Has(range.Start, WordClass.Quantifier) || passage.Has(range.End - 1, WordClass.Determiner)) return -1;
        bool unique = false;
        string? state = null;
        for (int t = range.Start; t < range.End; t++)
        {
            unique |= passage.Resources.Superlatives.Contains(passage.Tokens[t].Word);
            if (passage.MentionAt(t) is var mention and >= 0) state ??= passage.EntityOf(mention).Iso3166;
        }
        if (!unique || state is null) return -1;
        for (int i = index + 1; i < drafts.Count && drafts[i].Sentence - drafts[index].Sentence <= LongestLead; i++)
        {
            if (drafts[i].Source is not { Form: SourceForm.Named, Entity: >= 0 } source) continue;
            var person = passage.Document.Entities[source.Entity];
            if (person.Type == EntityType.Person && StateOf(passage, person) == state && FirstMention(passage, source.Entity) > passage.Tokens[range.End - 1].End) return source.Entity;
        }
        return -1;
    }

    private static string? StateOf(Passage passage, Entity person)
    {
        if (person.Iso3166 is not null) return person.Iso3166;
        foreach (var role in person.Roles)
        {
            if (role.Affiliation >= 0 && passage.Document.Entities[role.Affiliation].Iso3166 is { } state) return state;
        }
        return null;
    }

    /// <summary>
    /// "…," says X. "…," adds the singer of Y: a description in small letters right behind a cue, in the sentence after a named person's speech, is that person under another name.
    /// </summary>
    private static int GoesOn(Passage passage, List<Draft> drafts, int index, TokenRange range)
    {
        var draft = drafts[index];
        if (index == 0 || draft.Class != CueClass.Inverted || range.Length < 2 || passage.Tokens[range.Start].IsCapitalized || !IsAnotherName(passage, range)) return -1;
        var before = drafts[index - 1];
        if (before.Speaker is not { Entity: >= 0 } speaker || !IsPerson(passage, speaker) || draft.Sentence - before.Sentence > LongestLead) return -1;
        int subject = Subject(passage, draft, speaker.Entity, out int sentence);
        if (subject >= 0 && subject != speaker.Entity && sentence > before.Sentence) return -1;
        for (int t = range.Start; t < range.End; t++)
        {
            // Of another state, or with a name inside: somebody else.
            if (passage.MentionAt(t) is not (var mention and >= 0)) continue;
            var named = passage.EntityOf(mention);
            if (named.Type == EntityType.Person || named.Iso3166 is { } state && StateOf(passage, passage.Document.Entities[speaker.Entity]) is { } own && own != state) return -1;
        }
        return speaker.Entity;
    }

    /// <summary>Whether a description may stand for somebody named: by what the person is known for, or called; "an official" is somebody else.</summary>
    private static bool IsAnotherName(Passage passage, TokenRange range)
    {
        int head = passage.Tokens[range.Start].Word;
        if (passage.Resources.Described.Contains(head)) return true;
        for (int t = range.Start + 1; t < range.End; t++)
        {
            if (passage.Resources.Superlatives.Contains(passage.Tokens[t].Word)) return true;
        }
        return false;
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
            int named = NamedSoon(passage, drafts, index, source.Tokens);
            if (named < 0) named = GoesOn(passage, drafts, index, source.Tokens);
            if (named >= 0) return Named(passage, named, passage.Span(source.Tokens));
        }
        if (Direct(passage, source, drafts) is { } direct) return direct;
        var span = source.Tokens.IsEmpty ? passage.Span(source.Tokens.Start, source.Tokens.Start + 1) : passage.Span(source.Tokens);
        if (source.Form == SourceForm.Several) return JointSpeakers.Find(passage, drafts[index], source, span) ?? (Last(passage, drafts, index, span) is { } last && !IsPerson(passage, last) ? last : null);
        if (!source.Tokens.IsEmpty && Coreferent(passage, source.Tokens) is var entity and >= 0) return Named(passage, entity, span);
        return Last(passage, drafts, index, span);
    }

    private static bool IsPerson(Passage passage, Speaker speaker) => speaker.Entity >= 0 && passage.Document.Entities[speaker.Entity].Type == EntityType.Person;

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
    private static int Subject(Passage passage, Draft draft, int speaker, out int sentence)
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
