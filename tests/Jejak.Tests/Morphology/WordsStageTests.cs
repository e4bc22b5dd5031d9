using System.Text;
using Jejak.Documents;
using Jejak.Pipeline;
using Xunit;

namespace Jejak.Tests.Morphology;

public class WordsStageTests
{
    private const string Table = "morphology/id/words";
    private static readonly Reader Reader = Reader.Create();

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void Tokens_become_words(int line)
    {
        var row = Specs.Row(Table, line);
        Assert.Equal(row["words"], Words(Reader.Read(Specs.Source(row["text"]))));
    }

    [Theory, MemberData(nameof(Lines))]
    public void Words_follow_each_other_and_hold_every_character(int line)
    {
        var document = Reader.Read(Specs.Source(Specs.Row(Table, line)["text"]));
        Assert.Equal(document.Sentences.Length, document.SentenceWords.Length);
        var covered = new StringBuilder();
        int end = 0;
        foreach (var word in document.Words)
        {
            Assert.True(word.Start >= end && word.End > word.Start);
            Assert.InRange(word.Token, 0, document.Tokens.Length - 1);
            covered.Append(document.Text, word.Start, word.Span.Length);
            end = word.End;
        }
        Assert.Equal(document.Text.Replace(" ", "", StringComparison.Ordinal), covered.ToString());
        Assert.Equal(document.Words.Length, document.SentenceWords.Sum(range => range.Length));
    }

    [Fact]
    public void A_stage_that_provides_words_comes_after_sentences() =>
        Assert.True(Index(Layer.Sentences) < Index(Layer.Words));

    private static int Index(Layer layer) => Reader.Stages.ToList().FindIndex(stage => stage.Provides.Contains(layer));

    private static string Words(Document document)
    {
        var line = new StringBuilder();
        for (int i = 0; i < document.Words.Length; i++)
        {
            var word = document.Words[i];
            if (i > 0) line.Append(word.IsClitic || document.Words[i - 1].IsProclitic ? '|' : ' ');
            line.Append(word.Span.In(document.Text));
        }
        return line.ToString();
    }
}
