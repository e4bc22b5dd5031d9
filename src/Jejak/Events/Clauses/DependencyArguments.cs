using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Events.Frames;

namespace Jejak.Events.Clauses;

/// <summary>
/// Completes what the order of words leaves open by the dependency arcs of the sentence: a subject far from its verb, shared by coordinated verbs or standing
/// before a relative clause; an object behind an adverbial; the agent of a passive. What the order of words has found stands.
/// </summary>
internal sealed class DependencyArguments(IArgumentFinder order) : IArgumentFinder
{
    /// <summary>A subject is looked for through no more verbs than this.</summary>
    private const int LongestChain = 4;

    /// <summary>How many arcs lead from a party to the verb it belongs to at most.</summary>
    private const int Climb = 8;

    public Arguments Find(SentenceUnits clauses, int trigger)
    {
        var roles = order.Find(clauses, trigger);
        var form = clauses.Form(trigger);
        int verb = form.Voice == Voice.Noun ? -1 : WordAt(clauses.Document.Words, clauses.Units[trigger].Start);
        if (verb < 0 || clauses.Document.Words[verb].Tag != UniversalTag.Verb || form.Frame.Mutual) return roles;
        bool passive = form.Voice == Voice.Passive;
        var far = passive ? roles.Recipients : roles.Actors;
        if (far.Count > 0 && (passive ? form.Frame.Has(Slot.Object) : form.Frame.Actor == Slot.Subject))
        {
            if (IsOverruled(clauses, verb, far)) far.Clear();
            else Replace(clauses, trigger, verb, far, acts: !passive);
        }
        if (!passive && form.Frame is { Told: true, TakesDeed: true }) DropEmbedded(clauses, verb, roles.Recipients);
        if (roles.Actors.Count == 0 && !form.Clitic)
        {
            if (passive) Add(clauses, trigger, Child(clauses, verb, UniversalRelation.Obl, "agent"), roles.Actors, acts: true);
            else if (form.Frame.Actor == Slot.Subject) Add(clauses, trigger, Subject(clauses, verb, LongestChain), roles.Actors, acts: true);
        }
        if (roles.Recipients.Count == 0 && roles.Happening < 0 && !form.Clitic && form.Frame.Has(Slot.Object))
            Add(clauses, trigger, passive ? Subject(clauses, verb, LongestChain) : Child(clauses, verb, UniversalRelation.Obj, null), roles.Recipients, acts: false);
        return roles;
    }

    /// <summary>Where somebody's own people are asked, drops states and places that by the arcs say where or whither for another verb behind this one ("mendesak warganya menghindari perjalanan ke Iran").</summary>
    private static void DropEmbedded(SentenceUnits clauses, int verb, List<int> found)
    {
        if (found.Count == 0 || Child(clauses, verb, UniversalRelation.Obj, null) is not (>= 0 and var asked) || !(asked + 1 < clauses.Document.Words.Length && clauses.Document.Words[asked + 1] is { IsClitic: true } owner && owner.Head == asked)) return;
        for (int i = found.Count - 1; i >= 0; i--)
        {
            if (clauses.Parties[found[i]] is { Type: EntityType.Country or EntityType.Place or EntityType.Facility } party && IsEmbedded(clauses, verb, party.Tokens)) found.RemoveAt(i);
        }
    }

    private static bool IsEmbedded(SentenceUnits clauses, int verb, TokenRange tokens)
    {
        var words = clauses.Document.Words;
        int word = WordAt(words, tokens.Start);
        bool marked = false;
        for (int steps = 0; word >= 0 && steps < Climb; steps++)
        {
            int head = words[word].Head;
            if (head < 0 || head == verb) return false;
            marked |= words[word].Relation is UniversalRelation.Obl or UniversalRelation.Nmod;
            if (words[head].Tag == UniversalTag.Verb && !tokens.Contains(words[head].Token)) return marked && head > verb && words[word].Relation is UniversalRelation.Obl or UniversalRelation.Obj;
            word = head;
        }
        return false;
    }

    /// <summary>
    /// Puts the party that the arcs make the verb's subject in the place of another that stands nearer, at the end of the subject's own phrase
    /// ("Kementerian Kesehatan RI", "warga Desa X, Kabupaten Y"). A person right before the verb or behind a comma, whose title the subject may be, stays.
    /// </summary>
    private static void Replace(SentenceUnits clauses, int trigger, int verb, List<int> found, bool acts)
    {
        int subject = Child(clauses, verb, UniversalRelation.Nsubj, null);
        if (subject < 0 || subject > verb || clauses.Document.Words[subject].Tag is not (UniversalTag.Noun or UniversalTag.Propn)) return;
        var own = new List<int>();
        Add(clauses, trigger, subject, own, acts);
        if (own.Count == 0) return;
        foreach (int party in found)
        {
            if (own.Contains(party) || StaysBefore(clauses, party, trigger, clauses.Document.Words[subject].Token)) return;
        }
        found.Clear();
        found.AddRange(own);
    }

