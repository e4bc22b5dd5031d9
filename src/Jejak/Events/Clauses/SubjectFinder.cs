namespace Jejak.Events.Clauses;

/// <summary>Finds who stands before a verb, by a walk to the left that knows relative clauses, coordination and verbs that share a subject.</summary>
internal static class SubjectFinder
{
    /// <summary>How often a verb may hand the question on to the verb it depends on.</summary>
    private const int Depth = 6;

    public static void Find(SentenceUnits clauses, int verb, List<int> parties) => Find(clauses, verb, parties, Depth);

    private static void Find(SentenceUnits clauses, int verb, List<int> parties, int depth)
    {
        if (depth == 0) return;
        var units = clauses.Units;
        int quote = units[verb].Quote;
        int candidate = -1;
        bool joined = false;
        if (Whose(clauses, verb) is >= 0 and var owner)
        {
            parties.Add(owner);
            return;
        }
        if (IsThing(clauses, verb) || IsUnknownName(clauses, verb)) return;
        if (RelativeClauses.Parenthesis(clauses, verb) is >= 0 and var relativized)
        {
            NounPhrases.Joined(clauses, relativized, parties);
            return;
        }
        for (int i = verb - 1; i >= 0; i--)
        {
            var unit = units[i];
            if (unit.Quote != quote)
            {
                if (quote != 0 && !IsFragment(clauses, i)) break;
                if (quote == 0) continue;
                quote = unit.Quote;
            }
            switch (unit.Kind)
            {
                case UnitKind.Relative:
                    if (candidate < 0) RelativeClauses.Antecedent(clauses, i, parties);
                    else NounPhrases.Joined(clauses, candidate, parties);
                    return;
                case UnitKind.Party:
                    if (NounPhrases.IsMarked(clauses, i) && !IsWhoseAim(clauses, i, verb)) break;
                    if (candidate < 0 && clauses.Party(i).CanAct) candidate = i;
                    break;
                case UnitKind.Action:
                    if (candidate < 0 && NounPhrases.OwnerOf(clauses, i, verb) is >= 0 and var doer) candidate = doer;
                    // "Trump mengatakan bahwa serangan itu menghancurkan …": a happening acts, and whose it is the clause does not say.
                    else if (candidate < 0 && !joined && IsBareSubject(clauses, i, verb)) return;
                    break;
                case UnitKind.Force when candidate < 0 && !joined && !units[i - (i > 0 ? 1 : 0)].Marks:
                    return;
                case UnitKind.Coordinator or UnitKind.Comma:
                    if (candidate < 0) joined = true;
                    break;
                case UnitKind.Deed or UnitKind.Light or UnitKind.Verb:
                    if (candidate >= 0 && !joined && RelativeClauses.RelativeBefore(clauses, i) is var relative && relative >= 0) RelativeClauses.Antecedent(clauses, relative, parties);
                    else if (candidate >= 0 && !joined) NounPhrases.Joined(clauses, candidate, parties);
                    else
                    {
                        int before = parties.Count;
                        Find(clauses, i, parties, depth - 1);
                        if (joined && parties.Count == before && RelativeClauses.SkipRelative(clauses, i) is var skipped && skipped >= 0)
                        {
                            i = skipped;
                            continue;
                        }
                    }
                    return;
                case UnitKind.Subordinator:
                    if (candidate >= 0) NounPhrases.Joined(clauses, candidate, parties);
                    else if (GoverningVerb(clauses, i) is >= 0 and var governing) Find(clauses, units[governing].Kind == UnitKind.Deed || governing < LastVerb(units, i) ? governing : i, parties, depth - 1);
                    else Ahead(clauses, verb, parties);
                    return;
                case UnitKind.Break:
                    if (candidate >= 0) NounPhrases.Joined(clauses, candidate, parties);
                    return;
            }
        }
        if (candidate >= 0) NounPhrases.Joined(clauses, candidate, parties);
    }

    /// <summary>Whether a thing that is pointed at stands right before the verb ("pernyataan itu telah menghina …"): nobody named further back acts.</summary>
    private static bool IsThing(SentenceUnits clauses, int verb)
    {
        var units = clauses.Units;
        int i = verb - 1;
        while (i >= 0 && units[i].Kind == UnitKind.Auxiliary) i--;
        return i > 0 && units[i].Kind == UnitKind.Other && clauses.IsDeterminer(units[i]) && units[i - 1].Kind == UnitKind.Other && !clauses.IsDeterminer(units[i - 1])
            && clauses.Document.Tokens[units[i - 1].Start] is { Kind: Documents.TokenKind.Word, IsCapitalized: false } or { Kind: Documents.TokenKind.Word, IsInitial: true };
    }

