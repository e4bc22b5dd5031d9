namespace Jejak.Events.Clauses;

/// <summary>What belongs together round a party before a verb: the preposition that governs it, the noun that it owns, those joined to it.</summary>
internal static class NounPhrases
{
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
    public static int OwnerOf(SentenceUnits clauses, int action, int verb)
    {
        for (int i = action + 1; i < verb && i <= action + 3; i++)
        {
            if (clauses.Units[i].Kind == UnitKind.Party) return i;
            if (clauses.Units[i].Kind != UnitKind.Other) return -1;
        }
        return -1;
    }

    /// <summary>The party and those joined to it before: "A, B, dan C".</summary>
    public static void Joined(SentenceUnits clauses, int last, List<int> parties)
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
