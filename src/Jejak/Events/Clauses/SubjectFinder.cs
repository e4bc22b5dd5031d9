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
        if (Parenthesis(clauses, verb) is >= 0 and var relativized)
        {
            Expand(clauses, relativized, parties);
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
                    if (candidate < 0) Antecedent(clauses, i, parties);
                    else Expand(clauses, candidate, parties);
                    return;
                case UnitKind.Party:
                    if (IsMarked(clauses, i) && !IsWhoseAim(clauses, i, verb)) break;
                    if (candidate < 0 && clauses.Party(i).CanAct) candidate = i;
                    break;
                case UnitKind.Action:
                    if (candidate < 0 && OwnerOf(clauses, i, verb) is >= 0 and var doer) candidate = doer;
                    break;
                case UnitKind.Force when candidate < 0 && !joined && !units[i - (i > 0 ? 1 : 0)].Marks:
                    return;
                case UnitKind.Coordinator or UnitKind.Comma:
                    if (candidate < 0) joined = true;
                    break;
                case UnitKind.Deed or UnitKind.Light or UnitKind.Verb:
                    if (candidate >= 0 && !joined && RelativeBefore(clauses, i) is var relative && relative >= 0) Antecedent(clauses, relative, parties);
                    else if (candidate >= 0 && !joined) Expand(clauses, candidate, parties);
                    else
                    {
                        int before = parties.Count;
                        Find(clauses, i, parties, depth - 1);
                        if (joined && parties.Count == before && SkipRelative(clauses, i) is var skipped && skipped >= 0)
                        {
                            i = skipped;
                            continue;
                        }
                    }
                    return;
                case UnitKind.Subordinator:
                    if (candidate >= 0) Expand(clauses, candidate, parties);
                    else if (GoverningVerb(clauses, i) is >= 0 and var governing) Find(clauses, units[governing].Kind == UnitKind.Deed || governing < LastVerb(units, i) ? governing : i, parties, depth - 1);
                    else Ahead(clauses, verb, parties);
                    return;
                case UnitKind.Break:
                    if (candidate >= 0) Expand(clauses, candidate, parties);
                    return;
            }
        }
        if (candidate >= 0) Expand(clauses, candidate, parties);
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

    /// <summary>The party before a relative clause between commas that ends at the verb ("Macron, yang tiba di Kairo, berjanji …"), or −1.</summary>
    private static int Parenthesis(SentenceUnits clauses, int verb)
    {
        var units = clauses.Units;
        int i = verb - 1;
        while (i >= 0 && units[i].Kind == UnitKind.Auxiliary) i--;
        if (i < 0 || units[i].Kind != UnitKind.Comma) return -1;
        for (i--; i > 1 && units[i].Kind != UnitKind.Break && units[i].Quote == units[verb].Quote; i--)
        {
            if (units[i].Kind == UnitKind.Comma) return -1;
            if (units[i].Kind == UnitKind.Relative) return units[i - 1].Kind == UnitKind.Comma && units[i - 2].Kind == UnitKind.Party && !IsMarked(clauses, i - 2) ? i - 2 : -1;
        }
        return -1;
    }

    /// <summary>Whom the pronoun on a noun right before the verb stands for ("upayanya mengakhiri perang", "perannya mendamaikan …"), or −1.</summary>
    private static int Whose(SentenceUnits clauses, int verb)
    {
        int i = verb - 1;
        return i >= 0 && clauses.Units[i].Kind is UnitKind.Other or UnitKind.Auxiliary && clauses.Units[i].Quote == clauses.Units[verb].Quote && clauses.IsEffort(clauses.Units[i]) ? clauses.Clitic(i) : -1;
    }

    /// <summary>The relative word before the verb with only words without a role between, or −1.</summary>
    private static int SkipRelative(SentenceUnits clauses, int verb)
    {
        int i = verb - 1;
        while (i >= 0 && clauses.Units[i].Kind is UnitKind.Auxiliary or UnitKind.Other) i--;
        return i > 0 && clauses.Units[i].Kind == UnitKind.Relative && !BelongsToAction(clauses, i) ? i : -1;
    }

    /// <summary>"tewas dalam serangan udara pada Mei, yang menewaskan …": the clause tells of the attack, and whoever died in it did nothing.</summary>
    private static bool BelongsToAction(SentenceUnits clauses, int relative)
    {
        int i = relative - 1;
        while (i >= 0 && clauses.Units[i].Kind is UnitKind.Comma or UnitKind.Time or UnitKind.Other or UnitKind.Preposition) i--;
        return i >= 0 && clauses.Units[i].Kind == UnitKind.Action;
    }

    /// <summary>The relative word of the clause whose verb takes the party behind it ("Rusia yang menyerang Ukraina dikecam"), or −1.</summary>
    private static int RelativeBefore(SentenceUnits clauses, int verb)
    {
        var unit = clauses.Units[verb];
        if (unit.Kind != UnitKind.Light && !(unit.Kind == UnitKind.Deed && clauses.Form(verb).Frame is { TakesDeed: false } frame && frame.Has(Frames.Slot.Object))) return -1;
        return SkipRelative(clauses, verb);
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
            if (SkipRelative(clauses, i) is not (>= 0 and var skipped)) return i;
            if (relative < 0) relative = i;
            i = skipped;
        }
        return relative;
    }

    /// <summary>Whether a preposition governs the party: nothing but words without a role stand between.</summary>
    public static bool IsMarked(SentenceUnits clauses, int party)
    {
        for (int i = party - 1; i >= 0 && i >= party - 5; i--)
        {
            var unit = clauses.Units[i];
            if (unit.Marks) return true;
            if (unit.Kind is UnitKind.Coordinator or UnitKind.Comma)
            {
                if (i > 0 && clauses.Units[i - 1].Kind == UnitKind.Party && (unit.Kind == UnitKind.Coordinator || LiesIn(clauses, i - 1, party))) return IsMarked(clauses, i - 1);
                if (i > 0 && i < party - 1 && unit.Kind == UnitKind.Coordinator && clauses.Units[i - 1].Kind == UnitKind.Other) continue;
                return false;
            }
            // "dengan pemerintah konservatif Korea Selatan": one noun phrase.
            if (unit.Kind == UnitKind.Party) return IsMarked(clauses, i);
            if (unit.Kind is not (UnitKind.Other or UnitKind.Action)) return false;
        }
        return false;
    }

    /// <summary>"Bandara X, Korea Selatan": a state or place behind a place says where that lies.</summary>
    private static bool LiesIn(SentenceUnits clauses, int place, int state) =>
        clauses.Party(place).Type is Documents.EntityType.Place or Documents.EntityType.Facility
        && clauses.Party(state).Type is Documents.EntityType.Place or Documents.EntityType.Country;

    /// <summary>An action as the subject ("serangan Israel menewaskan …"): its owner acts.</summary>
    private static int OwnerOf(SentenceUnits clauses, int action, int verb)
    {
        for (int i = action + 1; i < verb && i <= action + 3; i++)
        {
            if (clauses.Units[i].Kind == UnitKind.Party) return i;
            if (clauses.Units[i].Kind != UnitKind.Other) return -1;
        }
        return -1;
    }

    /// <summary>What a relative clause belongs to: the party before it, or the one before that where the nearer only says where.</summary>
    private static void Antecedent(SentenceUnits clauses, int relative, List<int> parties)
    {
        int marked = -1;
        for (int i = relative - 1; i >= 0; i--)
        {
            var unit = clauses.Units[i];
            if (unit.Kind == UnitKind.Party)
            {
                if (!IsMarked(clauses, i) || clauses.Party(i).Type == Documents.EntityType.Person)
                {
                    // "antara Rusia dan Krimea yang …": only the nearer of two ends.
                    if (IsEnd(clauses, i)) parties.Add(clauses.Units[i].Value);
                    else Expand(clauses, i, parties);
                    return;
                }
                if (marked < 0 && i == relative - 1 && LiesInPlace(clauses, i)) // "Nablus di Tepi Barat yang diduduki"
                {
                    parties.Add(clauses.Units[i].Value);
                    return;
                }
                if (marked < 0 && i == relative - 1 && clauses.Units[i - 1] is { Kind: UnitKind.Preposition } at && !clauses.IsScene(at) && clauses.Party(i).Type == Documents.EntityType.Place)
                {
                    parties.Add(clauses.Units[i].Value);
                    return;
                }
                if (marked < 0) marked = i;
            }
            else if (unit.Kind == UnitKind.Action)
            {
                if (OwnerOf(clauses, i, relative) is var owner && owner >= 0) Expand(clauses, owner, parties);
                return;
            }
            else if (unit.IsVerb || unit.Kind is UnitKind.Subordinator or UnitKind.Break or UnitKind.Relative) break;
            else if (unit.Kind == UnitKind.Other && i == relative - 1 && clauses.Document.Tokens[unit.Start].Kind == Documents.TokenKind.Word) return;
        }
        if (marked >= 0) Expand(clauses, marked, parties);
    }

    /// <summary>Whether the party is a place in which, by the words before it, another place lies.</summary>
    private static bool LiesInPlace(SentenceUnits clauses, int party) =>
        party > 1 && clauses.IsScene(clauses.Units[party - 1]) && clauses.Units[party - 2].Kind == UnitKind.Party
        && clauses.Party(party).Type is Documents.EntityType.Place or Documents.EntityType.Country && clauses.Party(party - 2).Type is Documents.EntityType.Place or Documents.EntityType.Facility;

    /// <summary>Whether the party is the second that the word for "between" names.</summary>
    private static bool IsEnd(SentenceUnits clauses, int party)
    {
        int i = party - 1;
        while (i >= 0 && clauses.Units[i].Kind is UnitKind.Other) i--;
        return i > 1 && clauses.Units[i].Kind == UnitKind.Coordinator && clauses.Units[i - 1].Kind == UnitKind.Party && clauses.Units[i - 2].Kind == UnitKind.Between;
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
            else if (comma && unit.Kind == UnitKind.Party && !IsMarked(clauses, i) && !clauses.Units[i - 1].IsVerb)
            {
                ObjectFinder.Expand(clauses, i, parties);
                return;
            }
        }
    }

    /// <summary>The party and those joined to it before: "A, B, dan C".</summary>
    private static void Expand(SentenceUnits clauses, int last, List<int> parties)
    {
        var units = clauses.Units;
        int first = last;
        bool and = false;
        for (int i = last - 1; i >= 0; i--)
        {
            if (units[i].Kind == UnitKind.Coordinator) and = true;
            else if (units[i].Kind == UnitKind.Comma) continue;
            // "terdapat 386 WNI di Iran, dan Jerman …": what a preposition marks stands in another clause.
            else if (units[i].Kind == UnitKind.Party && and && units[i + 1].Kind is UnitKind.Coordinator or UnitKind.Comma && !(IsMarked(clauses, i) && units[i + 1].Kind == UnitKind.Comma && units[i + 2].Kind == UnitKind.Coordinator)) first = i;
            else break;
        }
        if (first == 1 && and && units[0].Kind == UnitKind.Party) first = 0;
        if (last >= 2 && and && first == last && units[0].Kind == UnitKind.Party && units[1].Kind == UnitKind.Coordinator && last == 2) first = 0;
        for (int i = first; i <= last; i++)
        {
            if (units[i].Kind == UnitKind.Party) parties.Add(units[i].Value);
        }
    }
}
