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

    /// <summary>PLOVER scores from this one to 1 are those of requests.</summary>
    private const double Asking = -1;

    private readonly Cast _cast = new(document, parties, words);
    private readonly string? _newsDay = EventTimes.NewsDay(document);
    private readonly EventMerger _merger = new(document);
    private readonly List<Event> _events = [];
    private readonly EarlierEvents _earlier = new();
    private int _sentences;

    public void Read(SentenceUnits clauses)
    {
        int wantedUntil = 0, refused = -1, denied = -1;
        _sentences++;
        _earlier.Open(_events);
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
            if (unit.Kind == UnitKind.Deed && ((!frame.CountsAsAim && StatusReader.IsPurpose(clauses, i)) || IsSaid(clauses, i))) continue;
            Write(clauses, i, frame);
        }
    }

    /// <summary>What statements do by being made: it joins these events last.</summary>
    public SpokenEvents Spoken() => new(document, _cast, _events, _merger, _newsDay, tracer);

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

    /// <summary>Whether the deed is only what a noun right before it says ("atas tuduhan mendukung terorisme", "seruan mengakhiri perang").</summary>
    private static bool IsSaid(SentenceUnits clauses, int deed) => deed > 0 && clauses.Units[deed - 1].Kind == UnitKind.Action && clauses.Form(deed - 1).Frame is { TakesDeed: true, Told: true };

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
        if (roles.Cause >= 0 && actors.IsEmpty && PointsBack(clauses, roles.Cause)) actors = _earlier.DoersOf(frame.Type, actors);
        var recipients = _cast.Entities(roles.Recipients, asState: frame.TakesDeed, acting: frame.Actor == Slot.Speaker, answering: frame is { TakesDeed: true, Intensity: >= Asking });
        if (frame.Seizes) recipients = _cast.WithOwners(recipients, actors);
        if (recipients.IsEmpty && frame.Aims && AimedAt(clauses, trigger) is { IsEmpty: false } aimed) recipients = aimed.RemoveAll(actors.Contains);
        if (frame.Mutual ? _cast.HasOthers(actors) : _cast.AreOthers(actors) || (frame.Actor == Slot.Speaker && ((!recipients.IsEmpty && !_cast.ArePublic(recipients) && !_cast.AreKnown(actors)) || !Stands(clauses, trigger)))) return;
        if (frame.Official && !_cast.HoldsOffice(actors) && !_cast.IsNamedAbroad(actors, recipients)) return;
        // A quarrel or a favour between private people is no news of politics.
        if (frame.Told && !actors.IsEmpty && !recipients.IsEmpty && _cast.ArePrivate(actors) && _cast.ArePrivate(recipients)) return;
        if (!frame.Mutual) recipients = recipients.RemoveAll(actors.Contains);
        if (recipients.IsEmpty && frame.TakesDeed && cued?.Addressee is { Entity: >= 0 } addressee && !actors.Contains(addressee.Entity)) recipients = [addressee.Entity];
        if (frame.CountsAsAim) actors = _cast.NameSuspect(actors);
        if (!frame.Told || frame.Intensity >= Asking) actors = actors.RemoveAll(_cast.IsOutlet);
        if (!frame.Mutual && actors.Length == 1 && (frame.TakesDeed || frame.Told || frame.Official)) recipients = WithoutOwnSide(recipients, actors[0], frame);
        if (recipients.IsEmpty && !_cast.IsNobody(roles.Recipients) && named == 0 && frame.Need == Need.Both) recipients = roles.Happening >= 0 ? _earlier.DoersOf(clauses.Form(roles.Happening).Frame.Type, actors) : within < 0 ? Lent(clauses, trigger, frame, actors) : [];
        if (recipients.IsEmpty && named == 0 && frame.Need == Need.Actor && frame.TakesDeed && !frame.Mutual && PointsBack(clauses, roles.Happening)) recipients = _earlier.Askers(actors);
        // What an earlier happening lends as its other side may be the actor himself.
        if (!frame.Mutual) recipients = recipients.RemoveAll(actors.Contains);
        if (!Suffices(roles.Cause >= 0 ? Need.Recipient : frame.Need, frame.Mutual, actors.Length, recipients.IsEmpty && _cast.IsNobody(roles.Recipients) ? 1 : recipients.Length)) return;
        // What people refuse to do of whom nothing is known is no news of politics.
        if (recipients.IsEmpty && frame is { TakesDeed: true, Denies: false, Told: false, Mutual: false } && !_cast.IsNobody(roles.Recipients) && _cast.AreUnknown(actors)) return;
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
            Place = EventPlaces.Find(clauses, trigger),
            Status = status,
            AssertedBy = within,
            Trigger = span,
            Evidence = Span(clauses, roles.First, roles.End),
        };
        int written = _merger.Add(_events, _earlier.SentenceStart, frame.Mutual, frame.Told || frame.SharesTarget, told);
        tracer?.Add(written, told, clauses, trigger, answered, roles, speaker ?? cued?.Speaker, cued?.Addressee);
        if (frame.Told) _earlier.Tell(written);
        else if (frame.TakesDeed) _earlier.Answer(written);
    }

    /// <summary>
    /// Without the side that the actor himself acts for: nobody refuses, praises or visits the state or the house that he speaks for.
    /// He may well ask something of it, and a citizen accuses his state.
    /// </summary>
    private ImmutableArray<int> WithoutOwnSide(ImmutableArray<int> recipients, int actor, Frame frame)
    {
        if (frame is { TakesDeed: true, Intensity: >= Asking and <= 1 } || (frame.Intensity < Asking && !frame.TakesDeed)) return recipients;
        int state = ClauseWords.StateOf(document, actor);
        foreach (int recipient in recipients)
        {
            if (recipient == state || _cast.LiesIn(recipient, actor) || Affiliations.ActsFor(document, actor, recipient)) recipients = recipients.Remove(recipient);
        }
        return recipients;
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
        return i == 0 || clauses.Units[i - 1].Kind != UnitKind.Other || (clauses.Party(i).Entity >= 0 && !clauses.IsCommonNoun(clauses.Units[i - 1])) || document.Tokens[clauses.Units[i - 1].Start].Kind != TokenKind.Word;
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

    /// <summary>Who says in quoted words what a state wants, says it for that state: both act.</summary>
    private ImmutableArray<int> WithSpeaker(ImmutableArray<int> actors, Speaker? speaker)
    {
        if (speaker is not { Entity: >= 0 } || actors.Length != 1 || actors[0] == speaker.Entity) return actors;
        bool speaks = speaker.Affiliation == actors[0] || Affiliations.ActsFor(document, speaker.Entity, actors[0]);
        return speaks ? actors.Add(speaker.Entity) : actors;
    }

    /// <summary>Where the paper's own words name no recipient: the one that an earlier event lends.</summary>
    private ImmutableArray<int> Lent(SentenceUnits clauses, int trigger, Frame frame, ImmutableArray<int> actors)
    {
        bool pointsBack = PointsBack(clauses, trigger) || ObjectPointsBack(clauses, trigger);
        if (!frame.Told && !pointsBack) return [];
        // "menyerukan penyelesaian krisis": what has an object of its own is aimed at nobody named in another sentence.
        bool own = trigger + 1 < clauses.Units.Count && clauses.Units[trigger + 1] is { Kind: UnitKind.Other, Start: var next } && document.Tokens[next].Kind == TokenKind.Word;
        return _earlier.RecipientsOf(frame.Type, actors, pointsBack, inSentence: own && !pointsBack);
    }

    /// <summary>Whether the object is a thing told of before ("menganggap pemilihan itu curang").</summary>
    private static bool ObjectPointsBack(SentenceUnits clauses, int trigger) =>
        trigger + 2 < clauses.Units.Count && clauses.Units[trigger + 1].Kind == UnitKind.Other && clauses.IsDeterminer(clauses.Units[trigger + 2]);

    /// <summary>Whether the object is a happening told of before ("membantah tuduhan itu").</summary>
    private bool PointsBack(SentenceUnits clauses, int happening) =>
        happening >= 0 && clauses.Units[happening].End is var next && next < document.Tokens.Length && words.Classes.Is(document.Tokens[next].Word, WordClass.Determiner);

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
    private Quotation? CueAt(TextSpan trigger)
    {
        foreach (var quotation in document.Quotations)
        {
            if (quotation.Cue is { } cue && cue.Overlaps(trigger)) return quotation;
        }
        return null;
    }
}
