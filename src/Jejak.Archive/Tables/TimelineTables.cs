using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Which events, and words of two about each other, a timeline has. Not safe for several threads.</summary>
internal sealed class TimelineTables(StoreConnection connection, NameTables names, PublisherNames publishers)
{
    private readonly FactTables _facts = new(connection);

    public Answer<TimelineRow> Answer(TimelineQuestion question)
    {
        FoundName[] parties = [.. question.Between.Select(names.Find)];
        var (keys, total) = Events(question, parties);
        if (question.Type is null && question.Status is null && parties.Length > 1)
        {
            var said = Said(question, parties);
            total += said.Count;
            keys = FactTables.Latest([.. keys, .. said], question.Limit);
        }
        var events = _facts.Events(keys.Where(key => key.Kind == 'v'));
        var quotations = _facts.Quotations(keys.Where(key => key.Kind == 'q'));
        var shown = new ShownNames(connection, keys.Select(key => key.Article), events.Values.SelectMany(ShownNames.In).Concat(quotations.Values.SelectMany(ShownNames.In)));
        return new(
            [.. keys.Select(key => new TimelineRow(key.Day, key.Kind == 'v' ? shown.Of(events[key.Number], key.Article) : null, key.Kind == 'q' ? shown.Of(quotations[key.Number], key.Article) : null))],
            total, [.. parties.Select(party => party.Set)]);
    }

    /// <summary>In order, the newest where the question has a limit; and how many there are without it.</summary>
    public (List<FactKey> Keys, int Total) Events(TimelineQuestion question, FoundName[] parties)
    {
        var only = Conditions.OfEvents(question.Type, question.Status, question.Days, parties.Length == 0 ? "e" : "p").Add(publishers.Of(question.Publisher, parties.Length == 0 ? "e.article" : "p.article")).AddList(parties.Length == 0 ? "e.article" : "p.article", question.Articles);
        if (parties.Length == 1) return PartyFacts.OfEvents(connection).Newest(parties[0].Identities, "'actor', 'recipient'", only, question.Limit);
        if (parties.Length > 1)
        {
            var between = new HashSet<FactKey>(_facts.Keys('v', $"{RelationTables.Between(parties[0], parties[1], "p.first, p.article, p.start, p.event")} AND {RelationTables.Sides}{only.And}", only.Values));
            return (FactTables.Latest([.. between], question.Limit), between.Count);
        }
        var all = new FactWay('v', "events AS e", only.Where, "e.first", "e.article", "e.start", "e.event");
        using var count = connection.Ask("SELECT count(*) FROM events AS e WHERE " + only.Where);
        return (_facts.Newest([all], question.Limit, only.Values), Convert.ToInt32(count.Value(only.Values), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What two said of each other.</summary>
    public List<FactKey> Said(TimelineQuestion question, FoundName[] parties) => new QuoteTables(connection, names, publishers).OfEachOther(parties[0], parties[1], question.Days, question.Publisher, question.Articles);
}
