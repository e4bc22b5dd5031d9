using System.Globalization;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Tests.Times;
using Xunit;

namespace Jejak.Tests.Quantities;

public class QuantityStageTests
{
    /// <summary>Rows: text, amounts as <c>words=value unit mod</c> separated by <c> | </c>.</summary>
    [Theory]
    [MemberData(nameof(Specs))]
    public void Sentences_have_these_amounts(string published, string text, string expected) => Assert.Equal(expected, Show(ReadingOf.Text(text, published)));

    public static TheoryData<string, string, string> Specs() => SpecRows.Three("quantities", "published", "text", "amounts");

    [Theory]
    [InlineData("680.000", "680000")]
    [InlineData("7,7", "7.7")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("2.5", "2.5")]
    [InlineData("0.125", "0.125")]
    [InlineData("15", "15")]
    public void Digits_are_read_with_the_separators_of_the_language(string digits, string value)
    {
        Assert.True(Numerals.TryParse(digits, out decimal parsed));
        Assert.Equal(value, parsed.ToString(CultureInfo.InvariantCulture));
    }

    private static string Show(Document document) => string.Join(" | ", document.Quantities.Select(quantity => string.Create(CultureInfo.InvariantCulture,
        $"{quantity.Span.Of(document.Text)}={quantity.Value}{(quantity.Upper is { } upper ? "-" + upper.ToString(CultureInfo.InvariantCulture) : "")} {quantity.Unit ?? "?"}{(quantity.Mod == QuantityMod.None ? "" : " " + quantity.Mod)}")));
}
