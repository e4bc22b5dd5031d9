using System.Buffers;
using System.Globalization;
using System.Text;
using Jejak.Formats.Conllu;
using Xunit;

namespace Jejak.Tests.Formats;

public class ConlluWriterTests
{
    private static readonly Reader Reader = Reader.Create();

    private const string File = """
        # newdoc id = a
        # sent_id = a-1
        1-2	Rumahnya	_	_	_	_	_	_	_	Start=0|End=8
        1	Rumah	rumah	NOUN	NN	Number=Sing	3	nsubj	_	Start=0|End=5
        2	nya	nya	PRON	_	_	1	nmod:poss	_	Start=5|End=8
        3	roboh	roboh	VERB	_	_	0	root	0:root	SpaceAfter=No
        4	.	.	PUNCT	_	_	3	punct	_	_

        1	_	_	X	_	_	_	_	_	_


        """;

    [Fact]
    public void What_is_read_is_written_again() =>
        Assert.Equal(File.ReplaceLineEndings("\n"), Write(ConlluReader.Read(new StringReader(File), "file")));

    [Fact]
    public void A_comment_stays_on_its_line()
    {
        var sentence = new ConlluSentence { Comments = ["text = a\r\nb"], Tokens = [new("a", new(0, 1), null)], Words = [new("a")] };
        Assert.StartsWith("# text = a  b\n1\ta\t", Write([sentence]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rumahnya di Kaca-kaca roboh, kata Ny. Siti. Ia   pulang.")]
    [InlineData("Harga Rp9.000-Rp9.500 naik 5-6 persen.\n\nApakah \"benar?\" kata dia.Lalu pulang")]
    [InlineData("\u200B\uFEFFa\tb\u00A0c\u2028d 😀 ¾ \u0301x \uD83D")]
    [InlineData("")]
    public void Offsets_of_a_reading_lead_back_to_the_text(string text)
    {
        var document = Reader.Parse(Specs.Source(text));
        string written = Write(DocumentConllu.Sentences(document));
        int end = 0;
        foreach (var sentence in ConlluReader.Read(new StringReader(written), "written"))
        {
            foreach (var token in sentence.Tokens)
            {
                var (start, stop) = Offsets(token.Misc!);
                Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text[start..stop])), token.Form);
                Assert.True(start >= end);
                end = stop;
            }
            Assert.NotNull(sentence.Id);
            Assert.Equal(sentence.Text(), sentence.Comment("text"));
        }
    }

    [Fact]
    public void A_document_is_named_and_its_sentences_are_counted()
    {
        var source = Specs.Source("Satu datang. Dua pergi.") with { Id = "a b\nc" };
        var sentences = DocumentConllu.Sentences(Reader.Parse(source)).ToList();
        Assert.Equal(["a_b_c-1", "a_b_c-2"], sentences.Select(sentence => sentence.Id));
        Assert.True(sentences[0].BeginsDocument);
        Assert.Equal("a_b_c", sentences[0].Comment("newdoc id"));
        Assert.False(sentences[1].BeginsParagraph);
    }

    [Fact]
    public void Words_without_a_relation_have_no_head()
    {
        var words = new Jejak.Documents.SyntacticWord[] { new(0, 1, 0), new(2, 3, 1) { Head = 0, Relation = Jejak.Documents.UniversalRelation.Obj } };
        string written = Write([DocumentConllu.Sentence("a b", words, first: 0)]);
        Assert.Equal("1\ta\ta\tX\t_\t_\t_\t_\t_\t_\n2\tb\tb\tX\t_\t_\t1\tobj\t_\t_\n\n", written);
    }

    private static (int Start, int End) Offsets(string misc)
    {
        var fields = misc.Split('|').Select(field => field.Split('=')).ToDictionary(field => field[0], field => field[1]);
        return (int.Parse(fields["Start"], CultureInfo.InvariantCulture), int.Parse(fields["End"], CultureInfo.InvariantCulture));
    }

    private static string Write(IEnumerable<ConlluSentence> sentences)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var sentence in sentences) ConlluWriter.Write(sentence, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
