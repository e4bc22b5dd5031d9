using Jejak.Text;
using Xunit;

namespace Jejak.Tests.Text;

public class TextSpanTests
{
    [Fact]
    public void The_end_is_outside()
    {
        var span = new TextSpan(2, 5);
        Assert.True(span.Contains(4));
        Assert.False(span.Contains(5));
        Assert.False(span.Overlaps(new(5, 9)));
        Assert.Equal("cde", span.Of("abcdefg"));
    }
}
