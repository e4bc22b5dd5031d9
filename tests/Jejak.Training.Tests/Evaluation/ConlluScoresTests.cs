using Jejak.Formats.Conllu;
using Jejak.Training.Evaluation;
using Xunit;

namespace Jejak.Training.Tests.Evaluation;

public class ConlluScoresTests
{
    private const string Gold = """
        1-2	Rumahnya	_	_	_	_	_	_	_	_
        1	Rumah	rumah	NOUN	_	Number=Sing|Typo=Yes	3	nsubj	_	_
        2	nya	nya	PRON	_	_	1	nmod:poss	_	_
        3	roboh	_	VERB	_	_	0	root	_	_
        4	.	.	PUNCT	_	_	3	punct	_	_

        1	Ia	ia	PRON	_	_	2	nsubj	_	_
        2	pergi	pergi	VERB	_	_	0	root	_	_

        """;

    [Fact]
    public void The_same_on_both_sides_is_all_right()
    {
        var scores = Scores(Gold);
        foreach (var score in new[] { scores.Tokens, scores.Sentences, scores.Words, scores.MultiwordTokens, scores.Tags, scores.Features, scores.Lemmas, scores.Heads, scores.Relations, scores.RelationsWithSubtypes })
            Assert.Equal(100, score.F1);
        Assert.Equal(new Score(6, 6, 6), scores.Words);
        Assert.Equal(new Score(5, 5, 5), scores.Tokens);
    }

    [Fact]
    public void An_unsplit_clitic_costs_both_of_its_words()
    {
        var scores = Scores("""
            1	Rumahnya	rumah	NOUN	_	_	2	nsubj	_	_
            2	roboh	roboh	VERB	_	_	0	root	_	_
            3	.	.	PUNCT	_	_	2	punct	_	_

            1	Ia	ia	PRON	_	_	2	nsubj	_	_
            2	pergi	pergi	VERB	_	_	0	root	_	_
            """);
        Assert.Equal(new Score(4, 6, 5), scores.Words);
        Assert.Equal(new Score(5, 5, 5), scores.Tokens);
        Assert.Equal(new Score(0, 1, 0), scores.MultiwordTokens);
    }

    [Fact]
    public void Words_of_a_multiword_token_align_by_form()
    {
        var scores = Scores(Gold.Replace("1-2	Rumahnya	_	_	_	_	_	_	_	_\n", "", StringComparison.Ordinal).Replace("Rumah	rumah", "Rumah	Rumah", StringComparison.Ordinal));
        Assert.Equal(new Score(6, 6, 6), scores.Words);
        Assert.Equal(new Score(5, 6, 6), scores.Lemmas);
        Assert.Equal(new Score(4, 5, 6), scores.Tokens);
    }

    [Fact]
    public void A_joined_sentence_costs_three_and_a_wrong_head_one()
    {
        var scores = Scores(Gold.Replace("	punct	_	_\n\n1	Ia	ia	PRON	_	_	2", "	punct	_	_\n5	Ia	ia	PRON	_	_	3", StringComparison.Ordinal).Replace("\n2	pergi	pergi	VERB	_	_	0", "\n6	pergi	pergi	VERB	_	_	0", StringComparison.Ordinal));
        Assert.Equal(new Score(0, 2, 1), scores.Sentences);
        Assert.Equal(new Score(5, 6, 6), scores.Heads);
    }

    [Fact]
    public void Subtypes_count_only_where_they_are_asked_for()
    {
        var scores = Scores(Gold.Replace("nmod:poss", "nmod", StringComparison.Ordinal));
        Assert.Equal((6, 5), (scores.Relations.Correct, scores.RelationsWithSubtypes.Correct));
    }

    [Fact]
    public void Features_of_one_treebank_alone_do_not_count_and_a_missing_gold_lemma_neither()
    {
        var scores = Scores(Gold.Replace("|Typo=Yes", "", StringComparison.Ordinal).Replace("roboh	_	VERB", "roboh	robo	VERB", StringComparison.Ordinal));
        Assert.Equal((6, 6), (scores.Features.Correct, scores.Lemmas.Correct));
    }

    [Fact]
    public void Other_characters_are_told_and_not_aligned()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Scores(Gold.Replace("pergi", "pulang", StringComparison.Ordinal)));
        Assert.EndsWith("from 'aroboh.Iapulang' on, where the file has 'aroboh.Iapergi'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 2)]
    [InlineData(6, 0)]
    public void A_fold_is_every_so_many_th_sentence(int fold, int count)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, string.Concat(Enumerable.Repeat("1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n", 5)));
            Assert.Equal(count, Treebank.Read(file, fold).Count);
            if (fold > 1) Assert.Equal(5 - count, Treebank.ReadOutside(file, fold).Count);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Raw_text_is_joined_by_spaces_up_to_the_next_paragraph()
    {
        const string Word = "1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n\n";
        var sentences = Read("# newdoc\n# text = Satu dua.\n" + Word + Word + "# newpar\n" + Word).ToList();
        Assert.Equal(["Satu dua. a", "a"], Treebank.RawTexts(sentences));
    }

    [Fact]
    public void Multiword_tokens_count_with_their_parts()
    {
        var scores = Scores(Gold.Replace("1	Rumah	", "1	Rum	", StringComparison.Ordinal).Replace("2	nya	nya", "2	ahnya	nya", StringComparison.Ordinal));
        Assert.Equal(new Score(0, 1, 1), scores.MultiwordTokens);
        Assert.Equal(new Score(4, 6, 6), scores.Words);
        Assert.Equal(100, scores.Tokens.F1);
    }

    private static ConlluScores Scores(string system) => new(new(Read(Gold)), new(Read(system)));

    private static IEnumerable<ConlluSentence> Read(string text) => ConlluReader.Read(new StringReader(text), "test");
}
