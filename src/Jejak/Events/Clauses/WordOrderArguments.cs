using Jejak.Events.Frames;

namespace Jejak.Events.Clauses;

/// <summary>Finds parts by the order of words: subject, verb, object; the by-phrase of passives; nouns with their owners.</summary>
internal sealed class WordOrderArguments(ClauseWords words) : IArgumentFinder
{
    public Arguments Find(SentenceUnits clauses, int trigger)
    {
        var roles = new Arguments();
        var form = clauses.Form(trigger);
        var frame = form.Frame;
        switch (form.Voice)
        {
            case Voice.Noun:
                Noun(clauses, trigger, frame, roles);
                if (roles.Actors.Count == 0) Hang(clauses, trigger, form, roles.Actors);
                break;
            case Voice.Passive when form.Clitic && frame.Has(Slot.Object) && IsNominal(clauses, trigger):
                // "belum ditahannya X": the being-done to X, of which "oleh" alone tells the doer.
                ObjectFinder.Agents(clauses, trigger, bare: false, roles.Actors);
                Objects(clauses, trigger, frame, roles);
                break;
            case Voice.Passive:
                ObjectFinder.Agents(clauses, trigger, bare: true, roles.Actors);
                if (frame.Has(Slot.Object)) SubjectFinder.Find(clauses, trigger, roles.Recipients);
                else ObjectFinder.Marked(clauses, trigger, frame, roles.Recipients);
                if (roles.Recipients.Count == 0 && frame.Has(Slot.Object)) BothSides(clauses, trigger, roles.Recipients);
                if (roles.Actors.Count == 0) Hang(clauses, trigger, form, roles.Actors);
                if (roles.Actors.Count == 0 && !frame.Told) roles.Cause = Cause(clauses, trigger, frame, roles.Actors);
                break;
            default:
                Active(clauses, trigger, form, roles);
                break;
        }
        // "bekerja sama dengan A dan B": with whom both did it is not said, and they did not do it with each other.
        if (frame.Mutual && form.Voice != Voice.Noun && roles.Actors.Count == 0) roles.Recipients.Clear();
        if (frame.Mutual) Share(roles);
        (roles.First, roles.End) = Clause(clauses, trigger, frame.TakesDeed);
        return roles;
    }

    private void Active(SentenceUnits clauses, int trigger, FrameForm form, Arguments roles)
    {
        var frame = form.Frame;
        if (frame.Actor == Slot.Subject) SubjectFinder.Find(clauses, trigger, roles.Actors);
        if (frame.Has(Slot.Subject)) SubjectFinder.Find(clauses, trigger, roles.Recipients);
        if (frame.Mutual && roles.Actors.Count > 1 && !frame.Has(Slot.Object) && !(trigger + 1 < clauses.Units.Count && clauses.Units[trigger + 1].Kind == UnitKind.With)) return;
        if (form.Clitic) Hang(clauses, trigger, form, roles.Recipients);
        else if (frame.Has(Slot.Object)) Objects(clauses, trigger, frame, roles);
        if (roles.Recipients.Count == 0) ObjectFinder.Marked(clauses, trigger, frame, roles.Recipients);
        if (roles.Recipients.Count == 0) ObjectFinder.Fronted(clauses, trigger, frame, roles.Recipients);
        if (roles.Recipients.Count == 0 && frame.SharesTarget && NextDeed(clauses, trigger) is var deed && deed >= 0) roles.Recipients.AddRange(Find(clauses, deed).Recipients);
    }

    /// <summary>Whether a passive with the pronoun is a noun: what it is done to follows it.</summary>
    private static bool IsNominal(SentenceUnits clauses, int trigger) =>
        trigger + 1 < clauses.Units.Count && clauses.Units[trigger + 1] is var next
        && (next.Kind == UnitKind.Party || (next.Kind == UnitKind.Other && clauses.Document.Tokens[next.Start].Kind == Documents.TokenKind.Word));

    /// <summary>A passive whose subject is what two sides do ("perundingan antara A dan B dimediasi …"): it is done to both.</summary>
    private static void BothSides(SentenceUnits clauses, int trigger, List<int> parties)
    {
        for (int i = trigger - 1; i >= 0; i--)
        {
            var unit = clauses.Units[i];
            if (unit.Kind == UnitKind.Action)
            {
                if (clauses.Form(i).Frame.Mutual) ObjectFinder.Both(clauses, i, clauses.Form(i).Frame, parties);
                if (parties.Count < 2) parties.Clear();
                return;
            }
            if (unit.IsVerb || unit.Kind is UnitKind.Break or UnitKind.Subordinator || unit.Quote != clauses.Units[trigger].Quote) return;
        }
    }

