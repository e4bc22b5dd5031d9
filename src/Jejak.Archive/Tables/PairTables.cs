using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Jejak.Archive.Exports;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Who has most to do with whom, counted from the packed events (<see cref="ActBlock"/>). Not safe for several threads.</summary>
internal sealed class PairTables(StoreConnection connection, PublisherNames publishers, Remembered remembered)
{
    private const int RowsAtOnce = 500;
    private const double Micro = 1e6;

    private readonly Dictionary<long, Count> _pairs = [];
    private readonly List<ActParty> _counted = [];
    private readonly List<int> _mapped = [];
    private int[] _parties = [];
    private PartyKind[] _kinds = [];
    private int _act;

    [Flags]
    private enum Direction
    {
        Forth = 1,
        Back = 2,
        Together = 4,
    }

    /// <param name="with">Only pairs that one of these is in; null for all.</param>
    public (ImmutableArray<ExportedRelation> Pairs, int Total) Of(ActorsQuestion question, FoundName? with)
    {
        var known = remembered.Of("acts", () => KnownActs.Read(connection), acts => acts.Bytes);
        (_parties, _kinds) = (known.Parties, known.Kinds);
        int[]? asked = with is null ? null : [.. with.Parties.Select(party => (int)party)];
        var carried = question.Publisher is { } publisher ? publishers.Find(publisher).ToHashSet(StringComparer.Ordinal) : null;
        foreach (var block in known.Blocks) CountPairs(question, block, carried, asked);
        var pairs = question.People ? [.. _pairs] : WithoutPeople();
        int total = pairs.Count;
        if (question.Limit > 0 && total > question.Limit)
        {
            // Those that are as active as the last one are ordered by their keys.
            int[] events = [.. pairs.Select(pair => pair.Value.Events)];
            Array.Sort(events);
            int least = events[^question.Limit];
            pairs.RemoveAll(pair => pair.Value.Events < least);
        }
        var identities = Identities(pairs.SelectMany(pair => new[] { One(pair.Key), Other(pair.Key) }));
        var relations = pairs.Select(pair => Relation(identities[One(pair.Key)], identities[Other(pair.Key)], pair.Value))
            .OrderByDescending(relation => relation.Acts.Events).ThenBy(relation => relation.One.Key, StringComparer.Ordinal).ThenBy(relation => relation.Other.Key, StringComparer.Ordinal);
        return ([.. question.Limit > 0 ? relations.Take(question.Limit) : relations], total);
    }

    private void CountPairs(ActorsQuestion question, ActList block, HashSet<string>? carried, int[]? with)
    {
        int first = ActBlock.DayOf(question.Days.First), last = ActBlock.DayOf(question.Days.Last);
        // −2: the block has none such; −1: any.
        int type = Index(block.Texts, question.Type), status = Index(block.Texts, question.Status);
        bool[]? wanted = carried is null ? null : Array.ConvertAll(block.Texts, carried.Contains);
        int from = 0;
        for (int i = 0; i < block.Acts.Length; i++)
        {
            ref readonly var act = ref block.Acts[i];
            var parties = block.Parties.AsSpan(from..block.Ends[i]);
            from = block.Ends[i];
            if (type != -1 && act.Type != type || status != -1 && act.Status != status) continue;
            if (first >= 0 && act.Last < first || last >= 0 && (act.First < 0 || act.First > last)) continue;
            if (wanted is not null && (act.Publisher < 0 || !wanted[act.Publisher])) continue;
            CountAct(act, parties, with, question.People);
        }
    }

    /// <summary>An event counts once for each two of its parties that are on different sides, or both actors of what has no other side.</summary>
    /// <param name="people">Also pairs that people are in. Whoever goes by another is not known to be one here.</param>
    private void CountAct(in Act act, ReadOnlySpan<ActParty> all, int[]? with, bool people)
    {
        if (all.Length < 2) return;
        _counted.Clear();
        _mapped.Clear();
        bool isAsked = with is null;
        foreach (var party in all)
        {
            if (!people && party.IsPerson && _parties[party.Identity] == 0) continue;
            int mapped = PartyOf(party);
            isAsked = isAsked || with.AsSpan().Contains(mapped);
            _counted.Add(party);
            _mapped.Add(mapped);
        }
        if (!isAsked || _counted.Count < 2) return;
        _act++;
        // Whole numbers: the sum does not hang on their order.
        long intensity = (long)Math.Round(act.Intensity * Micro);
        var parties = CollectionsMarshal.AsSpan(_counted);
        for (int i = 0; i < parties.Length; i++)
        {
            var one = parties[i];
            int mine = _mapped[i];
            for (int j = i + 1; j < parties.Length; j++)
            {
                var two = parties[j];
                int yours = _mapped[j];
                if (mine == yours || one.IsRecipient == two.IsRecipient && (one.IsRecipient || act.HasRecipients)) continue;
                if (with is not null && !with.AsSpan().Contains(mine) && !with.AsSpan().Contains(yours)) continue;
                var direction = one.IsRecipient == two.IsRecipient ? Direction.Together : two.IsRecipient == mine < yours ? Direction.Forth : Direction.Back;
                long pair = (long)Math.Min(mine, yours) << 32 | (uint)Math.Max(mine, yours);
                CollectionsMarshal.GetValueRefOrAddDefault(_pairs, pair, out _).Add(_act, act, intensity, direction);
            }
        }
    }

