using Jejak.Languages;
using Jejak.Training.Quotations;
using Xunit;

namespace Jejak.Training.Tests.Quotations;

/// <summary>The corpus' format and its labels, in sentences written for these tests.</summary>
public class PfsaTests
{
    private const string TwoArticles = """
        KUDUS	O
        ,	O
        KOMPAS	O
        —	O
        Hujan	B-ISSUE
        turun	L-ISSUE
        .	O
        ”	B-STATEMENT

        Airnya	I-STATEMENT
        naik	I-STATEMENT
        ,	I-STATEMENT
        ”	L-STATEMENT
        katanya	U-CUECOREF
        .	O

        TEGAL	O
        ,	O
        KOMPAS	O
        —	O
        Angin	O
        reda	O
        .	O
        """;

    [Fact]
    public void A_dateline_begins_an_article()
    {
        var articles = PfsaCorpus.Read("file", new StringReader(TwoArticles));
        Assert.Equal(2, articles.Count);
        Assert.Equal((1, 14), (articles[0].Line, articles[0].Tokens.Count));
        Assert.Equal((17, 7), (articles[1].Line, articles[1].Tokens.Count));
        Assert.Equal([new("ISSUE", 4, 6), new("STATEMENT", 7, 12), new("CUECOREF", 12, 13)], articles[0].Spans);
    }

    [Theory]
    [InlineData("kata O", "file:1: not a token, a tab and a label; name a file of PFSA-ID")]
    [InlineData("kata\tX-CUE", "file:1: 'X-CUE' is no BILOU label: use O, or B-, I-, L- or U- with a name")]
    [InlineData("kata\tB-CUE", "file: the CUE that begins with token 1 of the article at line 1 has no L- label")]
    [InlineData("kata\tI-CUE", "file: 'I-CUE' of token 1 of the article at line 1 continues nothing")]
    [InlineData("", "file: holds no token; name a file of PFSA-ID")]
    public void A_wrong_file_says_what_is_wrong(string text, string message) =>
        Assert.Equal(message, Assert.Throws<CorpusException>(() => PfsaCorpus.Read("file", new StringReader(text))).Message);

    [Theory]
    // A speaker with an office: named with it, then by a word that holds the speaker in itself, then by name.
    [InlineData("Ketua Koperasi Nelayan Tegal Imron Fathoni menolak rencana itu . ” Kami belum diajak bicara , ” katanya . Cuaca buruk . ” Kami menunggu , ” kata Imron .",
        "STATEMENT ” Kami belum diajak bicara , ”|CUECOREF katanya|PERSON Imron Fathoni|ROLE Ketua|AFFILIATION Koperasi Nelayan Tegal|STATEMENT ” Kami menunggu , ”|CUE kata|PERSONCOREF Imron")]
    [InlineData("” Jalan itu aman , ” kata Kepala Bidang Humas Polda Jambi Komisaris Besar Anton Kuswara .",
        "STATEMENT ” Jalan itu aman , ”|CUE kata|PERSON Komisaris Besar Anton Kuswara|ROLE Kepala Bidang Humas|AFFILIATION Polda Jambi")]
    [InlineData("” Anggaran cukup , ” ujar Menteri Keuangan Hartati Wijaya .", "STATEMENT ” Anggaran cukup , ”|CUE ujar|PERSON Hartati Wijaya|ROLE Menteri Keuangan")]
    // Somebody met in the street, a cue in front and a nickname: nothing.
    [InlineData("” Saya takut banjir , ” kata Suminah ( 46 ) , warga Desa Karangsari .", "")]
    [InlineData("Bupati Kudus Hartati Wijaya mengatakan , ” Kami siap . ”", "")]
    [InlineData("Pedagang itu dipanggil ” Mbah Dukun ” oleh tetangganya .", "")]
    public void A_reading_becomes_labels(string tokens, string expected)
    {
        // The first sentence has no labels but ISSUE's.
        string[] words = ["TEGAL", ",", "KOMPAS", "—", "Hujan", "turun", ".", .. tokens.Split(' ')];
        var found = new PfsaReading(Reader.Create()).Read(new(1, words, []));
        Assert.Equal(expected, string.Join('|', found.Select(span => $"{span.Label} {string.Join(' ', words[span.Start..span.End])}")));
    }

    [Fact]
    public void Marks_open_and_close_by_what_stands_beside_them()
    {
        string[] words = ["Ia", "setuju", ".", "”", "Kami", "siap", ",", "”", "kata", "Imron", ".", "”", "Ayo", "!", "”"];
        var (text, tokens) = new PfsaText(Language.Load("id")).Write(new(1, words, []));
        Assert.Equal("Ia setuju. ”Kami siap,” kata Imron. ”Ayo!”", text);
        Assert.Equal(words, tokens.Select(token => token.Of(text)));
    }

    [Fact]
    public void Figures_count_exact_spans()
    {
        var figures = new PfsaFigures(["CUE", "PERSON"]);
        figures.Add([new("CUE", 1, 2), new("PERSON", 3, 5)], [new("CUE", 1, 2), new("PERSON", 3, 4), new("CUE", 8, 9), new("ISSUE", 0, 1)]);
        Assert.Equal(["CUE.F1 66.67", "CUE.precision 50.00", "CUE.recall 100.00", "PERSON.F1 0.00", "PERSON.precision 0.00", "PERSON.recall 0.00", "all.F1 40.00", "all.precision 33.33", "all.recall 50.00"], figures.Lines());
    }
}