    /// <summary>What is promised, threatened or refused ("mengancam akan menyerang Iran"), or −1.</summary>
    private static int NextDeed(SentenceUnits clauses, int trigger)
    {
        for (int i = trigger + 1; i < clauses.Units.Count && i <= trigger + 6; i++)
        {
            var kind = clauses.Units[i].Kind;
            if (kind is UnitKind.Deed or UnitKind.Action) return i;
            if (kind is UnitKind.Break or UnitKind.Relative or UnitKind.Party or UnitKind.Coordinator) return -1;
        }
        return -1;
    }

    /// <summary>The object itself; or, where it is a happening ("mengecam serangan Israel"), whoever did it.</summary>
    private void Objects(SentenceUnits clauses, int trigger, Frame frame, Arguments roles)
    {
        int action = ObjectFinder.Direct(clauses, words, trigger, frame, roles.Recipients);
        if (action < 0)
        {
            if (roles.Recipients.Count == 0 && DoneBehind(clauses, trigger) is var done && done >= 0) ObjectFinder.Agents(clauses, done, bare: true, roles.Recipients);
            return;
        }
        var inner = new Arguments();
        Noun(clauses, action, clauses.Form(action).Frame, inner, governed: false);
        // "mengecam serangan terhadap X", "mendukung pemecatan X": whoever suffers it is neither condemned nor supported.
        if (inner.Actors.Count > 0 || clauses.Form(action).Frame.Intensity >= 0) roles.Recipients.AddRange(inner.Actors.Count > 0 ? inner.Actors : inner.Recipients);
        if (inner.Actors.Count == 0 && !clauses.Form(action).Frame.Mutual) roles.Happening = action;
    }

    private static void Noun(SentenceUnits clauses, int trigger, Frame frame, Arguments roles, bool governed = true)
    {
        if (frame.Mutual) ObjectFinder.Both(clauses, trigger, frame, roles.Actors);
        else
        {
            // "pengerahan Garda Nasional oleh Trump": where one is said to have done it, whatever else follows the noun did not.
            if (frame.Actor == Slot.Owner && !TakesAgent(clauses, trigger, frame)) ObjectFinder.Agents(clauses, trigger, bare: false, roles.Actors);
            if (frame.Actor == Slot.Owner && roles.Actors.Count == 0) ObjectFinder.Owner(clauses, trigger, roles.Actors, acts: true);
            if (frame.Has(Slot.Owner)) ObjectFinder.Owner(clauses, trigger, roles.Recipients);
            ObjectFinder.Marked(clauses, trigger, frame, roles.Recipients);
            if (roles.Actors.Count == 0) ObjectFinder.Agents(clauses, trigger, bare: false, roles.Actors);
        }
        if (!governed || roles.Actors.Count > (frame.Mutual ? 1 : 0)) return;
        if (frame.Mutual && roles.Actors.Count == 1 && trigger > 0 && clauses.Units[trigger - 1].Marks && (trigger + 1 >= clauses.Units.Count || clauses.Units[trigger + 1].Kind != UnitKind.Party))
        {
            OtherSide(clauses, trigger, roles.Actors);
            return;
        }
        if (Carrier(clauses, trigger) is var verb && verb >= 0 && clauses.Units[verb].Value == (int)Voice.Active) SubjectFinder.Find(clauses, verb, roles.Actors);
        else if (CarriedBehind(clauses, trigger) is var behind && behind >= 0)
        {
            ObjectFinder.Agents(clauses, behind, bare: true, roles.Actors);
            if (roles.Recipients.Count == 0) ObjectFinder.Marked(clauses, trigger, frame, roles.Recipients, behind);
        }
    }

    /// <summary>Whether the word for "by" behind a noun marks its recipient ("pelucutan senjata Hizbullah oleh Lebanon").</summary>
    private static bool TakesAgent(SentenceUnits clauses, int trigger, Frame frame)
    {
        for (int i = trigger + 1; i < clauses.Units.Count && frame.Prepositions.Length > 0; i++)
        {
            if (clauses.Units[i].Kind == UnitKind.By) return frame.Takes(clauses.Document.Tokens[clauses.Units[i].Start].Word);
        }
        return false;
    }

    /// <summary>"Dalam percakapan dengan A, B …", "B … dalam percakapan dengan A": the subject is the other side.</summary>
    private static void OtherSide(SentenceUnits clauses, int trigger, List<int> parties)
    {
        SubjectFinder.Find(clauses, trigger, parties);
        if (parties.Count == 1) SubjectFinder.Ahead(clauses, trigger, parties);
    }

    /// <summary>The light verb that has the noun as its object ("melakukan serangkaian serangan").</summary>
    private static int Carrier(SentenceUnits clauses, int trigger)
    {
        for (int i = trigger - 1; i >= 0 && i >= trigger - 4; i--)
        {
            if (clauses.Units[i].Kind == UnitKind.Light) return i;
            if (clauses.Units[i].Kind is not (UnitKind.Other or UnitKind.Auxiliary)) return -1;
        }
        return -1;
    }