    /// <summary>Whether an action without an owner is the subject of the verb: only words of its own noun phrase stand between, and neither a verb nor a preposition governs it.</summary>
    private static bool IsBareSubject(SentenceUnits clauses, int action, int verb)
    {
        var units = clauses.Units;
        for (int i = action + 1; i < verb; i++)
        {
            if (units[i].Kind is not (UnitKind.Other or UnitKind.Auxiliary) || clauses.Document.Tokens[units[i].Start].Kind != Documents.TokenKind.Word) return false;
        }
        int before = action - 1;
        while (before >= 0 && units[before].Kind == UnitKind.Other && clauses.Document.Tokens[units[before].Start].Kind == Documents.TokenKind.Word) before--;
        return before < 0 || units[before].Kind is UnitKind.Subordinator or UnitKind.Break or UnitKind.Comma or UnitKind.Coordinator;
    }

    /// <summary>Whether words with capitals that name nobody known stand right before the verb, and belong to no party: whoever they are acts, nobody further back.</summary>
    private static bool IsUnknownName(SentenceUnits clauses, int verb)
    {
        var units = clauses.Units;
        int i = verb - 1;
        while (i >= 0 && units[i].Kind == UnitKind.Auxiliary) i--;
        int last = i;
        while (i >= 0 && units[i].Kind == UnitKind.Other && units[i].Quote == units[verb].Quote && clauses.Document.Tokens[units[i].Start] is { Kind: Documents.TokenKind.Word, IsCapitalized: true, IsInitial: false }) i--;
        return i < last && i >= 0 && units[i].Kind is UnitKind.Other or UnitKind.Subordinator or UnitKind.Comma or UnitKind.Verb or UnitKind.Deed;
    }

    /// <summary>"memberi waktu untuk Putin mengakhiri …": whoever stands between the word for an aim and the verb is to do it.</summary>
    private static bool IsWhoseAim(SentenceUnits clauses, int party, int verb) =>
        party == verb - 1 && party > 0 && clauses.Units[party - 1] is { Kind: UnitKind.Preposition, Status: Documents.EventStatus.Hypothetical };

    /// <summary>Whom the pronoun on a noun right before the verb stands for ("upayanya mengakhiri perang", "perannya mendamaikan …"), or −1.</summary>
    private static int Whose(SentenceUnits clauses, int verb)
    {
        int i = verb - 1;
        return i >= 0 && clauses.Units[i].Kind is UnitKind.Other or UnitKind.Auxiliary && clauses.Units[i].Quote == clauses.Units[verb].Quote && clauses.IsEffort(clauses.Units[i]) ? clauses.Clitic(i) : -1;
    }

    /// <summary>A quoted stretch in the middle of a clause ("X \"menyerang\" Y"): the words before it belong to the same clause.</summary>
    private static bool IsFragment(SentenceUnits clauses, int before) => clauses.Units[before].Kind is not (UnitKind.Comma or UnitKind.Break);

    private static int LastVerb(List<Unit> units, int before)
    {
        int i = before - 1;
        while (i >= 0 && !units[i].IsVerb) i--;
        return i;
    }

    /// <summary>The verb before a subordinate clause whose subject it shares, which no relative clause holds ("KPK mengusut kasus yang menjerat X setelah memeriksa Y"), or −1.</summary>
    private static int GoverningVerb(SentenceUnits clauses, int subordinator)
    {
        int relative = -1;
        for (int i = subordinator - 1; i >= 0 && clauses.Units[i].Kind != UnitKind.Break; i--)
        {
            if (!clauses.Units[i].IsVerb) continue;
            if (RelativeClauses.SkipRelative(clauses, i) is not (>= 0 and var skipped)) return i;
            if (relative < 0) relative = i;
            i = skipped;
        }
        return relative;
    }

    /// <summary>A clause without a subject at the head of its sentence ("Setelah menyerang Iran, Israel …") takes that of the main clause.</summary>
    public static void Ahead(SentenceUnits clauses, int verb, List<int> parties)
    {
        bool comma = false;
        for (int i = verb + 1; i < clauses.Units.Count; i++)
        {
            var unit = clauses.Units[i];
            if (unit.Kind == UnitKind.Comma) comma = true;
            else if (unit.Kind is UnitKind.Break or UnitKind.Subordinator or UnitKind.Relative) return;
            else if (comma && unit.Kind == UnitKind.Party && !NounPhrases.IsMarked(clauses, i) && !clauses.Units[i - 1].IsVerb)
            {
                ObjectFinder.Expand(clauses, i, parties);
                return;
            }
        }
    }
}
