using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>Relays and slips, counted by publisher.</summary>
public class CountTests : ArchiveSuite
{
    private static Story Relayed(string id, string publisher, string? published, params string[] relays)
    {
        var story = new Story(id, string.Join('\n', relays.Select((relay, i) => $"\"Kata {i},\" kata Ani, dikutip {relay}.")), published, publisher).Person("Ani");
        foreach (string relay in relays.Distinct()) story.Named(Documents.EntityType.Organization, relay);
        for (int i = 0; i < relays.Length; i++) story.Says(0, $"Kata {i},", relays[i]);
        return story;
    }

    private static readonly Story[] s_relayed =
    [
        Relayed("a", "Warta Contoh", "2019-03-28", "AFP", "AFP", "Reuters"),
        Relayed("b", "Warta Contoh", "2020-01-01", "AFP"),
        Relayed("c", "Kabar Contoh", null, "Reuters"),
    ];

    [Fact]
    public void Relays_are_counted_by_publisher_with_their_days()
    {
        using var archive = New(s_relayed);
        using var ask = archive.Ask();
        var answer = ask.Answer(new RelaysQuestion());
        Assert.Equal(2, answer.Total);
        Assert.Equal(
            [
                new RelayedRow("AFP", "agency", "Warta Contoh", 3, 2, "2019-03-28", "2020-01-01"),
                new("Reuters", "agency", "Kabar Contoh", 1, 1, null, null),
                new("Reuters", "agency", "Warta Contoh", 1, 1, "2019-03-28", "2019-03-28"),
            ], answer.Rows);
    }

    [Fact]
    public void Relays_can_be_narrowed()
    {
        using var archive = New(s_relayed);
        using var ask = archive.Ask();
        Assert.Equal(3, Assert.Single(ask.Answer(new RelaysQuestion { Relay = "afp" }).Rows).Quotations);
        Assert.Equal("Reuters", Assert.Single(ask.Answer(new RelaysQuestion { Publisher = "kabar" }).Rows).Relay);
        Assert.Equal(1, Assert.Single(ask.Answer(new RelaysQuestion { Days = new(new(2020, 1, 1), null) }).Rows).Quotations);
        Assert.Equal(["AFP"], ask.Answer(new RelaysQuestion { Limit = 1 }).Rows.Select(row => row.Relay));
        Assert.Empty(ask.Answer(new RelaysQuestion { Relation = "platform" }).Rows);
        Assert.Throws<UnknownNameException>(() => ask.Answer(new RelaysQuestion { Publisher = "foo" }));
    }

    [Fact]
    public void A_new_version_of_an_article_takes_the_place_of_the_old_one()
    {
        using var archive = New(s_relayed);
        archive.Store(Relayed("a", "Warta Contoh", "2019-03-29", "Reuters"));
        using var ask = archive.Ask();
        var rows = ask.Answer(new RelaysQuestion { Publisher = "Warta" }).Rows;
        Assert.Equal([("AFP", 1, "2020-01-01"), ("Reuters", 1, "2019-03-29")], rows.Select(row => (row.Relay, row.Quotations, row.First)));
    }

    [Fact]
    public void Counts_that_are_made_of_an_older_archive_are_those_that_are_made_as_articles_come_in()
    {
        using var archive = New([.. s_relayed, Stories.Plane]);
        string before = archive.Dump();
        Assert.Contains("relays|", before, StringComparison.Ordinal);
        using (var store = Stores.ArchiveStore.OpenToWrite(archive.Path))
        {
            store.BeginWriting();
            store.Execute("DELETE FROM relays");
            Tables.RelayTables.Fill(store);
            store.Commit();
        }
        Assert.Equal(before, archive.Dump());
    }

    [Fact]
    public void Slips_are_counted_by_publisher_and_kind_with_their_rate()
    {
        using var archive = New([Stories.Plane, Stories.Call, new Story("b", "Ani dan Annie.", publisher: "Warta Contoh").Slips("name-variant", "Annie").Slips("name-variant", "Ani"), new Story("c", "Tidak ada.", publisher: null, published: null)]);
        using var ask = archive.Ask();
        var answer = ask.Answer(new FindingCountsQuestion());
        Assert.Equal([("Warta Contoh", 2, 3, 1500), (null, 1, 0, 0), ("Kabar Contoh", 1, 0, 0)], answer.Rows.Select(row => (row.Publisher, row.Articles, row.Findings, row.PerThousand)));
        Assert.Equal([new CodeCount("name-variant", 2), new("weekday-date", 1)], answer.Rows[0].Codes);
        Assert.Equal((1, 500), (ask.Answer(new FindingCountsQuestion { Code = "weekday-date", Limit = 1 }).Rows[0].Findings, ask.Answer(new FindingCountsQuestion { Code = "weekday-date" }).Rows[0].PerThousand));
        Assert.Equal(1, Assert.Single(ask.Answer(new FindingCountsQuestion { Publisher = "warta", Days = new(null, new(2019, 3, 28)) }).Rows).Codes.Length - 1);
        Assert.Empty(ask.Answer(new FindingCountsQuestion { Publisher = "kabar", Days = new(null, new(2019, 3, 28)) }).Rows);
    }

    [Fact]
    public void Quotations_and_slips_of_one_publisher_can_be_asked_for()
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        Assert.Equal((2, 0), (ask.Answer(new QuotesQuestion { Publisher = "warta" }).Total, ask.Answer(new QuotesQuestion { Publisher = "kabar" }).Total));
        Assert.Equal((1, 0), (ask.Answer(new FindingsQuestion { Publisher = "warta" }).Total, ask.Answer(new FindingsQuestion { Publisher = "kabar" }).Total));
    }
}
