using Jejak.Documents;
using Jejak.Tests.Times;
using Xunit;

namespace Jejak.Tests.Findings;

public class DateAndNumberFindingTests
{
    /// <summary>Rows, ¶ between paragraphs: published, text, findings as <c>code: words; message; suggestion</c> separated by <c> | </c>; an empty cell says there is none.</summary>
    [Theory]
    [MemberData(nameof(Specs))]
    public void Sentences_have_these_slips(string published, string text, string expected) => Assert.Equal(expected, Show(ReadingOf.Text(text.Replace('¶', '\n'), published)));

    public static TheoryData<string, string, string> Specs() => SpecRows.Three("findings", "published", "text", "findings");

    private static string Show(Document document) => string.Join(" | ", document.Findings.Select(finding =>
        $"{finding.Code}: {finding.Span.Of(document.Text).Replace('\n', '¶')}; {finding.Message}; {finding.Suggestion ?? "-"}"));
}
