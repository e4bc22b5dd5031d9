using System.Collections.Immutable;
using Jejak.Documents;

namespace Jejak.Events;

/// <summary>Joins mentions of one happening: the same type, parties of which one tells all the other tells, and times that agree.</summary>
internal sealed class EventMerger(Document document)
{
    /// <param name="sentence">The first event of the sentence being read: deeds of one actor in one sentence ("menewaskan tiga orang dan melukai lima") are one.</param>
    public void Add(List<Event> events, int sentence, bool mutual, Event added)
    {
        for (int i = 0; i < events.Count; i++)
        {
            var known = events[i];
            if (known.Type != added.Type || known.Status != added.Status) continue;
            if (i >= sentence && !mutual && known.Actors.AsSpan().SequenceEqual(added.Actors.AsSpan()))
            {
                events[i] = known with { Recipients = [.. known.Recipients.Union(added.Recipients)] };
                return;
            }
            if ((known.Mode != added.Mode && known.Mode is not null && added.Mode is not null)) continue;
            if (!Agree(known.Time, added.Time) || !Tells(known.Actors, added.Actors) || !Tells(known.Recipients, added.Recipients)) continue;
            events[i] = known with
            {
                Mode = known.Mode ?? added.Mode,
                Actors = Longer(known.Actors, added.Actors),
                Recipients = Longer(known.Recipients, added.Recipients),
                Time = (known.Time?.Length ?? 0) >= (added.Time?.Length ?? 0) ? known.Time : added.Time,
                AssertedBy = added.AssertedBy < 0 ? -1 : known.AssertedBy,
            };
            return;
        }
        events.Add(added);
    }

    /// <summary>The one that tells more; of a state and the person who acts for it, the person.</summary>
    private ImmutableArray<int> Longer(ImmutableArray<int> left, ImmutableArray<int> right) =>
        right.Length > left.Length || (right.Length == 1 && left.Length == 1 && ActsFor(right[0], left[0])) ? right : left;

    /// <summary>Whether a role of <paramref name="person"/> names <paramref name="body"/>.</summary>
    private bool ActsFor(int person, int body)
    {
        if (person >= document.Entities.Length) return false;
        foreach (var role in document.Entities[person].Roles)
        {
            if (role.Affiliation == body) return true;
        }
        return false;
    }

    private static bool Agree(string? left, string? right) =>
        left is null || right is null || left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);

    private bool Tells(ImmutableArray<int> left, ImmutableArray<int> right)
    {
        if (left.Length < right.Length) (left, right) = (right, left);
        foreach (int party in right)
        {
            if (!left.Contains(party) && !left.Any(other => ActsFor(other, party) || ActsFor(party, other))) return false;
        }
        return true;
    }
}
