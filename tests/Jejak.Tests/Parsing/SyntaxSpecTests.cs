using Jejak.Documents;
using Xunit;

namespace Jejak.Tests.Parsing;

public sealed class SyntaxSpecTests
{
    private static readonly Reader s_reader = Reader.Create();

    public static TheoryData<int> Arcs => Specs.Lines("parsing/id/arcs");

    [Theory]
    [MemberData(nameof(Arcs))]
    public void A_plain_sentence_has_its_arcs(int line)
    {
        var row = Specs.Row("parsing/id/arcs", line);
        var document = s_reader.Read(Specs.Source(row["text"]));
        int at = -1;
        for (int i = 0; i < document.Words.Length && at < 0; i++)
        {
            if (Form(document, i) == row["word"]) at = i;
        }
        Assert.True(at >= 0, $"no word '{row["word"]}'");
        var word = document.Words[at];
        Assert.Equal(row["tag"], word.Tag.ToString());
        Assert.Equal(row["relation"], row["relation"].Contains(':', StringComparison.Ordinal) ? $"{word.Relation}:{word.Subtype}" : word.Relation.ToString());
        Assert.Equal(row["head"], word.Head < 0 ? "-" : Form(document, word.Head));
    }

    [Fact]
    public void A_sentence_longer_than_a_part_is_one_tree()
    {
        string text = string.Join(", ", Enumerable.Repeat("warga membersihkan jalan dan memperbaiki rumah", 90)) + ".";
        var document = s_reader.Read(Specs.Source(text));
        var range = document.SentenceWords.Single(words => words.Length > 600);
        int roots = 0;
        for (int i = range.Start; i < range.End; i++)
        {
            int steps = 0, at = i;
            for (; document.Words[at].Head >= 0; at = document.Words[at].Head) Assert.True(++steps <= range.Length, "a circle");
            Assert.InRange(at, range.Start, range.End - 1);
            if (document.Words[i].Head < 0) roots++;
        }
        Assert.Equal(1, roots);
    }

    private static string Form(Document document, int word) => document.Words[word].Span.In(document.Text).ToString();
}
