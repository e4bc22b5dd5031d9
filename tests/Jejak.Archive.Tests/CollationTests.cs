using Jejak.Archive.Questions;
using Jejak.Archive.Stories;
using Jejak.Archive.Storing;
using Jejak.Articles;
using Jejak.Languages;
using Jejak.Sources;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>Two articles side by side. Behaviour is in the rows of <c>tests/data/specs/stories/id/disagreements.tsv</c>.</summary>
public class CollationTests
{
    private static readonly string s_root = FindRoot();
    private static readonly Lazy<Reader> s_reader = new(() => Reader.Create());

    public static TheoryData<int> Lines => [.. Rows().Select(row => row.Line)];

    [Theory, MemberData(nameof(Lines))]
    public void Articles_disagree_where_the_row_says(int line)
    {
        var row = Rows().Single(row => row.Line == line);
        string expected = row["disagreements"] == "-" ? "" : row["disagreements"];
        Assert.Equal(expected, Said(StoryDiff.Between(Read("one", row["one"]), Read("other", row["other"]))));
    }

    [Fact]
    public void The_other_way_round_it_says_the_same_with_the_sides_exchanged()
    {
        var articles = Samples().Take(24).ToArray();
        foreach (var one in articles)
        {
            foreach (var other in articles)
            {
                var forth = StoryDiff.Between(one.Stored, other.Stored);
                var back = StoryDiff.Between(other.Stored, one.Stored);
                Assert.Equal((forth.Kind, forth.Share), (back.Kind, back.Share));
                Assert.Equal(Sorted(forth.Passages), Sorted(back.Passages.Select(passage => new PassageRow(Turned(passage.Kind), passage.Other, passage.One))));
                Assert.Equal(forth.Disagreements.OrderBy(row => row.One.Start).ThenBy(row => row.Other.Start), back.Disagreements.Select(row => new DisagreementRow(row.Kind, row.Other, row.One)).OrderBy(row => row.One.Start).ThenBy(row => row.Other.Start));
            }
        }
    }

    [Fact]
    public void Every_sentence_is_there_and_every_offset_points_at_its_words()
    {
        var articles = Samples().ToArray();
        for (int i = 1; i < articles.Length; i++)
        {
            var (one, oneText, isPage) = articles[i - 1];
            var (other, otherText, isOtherPage) = articles[i];
            var diff = StoryDiff.Between(one, other);
            Check(diff.Passages.Select(passage => passage.One), oneText, isPage);
            Check(diff.Passages.Select(passage => passage.Other), otherText, isOtherPage);
            foreach (var row in diff.Disagreements.Where(row => row.Kind != "speaker"))
            {
                if (!isPage) Assert.Equal(row.One.Text, oneText[row.One.Start..row.One.End]);
                if (!isOtherPage) Assert.Equal(row.Other.Text, otherText[row.Other.Start..row.Other.End]);
            }
        }

        static void Check(IEnumerable<PassageSide?> sides, string text, bool isPage)
        {
            foreach (var side in sides.OfType<PassageSide>())
            {
                Assert.InRange(side.Start, 0, side.End);
                Assert.InRange(side.End, side.Start, text.Length);
                if (!isPage) Assert.Equal(Letters(side.Sentence), Letters(text[side.Start..side.End]));
            }
        }
    }

    [Fact]
    public void An_article_beside_itself_is_shared_throughout()
    {
        foreach (var (stored, _, _) in Samples().Take(10))
        {
            var diff = StoryDiff.Between(stored, stored);
            Assert.All(diff.Passages, passage => Assert.Equal("shared", passage.Kind));
            Assert.Empty(diff.Disagreements);
        }
    }

    private static string Said(DiffAnswer diff) => string.Join("; ", diff.Disagreements.Select(row => $"{row.Kind}: {row.One.Text} = {row.Other.Text}"));

    private static string Turned(string kind) => kind switch { "dropped" => "added", "added" => "dropped", _ => kind };

    private static IEnumerable<PassageRow> Sorted(IEnumerable<PassageRow> rows) => rows.OrderBy(row => row.One?.Start ?? int.MaxValue).ThenBy(row => row.Other?.Start ?? int.MaxValue);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static StoredArticle Read(string id, string text) => ArticleRows.Of(s_reader.Value.Read(new SourceDocument
    {
        Id = id,
        Uri = id,
        MediaType = "text/plain",
        Sha256 = new string('0', 64),
        Text = text.Replace("\\n", "\n", StringComparison.Ordinal),
        Published = "2025-06-10T10:00:00+07:00",
        Publisher = id + " contoh",
    }), "test");

    private static IEnumerable<(StoredArticle Stored, string Text, bool IsPage)> Samples()
    {
        foreach (var result in SourceFiles.Read([Path.Combine(s_root, "samples/news")]))
        {
            if (result.Document is { } document) yield return (ArticleRows.Of(s_reader.Value.Read(document), "test"), document.Text, document.Extracted is not null);
        }
    }

    private static IReadOnlyList<ResourceRow> Rows()
    {
        string file = Path.Combine(s_root, "tests/data/specs/stories/id/disagreements.tsv");
        using var reader = new StreamReader(file);
        return ResourceTable.Parse(file, reader).Rows;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jejak.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"Jejak.slnx is in no folder above {AppContext.BaseDirectory}.");
    }
}
