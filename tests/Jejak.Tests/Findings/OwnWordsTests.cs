using Jejak.Findings;
using Xunit;

namespace Jejak.Tests.Findings;

/// <summary>Figures that need to know who is told of, and who tells: read by the whole reader.</summary>
public class OwnWordsTests
{
    private static readonly Lazy<Reader> s_reader = new(() => Reader.Create());

    [Theory]
    [InlineData("Polisi memeriksa Budi Santoso (35) di Bogor. Istrinya menunggu di rumah. Tetangga melihat Budi Santoso (53) pergi.", "the age of Budi Santoso is 35 elsewhere")]
    [InlineData("Polisi memeriksa Budi Santoso (35) di Bogor. Istrinya menunggu di rumah. Tetangga melihat Budi Santoso (35) pergi.", "")]
    [InlineData("Gol dicetak Budi Santoso (35) dan Budi Santoso (53). Laga berakhir sore.", "")]
    [InlineData("Polisi memeriksa Budi Santoso (35) di Bogor. Istrinya menunggu. Ani Santoso (53) pergi.", "")]
    [InlineData("\"Sebanyak 12 orang tewas,\" kata kepala kepolisian Budi Santoso. Api padam pagi hari. Sebanyak 15 orang tewas di lantai dua.", "")]
    public void Figures_of_the_paper_itself(string text, string expected) =>
        Assert.Equal(expected, string.Join(" | ", s_reader.Value.Read(Specs.Source(text)).Findings.Where(finding => finding.Code == FindingCodes.NumberConflict).Select(finding => finding.Message)));
}
