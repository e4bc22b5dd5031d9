using Jejak.Archive.Stories;
using Xunit;

namespace Jejak.Archive.Tests;

public class StorySignatureTests
{
    [Fact]
    public void What_is_stored_comes_back()
    {
        foreach (var story in (Story[])[Stories.Plane, Stories.Call, new("empty", "", null, null, null), .. new MadeReport(1, 1).Articles])
        {
            var signature = story.Stored().Row.Signature;
            var again = StorySignature.FromBytes(signature.ToBytes(), signature.Bands.ToBytes());
            Assert.Equal((signature.Day, signature.Moment, signature.Publisher, signature.Host), (again.Day, again.Moment, again.Publisher, again.Host));
            Assert.True(StorySignature.IsCurrent(signature.ToBytes()));
            foreach (var (one, other) in Sets(signature).Zip(Sets(again))) Assert.Equal(one.Hashes.ToArray(), other.Hashes.ToArray());
        }
    }

    [Fact]
    public void A_link_is_the_same_both_ways()
    {
        var signatures = Enumerable.Range(0, 6).SelectMany(number => new MadeReport(number, 8).Articles).Select(story => story.Stored().Row.Signature).ToArray();
        foreach (var one in signatures)
        {
            foreach (var other in signatures)
            {
                Assert.Equal(StoryLink.Between(one, other), StoryLink.Between(other, one));
                Assert.Equal(StoryLink.AreComparable(one, other), StoryLink.AreComparable(other, one));
            }
        }
    }

    [Fact]
    public void Articles_that_share_a_third_of_their_runs_meet_and_others_do_not()
    {
        int met = 0, strangers = 0;
        for (int number = 0; number < 200; number++)
        {
            var one = new MadeReport(number, 9).Original.Stored().Row.Signature;
            var third = new MadeReport(number, 9).Rewritten.Stored().Row.Signature;
            var stranger = new MadeReport(number + 1000, 9).Original.Stored().Row.Signature;
            if (one.Bands.Shared(third.Bands) > 0) met++;
            if (one.Bands.Shared(stranger.Bands) > 0) strangers++;
        }
        Assert.True(met >= 198, $"{met} of 200 met");
        Assert.True(strangers <= 1, $"{strangers} of 200 strangers met");
    }

    // Before denials, before voices, before hosts.
    [Theory]
    [InlineData(sizeof(uint), true)]
    [InlineData(3 * sizeof(uint), true)]
    [InlineData(4 * sizeof(uint), false)]
    public void What_an_older_version_stored_is_read_and_known_for_it(int less, bool hasHost)
    {
        var signature = StorySignature.Of(["Satu kalimat."], [], null, "2025-06-01", null, "https://a.contoh.id/a", "Budi");
        Assert.True(StorySignature.IsCurrent(signature.ToBytes()));
        var old = signature.ToBytes()[..^less];
        Assert.False(StorySignature.IsCurrent(old));
        var again = StorySignature.FromBytes(old, signature.Bands.ToBytes());
        Assert.Equal((signature.Publisher, hasHost ? signature.Host : 0, 0), (again.Publisher, again.Host, again.Voice.Count));
        Assert.Equal(signature.Lead.Hashes.ToArray(), again.Lead.Hashes.ToArray());
    }

    [Theory]
    [InlineData("2025-06-01", "2025-06-01", 180, 200)]
    [InlineData("2025-06-01", "2025-06-02", 180, 200)]
    [InlineData("2025-06-01", "2025-06-03", 0, 100)]
    [InlineData("2025-06-01", "2025-07-01", 0, 0)]
    [InlineData("2025-06-01", null, 0, 100)]
    public void Articles_of_a_day_or_the_next_meet_by_a_tenth_of_their_runs(string one, string? other, int atLeast, int atMost)
    {
        int met = 0;
        for (int number = 0; number < 200; number++)
        {
            string[] report = Sentences(number), another = Sentences(number + 1000);
            if (StoryLink.AreComparable(StorySignature.Of(report, [], null, one), StorySignature.Of([.. another[..10], .. report[10..]], [], null, other))) met++;
        }
        Assert.InRange(met, atLeast, atMost);
    }

