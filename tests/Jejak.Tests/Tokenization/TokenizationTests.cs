using Jejak.Documents;
using Xunit;

namespace Jejak.Tests.Tokenization;

public class TokenizationTests
{
    private const string Table = "tokenization/id/tokens";
    private static readonly Reader Reader = Reader.Create();

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void Text_is_cut_into_tokens_and_sentences(int line)
    {
        var row = Specs.Row(Table, line);
        var document = Reader.Read(Specs.Source(row["text"]));
        string tokens = string.Join(" ‖ ", document.Sentences.Select(sentence =>
            string.Join(' ', Enumerable.Range(sentence.Tokens.Start, sentence.Tokens.Length).Select(i => Of(document, i)))));
        Assert.Equal(row["tokens"], tokens);
    }

    private static string Of(Document document, int token) => document.Tokens[token].Span.Of(document.Text);
}
