using Jejak.Text;
using Xunit;

namespace Jejak.Tests.Text;

public class OffsetMapTests
{
    // Page:   <p>A &amp; <b>B</b> C</p>
    // Text:   A & B C
    private const string Page = "<p>A &amp; <b>B</b> C</p>";
    private const string Normal = "A & B C";

    private static readonly OffsetMap Map = Build();

    [Theory]
    [InlineData(0, 1, "A")]
    [InlineData(2, 3, "&amp;")]
    [InlineData(0, 3, "A &amp;")]
    [InlineData(4, 5, "B")]
    [InlineData(0, 7, "A &amp; |B| C")]
    [InlineData(6, 7, "C")]
    public void Words_lead_back_to_the_page(int start, int end, string expected) =>
        Assert.Equal(expected, string.Join('|', Map.Fragments(new(start, end)).Select(fragment => fragment.Of(Page))));

    [Fact]
    public void A_cover_takes_the_markup_in_between_along()
    {
        Assert.Equal("A &amp; <b>B</b> C", Map.Cover(new(0, 7)).Of(Page));
        Assert.Equal("B", Map.Cover(new(4, 5)).Of(Page));
    }

    [Fact]
    public void An_empty_span_has_no_fragments_and_stays_in_the_page()
    {
        Assert.Empty(Map.Fragments(new(3, 3)));
        for (int at = 0; at <= Normal.Length; at++)
        {
            var cover = Map.Cover(new(at, at));
            Assert.True(cover.IsEmpty);
            Assert.InRange(cover.Start, 0, Page.Length);
        }
    }

    [Fact]
    public void An_empty_map_leads_nowhere()
    {
        var map = new OffsetMap.Builder().Build();
        Assert.Empty(map.Fragments(new(0, 5)));
        Assert.Equal(new(0, 0), map.Cover(new(0, 5)));
    }

    private static OffsetMap Build()
    {
        var builder = new OffsetMap.Builder();
        builder.Add(0, new(3, 5));   // "A "
        builder.Add(2, new(5, 10));  // "&amp;"
        builder.Add(3, new(10, 11)); // " "
        builder.Add(4, new(14, 15)); // "B"
        builder.Add(5, new(19, 21)); // " C"
        return builder.Build();
    }
}
