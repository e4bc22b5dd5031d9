using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Events.Frames;
using Jejak.Text;

namespace Jejak.Events.Explaining;

/// <summary>Tells by where the words of a party stand which rule bound it to the trigger.</summary>
internal static class PartyBinding
{
    /// <param name="byArc">Whether the order of words alone would not have found it.</param>
    public static BoundParty Of(SentenceUnits clauses, int trigger, int party, int entity, bool acts, bool byArc)
    {
        var tokens = clauses.Parties[party].Tokens;
        var words = Span(clauses.Document, tokens);
        int unit = clauses.Units.FindIndex(unit => unit.Kind == UnitKind.Party && unit.Value == party);
        // A pronoun that hangs on a word is no unit of its own: its words are those of the word it hangs on.
        if (unit < 0) return new(acts, entity, clauses.Clitic(trigger) == party ? Span(clauses, trigger) : words, BindingRule.Clitic);
        if (byArc) return new(acts, entity, words, BindingRule.Arc);
        var frame = clauses.Form(trigger).Frame;
        int marker = Marker(clauses, unit, frame);
        // A preposition before a subject belongs to what goes before ("kepada Putin yang mengakui …").
        if (marker >= 0 && (!acts || unit > trigger || frame.Mutual || clauses.Units[marker].Kind == UnitKind.By)) return new(acts, entity, words, clauses.Units[marker].Kind == UnitKind.By ? BindingRule.Agent : BindingRule.Preposition, Span(clauses, marker));
        var voice = clauses.Form(trigger).Voice;
        if (unit < trigger) return new(acts, entity, words, BindingRule.Subject, Carrier(clauses, unit, trigger));
        return new(acts, entity, words, voice == Voice.Noun ? BindingRule.Owner : voice == Voice.Passive && acts ? BindingRule.Agent : BindingRule.Object, Carrier(clauses, trigger, unit));
    }

    public static TextSpan Span(SentenceUnits clauses, int unit) => Span(clauses.Document, new(clauses.Units[unit].Start, clauses.Units[unit].End));

    private static TextSpan Span(Document document, TokenRange tokens) => new(document.Tokens[tokens.Start].Start, document.Tokens[tokens.End - 1].End);

    /// <summary>The preposition of the frame that the party stands behind, across those it is listed with ("antara A dan B"), or −1.</summary>
    private static int Marker(SentenceUnits clauses, int party, Frame frame)
    {
        for (int i = party - 1; i >= 0; i--)
        {
            var unit = clauses.Units[i];
            if (unit.Marks) return unit.Kind == UnitKind.By || frame.Mutual || frame.Takes(unit.Value) ? i : -1;
            if (unit.Kind is not (UnitKind.Party or UnitKind.Coordinator or UnitKind.Comma or UnitKind.Other)) return -1;
        }
        return -1;
    }

    /// <summary>The verb between two units that only carries the noun ("melancarkan serangan"), or null.</summary>
    private static TextSpan? Carrier(SentenceUnits clauses, int first, int last)
    {
        for (int i = last - 1; i > first; i--)
        {
            if (clauses.Units[i].Kind == UnitKind.Light) return Span(clauses, i);
        }
        return null;
    }
}
