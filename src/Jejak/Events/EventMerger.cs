using System.Collections.Immutable;
using Jejak.Documents;

namespace Jejak.Events;

/// <summary>Joins mentions of one happening: the same type, parties of which one tells all the other tells, and times that agree.</summary>
internal sealed class EventMerger(Document document)
{
    /// <param name="sentence">The first event of the sentence being read: deeds of one actor in one sentence ("menewaskan tiga orang dan melukai lima") are one.</param>
    /// <param name="told">Words alone are the happening.</param>
    /// <returns>The number of the event that <paramref name="added"/> is, or went into.</returns>
    public int Add(List<Event> events, int sentence, bool mutual, bool told, Event added)
    {
        for (int i = 0; i < events.Count; i++)
        {
            var known = events[i];
            if (known.Type != added.Type || known.Status != added.Status) continue;
            if (i >= sentence && !mutual && known.Actors.AsSpan().SequenceEqual(added.Actors.AsSpan()))
            {
                events[i] = known with { Recipients = Both(known.Recipients, added.Recipients) };
                return i;
            }
            // What is said to nobody has an object of its own: support for talks is not the support for a party told of before.
            if (told && known.Recipients.IsEmpty != added.Recipients.IsEmpty) continue;
            if ((known.Mode != added.Mode && known.Mode is not null && added.Mode is not null)) continue;
            if (!Agree(known.Time, added.Time) || !Tells(known.Actors, added.Actors) || !Tells(known.Recipients, added.Recipients)) continue;
            // What three did together is not what two of them did.
            if (mutual && !(TellsAll(known.Actors, added.Actors) && TellsAll(added.Actors, known.Actors))) continue;
            events[i] = known with
            {
                Mode = known.Mode ?? added.Mode,
                Actors = Both(known.Actors, added.Actors),
                Recipients = Both(known.Recipients, added.Recipients),
                Time = (known.Time?.Length ?? 0) >= (added.Time?.Length ?? 0) ? known.Time : added.Time,
                AssertedBy = added.AssertedBy < 0 ? -1 : known.AssertedBy,
            };
            return i;
        }
        events.Add(added);
        return events.Count - 1;
    }

    /// <summary>Whether something with the same parties is told of already, at whatever time: what people say in one article they often say twice.</summary>
    public bool Holds(List<Event> events, Event said)
    {
        foreach (var known in events)
        {
            if (known.Type == said.Type && known.Status == said.Status && Tells(known.Actors, said.Actors) && ShareOne(known.Recipients, said.Recipients)) return true;
        }
        return false;
    }

    private static bool ShareOne(ImmutableArray<int> left, ImmutableArray<int> right)
    {
        foreach (int party in left)
        {
            if (right.Contains(party)) return true;
        }
        return false;
    }

    /// <summary>Everybody whom one of the two names: a state and the person who acts for it stay both.</summary>
    private static ImmutableArray<int> Both(ImmutableArray<int> left, ImmutableArray<int> right)
    {
        foreach (int party in right)
        {
            if (!left.Contains(party)) left = left.Add(party);
        }
        return left;
    }

    private bool ActsFor(int actor, int body) => Affiliations.ActsFor(document, actor, body);

    private static bool Agree(string? left, string? right) =>
        left is null || right is null || left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);

    /// <summary>Whether one of the two names everybody whom the other names.</summary>
    private bool Tells(ImmutableArray<int> left, ImmutableArray<int> right) => left.Length < right.Length ? TellsAll(right, left) : TellsAll(left, right);

    /// <summary>Whether everybody in <paramref name="parties"/>, or one he acts for or who acts for him, is among <paramref name="all"/>.</summary>
    private bool TellsAll(ImmutableArray<int> all, ImmutableArray<int> parties)
    {
        foreach (int party in parties)
        {
            bool told = all.Contains(party);
            for (int i = 0; i < all.Length && !told; i++) told = ActsFor(all[i], party) || ActsFor(party, all[i]);
            if (!told) return false;
        }
        return true;
    }
}
