using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Events.Clauses;

/// <summary>Finds who there is in a document: mentions with the titles that belong to them, and descriptions of people.</summary>
internal sealed class PartyReader(ClauseWords words, PronounReader pronouns)
{
    /// <summary>The longest gap, in code units, between a title and the name it belongs to: a space, a comma, a bracketed short form.</summary>
    private const int TitleGap = 2;

    /// <summary>
    /// The party that begins at each token, or −1. Titles belong to the party that bears them; names inside titles are no parties of their own.
    /// </summary>
    /// <param name="clitics">Filled with the party that a pronoun hanging on a token stands for.</param>
    public int[] Read(Document document, List<Party> parties, Dictionary<int, int> clitics)
    {
        int[] at = new int[document.Tokens.Length];
        Array.Fill(at, -1);
        var inTitle = Titles(document);
        int covered = 0;
        foreach (var mention in document.Mentions)
        {
            if (mention.Tokens.IsEmpty) continue;
            if (mention.Form == MentionForm.Clitic)
            {
                // "In his march through X, he calls …": what the first word of a sentence leads in is the setting, told of no further.
                if (OpensAside(document, mention.Tokens.Start)) continue;
                clitics[mention.Tokens.End - 1] = parties.Count;
                parties.Add(new(mention.Entity, mention.Tokens, true, document.Entities[mention.Entity].Type));
                continue;
            }
            if (parties.Count > 0 && mention.Tokens.Length == 1 && parties[^1].Tokens == mention.Tokens && parties[^1].Entity != mention.Entity && IsJoined(document, mention))
            {
                parties[^1] = parties[^1] with { CanAct = true, Second = mention.Entity };
                continue;
            }
            // Who is quoted calls himself "saya", and somebody else "beliau".
            if (mention.Form == MentionForm.Pronoun && words.Classes.Is(document.Tokens[mention.Tokens.Start].Word, WordClass.Third) && IsQuotedSpeaker(document, mention))
            {
                if (mention.Tokens.Start >= covered) Add(parties, at, new(-1, mention.Tokens, true, EntityType.Person, Nobody: true));
                covered = Math.Max(covered, mention.Tokens.End);
                continue;
            }
            // "mereka" is not the one of several people who was named last or first.
            if (mention.Form == MentionForm.Pronoun && document.Entities[mention.Entity].Type == EntityType.Person && words.Classes.Is(document.Tokens[mention.Tokens.Start].Word, WordClass.Plural)) continue;
            if (mention.Tokens.Start < covered || (mention.Form is MentionForm.Nominal or MentionForm.Pronoun && IsPair(document, mention.Tokens))) continue;
            if (mention.Form == MentionForm.Pronoun && mention.Tokens.End < document.Tokens.Length && words.Kinds.Match(document.Tokens, mention.Tokens.End, document.Tokens.Length, out var behind) > 0 && behind == UnitKind.Relative) continue;
            // "kementerian dan lembaga": a bare noun beside another is not the one named before.
            if (mention.Form == MentionForm.Nominal && mention.Tokens.Length == 1 && mention.Tokens.End < document.Tokens.Length && words.Classes.Is(document.Tokens[mention.Tokens.End].Word, WordClass.Coordinator)) continue;
            int start = mention.Tokens.Start;
            int entity = mention.Entity;
            if (inTitle[start] is var bearer && bearer != 0 && bearer - 1 != entity) continue;
            if (start > covered && !document.Entities[entity].Roles.IsDefaultOrEmpty) start = TitleStart(document, entity, start, covered, inTitle);
            var type = document.Entities[entity].Type;
            if (type is EntityType.Product or EntityType.Event) continue;
            if (type == EntityType.Person && KinBefore(document, start, covered) is var kin && kin > 0)
            {
                // "Joko Sutoyo, ayah Farel Prayoga": who is told of is the father, whose name has just been given, or has none.
                bool named = parties.Count > 0 && start - kin - parties[^1].Tokens.End is 0 or 1 && parties[^1].Type == EntityType.Person;
                covered = mention.Tokens.End;
                if (named) parties[^1] = parties[^1] with { Tokens = new(parties[^1].Tokens.Start, covered) };
                if (named) Mark(at, parties[^1].Tokens, parties.Count - 1);
                else Add(parties, at, new(-1, new(start - kin, covered), true, EntityType.Group));
                continue;
            }
            covered = mention.Tokens.End;
            Add(parties, at, new(entity, new(start, covered), mention.Form != MentionForm.Name || CanAct(document, start, type), type));
        }
        OfficeHolders.Resolve(document, words, parties, at);
        Describe(document, parties, at, clitics);
        SuspectNames.Resolve(document, words, parties, at);
        pronouns.Read(document, parties, at);
        return at;
    }

