using System.Text;
using Jejak.Watch.Fetching;
using Xunit;

namespace Jejak.Watch.Tests.Fetching;

public class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /admin", "/admin/x", false)]
    [InlineData("User-agent: *\nDisallow: /admin", "/berita", true)]
    [InlineData("User-agent: *\nDisallow:", "/berita", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /berita", "/berita/1", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /berita", "/foto", false)]
    // The longest rule, wherever it stands; of two as long the one that allows.
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /ab", "/abc", false)]
    [InlineData("User-agent: *\nDisallow: /ab\nAllow: /ab", "/abc", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a", true)]
    [InlineData("User-agent: *\nDisallow: /*?page=", "/x?page=2", false)]
    [InlineData("User-agent: *\nDisallow: /x$", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /x$", "/xy", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", false)]
    // The own group and no other.
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: jejak\nDisallow: /foto", "/berita", true)]
    [InlineData("User-agent: Jejak\nUser-agent: x\nDisallow: /foto\nUser-agent: *\nDisallow: /", "/foto", false)]
    [InlineData("User-agent: x\nDisallow: /", "/berita", true)]
    [InlineData("User-agent: Jejak\nDisallow: /a\n\nUser-agent: Jejak\nDisallow: /b", "/b", false)]
    [InlineData("\uFEFFUSER-AGENT : * # all\r\nDISALLOW : /a # not here\r\n", "/a", false)]
    [InlineData("User-agent: *\nSitemap: https://a.id/s.xml\nDisallow: /a", "/a", false)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /%c3%a9", "/%C3%A9/1", false)]
    [InlineData("User-agent: *\nDisallow: /é", "/%C3%A9/1", false)]
    [InlineData("User-agent: *\nDisallow: /%61", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("<html>not found</html>", "/a", true)]
    public void A_path_is_allowed_or_not(string robots, string path, bool allowed) => Assert.Equal(allowed, RobotsRules.Parse(Encoding.UTF8.GetBytes(robots), "Jejak").Allows(path));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 86400", 60.0)]
    [InlineData("User-agent: *\nCrawl-delay: never", null)]
    public void A_delay_is_kept_up_to_a_minute(string robots, double? seconds) => Assert.Equal(seconds, RobotsRules.Parse(Encoding.UTF8.GetBytes(robots), "Jejak").CrawlDelay?.TotalSeconds);

    [Fact]
    public void No_pattern_takes_longer_than_rules_times_path()
    {
        // Takes for ever where stars are tried in every way.
        string pattern = string.Concat(Enumerable.Repeat("*a", 200)) + "b$";
        Assert.True(RobotsRules.Parse(Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /{pattern}"), "Jejak").Allows("/" + new string('a', 2000)));
    }
}
