using Jejak.Archive.Identity;
using Jejak.Archive.Questions;
using Jejak.Documents;
using Xunit;

namespace Jejak.Archive.Tests;

public class NameTests : ArchiveSuite
{
    [Theory]
    [InlineData("A.S.", "as")]
    [InlineData("Nicolás MADURO", "nicolas maduro")]
    [InlineData("Recep Tayyip Erdoğan", "recep tayyip erdogan")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Al-Qaeda", "al qaeda")]
    [InlineData("Jum’at", "jumat")]
    [InlineData("  (PBB) ", "pbb")]
    [InlineData("“…”", "")]
    public void Names_are_compared_without_case_marks_and_accents(string name, string key) => Assert.Equal(key, NameKey.Of(name));

    [Theory]
    [InlineData("Rusia")]
    [InlineData("moskwa")]
    [InlineData("MOSKOW")]
    public void A_country_answers_to_every_spelling_of_every_article(string name)
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var answer = ask.Answer(new TimelineQuestion { Between = [name, "Venezuela"] });
        Assert.Equal("country:RU", Assert.Single(answer.Names[0].Identities).Key);
        Assert.Equal(["2019-03-23", "2022-01-01", "2022-03-01"], answer.Rows.Where(row => row.Event is not null).Select(row => row.Day));
    }

    [Theory]
    [InlineData("AS")]
    [InlineData("Amerika")]
    [InlineData("Amerika Serikat")]
    [InlineData("United States")]
    [InlineData("A.S.")]
    public void A_country_answers_to_names_that_no_article_used(string name)
    {
        Assert.SkipUnless(Languages.ResourceTable.Exists("id/lexicon/countries.tsv"), "no table of countries yet");
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        Assert.Equal(3, ask.Answer(new TimelineQuestion { Between = [name] }).Total);
    }

    [Fact]
    public void Two_names_are_one_person_only_where_an_article_says_so()
    {
        var (cak, gus) = (new Story("1", "Cak Lontong datang.").Person("Cak Lontong"), new Story("2", "Lies Hartono pergi.").Person("Lies Hartono"));
        using var apart = New(cak, gus);
        using (var ask = apart.Ask()) Assert.Equal(["person:cak lontong"], Keys(ask, "Cak Lontong"));

        using var linked = New(cak, gus, new Story("3", "Lies Hartono, alias Cak Lontong.").Person("Lies Hartono", null, -1, "Cak Lontong"));
        using (var ask = linked.Ask()) Assert.Equal(["person:lies hartono"], Keys(ask, "Cak Lontong"));
    }

    [Fact]
    public void A_surname_alone_belongs_to_the_namesake_who_is_called_so_most()
    {
        Story Known(string id, string name) => new Story(id, $"{name} berkata bahwa Sumbogo benar.").Person(name, null, -1, "Sumbogo");
        using var archive = New(Known("1", "Rahmat Sumbogo"), Known("2", "Rahmat Sumbogo"), Known("3", "Rahmat Sumbogo"), Known("4", "Rahmat Sumbogo"), Known("5", "Tutik Sumbogo"), new Story("6", "Sumbogo datang.").Person("Sumbogo"));
        using var ask = archive.Ask();
        Assert.Equal("person:rahmat sumbogo", Keys(ask, "Sumbogo")[0]);
        Assert.Equal(1, archive.Number("SELECT count(*) FROM identities WHERE key = 'person:sumbogo' AND party = (SELECT identity FROM identities WHERE key = 'person:rahmat sumbogo')"));
        Assert.Equal(["person:tutik sumbogo"], Keys(ask, "Tutik Sumbogo"));
    }

    [Fact]
    public void A_name_that_one_article_in_fifty_gives_somebody_else_is_not_taken_for_him()
    {
        var stories = Enumerable.Range(0, 60).Select(number => new Story($"{number}", "Peskov bicara. Dmitry Peskov.").Person("Dmitry Peskov", null, -1, "Peskov"));
        using var archive = New([.. stories, new Story("slip", "Peskov bukan Sergey Lavrov.").Person("Sergey Lavrov", null, -1, "Peskov")]);
        using var ask = archive.Ask();
        Assert.Equal(["person:dmitry peskov"], Keys(ask, "Peskov"));
    }

    [Theory]
    [InlineData("Maria Zakarova", "Maria Zakharova")]
    [InlineData("Maria", "Maria Zakharova")]
    [InlineData("Venezuala", "Venezuela")]
    public void An_unknown_name_is_answered_with_the_closest(string asked, string closest)
    {
        using var archive = New(Stories.Plane, Stories.Call);
        using var ask = archive.Ask();
        var unknown = Assert.Throws<UnknownNameException>(() => ask.Answer(new QuotesQuestion { Speaker = asked }));
        Assert.Equal(closest, unknown.Closest[0]);
        Assert.DoesNotContain('\n', unknown.Message);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("peskov", "psekov", 1)]
    [InlineData("kiev", "kyiv", 2)]
    [InlineData("abc", "abcd", 1)]
    [InlineData("abcdef", "uvwxyz", 3)]
    public void Edit_distance_counts_swapped_neighbours_as_one(string left, string right, int distance) => Assert.Equal(distance, EditDistance.Within(left, right, 2));

    private static string[] Keys(NewsArchive ask, string name) => [.. ask.Answer(new TimelineQuestion { Between = [name] }).Names[0].Identities.Select(identity => identity.Key)];

    [Fact]
    public void Answers_show_the_one_name_of_a_party_and_keep_what_the_article_says()
    {
        Story Told(string id, string name) => new Story(id, $"{name} memeriksa PT Gag Nikel. \"Kami tahu,\" kata {name}.").Named(EntityType.Organization, name).Named(EntityType.Organization, "PT Gag Nikel")
            .Says(0, "Kami tahu,").Happens("INVESTIGATE", [0], [1], $"{name} memeriksa PT Gag Nikel", assertedBy: 0);
        using var archive = New(Told("1", "KPK"), Told("2", "Komisi Pemberantasan Korupsi"));
        using var ask = archive.Ask();
        var events = ask.Answer(new TimelineQuestion { Between = ["KPK", "PT Gag Nikel"] }).Rows.Select(row => row.Event!).ToArray();
        Assert.Equal(["Komisi Pemberantasan Korupsi", "Komisi Pemberantasan Korupsi"], events.Select(row => Assert.Single(row.Actors)));
        Assert.Equal(["Komisi Pemberantasan Korupsi", "Komisi Pemberantasan Korupsi"], events.Select(row => row.AssertedBy!.Speaker));
        Assert.Equal([new OwnName("Komisi Pemberantasan Korupsi", "KPK")], Assert.Single(events, row => row.Article.Id == "1").OwnNames!);
        Assert.Null(Assert.Single(events, row => row.Article.Id == "2").OwnNames);
        var quotations = ask.Answer(new QuotesQuestion { Speaker = "KPK" }).Rows;
        Assert.Equal(["Komisi Pemberantasan Korupsi", "Komisi Pemberantasan Korupsi"], quotations.Select(row => row.Speaker));
        Assert.Equal([new OwnName("Komisi Pemberantasan Korupsi", "KPK")], quotations.Single(row => row.Article.Id == "1").OwnNames!);
    }
}
