using Xunit;

namespace Jejak.Tests.Tokenization;

public class LanguageStageTests
{
    private const string English = "the ministers agreed to meet again in the spring and to keep the border open while the talks go on, although nobody could say when the next round would begin or who would be there";
    private const string Indonesian = "para menteri sepakat untuk bertemu lagi pada musim semi dan tetap membuka perbatasan selama perundingan berjalan, meskipun belum ada yang bisa mengatakan kapan putaran berikutnya akan dimulai atau siapa yang akan hadir";

    [Theory]
    [InlineData(English, "und")]
    [InlineData(Indonesian, "id")]
    [InlineData("short text", "id")]
    public void Text_in_another_language_is_left_undetermined(string text, string language) =>
        Assert.Equal(language, Reader.Create().Read(Specs.Source(text)).Article.Language);
}
