using FsCheck;
using FsCheck.Fluent;
using Jejak.Articles;
using Xunit;

namespace Jejak.Tests.Articles;

public sealed class CharacterReferencesTests
{
    [Theory]
    [InlineData("kota &ldquo;lama&rdquo; itu", "kota       “lama”       itu")]
    [InlineData("&amp;ldquo;Siap,&amp;rdquo; katanya", "          “Siap,”           katanya")]
    [InlineData("KABAR.com&nbsp;- Harga", "KABAR.com\u00A0     - Harga")]
    [InlineData("&#8220;Siap&#8221;", "      “Siap”      ")]
    [InlineData("R&amp;D, A & B; &tidak; &", "R&amp;D, A & B; &tidak; &")]
    public void What_is_escaped_is_read_where_it_stands(string text, string read) => Assert.Equal(read, CharacterReferences.Read(text));

    [Fact]
    public void Every_text_keeps_its_length() => Prop.ForAll(
        Gen.Elements("&", "amp;", "ldquo;", "nbsp;", "#8220;", ";", "x", " ").ArrayOf().ToArbitrary(),
        parts => CharacterReferences.Read(string.Concat(parts)).Length == string.Concat(parts).Length).QuickCheckThrowOnFailure();
}
