using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Languages;

public sealed class NumberSetTests
{
    [Fact]
    public void It_holds_what_was_added_and_nothing_else()
    {
        var set = new NumberSet();
        Assert.False(set.Contains(0));
        int[] added = [1, 63, 64, 65, 4000, 70_001];
        foreach (int number in added) set.Add(number);
        Assert.Equal(added, Enumerable.Range(0, 80_000).Where(set.Contains));
    }
}