    private int PartyOf(ActParty party)
    {
        int joined = _parties[party.Identity];
        if (joined != 0) return joined;
        _kinds[party.Identity] = party.IsPerson ? PartyKind.Person : PartyKind.Other;
        return party.Identity;
    }

    private List<KeyValuePair<long, Count>> WithoutPeople()
    {
        // A party may go by an identity that has no part in an event itself.
        var unknown = new HashSet<int>();
        foreach (long pair in _pairs.Keys)
        {
            if (_kinds[One(pair)] == PartyKind.Unknown) unknown.Add(One(pair));
            if (_kinds[Other(pair)] == PartyKind.Unknown) unknown.Add(Other(pair));
        }
        foreach (var (number, identity) in Identities(unknown)) _kinds[number] = identity.Type == "person" ? PartyKind.Person : PartyKind.Other;
        var pairs = new List<KeyValuePair<long, Count>>(_pairs.Count);
        foreach (var pair in _pairs)
        {
            if (_kinds[One(pair.Key)] != PartyKind.Person && _kinds[Other(pair.Key)] != PartyKind.Person) pairs.Add(pair);
        }
        return pairs;
    }

    private Dictionary<int, RelationParty> Identities(IEnumerable<int> numbers)
    {
        var known = new Dictionary<int, RelationParty>();
        foreach (int[] chunk in numbers.Distinct().Chunk(RowsAtOnce))
        {
            using var some = connection.Ask($"SELECT identity, key, type, name FROM identities WHERE identity IN {NameTables.InList(chunk.Select(number => (long)number))}");
            using var rows = some.Rows();
            while (rows.Read()) known.Add((int)rows.GetInt64(0), new(rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        }
        return known;
    }

    /// <summary>By the order of their keys, which no order of ingest changes.</summary>
    private static ExportedRelation Relation(RelationParty one, RelationParty other, Count count)
    {
        bool turns = string.CompareOrdinal(one.Key, other.Key) > 0;
        if (turns) (one, other) = (other, one);
        var (forth, back) = turns ? (count.Back, count.Forth) : (count.Forth, count.Back);
        return new(one, other, new(one.Name, other.Name, count.Events, forth, back, count.Events - forth - back,
            Math.Round(count.Intensity / Micro / count.Events, 2, MidpointRounding.AwayFromZero), Day(count.First), Day(count.Last)));
    }

    private static string? Day(int day) => day < 0 ? null : DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static int Index(string[] texts, string? text) => text is null ? -1 : Array.IndexOf(texts, text) is >= 0 and var at ? at : -2;

    private static int One(long pair) => (int)(pair >> 32);

    private static int Other(long pair) => (int)pair;

    /// <summary>What two have to do with each other so far.</summary>
    private struct Count
    {
        // Of the act that was counted last, in which the two may meet several times.
        private int _act;
        private Direction _directions;

        public int Events { get; private set; }

        public int Forth { get; private set; }

        public int Back { get; private set; }

        /// <summary>Sum, in millionths.</summary>
        public long Intensity { get; private set; }

        public int First { get; private set; }

        public int Last { get; private set; }

        /// <param name="number">Of the act, from 1 on.</param>
        public void Add(int number, in Act act, long intensity, Direction direction)
        {
            if (number == _act)
            {
                if (_directions.HasFlag(direction)) return;
                // It goes in more than one direction.
                Turn(_directions, -1);
                _directions |= direction;
                return;
            }
            First = Events == 0 || First < 0 ? act.First : act.First < 0 ? First : Math.Min(First, act.First);
            Last = Events == 0 ? act.Last : Math.Max(Last, act.Last);
            Events++;
            Intensity += intensity;
            (_act, _directions) = (number, direction);
            Turn(direction, 1);
        }

        private void Turn(Direction direction, int more)
        {
            if (direction == Direction.Forth) Forth += more;
            if (direction == Direction.Back) Back += more;
        }
    }
}
