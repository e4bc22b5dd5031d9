using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Text;

namespace Jejak.Events.Explaining;

/// <summary>Writes down why each event of a document is what it is, while they are read. For one document and one thread.</summary>
/// <param name="order">Finds parts by the order of words alone: what it does not find, arcs have found.</param>
internal sealed class EventTracer(IArgumentFinder order)
{
    private readonly List<List<EventMention>> _mentions = [];

    /// <param name="number">The event that <paramref name="told"/> is, or has become part of.</param>
    /// <param name="answered">The deed by which the noun at <paramref name="trigger"/> is answered ("menolak seruan AS"), or −1.</param>
    /// <param name="speaker">Who says the words that are the happening, or tell of it.</param>
    /// <param name="addressee">Who is told them.</param>
    public void Add(int number, Event told, SentenceUnits clauses, int trigger, int answered, Arguments roles, Speaker? speaker, Speaker? addressee)
    {
        while (_mentions.Count <= number) _mentions.Add([]);
        var row = clauses.Form(trigger).Frame.Row;
        var found = order.Find(clauses, trigger);
        var reached = answered < 0 ? found.Recipients : order.Find(clauses, answered).Actors;
        var quoted = told.AssertedBy >= 0 ? clauses.Document.Quotations[told.AssertedBy].Speaker : null;
        var parties = ImmutableArray.CreateBuilder<BoundParty>();
        foreach (int actor in told.Actors) parties.Add(Bound(actor, acts: true, roles.Actors, found.Actors));
        foreach (int recipient in told.Recipients) parties.Add(Bound(recipient, acts: false, roles.Recipients, reached));
        int deciding = StatusReader.Decide(clauses, trigger).Unit;
        var time = told.Time is null ? null : EventTimes.Find(clauses, roles, trigger);
        _mentions[number].Add(new(
            new(row.Table, row.Line, row.Base, row.Forms), told.Trigger, parties.ToImmutable(),
            told.Status, deciding < 0 ? null : PartyBinding.Span(clauses, deciding), told.Time, time?.Span));

        BoundParty Bound(int entity, bool acts, List<int> numbers, List<int> byOrder)
        {
            int party = numbers.FindIndex(number => StandsFor(clauses, number, entity));
            if (party >= 0) return PartyBinding.Of(clauses, trigger, numbers[party], entity, acts, byArc: !byOrder.Contains(numbers[party]));
            foreach (var said in (Speaker?[])[speaker, quoted])
            {
                if (acts && said is not null && (said.Entity == entity || said.Entity < 0)) return new(acts, entity, Words(said), BindingRule.Speaker);
            }
            if (!acts && addressee?.Entity == entity) return new(acts, entity, Words(addressee), BindingRule.Addressee);
            return new(acts, entity, null, BindingRule.Borrowed);
        }
    }

    /// <summary>Adds what a statement does by being made.</summary>
    /// <param name="row">The row of the table of statements that knows the words.</param>
    /// <param name="time">The expression that says when, or null.</param>
    public void Add(int number, Event said, FrameSource row, Speaker speaker, TextSpan? time)
    {
        while (_mentions.Count <= number) _mentions.Add([]);
        var parties = said.Actors.Select(actor => new BoundParty(true, actor, Words(speaker), BindingRule.Speaker));
        _mentions[number].Add(new(row, said.Trigger, [.. parties], said.Status, null, said.Time, time));
    }

    /// <summary>Forgets the events that were judged too improbable to be told.</summary>
    public void Retain(IReadOnlyList<EventJudgement> judgements)
    {
        for (int i = Math.Min(_mentions.Count, judgements.Count) - 1; i >= 0; i--)
        {
            if (!judgements[i].IsTold) _mentions.RemoveAt(i);
        }
    }

    /// <param name="judgements">One for each event; null where nobody judges.</param>
    public ImmutableArray<EventTrace> Complete(Document document, IReadOnlyList<EventJudgement>? judgements) => [.. document.Events.Select((happening, i) => Trace(happening, i) with { Judgement = judgements?[i] })];

    private EventTrace Trace(Event happening, int number)
    {
        var mentions = number < _mentions.Count ? _mentions[number] : [];
        var borrowed = ImmutableArray.CreateBuilder<BoundParty>();
        foreach (int actor in happening.Actors) Missing(actor, acts: true);
        foreach (int recipient in happening.Recipients) Missing(recipient, acts: false);
        return new(number, [.. mentions], borrowed.ToImmutable());

        void Missing(int entity, bool acts)
        {
            if (!mentions.Exists(mention => mention.Parties.Any(party => party.Entity == entity && party.Acts == acts))) borrowed.Add(new(acts, entity, null, BindingRule.Borrowed));
        }
    }

    /// <summary>Whether the party is the entity, one of the pair it is, or the seat of the state it is.</summary>
    private static bool StandsFor(SentenceUnits clauses, int party, int entity)
    {
        var words = clauses.Parties[party];
        if (words.Entity == entity || words.Second == entity) return true;
        var entities = clauses.Document.Entities;
        return words.Entity >= 0 && words.Entity < entities.Length && entity < entities.Length
            && entities[words.Entity] is { Type: EntityType.Place, Iso3166: { } iso } && entities[entity] is { Type: EntityType.Country } state && state.Iso3166 == iso;
    }

    private static TextSpan? Words(Speaker speaker) => speaker.Span.IsEmpty ? null : speaker.Span;
}
