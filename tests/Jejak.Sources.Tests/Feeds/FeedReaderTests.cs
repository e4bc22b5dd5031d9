using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Jejak.Languages;
using Jejak.Sources.Feeds;
using Xunit;

namespace Jejak.Sources.Tests.Feeds;

public class FeedReaderTests
{
    private static readonly Uri Address = new("https://a.id/rss/terbaru.xml");

    private static readonly string[] Pieces =
    [
        "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "<link href='x'/>", "<guid>", "</guid>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "</entry>", "<content type='xhtml'>", "</content>",
        "<urlset>", "<url>", "<loc>", "</loc>", "</url>", "<![CDATA[", "]]>", "<!--", "-->", "<?x ?>", "&nbsp;", "&amp;", "&#0;", "&#xD800;", "&", ";", "<!DOCTYPE rss [", "<!ENTITY a 'b'>", "]>", "&a;", "\0", "\uD83D", "😀", "https://a.id/1", "//", "http://[", "28 Mar 2019", "Thu, ", "xml:base='::'",
    ];

    public static TheoryData<int> Rows()
    {
        var lines = new TheoryData<int>();
        foreach (var row in Table()) lines.Add(row.Line);
        return lines;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Feeds_as_they_are_found(int line)
    {
        var row = Table().Single(row => row.Line == line);
        string feed = row["feed"] == "-" ? "" : row["feed"].Replace("\\n", "\n", StringComparison.Ordinal);
        var result = FeedReader.Read(Address, Encoding.UTF8.GetBytes(feed));
        Assert.Equal(row["items"] == "-" ? "" : row["items"], string.Join(" ;; ", (result.Feed?.Items ?? []).Select(Line)));
        Assert.Equal(row["fault"] == "-" ? "" : row["fault"], result.Failure?.ToString() ?? "");
        Assert.Equal(result.Failure is null, result.Feed?.IsWhole ?? false);
    }

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-16", null)]
    [InlineData("utf-16BE", null)]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("windows-1252", "ISO-8859-1")]
    // A server that says one thing and sends another.
    [InlineData("utf-8", "ISO-8859-1")]
    [InlineData("utf-8", "no-such-charset")]
    public void Charsets(string charset, string? said)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("<?xml version='1.0' encoding='utf-8'?><rss><channel><title>Kafé</title></channel></rss>")];
        Assert.Equal("Kafé", FeedReader.Read(Address, bytes, said).Feed!.Title);
    }

    [Fact]
    public void A_declared_charset_is_believed_where_bytes_are_no_utf8()
    {
        byte[] bytes = Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>Kafé</title></channel></rss>");
        Assert.Equal("Kafé", FeedReader.Read(Address, bytes).Feed!.Title);
    }

    [Fact]
    public void Items_over_the_limit_are_left_for_the_next_time()
    {
        string many = string.Concat(Enumerable.Range(0, 20).Select(i => $"<item><guid isPermaLink='false'>{i}</guid></item>"));
        var feed = FeedReader.Read(Address, Encoding.UTF8.GetBytes($"<rss><channel>{many}</channel></rss>"), limits: new() { Items = 5 }).Feed!;
        Assert.Equal(5, feed.Items.Length);
        Assert.False(feed.IsWhole);
    }

    [Fact]
    public void Fields_have_a_largest_length()
    {
        string feed = $"<rss><channel><item><guid isPermaLink='false'>1</guid><title>{new string('a', 500)}</title></item></channel></rss>";
        Assert.Equal(new string('a', 100), FeedReader.Read(Address, Encoding.UTF8.GetBytes(feed), limits: new() { FieldCharacters = 100 }).Feed!.Items[0].Title);
    }

    [Theory]
    [InlineData("<rss>", "<a>")]
    [InlineData("<rss><channel><item>", "<a>")]
    [InlineData("<rss><channel><item><title>", "<a>")]
    public void Depth_is_bounded(string start, string repeated)
    {
        var result = FeedReader.Read(Address, Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(repeated, 100_000))));
        Assert.Null(result.Feed);
        Assert.StartsWith("https://a.id/rss/terbaru.xml: the feed is no well-formed XML", result.Failure!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Feeds_over_the_limit_are_refused()
    {
        var result = FeedReader.Read(Address, Encoding.UTF8.GetBytes($"<rss><channel><title>{new string('a', 2000)}</title></channel></rss>"), limits: new() { Characters = 1000 });
        Assert.Equal("the feed is too large", result.Failure!.Reason);
    }

    [Fact]
    public void Whatever_the_bytes_are_there_are_items_or_a_line() => Prop.ForAll(
        Gen.OneOf(Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)).ArrayOf().ToArbitrary(), pieces =>
        {
            foreach (string start in new[] { "", "<rss><channel><item><title>", "<feed><entry>" })
            {
                var result = FeedReader.Read(Address, Encoding.UTF8.GetBytes(start + string.Concat(pieces)));
                Assert.True(result.Feed is not null || result.Failure is not null);
                if (result.Failure is { } failure) Assert.DoesNotContain('\n', failure.ToString());
                foreach (var item in result.Feed?.Items ?? [])
                {
                    Assert.NotEmpty(item.Id);
                    Assert.True(item.Link is null || (item.Link.IsAbsoluteUri && item.Link.Scheme is "http" or "https"));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60));

    [Fact]
    public void Random_bytes_never_throw() => Prop.ForAll(Gen.Choose(0, 255).ArrayOf().ToArbitrary(), numbers =>
    {
        byte[] bytes = [.. numbers.Select(number => (byte)number)];
        foreach (byte[] start in new byte[][] { [], "<rss>"u8.ToArray(), [0xFF, 0xFE], [0xEF, 0xBB, 0xBF] })
        {
            var result = FeedReader.Read(Address, [.. start, .. bytes]);
            Assert.True(result.Feed is not null || result.Failure is not null);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static string Line(FeedItem item) => string.Join(" | ", new[] { item.Id, item.Link?.AbsoluteUri, item.Title, item.Published, item.Updated, item.Summary, item.Content }.Select(field => field ?? "-"));

    private static IReadOnlyList<ResourceRow> Table()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jejak.slnx"))) folder = Path.GetDirectoryName(folder);
        string file = Path.Combine(folder!, "tests/data/specs/feeds/items.tsv");
        using var reader = new StreamReader(file);
        return ResourceTable.Parse(file, reader).Rows;
    }
}
