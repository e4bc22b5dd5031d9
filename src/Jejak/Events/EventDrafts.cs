using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Events.Explaining;
using Jejak.Events.Frames;
using Jejak.Events.Statements;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Events;

/// <summary>Collects the events of one document, sentence by sentence.</summary>
/// <param name="tracer">Hears why each is what it is; null where nobody asks.</param>
internal sealed class EventDrafts(Document document, List<Party> parties, ClauseWords words, IArgumentFinder finder, EventTracer? tracer = null)
{
    /// <summary>How many sentences open an article.</summary>
    private const int Opening = 3;

    private readonly Cast _cast = new(document, parties, words);
    private readonly string? _newsDay = EventTimes.NewsDay(document);
    private readonly EventMerger _merger = new(document);
    private readonly List<Event> _events = [];

    /// <summary>Numbers of the events that words alone were.</summary>
    private readonly HashSet<int> _told = [];

    /// <summary>Numbers of the events that refuse or promise: they are aimed at whoever asked.</summary>
    private readonly HashSet<int> _answers = [];
    private int _sentenceStart, _previousStart, _sentences;

    public void Read(SentenceUnits clauses)
    {
        int wantedUntil = 0, refused = -1, denied = -1;
        _sentences++;
        (_previousStart, _sentenceStart) = (_sentenceStart, _events.Count);
        for (int i = 0; i < clauses.Units.Count; i++)
        {
            var unit = clauses.Units[i];
            if (unit.Kind is not (UnitKind.Deed or UnitKind.Action)) continue;
            var frame = clauses.Form(i).Frame;
            if (i < wantedUntil)
            {
                if (unit.Kind == UnitKind.Action && refused >= 0 && i <= refused + 2) Write(clauses, i, frame, refused);
                else if (denied >= 0 && unit.Kind == UnitKind.Deed && IsToldOf(clauses, denied, i)) Write(clauses, i, frame, denied: true);
                continue;
            }
            if (frame.TakesDeed && unit.Kind == UnitKind.Deed) (wantedUntil, refused, denied) = (Math.Max(wantedUntil, WantedUntil(clauses, i)), frame.Told ? -1 : i, frame.Denies ? i : -1);
            if (unit.Kind == UnitKind.Deed && !frame.CountsAsAim && StatusReader.IsPurpose(clauses, i)) continue;
            Write(clauses, i, frame);
        }
    }

    /// <summary>What statements do by being made: it joins these events last.</summary>
    public SpokenEvents Spoken() => new(document, _cast, _events, _merger, tracer);

    public Document Complete() => _cast.Complete() with { Events = [.. _events] };

    /// <summary>How far reaches what the deed at <paramref name="trigger"/> asks for, promises or refuses.</summary>
    private int WantedUntil(SentenceUnits clauses, int trigger)
    {
        var units = clauses.Units;
        // "membantah tuduhan itu dan menyerang …": what has a noun as its object wants nothing of the verb that is joined to it.
        bool nominal = true;
        for (int i = trigger + 1; i < units.Count; i++)
        {
            var unit = units[i];
            if (unit.Kind is UnitKind.Break or UnitKind.Relative || unit.Quote < units[trigger].Quote) return i;
            if (unit.Kind == UnitKind.Subordinator && !words.Complements.Contains(document.Tokens[unit.Start].Word)) return i;
            if (unit.Kind is UnitKind.Coordinator && NextVerb(units, i) is var next && next >= 0 && (nominal || (next == i + 1 && units[next].Kind == UnitKind.Deed && clauses.Form(next).Frame.TakesDeed))) return i;
            nominal &= !unit.IsVerb && !(unit.Kind is UnitKind.Subordinator or UnitKind.Preposition && words.Complements.Contains(document.Tokens[unit.Start].Word));
        }
        return units.Count;
    }

    /// <summary>The verb right behind a word that joins, or −1.</summary>
    private static int NextVerb(List<Unit> units, int coordinator)
    {
        int i = coordinator + 1;
        while (i < units.Count && units[i].Kind == UnitKind.Auxiliary) i++;
        return i < units.Count && units[i].IsVerb ? i : -1;
    }