    private static bool IsQuotedSpeaker(Document document, Mention mention)
    {
        foreach (var quotation in document.Quotations)
        {
            if (quotation.Kind != QuotationKind.Direct || quotation.Speaker is not { } speaker || speaker.Entity != mention.Entity) continue;
            foreach (var content in quotation.Content)
            {
                if (content.Contains(mention.Span.Start)) return true;
            }
        }
        return false;
    }

    /// <summary>How many tokens before a name say that somebody belonging to its bearer is meant.</summary>
    private int KinBefore(Document document, int start, int covered)
    {
        for (int length = 3; length > 0; length--)
        {
            if (start - length >= covered && words.Kin.Match(document.Tokens, start - length, start, out _) == length) return length;
        }
        return 0;
    }

    /// <summary>Whether a word with a clitic is the second of its sentence.</summary>
    private static bool OpensAside(Document document, int token) => token > 0 && document.Tokens[token - 1] is { IsInitial: true, IsCapitalized: true };

    /// <summary>The second half of a word that joins two names by a hyphen ("Israel-Hamas").</summary>
    private static bool IsJoined(Document document, Mention mention) => mention.Span.Start > document.Tokens[mention.Tokens.Start].Start;

    private bool IsPair(Document document, TokenRange tokens) => words.Heads.Match(document.Tokens, tokens.Start, tokens.End, out var kind) > 0 && kind is HeadKind.Pair or HeadKind.States or HeadKind.Persons;

    /// <summary>A state or organization behind another noun ("ekonomi AS") is not the one that acts; behind a head of people or a title it is.</summary>
    private bool CanAct(Document document, int start, EntityType type)
    {
        if (start == 0 || type is EntityType.Person or EntityType.Group) return true;
        var before = document.Tokens[start - 1];
        if (before.Kind != TokenKind.Word || before.IsCapitalized || before.Word == Vocabulary.Unknown) return true;
        // "kebijakan moneter China": a word that says of what kind the thing is stands between.
        return !words.IsNoun(before.Word) && !(start > 1 && words.IsPlain(before.Word) && document.Tokens[start - 2] is { Kind: TokenKind.Word, IsCapitalized: false } or { Kind: TokenKind.Word, IsInitial: true } && words.IsNoun(document.Tokens[start - 2].Word));
    }

    /// <summary>For each token the entity, counted from 1, whose title it belongs to.</summary>
    private static int[] Titles(Document document)
    {
        int[] bearers = new int[document.Tokens.Length];
        for (int entity = 0; entity < document.Entities.Length; entity++)
        {
            foreach (var role in document.Entities[entity].Roles)
            {
                int first = FirstAt(document, role.Span.Start);
                for (int i = first; i < bearers.Length && document.Tokens[i].Start < role.Span.End; i++) bearers[i] = entity + 1;
            }
        }
        return bearers;
    }

    private static int TitleStart(Document document, int entity, int start, int covered, int[] inTitle)
    {
        int before = start - 1;
        if (before >= covered && inTitle[before] == 0 && document.Tokens[before].Length <= TitleGap && document.Tokens[before].Kind != TokenKind.Word) before--;
        int first = before;
        while (first >= covered && inTitle[first] == entity + 1) first--;
        return first < before ? first + 1 : start;
    }

