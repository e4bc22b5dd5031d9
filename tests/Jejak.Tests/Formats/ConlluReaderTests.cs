using Jejak.Documents;
using Jejak.Formats.Conllu;
using Xunit;

namespace Jejak.Tests.Formats;

public class ConlluReaderTests
{
    private const string Sentence = """
        # sent_id = a-1
        # text = Rumahnya roboh.
        1-2	Rumahnya	_	_	_	_	_	_	_	_
        1	Rumah	rumah	NOUN	NN	Number=Sing	3	nsubj	_	_
        2	nya	nya	PRON	PRP	Number=Sing|Person=3	1	nmod:poss	_	_
        3	roboh	roboh	VERB	VB	_	0	root	_	SpaceAfter=No
        4	.	.	PUNCT	.	_	3	punct	_	_

        """;

    [Fact]
    public void Words_tokens_and_comments_are_read()
    {
        var sentence = Assert.Single(Read(Sentence));
        Assert.Equal(("a-1", "Rumahnya roboh.", 3), (sentence.Id, sentence.Text(), sentence.Line));
        Assert.Equal([new WordRange(0, 2), new(2, 3), new(3, 4)], sentence.Tokens.Select(token => token.Words));
        Assert.Equal(
            new ConlluWord("nya") { Lemma = "nya", Tag = UniversalTag.Pron, LanguageTag = "PRP", Features = "Number=Sing|Person=3", Head = 0, Relation = UniversalRelation.Nmod, Subtype = "poss" },
            sentence.Words[1]);
        Assert.Equal(-1, sentence.Words[2].Head);
    }

    [Fact]
    public void Words_become_spans_of_their_text()
    {
        var words = Assert.Single(Read(Sentence)).Plain(out string text);
        Assert.Equal("Rumahnya roboh.", text);
        Assert.Equal([new(0, 5, 0), new(5, 8, 0), new(9, 14, 1), new(14, 15, 2)], words);
    }

    [Fact]
    public void Several_sentences_with_windows_line_ends_and_without_a_last_empty_line_are_read()
    {
        string two = (Sentence + "\n" + Sentence.TrimEnd()).ReplaceLineEndings("\r\n");
        Assert.Equal([3, 11], Read(two).Select(sentence => sentence.Line));
    }

    [Theory]
    [InlineData("# newdoc id = b", true, true)]
    [InlineData("# newpar", false, true)]
    [InlineData("# newdocument", false, false)]
    public void Beginnings_of_documents_and_paragraphs_are_known(string comment, bool document, bool paragraph)
    {
        var sentence = Assert.Single(Read(comment + "\n" + Sentence));
        Assert.Equal((document, paragraph), (sentence.BeginsDocument, sentence.BeginsParagraph));
    }

    [Theory]
    [InlineData("1\ta\ta\tNOUN", "file:1: 4 columns instead of ten; ")]
    [InlineData("1 a a NOUN _ _ 0 root _ _", "file:1: 1 columns instead of ten; ")]
    [InlineData("2\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_", "file:1: the word has number '2' where 1 is due; ")]
    [InlineData("1\ta\ta\tNOM\t_\t_\t0\troot\t_\t_", "file:1: 'NOM' is no universal part of speech; ")]
    [InlineData("1\ta\ta\tNOUN\t_\t_\tx\troot\t_\t_", "file:1: 'x' is no head; ")]
    [InlineData("1\ta\ta\tNOUN\t_\t_\t2\tnsubj\t_\t_", "file:1: head 2 is outside the sentence of 1 words; ")]
    [InlineData("1\ta\ta\tNOUN\t_\t_\t0\tsubject:x\t_\t_", "file:1: 'subject:x' is no universal relation; ")]
    [InlineData("1\t\ta\tNOUN\t_\t_\t0\troot\t_\t_", "file:1: the form is empty; ")]
    [InlineData("1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_", "file:2: a multiword token promises 1 more words; ")]
    [InlineData("2-3\ta\t_\t_\t_\t_\t_\t_\t_\t_", "file:1: the range 2-3 does not begin at word 1 and end behind it; ")]
    [InlineData("1\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_\n# text = a", "file:2: a comment stands inside a sentence; ")]
    public void A_malformed_line_is_told_with_its_number(string text, string message)
    {
        var fault = Assert.Throws<ConlluException>(() => Read(text));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# a comment alone\n")]
    public void A_file_without_words_has_no_sentence(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Every_tag_and_relation_has_a_name_that_leads_back()
    {
        foreach (var tag in Enum.GetValues<UniversalTag>()) Assert.True(ConlluNames.TryParse(ConlluNames.Of(tag), out UniversalTag back) && back == tag);
        foreach (var relation in Enum.GetValues<UniversalRelation>()) Assert.True(ConlluNames.TryParse(ConlluNames.Of(relation), out UniversalRelation back) && back == relation);
        Assert.False(ConlluNames.TryParse("Noun", out UniversalTag _));
    }

    private static List<ConlluSentence> Read(string text) => [.. ConlluReader.Read(new StringReader(text), "file")];
}