    /// <summary>Whether the deed stands in what is denied as a fact: "membantah bahwa mereka telah setuju", "membantah menyerang".</summary>
    private bool IsToldOf(SentenceUnits clauses, int denial, int deed)
    {
        bool opened = false;
        for (int i = denial + 1; i < deed; i++)
        {
            var unit = clauses.Units[i];
            if (unit.IsVerb) return false;
            opened |= unit.Kind == UnitKind.Subordinator && words.Complements.Contains(document.Tokens[unit.Start].Word);
        }
        return opened || deed == denial + 1 || clauses.Units[denial + 1].Kind == UnitKind.Auxiliary;
    }

    /// <param name="denied">Somebody says that it did not happen.</param>
    /// <param name="answered">The deed whose actor answers what the noun at <paramref name="trigger"/> says ("menolak seruan AS"), or −1.</param>
    private void Write(SentenceUnits clauses, int trigger, Frame frame, int answered = -1, bool denied = false)
    {
        var span = Span(clauses, trigger, trigger + 1);
        int within = QuotationAt(span.Start);
        if (frame.Actor == Slot.Speaker && within < 0) return;
        var roles = finder.Find(clauses, trigger);
        if (answered >= 0)
        {
            if (!frame.TakesDeed || frame.Mutual || roles.Actors.Count == 0) return;
            roles.Recipients.Clear();
            roles.Recipients.AddRange(finder.Find(clauses, answered).Actors);
        }
        if (frame.Need == Need.Actor && roles.Recipients.Count == 0 && trigger > 0 && clauses.Units[trigger - 1].Kind == UnitKind.With) return;
        var cued = CueAt(span);
        var speaker = frame.Actor == Slot.Speaker ? document.Quotations[within].Speaker : roles.Actors.Count == 0 ? cued?.Speaker ?? (frame.TakesDeed ? Continued(clauses, trigger) : null) : null;
        int named = roles.Recipients.Count;
        if (!Suffices(roles.Cause >= 0 ? Need.Recipient : frame.Need, frame.Mutual, speaker is null ? _cast.Count(roles.Actors) : 1, named == 0 && frame.Need == Need.Both ? 1 : named)) return;
        ImmutableArray<int> actors = speaker is null ? _cast.Entities(roles.Actors, asState: true, acting: true) : _cast.Speaker(speaker) is var said && said >= 0 ? [said] : [];
        if (roles.Cause >= 0 && actors.IsEmpty && PointsBack(clauses, roles.Cause)) actors = DoersOf(frame.Type, actors);
        var recipients = _cast.Entities(roles.Recipients, asState: frame.TakesDeed, acting: frame.Actor == Slot.Speaker);
        if (recipients.IsEmpty && frame.Aims && AimedAt(clauses, trigger) is { IsEmpty: false } aimed) recipients = aimed.RemoveAll(actors.Contains);
        if (frame.Mutual ? _cast.HasOthers(actors) : _cast.AreOthers(actors) || (frame.Actor == Slot.Speaker && (_cast.AreOthers(recipients) || !Stands(clauses, trigger)))) return;
        if (frame.Official && !_cast.HoldsOffice(actors) && !_cast.IsNamedAbroad(actors, recipients)) return;
        if (!frame.Mutual) recipients = recipients.RemoveAll(actors.Contains);
        if (recipients.IsEmpty && frame.TakesDeed && cued?.Addressee is { Entity: >= 0 } addressee && !actors.Contains(addressee.Entity)) recipients = [addressee.Entity];
        if (frame.CountsAsAim) actors = _cast.NameSuspect(actors);
        if (!frame.Told) actors = actors.RemoveAll(_cast.IsOutlet);
        // Nobody accuses or refuses the state he speaks for; who is meant is not said.
        if (frame.TakesDeed && !frame.Mutual && frame.Intensity < -1 && actors.Length == 1) recipients = recipients.RemoveAll(recipient => ClauseWords.StateOf(document, actors[0]) == recipient);
        if (recipients.IsEmpty && !_cast.IsNobody(roles.Recipients) && named == 0 && frame.Need == Need.Both) recipients = roles.Happening >= 0 ? DoersOf(clauses.Form(roles.Happening).Frame.Type, actors) : within < 0 && (frame.Told || PointsBack(clauses, trigger)) ? Earlier(frame.Type, actors, PointsBack(clauses, trigger)) : [];
        if (recipients.IsEmpty && named == 0 && frame.Need == Need.Actor && frame.TakesDeed && !frame.Mutual && PointsBack(clauses, roles.Happening)) recipients = Answered(actors);
        // What an earlier happening lends as its other side may be the actor himself.
        if (!frame.Mutual) recipients = recipients.RemoveAll(actors.Contains);
        if (!Suffices(roles.Cause >= 0 ? Need.Recipient : frame.Need, frame.Mutual, actors.Length, recipients.IsEmpty && _cast.IsNobody(roles.Recipients) ? 1 : recipients.Length)) return;
        string? time = EventTimes.Read(clauses, roles, trigger);
        var status = denied ? EventStatus.Negated : StatusReader.Read(clauses, trigger);
        if (status == EventStatus.Actual && !frame.Told && clauses.Units[trigger].Kind == UnitKind.Deed && EventTimes.IsAhead(clauses, roles, trigger)) status = EventStatus.Future;
        // "tidak harus", "tanpa harus": nothing is asked or said against anybody.
        if (status == EventStatus.Negated && (frame.Actor == Slot.Speaker || (frame.TakesDeed && recipients.IsEmpty && !_cast.IsNobody(roles.Recipients)))) return;
        if (frame.TakesDeed && cued?.Speaker is { Entity: >= 0 } source && !actors.Contains(source.Entity) && !actors.Any(actor => Affiliations.ActsFor(document, actor, source.Entity) || Affiliations.ActsFor(document, source.Entity, actor))) actors = [source.Entity];
        if (frame.TakesDeed && within >= 0 && !frame.Mutual) actors = WithSpeaker(actors, document.Quotations[within].Speaker);
        var told = new Event
        {
            Type = frame.Type,
            Mode = frame.Mode,
            Contexts = [.. frame.Contexts],
            Cameo = frame.Cameo,
            Intensity = frame.Intensity,
            Actors = actors,
            Recipients = recipients,
            Time = time ?? (clauses.Form(trigger).Voice == Voice.Active && IsNews(frame, status, within, cued) ? _newsDay : null),
            Place = ScenePlace(clauses, trigger),
            Status = status,
            AssertedBy = within,
            Trigger = span,
            Evidence = Span(clauses, roles.First, roles.End),
        };
        int written = _merger.Add(_events, _sentenceStart, frame.Mutual, frame.Told || frame.SharesTarget, told);
        tracer?.Add(written, told, clauses, trigger, answered, roles, speaker ?? cued?.Speaker, cued?.Addressee);
        if (frame.Told) Tell(written);
        else if (frame.TakesDeed) _answers.Add(written);
    }

