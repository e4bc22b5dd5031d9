using System.Collections.Immutable;
using Jejak.Documents;

namespace Jejak.Events;

/// <summary>What the events told so far lend to those told next: doers, recipients and askers that the words only point back to.</summary>
internal sealed class EarlierEvents
{
    /// <summary>Numbers of the events that words alone were.</summary>
    private readonly HashSet<int> _told = [];

    /// <summary>Numbers of the events that refuse or promise: they are aimed at whoever asked.</summary>
    private readonly HashSet<int> _answers = [];
    private List<Event> _events = [];
    private int _previousStart;

    /// <summary>The first event of the sentence being read.</summary>
    public int SentenceStart { get; private set; }

    /// <summary>Begins a sentence.</summary>
    /// <param name="events">Those told so far; it grows.</param>
    public void Open(List<Event> events)
    {
        _events = events;
        (_previousStart, SentenceStart) = (SentenceStart, events.Count);
    }

    /// <summary>Notes an event that refuses or promises.</summary>
    public void Answer(int written) => _answers.Add(written);

    /// <summary>Notes an event that words alone were: whom they are aimed at, what their actors do besides in the sentence is aimed at too ("turun ke jalan memprotes …").</summary>
    public void Tell(int written)
    {
        var told = _events[written];
        _told.Add(written);
        for (int i = SentenceStart; i < _events.Count && !told.Recipients.IsEmpty; i++)
        {
            if (_events[i].Recipients.IsEmpty && !_told.Contains(i) && !_answers.Contains(i) && _events[i].Type != told.Type && _events[i].Actors.AsSpan().SequenceEqual(told.Actors.AsSpan())) _events[i] = _events[i] with { Recipients = told.Recipients };
        }
    }

    /// <summary>Who did what the object only points back to ("mengecam penembakan itu"): the actors of the last such happening.</summary>
    public ImmutableArray<int> DoersOf(string type, ImmutableArray<int> actors)
    {
        for (int i = _events.Count - 1; i >= 0; i--)
        {
            if (_events[i].Type == type) return _events[i].Actors.RemoveAll(actors.Contains);
        }
        return [];
    }

    /// <summary>
    /// The recipient of what the same actors did just before: in the same sentence, or with words of the same kind in the one before;
    /// where the words point back ("mencabut blokade tersebut"), of whatever they did in either.
    /// </summary>
    /// <param name="inSentence">Only the same sentence counts.</param>
    public ImmutableArray<int> RecipientsOf(string type, ImmutableArray<int> actors, bool pointsBack, bool inSentence)
    {
        for (int i = _events.Count - 1; i >= (inSentence ? SentenceStart : _previousStart); i--)
        {
            if ((pointsBack || i >= SentenceStart || _events[i].Type == type) && !_events[i].Recipients.IsEmpty && actors.All(_events[i].Actors.Contains)) return _events[i].Recipients;
        }
        return [];
    }

    /// <summary>Whoever accused, asked or threatened the actors last, in this sentence or the one before: whom a refusal answers.</summary>
    public ImmutableArray<int> Askers(ImmutableArray<int> actors)
    {
        for (int i = _events.Count - 1; i >= _previousStart; i--)
        {
            if (_told.Contains(i) && _events[i].Recipients.Any(actors.Contains)) return _events[i].Actors.RemoveAll(actors.Contains);
        }
        return [];
    }
}
