using Jejak.Archive.Storing;
using Xunit;

namespace Jejak.Archive.Tests;

public class PeriodTests
{
    [Theory]
    [InlineData("2019", "2019-01-01", "2019-12-31")]
    [InlineData("2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2019-03-23", "2019-03-23", "2019-03-23")]
    [InlineData("2019-03-23T14:30", "2019-03-23", "2019-03-23")]
    [InlineData("2019-W12", "2019-03-18", "2019-03-24")]
    [InlineData("2019-W12-WE", "2019-03-23", "2019-03-24")]
    [InlineData("2019-W12-1", "2019-03-18", "2019-03-18")]
    [InlineData("2019-Q4", "2019-10-01", "2019-12-31")]
    [InlineData("2019-H1", "2019-01-01", "2019-06-30")]
    [InlineData("2019-SU", "2019-01-01", "2019-12-31")]
    public void The_days_of_a_value(string value, string first, string last)
    {
        Assert.True(Period.TryParse(value, out var period));
        Assert.Equal((first, last), ($"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PRESENT_REF")]
    [InlineData("P22M")]
    [InlineData("2019-13")]
    [InlineData("2019-02-30")]
    [InlineData("2019-W54")]
    [InlineData("2019-")]
    [InlineData("0000")]
    [InlineData("201X")]
    public void Values_that_name_no_days(string? value) => Assert.False(Period.TryParse(value, out _));
}
