using Jejak.Events.Frames;

namespace Jejak.Events.Clauses;

/// <summary>Finds who stands behind a verb or a noun: objects, parties that a preposition marks, agents, owners.</summary>
internal static class ObjectFinder
{
    /// <summary>How many units behind its verb an object may begin.</summary>
    private const int Reach = 8;

    /// <summary>Adds the object. Where it is a happening, adds nothing and returns the number of that unit, else −1.</summary>
    public static int Direct(SentenceUnits clauses, ClauseWords words, int trigger, Frame frame, List<int> parties)
    {
        var units = clauses.Units;
        bool opened = false;
        var form = clauses.Form(trigger).Voice;
        for (int i = trigger + 1; i < units.Count && i <= trigger + Reach; i++)
        {
            var unit = units[i];
            switch (unit.Kind)
            {
                case UnitKind.Party:
                    if (opened && !FollowedByVerb(clauses, i)) return -1;
                    // "meminta (agar) X ditangkap": what is done to X, X is not asked for.
                    if (frame.TakesDeed && form == Voice.Active && Undergoes(clauses, i)) return -1;
                    Expand(clauses, i, parties);
                    return -1;
                case UnitKind.Action:
                    return i;
                case UnitKind.Other or UnitKind.Auxiliary or UnitKind.Time:
                    continue;
                case UnitKind.Coordinator when i + 1 < units.Count && units[i + 1].Kind == UnitKind.Other && i > trigger + 1:
                    continue;
                case UnitKind.Subordinator or UnitKind.Preposition when frame.TakesDeed && Opens(clauses, words, i):
                    opened = true;
                    continue;
                default:
                    return -1;
            }
        }
        return -1;
    }

    /// <summary>Adds what a preposition of the frame marks.</summary>
    /// <param name="behind">The unit behind which to look where that is not the trigger: the verb that carries a noun.</param>
    public static void Marked(SentenceUnits clauses, int trigger, Frame frame, List<int> parties, int behind = -1)
    {
        if (frame.Prepositions.Length == 0) return;
        var units = clauses.Units;
        for (int i = Math.Max(trigger, behind) + 1; i < units.Count; i++)
        {
            var unit = units[i];
            if (unit.Marks && frame.Takes(clauses.Document.Tokens[unit.Start].Word))
            {
                int party = Behind(clauses, i);
                if (party < 0) continue;
                int before = parties.Count;
                Expand(clauses, party, parties, both: unit.Kind == UnitKind.Between);
                // "antara A dengan B"
                if (unit.Kind == UnitKind.Between && parties.Count == before + 1 && party + 2 < units.Count && units[party + 1].Kind == UnitKind.With && Behind(clauses, party + 1) is >= 0 and var other) Expand(clauses, other, parties);
                return;
            }
            if (unit.Kind == UnitKind.Relative && !OpensClause(units, i)) continue;
            if (unit.IsVerb || unit.Kind is UnitKind.Break or UnitKind.Subordinator or UnitKind.Relative || unit.Quote != units[trigger].Quote) return;
            if (unit.Kind == UnitKind.Comma && i + 1 < units.Count && !units[i + 1].Marks) return;
            if (unit.Kind == UnitKind.Action && i > trigger + 1 && !units[i - 1].Marks && clauses.Form(trigger).Voice == Voice.Noun) return;
        }
    }

    /// <summary>Adds what a preposition of the frame marks at the head of the sentence, before a comma ("Di Gaza, Israel membatasi …").</summary>
    public static void Fronted(SentenceUnits clauses, int trigger, Frame frame, List<int> parties)
    {
        var units = clauses.Units;
        if (trigger < 4 || !units[0].Marks || units[1].Kind != UnitKind.Party || units[2].Kind != UnitKind.Comma || !frame.Takes(clauses.Document.Tokens[units[0].Start].Word)) return;
        for (int i = 3; i < trigger; i++)
        {
            if (units[i].IsVerb || units[i].Kind is UnitKind.Break or UnitKind.Subordinator or UnitKind.Relative || units[i].Quote != units[0].Quote) return;
        }
        parties.Add(units[1].Value);
    }

    /// <summary>Adds who a passive verb or a noun says did it: behind the word for "by", or for a verb directly behind it.</summary>
    public static void Agents(SentenceUnits clauses, int trigger, bool bare, List<int> parties)
    {
        var units = clauses.Units;
        for (int i = trigger + 1; i < units.Count && i <= trigger + Reach; i++)
        {
            var unit = units[i];
            if (unit.Kind == UnitKind.By)
            {
                if (Behind(clauses, i) is var party && party >= 0) Expand(clauses, party, parties);
                return;
            }
            if (bare && unit.Kind == UnitKind.Party && i == trigger + 1)
            {
                Expand(clauses, i, parties);
                return;
            }
            if (unit.IsVerb || unit.Kind is UnitKind.Break or UnitKind.Subordinator or UnitKind.Relative or UnitKind.Comma) return;
        }
    }

    /// <summary>Adds who directly follows a noun ("serangan udara Israel").</summary>
    /// <param name="acts">The owner is to be who acts: no place.</param>
    public static void Owner(SentenceUnits clauses, int trigger, List<int> parties, bool acts = false)
    {
        var units = clauses.Units;
        for (int i = trigger + 1; i < units.Count && i <= trigger + 4; i++)
        {
            if (units[i].Kind == UnitKind.Party)
            {
                if (!acts || clauses.Party(i).Type != Documents.EntityType.Place) Expand(clauses, i, parties);
                return;
            }
            if (units[i].Kind != UnitKind.Other || clauses.Document.Tokens[units[i].Start].Kind != Documents.TokenKind.Word) return;
        }
    }

