namespace Jejak.Events.Clauses;

/// <summary>Relative clauses: where one begins before a verb, and what it belongs to.</summary>
internal static class RelativeClauses
{
    /// <summary>The party before a relative clause between commas that ends at the verb ("Macron, yang tiba di Kairo, berjanji …"), or −1.</summary>
    public static int Parenthesis(SentenceUnits clauses, int verb)
    {
        var units = clauses.Units;
        int i = verb - 1;
        while (i >= 0 && units[i].Kind == UnitKind.Auxiliary) i--;
        if (i < 0 || units[i].Kind != UnitKind.Comma) return -1;
        for (i--; i > 1 && units[i].Kind != UnitKind.Break && units[i].Quote == units[verb].Quote; i--)
        {
            if (units[i].Kind == UnitKind.Comma) return -1;
            if (units[i].Kind == UnitKind.Relative) return units[i - 1].Kind == UnitKind.Comma && units[i - 2].Kind == UnitKind.Party && !NounPhrases.IsMarked(clauses, i - 2) ? i - 2 : -1;
        }
        return -1;
    }

    /// <summary>The relative word before the verb with only words without a role between, or −1.</summary>
    public static int SkipRelative(SentenceUnits clauses, int verb)
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
    public static int RelativeBefore(SentenceUnits clauses, int verb)
    {
        var unit = clauses.Units[verb];
        if (unit.Kind != UnitKind.Light && !(unit.Kind == UnitKind.Deed && clauses.Form(verb).Frame is { TakesDeed: false } frame && frame.Has(Frames.Slot.Object))) return -1;
        return SkipRelative(clauses, verb);
    }

    /// <summary>What a relative clause belongs to: the party before it, or the one before that where the nearer only says where.</summary>
    public static void Antecedent(SentenceUnits clauses, int relative, List<int> parties)
    {
        int marked = -1;
        for (int i = relative - 1; i >= 0; i--)
        {
            var unit = clauses.Units[i];
            if (unit.Kind == UnitKind.Party)
            {
                if (!NounPhrases.IsMarked(clauses, i) || clauses.Party(i).Type == Documents.EntityType.Person)
                {
                    // "antara Rusia dan Krimea yang …": only the nearer of two ends.
                    if (IsEnd(clauses, i)) parties.Add(clauses.Units[i].Value);
                    else NounPhrases.Joined(clauses, i, parties);
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
                if (NounPhrases.OwnerOf(clauses, i, relative) is var owner && owner >= 0) NounPhrases.Joined(clauses, owner, parties);
                return;
            }
            else if (unit.IsVerb || unit.Kind is UnitKind.Subordinator or UnitKind.Break or UnitKind.Relative) break;
            else if (unit.Kind == UnitKind.Other && i == relative - 1 && clauses.Document.Tokens[unit.Start].Kind == Documents.TokenKind.Word) return;
        }
        if (marked >= 0) NounPhrases.Joined(clauses, marked, parties);
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
}
