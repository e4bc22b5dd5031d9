using FsCheck;
using FsCheck.Fluent;
using Jejak.Text;
using Xunit;

namespace Jejak.Tests.Text;

public class WordScannerTests
{
    [Theory]
    [InlineData("Kamis (25/2/2022) lalu", "Kamis ( 25/2/2022 ) lalu")]
    [InlineData("anak-anak Ta'al jum’at", "anak-anak Ta'al jum’at")]
    [InlineData("detik.com pukul 12.03 WIB.", "detik.com pukul 12.03 WIB .")]
    [InlineData("Rp 1.500,75", "Rp 1.500,75")]
    [InlineData("ya...tidak?!", "ya ... tidak ? !")]
    [InlineData("“A,” kata X", "“ A , ” kata X")]
    [InlineData("\u200b \u00a0", "")]
    public void Text_is_cut_by_character_classes(string text, string expected)
    {
        var words = new List<string>();
        for (int position = 0; WordScanner.Next(text, position, out var span, out _); position = span.End) words.Add(span.Of(text));
        Assert.Equal(expected, string.Join(' ', words));
    }

    [Fact]
    public void Tokens_go_forward_and_leave_out_only_space() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            text ??= "";
            int position = 0;
            while (WordScanner.Next(text, position, out var span, out _))
            {
                if (span.IsEmpty || span.Start < position || span.End > text.Length) return false;
                for (int i = position; i < span.Start; i++)
                {
                    if (!WordScanner.IsSpace(text[i])) return false;
                }
                position = span.End;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