    /// <summary>
    /// Whether somebody stands right before the words that say what he must do, and is no part of another noun ("pertambangan rakyat harus …");
    /// of whom something must be done ("koperasi harus dijaga"), nothing is asked.
    /// </summary>
    private bool Stands(SentenceUnits clauses, int trigger)
    {
        if (clauses.IsPassive(trigger + 1)) return false;
        int i = trigger - 1;
        while (i >= 0 && clauses.Units[i].Kind is UnitKind.Auxiliary or UnitKind.Time) i--;
        if (i < 0 || clauses.Units[i].Kind != UnitKind.Party) return i < 0 || !(clauses.Units[i].Kind == UnitKind.Comma || (clauses.Units[i].Kind == UnitKind.Other && document.Tokens[clauses.Units[i].Start].Kind == TokenKind.Word && !clauses.IsDeterminer(clauses.Units[i])));
        return i == 0 || clauses.Units[i - 1].Kind != UnitKind.Other || clauses.Party(i).Entity >= 0 || document.Tokens[clauses.Units[i - 1].Start].Kind != TokenKind.Word;
    }

    /// <summary>Whom arms and troops are readied against: the object of the deed behind the word for "to" ("mempersiapkan rudal untuk menyerang X").</summary>
    private ImmutableArray<int> AimedAt(SentenceUnits clauses, int trigger)
    {
        bool opened = false;
        for (int i = trigger + 1; i < clauses.Units.Count && clauses.Units[i].Kind is not (UnitKind.Break or UnitKind.Relative); i++)
        {
            var unit = clauses.Units[i];
            opened |= unit.Kind == UnitKind.Preposition && words.Complements.Contains(document.Tokens[unit.Start].Word);
            if (!unit.IsVerb) continue;
            if (!opened) return [];
            if (unit.Kind == UnitKind.Deed) return _cast.Entities(finder.Find(clauses, i).Recipients);
            return i + 1 < clauses.Units.Count && clauses.Units[i + 1].Kind == UnitKind.Party ? _cast.Entities([clauses.Units[i + 1].Value]) : [];
        }
        return [];
    }