    [Theory]
    [InlineData("2025-06-01", "2025-06-01", false, true)]
    [InlineData("2025-06-01T08:00:00+07:00", "2025-06-01T11:00:00+07:00", false, true)]
    [InlineData("2025-06-01T22:00:00+07:00", "2025-06-02T05:00:00+07:00", false, true)]
    [InlineData("2025-06-01T05:00:00+07:00", "2025-06-01T22:00:00+07:00", false, false)]
    [InlineData("2025-06-01", "2025-06-02", false, false)]
    [InlineData("2025-06-01", "2025-06-01", true, false)]
    public void Reports_that_begin_alike_are_one_within_half_a_day_unless_they_quote_others(string published, string otherPublished, bool quoteOthers, bool joins)
    {
        for (int number = 0; number < 20; number++)
        {
            string[] report = Sentences(number), another = Sentences(number + 1000);
            string[] words = report[0].Split(' ');
            var one = StorySignature.Of(report, quoteOthers ? report[9..] : [], string.Join(' ', words[..8]), published, "Warta Satu");
            var other = StorySignature.Of([.. report[..3], .. another[3..]], quoteOthers ? another[9..] : [], string.Join(' ', [.. words[..2], .. another[0].Split(' ')[..6]]), otherPublished, "Warta Dua");
            Assert.Equal(joins, StoryLink.Between(one, other)?.Joins == true);
        }
    }

    [Theory]
    [InlineData("https://satu.contoh.id/a", "https://dua.contoh.id/b", "2025-06-01", true)]
    [InlineData("https://satu.contoh.id/a", "https://satu.contoh.id/b", "2025-06-01", false)]
    [InlineData("https://contoh.id/a", "https://www.contoh.id/b", "2025-06-01", false)]
    [InlineData("https://satu.contoh.id/a", "https://dua.contoh.id/b", "2025-06-04", false)]
    [InlineData("https://contoh.id/a", "https://lain.id/b", "2025-06-01", true)]
    public void Papers_of_one_house_copy_each_other_and_one_paper_goes_on(string url, string otherUrl, string day, bool joins)
    {
        for (int number = 0; number < 20; number++)
        {
            string[] report = Sentences(number), another = Sentences(number + 1000);
            var one = StorySignature.Of(report, [], report[0], "2025-06-01", null, url);
            var other = StorySignature.Of(report.Select((sentence, at) => at % 3 == 2 ? another[at] : sentence), [], report[0], day, null, otherUrl);
            Assert.Equal(joins, StoryLink.Between(one, other)?.Joins == true);
        }
    }

    [Theory]
    [InlineData("2025-06-01", "2025-06-01T23:50:00+07:00", 1)]
    [InlineData("2025-06-01T10:00:00+07:00", "2025-06-01T12:00:00+09:00", 0)]
    [InlineData("2025-06-01T10:00:00+07:00", "2025-06-01T11:00:00+07:00", -1)]
    public void An_hour_comes_before_the_end_of_its_day(string one, string other, int order) =>
        Assert.Equal(order, Math.Sign(Made(one).Moment!.Value.CompareTo(Made(other).Moment!.Value)));

    [Theory]
    [InlineData("https://news.detik.com/a", "https://finance.detik.com/b", true)]
    [InlineData("https://a.contoh.co.id/a", "https://b.contoh.co.id/b", true)]
    [InlineData("https://satu.co.id/a", "https://dua.co.id/b", false)]
    public void Channels_of_a_site_are_one_publisher(string one, string other, bool same) =>
        Assert.Equal(same, Made(null, one).Publisher == Made(null, other).Publisher);

    private static string[] Sentences(int number) => new MadeReport(number, 9).Original.Text.Split('\n');

    private static StorySignature Made(string? published, string? url = null) => StorySignature.Of(["Satu kalimat."], [], null, published, null, url);

    private static Fingerprints[] Sets(StorySignature signature) => [signature.Runs, signature.Quoted, signature.Names, signature.Numbers, signature.Title, signature.Lead, signature.Voice, signature.Bands];
}
