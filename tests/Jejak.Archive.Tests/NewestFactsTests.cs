using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;
using Jejak.Documents;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>The short ways to an answer lead where looking at every fact leads.</summary>
public class NewestFactsTests : ArchiveSuite
{
    private static readonly (string Name, string Iso)[] s_countries = [("Rusia", "RU"), ("Kuba", "CU"), ("Mali", "ML"), ("Peru", "PE")];
    private static readonly string[] s_types = ["CONSULT", "AID", "ACCUSE"];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(2_000)]
    public void The_newest_facts_of_somebody_are_the_last_of_all(int manyRows)
    {
        using var archive = Archive(60, 19);
        using var store = ArchiveStore.OpenToRead(archive.Path);
        string everybody = store.Number("SELECT max(identity) FROM identities") is var last ? NameTables.InList(Enumerable.Range(1, (int)last).Select(number => (long)number)) : "";
        foreach (var (facts, parts) in new[] { (PartyFacts.OfQuotations(store, manyRows), "'speaker', 'about'"), (PartyFacts.OfEvents(store, manyRows), "'actor', 'recipient'") })
        {
            foreach (string identities in (string[])["(1)", "(2, 3)", everybody])
            {
                foreach (var only in (Conditions[])[new(), new Conditions().Add("p.article >", 20L), new Conditions().Add("p.article >", 10L).Add("p.start <", 40L)])
                {
                    var (all, count) = facts.Newest(identities, parts, only, 0);
                    Assert.Equal(all.Distinct().Count(), count);
                    foreach (int limit in (int[])[1, 2, 10, 1000])
                    {
                        var (newest, total) = facts.Newest(identities, parts, only, limit);
                        Assert.Equal(count, total);
                        Assert.Equal(FactTables.Latest([.. all], limit), newest);
                    }
                }
            }
        }
    }

    [Fact]
    public void A_timeline_and_quotations_of_all_end_with_the_newest()
    {
        using var archive = Archive(40, 3);
        using var ask = archive.Ask();
        var events = ask.Answer(new TimelineQuestion());
        var quotes = ask.Answer(new QuotesQuestion());
        Assert.Contains(quotes.Rows, row => row.Article.Published is null);
        foreach (int limit in (int[])[1, 5, 17, 500])
        {
            var some = ask.Answer(new TimelineQuestion { Limit = limit });
            Assert.Equal(events.Total, some.Total);
            Assert.Equal(Last(events.Rows, row => row.Day is null, limit).Select(row => row.Event!.Article.Id + row.Event.Id), some.Rows.Select(row => row.Event!.Article.Id + row.Event.Id));
            var said = ask.Answer(new QuotesQuestion { Limit = limit });
            Assert.Equal(quotes.Total, said.Total);
            Assert.Equal(Last(quotes.Rows, row => row.Article.Published is null, limit).Select(row => row.Article.Id + row.Id), said.Rows.Select(row => row.Article.Id + row.Id));
        }
    }

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData("actual", "AID", null, true)]
    [InlineData("actual", null, "2012-03", false)]
    [InlineData(null, null, "2011-01", true)]
    public void Pairs_are_counted_as_if_every_event_were_looked_at(string? status, string? type, string? period, bool people)
    {
        using var archive = Archive(60, 7);
        archive.Store(Story(5, new Random(99)), Story(11, new Random(98)));
        using (var decisions = ArchiveDecisions.Open(archive.Path, TimeProvider.System)) decisions.Merge("Peru", "Mali");
        var days = period is null ? default : SearchQuery.Parse($"after:{period}").Days;
        using var ask = archive.Ask();
        var answer = ask.Answer(new ActorsQuestion { Status = status, Type = type, Days = days, People = people });
        string condition = string.Concat(status is null ? "" : $" AND e.status = '{status}'", type is null ? "" : $" AND e.type = '{type}'", days.First is null ? "" : $" AND e.last >= '{days.First}'", people ? "" : " AND a.type <> 'person' AND b.type <> 'person'");
        string expected = archive.Lines($"""
            SELECT one || '|' || other || '|' || count(*) || '|' || coalesce(min(first), '') || '|' || coalesce(max(last), '') FROM (
              SELECT DISTINCT a.key AS one, b.key AS other, e.event, e.first, e.last FROM events AS e JOIN event_parties AS x ON x.event = e.event JOIN event_parties AS y ON y.event = e.event
              JOIN identities AS i ON i.identity = x.identity JOIN identities AS j ON j.identity = y.identity JOIN identities AS a ON a.identity = i.party JOIN identities AS b ON b.identity = j.party AND b.key > a.key
              WHERE (x.side <> y.side OR x.side = 'actor' AND e.recipients IS NULL){condition}) AS pairs
            GROUP BY one, other ORDER BY count(*) DESC, one, other
            """);
        Assert.NotEmpty(answer.Rows);
        var keys = Keys(archive);
        Assert.Equal(expected.TrimEnd('\n').Split('\n'), answer.Rows.Select(row => $"{keys[row.One]}|{keys[row.Other]}|{row.Events}|{row.First}|{row.Last}"));
        Assert.Equal(answer.Rows.Take(3), ask.Answer(new ActorsQuestion { Status = status, Type = type, Days = days, People = people, Limit = 3 }).Rows);
    }

    [Fact]
    public void Of_many_matches_the_last_ones_are_ranked_and_all_are_counted()
    {
        using var archive = New([.. Enumerable.Range(0, 30).Select(number => new Story($"{number:00}", string.Join(' ', Enumerable.Repeat("hujan", 30 - number)) + " dan angin."))]);
        using var store = ArchiveStore.OpenToRead(archive.Path);
        var words = SearchWords.Parse("hujan")!;
        Assert.Equal([1L, 2L, 3L], store.Text.Best(words, "", [], 3).Hits.Select(hit => hit.Article));
        store.Text.MostRanked = 10;
        var (hits, total) = store.Text.Best(words, "", [], 3);
        Assert.Equal([21L, 22L, 23L], hits.Select(hit => hit.Article));
        Assert.Equal(30, total);
        (hits, total) = store.Text.Best(words, "a.article <= ?1", [15L], 2);
        Assert.Equal([6L, 7L], hits.Select(hit => hit.Article));
        Assert.Equal(15, total);
        Assert.Equal(30, store.Text.Best(words, "", [], 0).Hits.Count);
    }

    [Theory]
    [InlineData("country:Rusia", 20)]
    [InlineData("country:RU after:2012", 8)]
    [InlineData("country:Rusia name:Kuba", 7)]
    [InlineData("country:Rusia -name:Kuba", 13)]
    [InlineData("-country:Rusia", 20)]
    [InlineData("-publisher:\"Warta Contoh\"", 0)]
    [InlineData("bertemu -country:Rusia", 20)]
    [InlineData("bertemu country:Rusia name:Kuba before:2012", 6)]
    public void Fields_are_met_by_the_same_articles_asked_of_each_and_as_a_set(string query, int count)
    {
        using var archive = New([.. Enumerable.Range(0, 40).Select(number =>
        {
            var story = new Story($"s-{number:00}", "Rusia bertemu Kuba dan Peru.", number % 5 == 4 ? null : $"20{10 + number % 4}-0{1 + number % 9}-11").Country("Peru", "PE");
            if (number % 2 == 0) story.Country("Rusia", "RU");
            return number % 3 == 0 ? story.Country("Kuba", "CU") : story;
        })]);
        using var store = ArchiveStore.OpenToRead(archive.Path);
        var names = new NameTables(store, CountryNames.For("id"), NameParts.For("id"));
        Answer<SearchRow> Ask(int limit, int many, int large) => new SearchTables(store, names, new(store), many, large).Answer(SearchQuery.Parse(query) with { Limit = limit });
        var all = Ask(0, 1_000, 1_000);
        Assert.Equal(count, all.Total);
        foreach (int limit in (int[])[0, 1, 5, 15, 100])
        {
            foreach (var (many, large) in ((int, int)[])[(1_000, 1_000), (1, 1_000), (1_000, 1), (1, 1)])
            {
                var answer = Ask(limit, many, large);
                Assert.Equal(count, answer.Total);
                Assert.Equal(all.Rows.Take(limit == 0 ? count : limit).Select(row => row.Article.Id), answer.Rows.Select(row => row.Article.Id));
            }
        }
    }

    private TemporaryArchive Archive(int stories, int seed)
    {
        var random = new Random(seed);
        return New([.. Enumerable.Range(0, stories).Select(number => Story(number, random))]);
    }

    private static Story Story(int number, Random random)
    {
        const string text = "Rusia dan Kuba bertemu Mali dan Peru serta Budi Santoso, kata Rusia.";
        var story = new Story($"s-{number:00}", text, random.Next(6) == 0 ? null : $"20{10 + random.Next(4)}-0{random.Next(1, 9)}-11");
        foreach (var (name, iso) in s_countries) story.Country(name, iso);
        story.Person("Budi Santoso");
        for (int i = random.Next(4); i > 0; i--) story.Says(random.Next(5), random.Next(2) == 0 ? "bertemu Mali" : "Kuba bertemu");
        for (int i = random.Next(4); i > 0; i--)
            story.Happens(s_types[random.Next(3)], Some(random, 1), Some(random, 0), "bertemu", random.Next(3) == 0 ? "2012-05" : null, random.Next(3) == 0 ? EventStatus.Future : EventStatus.Actual);
        return story;
    }

    private static int[] Some(Random random, int least) => [.. Enumerable.Range(0, random.Next(least, 3)).Select(_ => random.Next(5)).Distinct()];

    private static IEnumerable<T> Last<T>(IReadOnlyList<T> rows, Func<T, bool> isUndated, int limit)
    {
        var dated = rows.Where(row => !isUndated(row)).TakeLast(limit).ToList();
        return dated.Concat(rows.Where(isUndated).Take(limit - dated.Count));
    }

    private static Dictionary<string, string> Keys(TemporaryArchive archive)
    {
        using var store = ArchiveStore.OpenToRead(archive.Path);
        using var all = store.Ask("SELECT name, key FROM identities WHERE identity = party");
        using var rows = all.Rows();
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        while (rows.Read()) keys[rows.GetString(0)] = rows.GetString(1);
        return keys;
    }
}