    /// <summary>Whom the words of a sentence are aimed at, what its actors do besides is aimed at too ("turun ke jalan memprotes …").</summary>
    private void Tell(int written)
    {
        var told = _events[written];
        _told.Add(written);
        for (int i = _sentenceStart; i < _events.Count && !told.Recipients.IsEmpty; i++)
        {
            if (_events[i].Recipients.IsEmpty && !_told.Contains(i) && !_answers.Contains(i) && _events[i].Type != told.Type && _events[i].Actors.AsSpan().SequenceEqual(told.Actors.AsSpan())) _events[i] = _events[i] with { Recipients = told.Recipients };
        }
    }

    /// <summary>Where it happened: the place that a word for "in" marks behind the trigger in its clause.</summary>
    private string? ScenePlace(SentenceUnits clauses, int trigger)
    {
        var units = clauses.Units;
        for (int i = trigger + 1; i + 1 < units.Count; i++)
        {
            var unit = units[i];
            if (unit.IsVerb || unit.Kind is UnitKind.Break or UnitKind.Subordinator or UnitKind.Relative || unit.Quote != units[trigger].Quote) return null;
            if (unit.Kind != UnitKind.Preposition) continue;
            // Behind another preposition the place is that of what is spoken of ("mengenai situasi di Ukraina").
            if (unit.End - unit.Start != 1 || !words.Scenes.Contains(document.Tokens[unit.Start].Word) || units[i + 1].Kind != UnitKind.Party) return null;
            int entity = clauses.Party(i + 1).Entity;
            if (entity >= 0 && entity < document.Entities.Length && document.Entities[entity] is { Type: EntityType.Place or EntityType.Country or EntityType.Facility } place) return place.Name;
        }
        return null;
    }

    /// <summary>Who says in quoted words what a state wants, says it for that state: both act.</summary>
    private ImmutableArray<int> WithSpeaker(ImmutableArray<int> actors, Speaker? speaker)
    {
        if (speaker is not { Entity: >= 0 } || actors.Length != 1 || actors[0] == speaker.Entity) return actors;
        bool speaks = speaker.Affiliation == actors[0] || Affiliations.ActsFor(document, speaker.Entity, actors[0]);
        return speaks ? actors.Add(speaker.Entity) : actors;
    }

    /// <summary>Who did what the object only points back to ("mengecam penembakan itu"): the actors of the last such happening.</summary>
    private ImmutableArray<int> DoersOf(string type, ImmutableArray<int> actors)
    {
        for (int i = _events.Count - 1; i >= 0; i--)
        {
            if (_events[i].Type == type) return _events[i].Actors.RemoveAll(actors.Contains);
        }
        return [];
    }

