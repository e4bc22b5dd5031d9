using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Events.Explaining;
using Jejak.Events.Frames;

namespace Jejak.Events.Statements;

/// <summary>Collects what the statements of one document do by being made, sentence by sentence, beside the events that verbs and nouns tell of.</summary>
internal sealed class SpokenEvents(Document document, Cast cast, List<Event> told, EventMerger merger, string? newsDay, EventTracer? tracer)
{
    /// <summary>PLOVER scores at and below this one are those of acts against somebody.</summary>
    private const double Hostile = -5;

    private readonly List<(Event Said, FrameSource Row, TimeExpression? Time)> _said = [];

    /// <summary>How many events were told, and said, before this sentence and before the last.</summary>
    private (int Told, int Said) _sentence, _previous;

    /// <summary>Somebody's entity, or −1.</summary>
    public int Speaker(Speaker speaker) => cast.Speaker(speaker);

    /// <summary>The entities that acting parties stand for.</summary>
    public ImmutableArray<int> Parties(List<int> numbers) => cast.Entities(numbers, asState: true, acting: true);

    /// <summary>Whether the article names somebody, rather than describing him.</summary>
    public bool IsNamed(int entity) => entity < document.Entities.Length && document.Entities[entity].Type is not EntityType.Group;

    /// <summary>
    /// Whether somebody with an office speaks, or is meant, and one side belongs to another state than the other or to none that is known:
    /// what people of one state say of each other at home are mostly quarrels and ceremonies.
    /// </summary>
    public bool IsPublic(int speaker, ImmutableArray<int> recipients)
    {
        if (!cast.HoldsOffice([speaker]) && !cast.HoldsOffice(recipients)) return false;
        string? state = cast.StateCode(speaker);
        foreach (int recipient in recipients)
        {
            string? other = cast.StateCode(recipient);
            if (other is not null ? other != state : cast.IsStateless(recipient)) return true;
        }
        return false;
    }

    /// <summary>Adds one; where the sentence gives no date it is the news of its day.</summary>
    /// <param name="row">The row of the table that knows the words.</param>
    public void Add(SentenceUnits clauses, Event said, FrameSource row)
    {
        var time = EventTimes.Find(clauses, said.Trigger);
        _said.Add((said with { Time = EventTimes.Date(time?.Value) ?? newsDay }, row, time));
    }

    /// <summary>Ends a sentence.</summary>
    public void Close() => (_previous, _sentence) = (_sentence, (told.Count, _said.Count));

    /// <summary>Whom words point back to: whom the speaker accused in this sentence or the one before, or who did the last hostile thing told of there.</summary>
    /// <param name="deed">Whether they point back to a deed: only then what others tell of counts.</param>
    /// <param name="frame">The deed, where it is a happening of a frame: only those of its type count.</param>
    public ImmutableArray<int> Offenders(int speaker, bool deed, Frame? frame)
    {
        for (int i = _said.Count - 1; i >= _previous.Said && frame is null or { Intensity: <= Hostile }; i--)
        {
            if (_said[i].Said.Type == "ACCUSE" && _said[i].Said.Actors.Contains(speaker)) return _said[i].Said.Recipients;
        }
        for (int i = told.Count - 1; deed && i >= _previous.Told; i--)
        {
            if (told[i].Intensity <= Hostile && (frame is null || told[i].Type == frame.Type) && told[i].Status != EventStatus.Negated && !told[i].Actors.IsEmpty && !told[i].Actors.Contains(speaker)) return told[i].Actors;
        }
        return [];
    }

    /// <summary>Whether a quotation reports what its speaker denies.</summary>
    public bool IsDenied(Quotation quotation)
    {
        if (quotation.Cue is not { } cue) return false;
        for (int i = _sentence.Told; i < told.Count; i++)
        {
            if (told[i].Type == "REJECT" && told[i].Trigger.Overlaps(cue)) return true;
        }
        return false;
    }

    /// <summary>Adds them to the events that are told of, where those do not hold them: they come last, so that they lend nothing to the others.</summary>
    public void Join()
    {
        foreach (var (said, row, time) in _said)
        {
            if (merger.Holds(told, said)) continue;
            told.Add(said);
            tracer?.Add(told.Count - 1, said, row, document.Quotations[said.AssertedBy].Speaker!, time?.Span);
        }
    }
}