    public static int FirstAt(Document document, int offset)
    {
        int low = 0, high = document.Tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (document.Tokens[middle].Start < offset) low = middle + 1; else high = middle;
        }
        return low;
    }

    /// <summary>Descriptions: counts, a head and what follows it ("seorang pelaut AS", "ribuan demonstran", "militer Israel").</summary>
    private void Describe(Document document, List<Party> parties, int[] at, Dictionary<int, int> clitics)
    {
        var tokens = document.Tokens;
        int floor = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            if (at[i] >= 0)
            {
                i = parties[at[i]].Tokens.End - 1;
                floor = i + 1;
                continue;
            }
            if (tokens[i].Kind != TokenKind.Word || tokens[i].Word == Vocabulary.Unknown) continue;
            int length = words.Heads.Match(tokens, i, tokens.Length, out var kind);
            bool agent = length == 0 && words.IsAgent(tokens[i].Word) && !tokens[i].IsCapitalized;
            if (agent) (length, kind) = (1, HeadKind.Group);
            if (length == 0) continue;
            // "anak perusahaan": no child.
            if (words.Kinds.Match(tokens, i, tokens.Length, out var shaped) is var whole && whole > length && shaped == UnitKind.Other)
            {
                i += whole - 1;
                continue;
            }
            if (kind is HeadKind.Pair or HeadKind.States or HeadKind.Persons)
            {
                if (Pairs.Find(document, parties, new(i, i + length), kind, words.Namings) is { First: >= 0 } two) Add(parties, at, new(two.First, new(i, i + length), true, two.Type, two.Second));
                i += length - 1;
                floor = i + 1;
                continue;
            }
            if (kind == HeadKind.Nobody)
            {
                Add(parties, at, new(-1, new(i, i + length), false, EntityType.Group, Nobody: true));
                i += length - 1;
                floor = i + 1;
                continue;
            }
            if (kind == HeadKind.Own)
            {
                if (clitics.TryGetValue(i + length - 1, out int owned) && ClauseWords.StateOf(document, parties[owned].Entity) is >= 0 and var state) Add(parties, at, new(state, new(i, i + length), true, document.Entities[state].Type));
                i += length - 1;
                floor = i + 1;
                continue;
            }
            int start = Start(document, i, floor);
            int end = End(document, i + length, at, out int owner);
            // Whom a noun of trade alone would mean is not sure enough: tools have such names too.
            if (agent && owner < 0 && start == i) continue;
            if (kind == HeadKind.Region && owner < 0)
            {
                // The determiner may be among the words that follow a head.
                if (words.Classes.Is(tokens[Math.Min(i + length, tokens.Length - 1)].Word, WordClass.Determiner)) Region(parties, at, new(i, Math.Max(end, i + length + 1)));
                continue;
            }
            if (owner >= 0 && kind == HeadKind.Leader && words.LeaderOf(document, parties[owner].Entity) is >= 0 and var leader) Add(parties, at, new(leader, new(start, parties[owner].Tokens.End), true, EntityType.Person));
            // "our people": whoever speaks is on their side already.
            else if (owner >= 0 || end >= tokens.Length || !words.Classes.Is(tokens[end].Word, WordClass.Pronoun) || !words.Classes.Is(tokens[end].Word, WordClass.First)) Settle(parties, at, new(start, end), kind, owner, counted: start < i);
            i = end - 1;
            floor = end;
        }
    }

    /// <summary>"wilayah itu": the place named last.</summary>
    private static void Region(List<Party> parties, int[] at, TokenRange tokens)
    {
        int near = -1;
        for (int i = 0; i < parties.Count; i++)
        {
            if (parties[i] is { Entity: >= 0, Type: EntityType.Place } party && party.Tokens.Start < tokens.Start && (near < 0 || parties[near].Tokens.Start < party.Tokens.Start)) near = i;
        }
        if (near >= 0) Add(parties, at, parties[near] with { Tokens = tokens, CanAct = false });
    }

    /// <summary>Counts and articles before the head at <paramref name="head"/>, without a preposition among them.</summary>
    private int Start(Document document, int head, int floor)
    {
        var tokens = document.Tokens;
        int start = head;
        while (start > floor && (tokens[start - 1].Kind == TokenKind.Number || words.Before.Contains(tokens[start - 1].Word))) start--;
        while (start < head && words.Kinds.Match(tokens, start, start + 1, out _) > 0) start++;
        return start;
    }

    private int End(Document document, int from, int[] at, out int owner)
    {
        var tokens = document.Tokens;
        owner = -1;
        int end = from;
        for (int steps = 0; steps < 4 && end < tokens.Length && tokens[end].Kind == TokenKind.Word; steps++)
        {
            if (at[end] >= 0)
            {
                owner = at[end];
                return end;
            }
            if (!words.After.Contains(tokens[end].Word)) break;
            end++;
        }
        return end;
    }

    private static void Settle(List<Party> parties, int[] at, TokenRange tokens, HeadKind kind, int owner, bool counted)
    {
        bool person = kind is HeadKind.Group or HeadKind.Person or HeadKind.Leader or HeadKind.Suspect;
        if (owner < 0)
        {
            if (person || kind == HeadKind.Government || (kind == HeadKind.State && counted)) Add(parties, at, new(-1, tokens, true, EntityType.Group, Suspect: kind == HeadKind.Suspect && !counted));
            return;
        }
        var party = parties[owner];
        var whole = new TokenRange(tokens.Start, party.Tokens.End);
        if (person) Add(parties, at, new(-1, whole, true, EntityType.Group));
        else
        {
            parties[owner] = party with { Tokens = whole, CanAct = true };
            Mark(at, whole, owner);
        }
    }

    /// <summary>Marks the tokens: the first with the party's number, those behind with −2 minus it.</summary>
    public static void Mark(int[] at, TokenRange tokens, int number)
    {
        at[tokens.Start] = number;
        for (int i = tokens.Start + 1; i < tokens.End; i++) at[i] = -2 - number;
    }

    private static void Add(List<Party> parties, int[] at, Party party)
    {
        Mark(at, party.Tokens, parties.Count);
        parties.Add(party);
    }
}