    /// <summary>
    /// Where the paper's own words name no recipient, the one of what the same actors did just before: in the same sentence, or with words of the same kind
    /// in the one before; where the words point back ("mencabut blokade tersebut"), whatever they did in either.
    /// </summary>
    private ImmutableArray<int> Earlier(string type, ImmutableArray<int> actors, bool pointsBack)
    {
        for (int i = _events.Count - 1; i >= _previousStart; i--)
        {
            if ((pointsBack || i >= _sentenceStart || _events[i].Type == type) && !_events[i].Recipients.IsEmpty && actors.All(_events[i].Actors.Contains)) return _events[i].Recipients;
        }
        return [];
    }

    /// <summary>Whether the object is a happening told of before ("membantah tuduhan itu").</summary>
    private bool PointsBack(SentenceUnits clauses, int happening) =>
        happening >= 0 && clauses.Units[happening].End is var next && next < document.Tokens.Length && words.Classes.Is(document.Tokens[next].Word, WordClass.Determiner);

    /// <summary>Whoever accused, asked or threatened the actors last, in this sentence or the one before: whom a refusal answers.</summary>
    private ImmutableArray<int> Answered(ImmutableArray<int> actors)
    {
        for (int i = _events.Count - 1; i >= _previousStart; i--)
        {
            if (_told.Contains(i) && _events[i].Recipients.Any(actors.Contains)) return _events[i].Actors.RemoveAll(actors.Contains);
        }
        return [];
    }

    /// <summary>A happening that demands or accuses ("serangan itu juga menuntut …") speaks for whoever was quoted last in the paragraph.</summary>
    private Speaker? Continued(SentenceUnits clauses, int trigger)
    {
        bool action = false;
        for (int i = trigger - 1; i >= 0 && clauses.Units[i].Kind is not (UnitKind.Break or UnitKind.Subordinator or UnitKind.Deed or UnitKind.Verb); i--)
        {
            if (clauses.Units[i].Kind == UnitKind.Party) return null;
            action |= clauses.Units[i].Kind == UnitKind.Action;
        }
        if (!action) return null;
        Speaker? last = null;
        int start = document.Article.Blocks[clauses.Sentence.Block].Span.Start, end = clauses.Sentence.Span.Start;
        foreach (var quotation in document.Quotations)
        {
            if (quotation.Content[0].Start >= start && quotation.Content[^1].End <= end) last = quotation.Speaker ?? last;
        }
        return last;
    }

    /// <summary>Whether the words that tell of it are the news: somebody is quoted saying them, or they open the article.</summary>
    private bool IsNews(Frame frame, EventStatus status, int within, Quotation? cued) =>
        frame.Told && status == EventStatus.Actual && ((within >= 0 && document.Quotations[within].Kind == QuotationKind.Direct) || cued is not null || _sentences <= Opening);

    private static bool Suffices(Need need, bool mutual, int actors, int recipients) => mutual ? actors > 1 : need switch
    {
        Need.Actor => actors > 0,
        Need.Recipient => recipients > 0,
        Need.Both => actors > 0 && recipients > 0,
        _ => actors + recipients > 0,
    };

    private TextSpan Span(SentenceUnits clauses, int first, int end) =>
        new(document.Tokens[clauses.Units[first].Start].Start, document.Tokens[clauses.Units[end - 1].End - 1].End);

    /// <summary>The quotation whose words hold <paramref name="offset"/>, or −1.</summary>
    private int QuotationAt(int offset)
    {
        for (int i = 0; i < document.Quotations.Length; i++)
        {
            foreach (var content in document.Quotations[i].Content)
            {
                if (content.Contains(offset)) return i;
            }
        }
        return -1;
    }

    /// <summary>The quotation with the cue that <paramref name="trigger"/> is part of.</summary>
    private Quotation? CueAt(TextSpan trigger) => document.Quotations.FirstOrDefault(quotation => quotation.Cue is { } cue && cue.Overlaps(trigger));
}
