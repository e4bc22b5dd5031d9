using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Languages;

public class VocabularyTests
{
    [Theory]
    [InlineData("jum'at", "JUM’AT")]
    [InlineData("anak-anak", "Anak‑Anak")]
    [InlineData("émigré", "ÉMIGRÉ")]
    public void Letter_case_apostrophes_and_hyphens_are_folded(string resource, string text)
    {
        var words = new Vocabulary();
        int number = words.Add(resource);
        Assert.NotEqual(Vocabulary.Unknown, number);
        Assert.Equal(number, words.Find(text));
        Assert.Equal(resource, words[number]);
    }

    [Fact]
    public void The_same_word_keeps_its_number_and_new_ones_count_up()
    {
        var words = new Vocabulary();
        Assert.Equal([1, 2, 1], new[] { words.Add("a"), words.Add("b"), words.Add("A") });
        Assert.Equal(3, words.Count);
    }

    [Fact]
    public void What_no_resource_names_is_unknown_however_long()
    {
        var words = new Vocabulary();
        Assert.Equal(Vocabulary.Unknown, words.Find("zzz"));
        Assert.Equal(Vocabulary.Unknown, words.Find(new string('z', 10_000)));
        Assert.Throws<ArgumentException>(() => words.Add(new string('z', 65)));
    }

    [Fact]
    public void A_frozen_vocabulary_takes_no_new_word()
    {
        var words = new Vocabulary();
        words.Add("lama");
        words.Freeze();
        Assert.Equal(1, words.Add("lama"));
        Assert.Throws<InvalidOperationException>(() => words.Add("baru"));
    }
}
