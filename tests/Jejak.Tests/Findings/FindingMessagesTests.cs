using Jejak.Findings;
using Jejak.Languages;
using Jejak.Tests.Times;
using Xunit;

namespace Jejak.Tests.Findings;

public class FindingMessagesTests
{
    [Fact]
    public void Every_message_is_there_in_every_language_with_the_same_places()
    {
        foreach (var row in ResourceTable.Load("messages/findings.tsv").Rows)
            Assert.Single(FindingMessages.Languages.Select(language => string.Concat(Enumerable.Range(0, 6).Where(i => row[language].Contains($"{{{i}}}", StringComparison.Ordinal)))).Distinct());
    }

    [Fact]
    public void Every_code_has_a_rule_in_every_language()
    {
        Assert.Equal(FindingCodes.All, FindingMessages.All.Rules.Select(rule => rule.Code));
        Assert.All(FindingMessages.All.Rules, rule => Assert.All([rule.Short, rule.Full], words => Assert.Equal(FindingMessages.Languages.Length, words.Distinct().Count())));
    }

    [Fact]
    public void A_finding_speaks_every_language()
    {
        var finding = Assert.Single(ReadingOf.Text("Ia tiba pada Kamis (25/2).", "2022-02-26").Findings);
        Assert.Equal(["id", "en"], finding.Wordings.Select(wording => wording.Language));
        Assert.Equal(["25 Februari 2022 jatuh pada hari Jumat", "25 February 2022 was a Friday"], finding.Wordings.Select(wording => wording.Message));
        Assert.Equal(["mungkin maksudnya \"Kamis (24/2)\"", "perhaps \"Kamis (24/2)\" is meant"], finding.Wordings.Select(wording => wording.Advice));
        Assert.Equal("25 February 2022 was a Friday", finding.Message);
    }
}