    /// <summary>Whether a party stays what stands before the verb: a person right before it or behind a comma, anybody right before it where a relative clause begins between.</summary>
    private static bool StaysBefore(SentenceUnits clauses, int party, int trigger, int subject)
    {
        var units = clauses.Units;
        int last = trigger - 1;
        while (last >= 0 && units[last].Kind == UnitKind.Auxiliary) last--;
        bool parted = last >= 0 && units[last].Kind == UnitKind.Comma;
        if (parted) last--;
        if (last < 0 || units[last].Kind != UnitKind.Party || units[last].Value != party) return false;
        if (clauses.Parties[party].Type == EntityType.Person) return !parted || (last > 0 && units[last - 1].Kind == UnitKind.Comma);
        for (int i = last - 1; i >= 0 && units[i].Start > subject && !parted; i--)
        {
            if (units[i].Kind == UnitKind.Relative) return true;
        }
        return false;
    }

    /// <summary>Whether the verb's own subject is a noun nearer to it than all who were found before it, and nobody: those stand in another clause.</summary>
    private static bool IsOverruled(SentenceUnits clauses, int verb, List<int> found)
    {
        if (found.Count == 0) return false;
        var words = clauses.Document.Words;
        int subject = Child(clauses, verb, UniversalRelation.Nsubj, null);
        if (subject < 0 || subject > verb || words[subject].Tag is not (UniversalTag.Noun or UniversalTag.Propn)) return false;
        int token = words[subject].Token;
        foreach (int party in found)
        {
            if (clauses.Parties[party].Tokens.End > token) return false;
        }
        for (int i = 0; i < clauses.Units.Count; i++)
        {
            var unit = clauses.Units[i];
            // "pihaknya menolak …": the pronoun on the noun is whoever was found.
            if (token >= unit.Start && token < unit.End) return unit.Kind == UnitKind.Other && clauses.Clitic(i) < 0 && !clauses.EndsInPronoun(unit);
        }
        return false;
    }

    /// <summary>The word that is the subject of a verb, or −1.</summary>
    private static int Subject(SentenceUnits clauses, int verb, int left)
    {
        var words = clauses.Document.Words;
        var word = words[verb];
        for (int i = First(clauses); i < words.Length && words[i].Token < clauses.Sentence.Tokens.End; i++)
        {
            if (words[i].Head != verb || words[i].Relation != UniversalRelation.Nsubj) continue;
            // A relative pronoun stands for the noun that the clause hangs on.
            return word.Relation == UniversalRelation.Acl && words[i].Tag is UniversalTag.Pron or UniversalTag.Sconj && i < verb && word.Head >= 0 && word.Head < i ? word.Head : i;
        }
        if (word.Head < 0 || left == 0) return -1;
        bool sameVoice = Passive(word) == Passive(words[word.Head]);
        return word.Relation switch
        {
            UniversalRelation.Acl when word.Head < verb => word.Head,
            UniversalRelation.Conj or UniversalRelation.Xcomp when words[word.Head].Tag == UniversalTag.Verb && sameVoice => Subject(clauses, word.Head, left - 1),
            _ => -1,
        };
    }

    public static bool Passive(SyntacticWord word) => word.Features is not null && word.Features.Contains("Voice=Pass", StringComparison.Ordinal);

    private static int Child(SentenceUnits clauses, int verb, UniversalRelation relation, string? subtype)
    {
        var words = clauses.Document.Words;
        for (int i = First(clauses); i < words.Length && words[i].Token < clauses.Sentence.Tokens.End; i++)
        {
            if (words[i].Head == verb && words[i].Relation == relation && words[i].Subtype == subtype) return i;
        }
        return -1;
    }

    /// <summary>Adds the party that a word belongs to, and those coordinated with it.</summary>
    private static void Add(SentenceUnits clauses, int trigger, int word, List<int> parties, bool acts)
    {
        if (word < 0) return;
        var words = clauses.Document.Words;
        AddOne(clauses, trigger, words[word].Token, parties, acts);
        for (int i = word + 1; parties.Count > 0 && i < words.Length && words[i].Token < clauses.Sentence.Tokens.End; i++)
        {
            if (words[i].Head == word && words[i].Relation == UniversalRelation.Conj) AddOne(clauses, trigger, words[i].Token, parties, acts);
        }
    }

    private static void AddOne(SentenceUnits clauses, int trigger, int token, List<int> parties, bool acts)
    {
        foreach (var unit in clauses.Units)
        {
            if (unit.Kind != UnitKind.Party || token < unit.Start || token >= unit.End || unit.Quote != clauses.Units[trigger].Quote) continue;
            if ((!acts || clauses.Parties[unit.Value].CanAct) && !parties.Contains(unit.Value)) parties.Add(unit.Value);
            return;
        }
    }

    private static int First(SentenceUnits clauses) => Math.Max(0, WordAt(clauses.Document.Words, clauses.Sentence.Tokens.Start));

    /// <summary>The first word of a token, or −1.</summary>
    public static int WordAt(ImmutableArray<SyntacticWord> words, int token)
    {
        int low = 0, high = words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].Token < token) low = middle + 1;
            else high = middle;
        }
        return low < words.Length && words[low].Token == token ? low : -1;
    }
}
