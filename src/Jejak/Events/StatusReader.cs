using Jejak.Documents;
using Jejak.Events.Clauses;

namespace Jejak.Events;

/// <summary>Reads from the words before a trigger whether it happened, will, might, or did not.</summary>
internal static class StatusReader
{
    /// <summary>Whether a verb only says what something is for ("kapal untuk mengangkut …"): no happening.</summary>
    public static bool IsPurpose(SentenceUnits clauses, int trigger)
    {
        for (int i = trigger - 1; i >= 0; i--)
        {
            var unit = clauses.Units[i];
            if (unit.Kind is UnitKind.Auxiliary or UnitKind.Other) continue;
            return unit is { Kind: UnitKind.Preposition, Status: EventStatus.Hypothetical } && !IsMeant(clauses, i);
        }
        return false;
    }

    /// <summary>"tidak bermaksud untuk …": what goes before says what becomes of it.</summary>
    private static bool IsMeant(SentenceUnits clauses, int preposition) => preposition > 0 && clauses.Units[preposition - 1] is { Kind: UnitKind.Auxiliary, Status: not EventStatus.Actual };

    public static EventStatus Read(SentenceUnits clauses, int trigger) => Decide(clauses, trigger).Status;

    /// <returns>The status, and the unit whose words decide it; −1 where none says that it is not so.</returns>
    public static (EventStatus Status, int Unit) Decide(SentenceUnits clauses, int trigger)
    {
        var units = clauses.Units;
        bool noun = units[trigger].Kind == UnitKind.Action, passed = false, comma = false, another = false, named = false;
        for (int i = trigger - 1; i >= 0; i--)
        {
            var unit = units[i];
            if (unit.Quote != units[trigger].Quote || unit.Kind == UnitKind.Break) break;
            if (unit.Kind == UnitKind.Relative)
            {
                int none = noun ? -1 : NobodyBefore(units, i);
                if (none >= 0) return (EventStatus.Negated, none);
                break;
            }
            // "akan menjatuhkan sanksi dan membatasi ekspor": what is joined to what will happen will happen, too.
            if (unit.IsVerb && units[trigger].Kind == UnitKind.Deed && units[trigger - 1].Kind == UnitKind.Coordinator && !named && Decide(clauses, i) is { Status: not EventStatus.Actual } ahead
                && (ahead.Status == EventStatus.Future || (ahead.Status == EventStatus.Negated ? clauses.DeniesBoth(units[trigger - 1]) : units[ahead.Unit].Kind == UnitKind.Auxiliary))) return ahead;
            named |= unit.Kind == UnitKind.Comma;
            if (unit.Kind == UnitKind.Verb && i == trigger - 2 && units[i + 1].Kind == UnitKind.Party && clauses.Prevents(unit)) return (EventStatus.Negated, i);
            if (unit.Kind is UnitKind.Deed or UnitKind.Verb || (unit.Kind == UnitKind.Light && !noun)) break;
            if (unit.Kind is UnitKind.Party or UnitKind.Comma or UnitKind.Action) passed = true;
            comma |= unit.Kind == UnitKind.Comma;
            // "tidak konstitusional dan memerintahkan …": what is joined to a word that is denied is not denied itself.
            another |= unit.Kind == UnitKind.Coordinator && i > 0 && units[i - 1].Kind == UnitKind.Other;
            if (unit.Kind is UnitKind.Preposition or UnitKind.Subordinator)
            {
                // "memberi waktu untuk (Putin) mengakhiri …"
                if (unit.Status is { } opened && !noun && (!passed || (i == trigger - 2 && units[i + 1].Kind == UnitKind.Party)) && !IsMeant(clauses, i)) return (opened, i);
                if (unit.Kind == UnitKind.Subordinator) break;
            }
            // "rencana Prabowo menampung …"
            if (unit is { Kind: UnitKind.Auxiliary, Status: EventStatus.Future } && !noun && i == trigger - 2 && units[i + 1].Kind == UnitKind.Party) return (EventStatus.Future, i);
            if (unit.Kind == UnitKind.Auxiliary && unit.Status is { } status and not EventStatus.Actual && !(another && status == EventStatus.Negated) && (!passed || (status == EventStatus.Hypothetical && (noun || !comma)))) return (status, i);
            if (unit.Kind == UnitKind.Light) noun = false;
        }
        return (EventStatus.Actual, -1);
    }

    /// <summary>"belum ada negara yang menemui …": the unit that denies whom the relative clause belongs to, or −1.</summary>
    private static int NobodyBefore(List<Unit> units, int relative)
    {
        int i = relative - 1;
        while (i >= 0 && units[i].Kind is UnitKind.Other or UnitKind.Party) i--;
        return i >= 0 && i < relative - 1 && units[i] is { Kind: UnitKind.Auxiliary, Status: EventStatus.Negated } ? i : -1;
    }
}
