using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

public class RevisionTests : ArchiveSuite
{
    private static Story First => new Story("call", """
        Presiden Putin menelepon Presiden Maduro pada Selasa pagi.
        "Kami akan membantu rakyat Venezuela sepenuhnya," kata Putin.
        Cuaca di Moskow cerah.
        """, "2022-03-01", title: "Putin menelepon Maduro").Person("Putin").Person("Maduro").Says(0, "Kami akan membantu rakyat Venezuela sepenuhnya,");

    private static Story Second => new Story("call", """
        Presiden Putin menelepon Presiden Maduro pada Rabu pagi.
        "Kami akan membantu rakyat Venezuela," kata Putin.
        "Terima kasih atas semuanya," kata Maduro.
        """, "2022-03-02", title: "Putin dan Maduro bicara").Person("Putin").Person("Maduro").Says(0, "Kami akan membantu rakyat Venezuela,").Says(1, "Terima kasih atas semuanya,");

    [Fact]
    public void What_was_added_dropped_and_changed_is_told_with_its_places()
    {
        using var archive = New(First);
        archive.Store(Second);
        using var ask = archive.Ask();
        var answer = ask.Answer(new RevisionsQuestion("call"))!;
        Assert.Equal([(1, false, "2022-03-01", "Putin menelepon Maduro", 1), (2, true, "2022-03-02", "Putin dan Maduro bicara", 2)],
            answer.Versions.Select(version => (version.Number, version.IsCurrent, version.Published, version.Title, version.Quotations)));
        Assert.Equal((1, 2), (answer.From, answer.To));
        Assert.Contains(new ChangeRow("title", "changed", null, "Putin menelepon Maduro", "Putin dan Maduro bicara", null, null, null, null), answer.Changes);
        Assert.Contains(new ChangeRow("published", "changed", null, "2022-03-01", "2022-03-02", null, null, null, null), answer.Changes);
        Assert.Contains(answer.Changes, change => change is { Part: "sentence", Kind: "changed", Before: "Presiden Putin menelepon Presiden Maduro pada Selasa pagi.", After: "Presiden Putin menelepon Presiden Maduro pada Rabu pagi." });
        Assert.Contains(answer.Changes, change => change is { Part: "sentence", Kind: "dropped", Before: "Cuaca di Moskow cerah.", After: null });
        Assert.Contains(answer.Changes, change => change is { Part: "sentence", Kind: "added", Before: null });
        Assert.Contains(answer.Changes, change => change is { Part: "quotation", Kind: "changed", Speaker: "Putin", After: "Kami akan membantu rakyat Venezuela," });
        Assert.Contains(answer.Changes, change => change is { Part: "quotation", Kind: "added", Speaker: "Maduro", After: "Terima kasih atas semuanya," });
        foreach (var change in answer.Changes.Where(change => change.Part is "sentence" or "quotation"))
        {
            if (change.Before is { } before) Assert.Equal(before, First.Text[change.BeforeStart!.Value..change.BeforeEnd!.Value]);
            if (change.After is { } after) Assert.Equal(after, Second.Text[change.AfterStart!.Value..change.AfterEnd!.Value]);
        }
    }

    [Fact]
    public void The_same_words_of_another_speaker_are_a_change()
    {
        using var archive = New(new Story("a", "\"Kami pergi,\" kata Ani.\nBudi diam.").Person("Ani").Person("Budi").Says(0, "Kami pergi,"));
        archive.Store(new Story("a", "\"Kami pergi,\" kata Budi.\nAni diam.").Person("Ani").Person("Budi").Says(1, "Kami pergi,"));
        using var ask = archive.Ask();
        var change = Assert.Single(ask.Answer(new RevisionsQuestion("a"))!.Changes, change => change.Part == "quotation");
        Assert.Equal(("changed", "Ani: Kami pergi,", "Budi: Kami pergi,"), (change.Kind, change.Before, change.After));
    }

    [Fact]
    public void Any_two_versions_can_be_compared()
    {
        using var archive = New(First);
        archive.Store(Second);
        archive.Store(new Story("call", Second.Text, "2022-03-02", title: "Putin dan Maduro").Person("Putin").Person("Maduro").Says(0, "Kami akan membantu rakyat Venezuela,").Says(1, "Terima kasih atas semuanya,"));
        using var ask = archive.Ask();
        Assert.Equal("title", Assert.Single(ask.Answer(new RevisionsQuestion("call"))!.Changes).Part);
        Assert.Equal((1, 3), (ask.Answer(new RevisionsQuestion("call") { From = 1 })!.From, ask.Answer(new RevisionsQuestion("call") { From = 1 })!.To));
        Assert.Equal((1, 2), (ask.Answer(new RevisionsQuestion("call") { To = 2 })!.From, ask.Answer(new RevisionsQuestion("call") { To = 2 })!.To));
        Assert.Contains("it has 1 to 3", Assert.Throws<UnknownRevisionException>(() => ask.Answer(new RevisionsQuestion("call") { To = 7 })).Message, StringComparison.Ordinal);
        Assert.Empty(ask.Answer(new RevisionsQuestion("call") { From = 2, To = 2 })!.Changes);
    }

    [Fact]
    public void An_article_of_one_version_has_no_changes()
    {
        using var archive = New(First);
        using var ask = archive.Ask();
        var answer = ask.Answer(new RevisionsQuestion("call"))!;
        Assert.Equal((1, 0, 0), (answer.Versions.Length, answer.From, answer.Changes.Length));
        Assert.Throws<UnknownRevisionException>(() => ask.Answer(new RevisionsQuestion("call") { From = 2 }));
        Assert.Null(ask.Answer(new RevisionsQuestion("none")));
    }
}
