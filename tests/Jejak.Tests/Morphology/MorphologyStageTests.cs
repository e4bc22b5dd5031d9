using Jejak.Documents;
using Jejak.Languages;
using Jejak.Morphology;
using Xunit;

namespace Jejak.Tests.Morphology;

public class MorphologyStageTests
{
    private const string Table = "morphology/id/forms";
    private static readonly MorphologyStage Stage = new(Language.Load("id"));

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void A_word_has_its_lemma_and_features(int line)
    {
        var row = Specs.Row(Table, line);
        string form = row["form"], before = row.Optional("initial") is null ? "x " : "";
        string text = before + form;
        SyntacticWord[] words = [.. before.Length == 0 ? Array.Empty<SyntacticWord>() : [new(0, 1, 0) { Tag = UniversalTag.Cconj }],
            new(before.Length, text.Length, 1) { Tag = row.Choice<UniversalTag>("tag") }];
        Stage.Analyze(text, words);
        Assert.Equal((row["lemma"], row.Optional("features")), (words[^1].Lemma ?? form, words[^1].Features));
    }

    [Fact]
    public void A_quotation_begins_with_a_capital_that_is_no_name()
    {
        const string Text = "x \"Mereka";
        SyntacticWord[] words = [new(0, 1, 0) { Tag = UniversalTag.Cconj }, new(2, 3, 1) { Tag = UniversalTag.Punct }, new(3, 9, 2) { Tag = UniversalTag.Noun }];
        Stage.Analyze(Text, words);
        Assert.Equal("mereka", words[2].Lemma);
    }

    [Fact]
    public void Words_without_tags_have_lemmas_and_no_features()
    {
        SyntacticWord[] words = [new(0, 7, 0)];
        Stage.Analyze("menulis", words);
        Assert.Equal(("tulis", null), (words[0].Lemma, words[0].Features));
    }

    [Fact]
    public void Equal_lemmas_and_features_are_one_string()
    {
        SyntacticWord[] words = [new(0, 7, 0) { Tag = UniversalTag.Verb }, new(8, 15, 1) { Tag = UniversalTag.Verb }, new(16, 23, 2) { Tag = UniversalTag.Verb }];
        Stage.Analyze("menulis menulis ditulis", words);
        Assert.Same(words[0].Lemma, words[1].Lemma);
        Assert.Same(words[0].Lemma, words[2].Lemma);
        Assert.Same(words[0].Features, words[1].Features);
        Assert.Equal("Voice=Pass", words[2].Features);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("a-")]
    [InlineData("-a")]
    [InlineData("1-")]
    [InlineData("ke-")]
    [InlineData("me")]
    [InlineData("meng")]
    [InlineData("mengmengmengmengmengmengmengmengmengmengmengmengmeng")]
    [InlineData("İstanbul")]
    [InlineData("𝕬bc")]
    [InlineData("\uD835")]
    public void No_form_is_too_strange(string form)
    {
        if (form.Length == 0)
        {
            Stage.Analyze("", []);
            return;
        }
        foreach (var tag in Enum.GetValues<UniversalTag>())
        {
            SyntacticWord[] words = [new(0, 1, 0) { Tag = UniversalTag.Adv }, new(1, 1 + form.Length, 1) { Tag = tag }];
            Stage.Analyze("x" + form, words);
            Assert.Equal(form.Length, words[1].Span.Length);
        }
    }
}
