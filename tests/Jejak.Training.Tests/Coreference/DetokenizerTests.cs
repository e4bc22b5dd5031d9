using Jejak.Training.Coreference;
using Xunit;

namespace Jejak.Training.Tests.Coreference;

public class DetokenizerTests
{
    private static readonly Detokenizer Detokenizer = new(new HashSet<string> { "nya" });

    [Theory]
    [InlineData("Ia pulang , lalu tidur .", "Ia pulang, lalu tidur.")]
    [InlineData("ujar nya .", "ujarnya.")]
    [InlineData("Kepala - nya sakit", "Kepalanya sakit")]
    [InlineData("aksi - aksi di PDI - P", "aksi-aksi di PDI-P")]
    [InlineData("Dia \" lupa \" itu .", "Dia \"lupa\" itu.")]
    [InlineData("Komisi ( KPU )", "Komisi (KPU)")]
    [InlineData("“ Ya , ” kata Adi", "“Ya,” kata Adi")]
    public void Tokens_become_running_text(string tokens, string expected)
    {
        string[] words = tokens.Split(' ');
        var (text, spans) = Detokenizer.Join(words);
        Assert.Equal(expected, text);
        for (int i = 0; i < words.Length; i++) Assert.True(spans[i].Length == 0 ? words[i] == "-" : spans[i].Of(text) == words[i]);
    }

    [Fact]
    public void A_span_of_the_text_leads_back_to_its_tokens()
    {
        var (text, spans) = Detokenizer.Join("Kepala - nya , sakit".Split(' '));
        Assert.Equal("Kepalanya, sakit", text);
        Assert.Equal((2, 3), CoreferenceReading.TokensUnder(spans, new(6, 9)));
        Assert.Equal((0, 1), CoreferenceReading.TokensUnder(spans, new(0, 6)));
        Assert.Equal((4, 5), CoreferenceReading.TokensUnder(spans, new(11, 16)));
    }
}
