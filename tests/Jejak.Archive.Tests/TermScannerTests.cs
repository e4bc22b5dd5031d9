using System.Text;
using Jejak.Archive.Postgres;
using Jejak.Archive.Sqlite;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>What the server's index is made of is what FTS5 makes of the same text.</summary>
public sealed class TermScannerTests : IDisposable
{
    private readonly TextTokens _tokens = new();

    [Fact]
    public void Characters_are_taken_as_FTS5_takes_them()
    {
        var scanner = new TermScanner(_tokens);
        var text = new StringBuilder();
        // All of Latin, and of the others some of every script.
        for (int code = 1; code <= 0x1FFFF; code += code < 0x250 ? 1 : code < 0x3000 ? 7 : 251)
        {
            if (!Rune.IsValid(code)) continue;
            // In a word, alone, at its beginning and at its end.
            text.Append('x').Append(new Rune(code)).Append("y ").Append(new Rune(code)).Append(' ').Append(new Rune(code)).Append("z w").Append(new Rune(code)).Append(' ');
            if (text.Length > 1000) Check(scanner, text);
        }
        Check(scanner, text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  —  ")]
    [InlineData("Élan vital: e\u0301lan, \u0301lan")]
    [InlineData("“Kami”kata-nya\u00ad3,5%…IKN")]
    [InlineData("naïve ΣΊΣΥΦΟΣ İstanbul ﬁne Ⅻ ½ 𝒜𝐁 𐐀 日本語")]
    public void Words_are_the_same(string text) => Check(new(_tokens), new(text));

    [Fact]
    public void Texts_of_random_characters_are_the_same()
    {
        var random = new Random(7);
        int[] some = [.. "aZ09 .-_’é\u0301\u0327ß\u00adÅ½".EnumerateRunes().Select(rune => rune.Value), 0x1D49C, 0x10400, 0xE000, 0xFEFF, 0xFFFD, 0x200B];
        var scanner = new TermScanner(_tokens);
        for (int i = 0; i < 2000; i++)
        {
            var text = new StringBuilder();
            for (int length = random.Next(12); length > 0; length--) text.Append(new Rune(some[random.Next(some.Length)]));
            Check(scanner, text);
        }
    }

    public void Dispose() => _tokens.Dispose();

    private void Check(TermScanner scanner, StringBuilder built)
    {
        string text = built.ToString();
        built.Clear();
        string[] expected = _tokens.Of(text);
        var found = new List<string>();
        for (int at = 0; scanner.Next(text, ref at, out var term);) found.Add(term.ToString());
        Assert.Equal(expected, found);
    }
}
