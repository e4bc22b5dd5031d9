using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Quotations;

/// <summary>Whom a description stands for, where the article names somebody by the same office, before or after.</summary>
internal static class Descriptions
{
    /// <summary>In sentences: how far a description stands from the speech or name that it goes with.</summary>
    private const int LongestLead = 3;

    /// <summary>A description that may be somebody's title is at most this many tokens long.</summary>
    private const int LongestTitle = 8;

    /// <summary>"kata Pahala": a word that no list has as a name, in the place of a speaker, and part of one person's name.</summary>
    /// <returns>Index of the entity, or −1.</returns>
    public static int ByPart(Passage passage, TokenRange range)
    {
        if (range.Length != 1 || !passage.Tokens[range.Start].IsCapitalized || passage.Tokens[range.Start].Length < 3) return -1;
        var word = passage.Tokens[range.Start].Span.In(passage.Text);
        int found = -1;
        for (int e = 0; e < passage.Document.Entities.Length; e++)
        {
            var person = passage.Document.Entities[e];
            if (person.Type != EntityType.Person || !HasWord(person.Name, word) && !(passage.Tokens[range.Start].IsAllCaps && IsInitials(person.Name, word))) continue;
            if (found >= 0) return -1;
            found = e;
        }
        return found;
    }

    /// <summary>"BHS" for Bambang Haryo Soekartono.</summary>
    private static bool IsInitials(string name, ReadOnlySpan<char> letters)
    {
        int at = 0;
        for (int position = 0; WordScanner.Next(name, position, out var found, out _); position = found.End)
        {
            if (at >= letters.Length || name[found.Start] != letters[at++]) return false;
        }
        return at == letters.Length;
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
    public static int NamedBefore(Passage passage, TokenRange range)
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
    public static int NamedLater(Passage passage, TokenRange range)
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
    public static int NamedSoon(Passage passage, List<Draft> drafts, int index, TokenRange range)
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
    public static int GoesOn(Passage passage, List<Draft> drafts, int index, TokenRange range)
    {
        var draft = drafts[index];
        if (index == 0 || draft.Class != CueClass.Inverted || range.Length < 2) return -1;
        // "ujar mantan kapolda itu": a determiner says who it was; without one only what somebody is known for does.
        bool known = passage.Has(range.End - 1, WordClass.Determiner) && (passage.Resources.Noun(passage.Tokens[range.Start].Word) & SpeakerNoun.Person) != 0;
        if (!known && (passage.Tokens[range.Start].IsCapitalized || !IsAnotherName(passage, range))) return -1;
        var before = drafts[index - 1];
        if (before.Speaker is not { Entity: >= 0 } speaker || !SpeakerResolution.IsPerson(passage, speaker) || draft.Sentence - before.Sentence > LongestLead) return -1;
        int subject = SpeakerResolution.Subject(passage, draft, speaker.Entity, out int sentence);
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
    public static Speaker? Repeated(Passage passage, IReadOnlyList<Draft>? earlier, TokenRange range)
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
}