    /// <summary>Adds both sides of a noun: "pertemuan (antara) A dan B", "pertemuan A dengan B".</summary>
    public static void Both(SentenceUnits clauses, int trigger, Frame frame, List<int> parties)
    {
        Owner(clauses, trigger, parties);
        if (parties.Count >= 2) return;
        bool owned = parties.Count > 0;
        Marked(clauses, trigger, frame, parties);
        if (!owned && parties.Count > 1 && !HasBetween(clauses, trigger)) parties.RemoveRange(1, parties.Count - 1);
    }

    private static bool HasBetween(SentenceUnits clauses, int trigger)
    {
        for (int i = trigger + 1; i < clauses.Units.Count && clauses.Units[i].Kind != UnitKind.Party; i++)
        {
            if (clauses.Units[i].Kind == UnitKind.Between) return true;
        }
        return false;
    }

    private static bool Opens(SentenceUnits clauses, ClauseWords words, int unit) => words.Complements.Contains(clauses.Document.Tokens[clauses.Units[unit].Start].Word);

    private static bool FollowedByVerb(SentenceUnits clauses, int party)
    {
        for (int i = party + 1; i < clauses.Units.Count && i < party + 8; i++)
        {
            var kind = clauses.Units[i].Kind;
            if (clauses.Units[i].IsVerb || kind == UnitKind.Auxiliary) return true;
            if (kind is not (UnitKind.Other or UnitKind.Coordinator or UnitKind.Party or UnitKind.Comma)) return false;
        }
        return false;
    }

    /// <summary>Whether the verb behind a party says what is done to it.</summary>
    private static bool Undergoes(SentenceUnits clauses, int party)
    {
        int i = party + 1;
        while (i < clauses.Units.Count && clauses.Units[i].Kind == UnitKind.Other && clauses.IsDeterminer(clauses.Units[i])) i++;
        return clauses.IsPassive(i);
    }

    /// <summary>The party that the preposition governs, or −1.</summary>
    private static int Behind(SentenceUnits clauses, int preposition)
    {
        for (int i = preposition + 1; i < clauses.Units.Count && i <= preposition + 4; i++)
        {
            var kind = clauses.Units[i].Kind;
            if (kind == UnitKind.Party) return IsPartOfName(clauses, i) ? -1 : i;
            if (kind is not (UnitKind.Other or UnitKind.Action)) return -1;
        }
        return -1;
    }

    /// <summary>A place behind another word with a capital is part of a name ("Kepala SD Negeri Ciledug").</summary>
    private static bool IsPartOfName(SentenceUnits clauses, int party) =>
        clauses.Party(party).Type is Documents.EntityType.Place && clauses.Units[party - 1].Kind == UnitKind.Other
        && clauses.Document.Tokens[clauses.Units[party - 1].Start] is { IsCapitalized: true, IsInitial: false, Kind: Documents.TokenKind.Word };

    /// <summary>The party and those joined to it behind: "A, B, dan C"; not a party that begins the next clause.</summary>
    public static void Expand(SentenceUnits clauses, int first, List<int> parties, bool both = false)
    {
        var units = clauses.Units;
        parties.Add(units[first].Value);
        int last = first, end = first;
        if (IsPlaceAndState(clauses, first)) parties.Add(units[first + 2].Value);
        for (int i = first + 1; i < units.Count; i++)
        {
            if (units[i].Kind is UnitKind.Comma or UnitKind.Coordinator) continue;
            if (units[i].Kind == UnitKind.Other && units[i - 1].Kind == UnitKind.Coordinator && clauses.Document.Tokens[units[i].Start].IsCapitalized) continue;
            if (units[i].Kind != UnitKind.Party || units[i - 1].Kind == UnitKind.Party) break;
            if (units[i - 1].Kind is UnitKind.Coordinator or UnitKind.Other) end = i;
            last = i;
        }
        if (end == first || (!both && end == last && StartsClause(clauses, end))) return;
        for (int i = first + 1; i <= end; i++)
        {
            if (units[i].Kind == UnitKind.Party) parties.Add(units[i].Value);
        }
    }

    /// <summary>"Gaza, Palestina": a place and the state it lies in.</summary>
    private static bool IsPlaceAndState(SentenceUnits clauses, int place)
    {
        var units = clauses.Units;
        return place + 2 < units.Count && units[place + 1].Kind == UnitKind.Comma && units[place + 2].Kind == UnitKind.Party
            && clauses.Party(place).Type == Documents.EntityType.Place && clauses.Party(place + 2).Type == Documents.EntityType.Country
            && (place + 3 >= units.Count || units[place + 3].Kind is not UnitKind.Coordinator);
    }

    /// <summary>Whether a relative word opens a clause, or only a property ("yang sama").</summary>
    private static bool OpensClause(List<Unit> units, int relative) =>
        relative + 1 >= units.Count || units[relative + 1].IsVerb || units[relative + 1].Kind is UnitKind.Auxiliary or UnitKind.Party;

    private static bool StartsClause(SentenceUnits clauses, int party)
    {
        for (int i = party + 1; i < clauses.Units.Count; i++)
        {
            if (clauses.Units[i].IsVerb) return true;
            if (clauses.Units[i].Kind is not (UnitKind.Auxiliary or UnitKind.Time)) return false;
        }
        return false;
    }
}
