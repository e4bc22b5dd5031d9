using Jejak.Events.Clauses;
using Jejak.Languages;

namespace Jejak.Events.Statements;

/// <summary>Finds the parties that the words of a statement are about, by the units round them.</summary>
internal static class AimFinder
{
    /// <summary>How many units behind the words an owner or an object may begin.</summary>
    private const int Reach = 4;

    /// <param name="first">The unit that the words begin in.</param>
    /// <param name="last">The unit that they end in.</param>
    public static void Find(SentenceUnits clauses, WordClasses classes, Aim aim, int first, int last, List<int> parties)
    {
        switch (aim)
        {
            case Aim.Subject:
                SubjectFinder.Find(clauses, first, parties);
                break;
            case Aim.Owner:
                Owner(clauses, last, parties);
                break;
            case Aim.Object:
                Object(clauses, last, parties);
                break;
            case Aim.Condition:
                Condition(clauses, classes, first, parties);
                break;
            case Aim.Near:
                Near(clauses, last, parties);
                break;
            case Aim.Cleft:
                Cleft(clauses, first, last, parties);
                break;
        }
    }

    /// <summary>Adds what one of the prepositions of <paramref name="statement"/> marks behind the words.</summary>
    public static void Marked(SentenceUnits clauses, Statement statement, int last, List<int> parties)
    {
        var units = clauses.Units;
        for (int i = last + 1; i < units.Count; i++)
        {
            if (units[i].Marks && Array.IndexOf(statement.Prepositions, clauses.Document.Tokens[units[i].Start].Word) >= 0)
            {
                int party = i + 1;
                while (party < units.Count && party <= i + Reach && units[party].Kind is UnitKind.Other or UnitKind.Action) party++;
                if (party >= units.Count || units[party].Kind != UnitKind.Party) continue;
                ObjectFinder.Expand(clauses, party, parties);
                return;
            }
            if (units[i].Kind == UnitKind.Comma && (i + 1 >= units.Count || units[i + 1].Kind == UnitKind.Coordinator)) return;
            if (units[i].Kind == UnitKind.Relative && i + 1 < units.Count && !units[i + 1].IsVerb && units[i + 1].Kind is not (UnitKind.Auxiliary or UnitKind.Party)) continue;
            if (units[i].IsVerb || units[i].Kind is UnitKind.Break or UnitKind.Subordinator or UnitKind.Relative) return;
        }
    }

    /// <summary>"Genosida Israel", "genosida oleh Israel", "genosida yang dilakukan (oleh) Israel".</summary>
    private static void Owner(SentenceUnits clauses, int last, List<int> parties)
    {
        ObjectFinder.Owner(clauses, last, parties, acts: true);
        if (parties.Count > 0) return;
        var units = clauses.Units;
        bool relative = false;
        for (int i = last + 1; i < units.Count && i <= last + Reach + 1; i++)
        {
            if (units[i].Kind == UnitKind.By) ObjectFinder.Agents(clauses, i - 1, bare: false, parties);
            else if (units[i].Kind == UnitKind.Light && relative && units[i].Value == (int)Frames.Voice.Passive) ObjectFinder.Agents(clauses, i, bare: true, parties);
            else if (units[i].Kind is UnitKind.Other or UnitKind.Auxiliary or UnitKind.Relative)
            {
                relative |= units[i].Kind == UnitKind.Relative;
                continue;
            }
            return;
        }
    }

    private static void Object(SentenceUnits clauses, int last, List<int> parties)
    {
        for (int i = last + 1; i < clauses.Units.Count && i <= last + Reach; i++)
        {
            var kind = clauses.Units[i].Kind;
            if (kind == UnitKind.Party) ObjectFinder.Expand(clauses, i, parties);
            if (kind is not (UnitKind.Other or UnitKind.Auxiliary)) return;
        }
    }

    /// <summary>The first party behind the words that can act, whatever stands between.</summary>
    private static void Near(SentenceUnits clauses, int last, List<int> parties)
    {
        var units = clauses.Units;
        for (int i = last + 1; i < units.Count && units[i].Quote == units[last].Quote && units[i].Kind != UnitKind.Break; i++)
        {
            if (units[i].Kind != UnitKind.Party || !clauses.Party(i).CanAct || clauses.Party(i).Nobody) continue;
            ObjectFinder.Expand(clauses, i, parties);
            return;
        }
    }

    /// <summary>"Yang bertanggung jawab atas perang ini adalah Rusia": who is named behind the next verb, which only joins.</summary>
    private static void Cleft(SentenceUnits clauses, int first, int last, List<int> parties)
    {
        var units = clauses.Units;
        if (first == 0 || units[first - 1].Kind != UnitKind.Relative || (first > 1 && units[first - 2].Kind == UnitKind.Party)) return;
        for (int i = last + 1; i + 1 < units.Count && units[i].Kind is not UnitKind.Break; i++)
        {
            if (!units[i].IsVerb || units[i + 1].Kind != UnitKind.Party) continue;
            ObjectFinder.Expand(clauses, i + 1, parties);
            return;
        }
    }

    /// <summary>The first party of a clause that a conditional word opens.</summary>
    private static void Condition(SentenceUnits clauses, WordClasses classes, int first, List<int> parties)
    {
        var units = clauses.Units;
        for (int i = 0; i < units.Count; i++)
        {
            if (i == first || !classes.Is(clauses.Document.Tokens[units[i].Start].Word, WordClass.Conditional)) continue;
            for (int j = i + 1; j < units.Count && j <= i + Reach && units[j].Kind is not UnitKind.Break; j++)
            {
                if (units[j].Kind != UnitKind.Party) continue;
                if (clauses.Party(j).CanAct) ObjectFinder.Expand(clauses, j, parties);
                return;
            }
        }
    }
}