    /// <summary>The passive light verb that has the noun as its subject ("serangan itu dilancarkan Israel").</summary>
    private static int CarriedBehind(SentenceUnits clauses, int trigger)
    {
        for (int i = trigger + 1; i < clauses.Units.Count && i <= trigger + 6; i++)
        {
            var unit = clauses.Units[i];
            if (unit.Kind == UnitKind.Light) return unit.Value == (int)Voice.Passive ? i : -1;
            // "krisis di Gaza yang diberlakukan oleh Israel": where it is stands between.
            if (unit.Kind == UnitKind.Preposition && clauses.Units[i + 1 < clauses.Units.Count ? i + 1 : i].Kind == UnitKind.Party) i++;
            else if (unit.Kind is not (UnitKind.Other or UnitKind.Auxiliary or UnitKind.Relative or UnitKind.Time)) return -1;
        }
        return -1;
    }

    /// <summary>Behind which unit stands who did the object ("mengutuk tindakan yang dilakukan AS", "praktik kejam oleh Israel"), or −1.</summary>
    private static int DoneBehind(SentenceUnits clauses, int trigger)
    {
        bool relative = false;
        for (int i = trigger + 1; i < clauses.Units.Count && i <= trigger + 6; i++)
        {
            var unit = clauses.Units[i];
            if (unit.Kind == UnitKind.Light) return relative && unit.Value == (int)Voice.Passive ? i : -1;
            if (unit.Kind == UnitKind.By) return i - 1;
            if (unit.Kind is not (UnitKind.Other or UnitKind.Auxiliary or UnitKind.Relative)) return -1;
            relative |= unit.Kind == UnitKind.Relative;
        }
        return -1;
    }

    private static void Hang(SentenceUnits clauses, int trigger, FrameForm form, List<int> parties)
    {
        if (!form.Clitic) return;
        int party = form.Voice == Voice.Passive ? Owning(clauses, trigger) : -1;
        if (party < 0) party = clauses.Clitic(trigger);
        if (party >= 0) parties.Add(party);
    }

    /// <summary>Whom the pronoun on the verb of a relative clause stands for where the noun phrase names him ("kedaulatan Rusia atas Krimea yang dicaploknya"), or −1.</summary>
    private static int Owning(SentenceUnits clauses, int trigger)
    {
        var units = clauses.Units;
        int i = trigger - 1;
        while (i >= 0 && units[i].Kind == UnitKind.Auxiliary) i--;
        if (i < 3 || units[i].Kind != UnitKind.Relative || units[i - 1].Kind != UnitKind.Party) return -1;
        for (i -= 2; i > 0 && (units[i].Marks || units[i].Kind == UnitKind.Other); i--)
        {
        }
        return units[i].Kind == UnitKind.Party && clauses.Party(i).Type is not (Documents.EntityType.Place or Documents.EntityType.Facility) ? units[i].Value : -1;
    }

    /// <summary>Who did it is told by a happening of the same type in the clause ("tewas dalam serangan Israel").</summary>
    private static int Cause(SentenceUnits clauses, int trigger, Frame frame, List<int> parties)
    {
        for (int i = trigger + 1; i < clauses.Units.Count; i++)
        {
            if (clauses.Units[i].Kind is UnitKind.Break or UnitKind.Relative) return -1;
            if (clauses.Units[i].Kind != UnitKind.Action || clauses.Form(i).Frame.Type != frame.Type) continue;
            // "tewas sejak perang Gaza": of a war both sides are parties.
            if (!clauses.Form(i).Frame.Mutual) ObjectFinder.Owner(clauses, i, parties);
            return parties.Count == 0 ? i : -1;
        }
        return -1;
    }

    private static void Share(Arguments roles)
    {
        foreach (int party in roles.Recipients)
        {
            if (!roles.Actors.Contains(party)) roles.Actors.Add(party);
        }
        roles.Recipients.Clear();
        roles.Recipients.AddRange(roles.Actors);
    }

    private (int First, int End) Clause(SentenceUnits clauses, int trigger, bool deed)
    {
        var units = clauses.Units;
        int first = trigger, end = trigger + 1;
        while (first > 0 && units[first - 1].Kind is not (UnitKind.Break or UnitKind.Subordinator) && units[first - 1].Quote == units[trigger].Quote) first--;
        while (end < units.Count && units[end].Kind != UnitKind.Break && (units[end].Kind != UnitKind.Subordinator || (deed && Opens(clauses, end))) && units[end].Quote == units[trigger].Quote) end++;
        return (first, end);
    }

    private bool Opens(SentenceUnits clauses, int unit) => words.Complements.Contains(clauses.Document.Tokens[clauses.Units[unit].Start].Word);
}
