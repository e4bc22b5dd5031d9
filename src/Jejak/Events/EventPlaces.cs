using Jejak.Documents;
using Jejak.Events.Clauses;

namespace Jejak.Events;

/// <summary>Where something happened: the place that a word for "in" marks in the trigger's own clause.</summary>
internal static class EventPlaces
{
    public static string? Find(SentenceUnits clauses, int trigger) => Behind(clauses, trigger) ?? Ahead(clauses, trigger);

    private static string? Behind(SentenceUnits clauses, int trigger)
    {
        var units = clauses.Units;
        for (int i = trigger + 1; i + 1 < units.Count; i++)
        {
            var unit = units[i];
            if (unit.IsVerb || unit.Kind is UnitKind.Break or UnitKind.Subordinator or UnitKind.Relative || unit.Quote != units[trigger].Quote) return null;
            if (unit.Kind != UnitKind.Preposition) continue;
            // Behind another preposition the place is that of what is spoken of ("mengenai situasi di Ukraina").
            return Marked(clauses, i);
        }
        return null;
    }

    /// <summary>"Di Wina, Iran dan AS berunding": a place that opens the sentence, before a comma and the trigger's own clause.</summary>
    private static string? Ahead(SentenceUnits clauses, int trigger)
    {
        var units = clauses.Units;
        if (trigger < 4 || units[2].Kind != UnitKind.Comma || Marked(clauses, 0) is not { } place) return null;
        for (int i = 3; i < trigger; i++)
        {
            if (units[i].IsVerb || units[i].Kind is UnitKind.Break or UnitKind.Subordinator or UnitKind.Relative || units[i].Quote != units[trigger].Quote) return null;
        }
        return place;
    }

    /// <summary>The name of the place that the preposition at a unit marks, or null.</summary>
    private static string? Marked(SentenceUnits clauses, int preposition)
    {
        var (units, document) = (clauses.Units, clauses.Document);
        var unit = units[preposition];
        if (unit.Kind != UnitKind.Preposition || unit.End - unit.Start != 1 || !clauses.IsScene(unit) || units[preposition + 1].Kind != UnitKind.Party) return null;
        int entity = clauses.Party(preposition + 1).Entity;
        return entity >= 0 && entity < document.Entities.Length && document.Entities[entity] is { Type: EntityType.Place or EntityType.Country or EntityType.Facility } place ? place.Name : null;
    }
}
