using Jejak.Archive.Stories;
using Jejak.Archive.Storing;
using Jejak.Articles;
using Jejak.Languages;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>Retellings and follow-ups, as the reader reads them. Behaviour is in the rows of <c>tests/data/specs/stories/id/links.tsv</c>.</summary>
public class StoryLinkTests
{
    private static readonly string s_root = FindRoot();
    private static readonly Lazy<Reader> s_reader = new(() => Reader.Create());

    public static TheoryData<int> Lines => [.. Rows().Select(row => row.Line)];

    [Theory, MemberData(nameof(Lines))]
    public void Two_articles_are_linked_where_the_row_says(int line)
    {
        var row = Rows().Single(row => row.Line == line);
        StorySignature one = Signature(row, "one"), other = Signature(row, "other");
        Assert.Equal(row["joins"] == "yes", StoryLink.Between(one, other)?.Joins == true);
        Assert.Equal(StoryLink.Between(one, other), StoryLink.Between(other, one));
        // Nor does a follow-up hold two groups together as a sequel.
        if (row["joins"] == "no") Assert.Null(StoryLink.Between(one, other));
    }

    [Fact]
    public void What_is_stored_tells_the_same_voice()
    {
        foreach (var row in Rows())
        {
            foreach (string side in (string[])["one", "other"])
            {
                var stored = Stored(row, side).Row;
                var text = StoryText.Of(Deflated.Unpack(stored.Reading), stored.Words);
                Assert.NotEmpty(stored.Signature.Voice.Hashes.ToArray());
                Assert.Equal(stored.Signature.Voice.Hashes.ToArray(), SignatureWriter.VoiceOf(text.Voice).Hashes.ToArray());
            }
        }
    }

    [Theory]
    [InlineData("Bupati Tak Datang", "Rapat berlangsung dua jam.", true, true)]
    [InlineData("Bupati Datang", "Rapat belum selesai.", false, true)]
    [InlineData("Bupati Datang", "Rapat berlangsung dua jam.", false, false)]
    public void Title_and_beginning_deny(string title, string sentence, bool titleDenies, bool leadDenies)
    {
        var signature = StorySignature.Of([sentence], [], title, "2025-06-01", denials: Denials.For("id"));
        var again = StorySignature.FromBytes(signature.ToBytes(), signature.Bands.ToBytes());
        Assert.Equal((titleDenies, leadDenies), (signature.TitleDenies, signature.LeadDenies));
        Assert.Equal((titleDenies, leadDenies), (again.TitleDenies, again.LeadDenies));
        Assert.False(StorySignature.Of([sentence], [], title, "2025-06-01", denials: Denials.For("xx")).LeadDenies);
    }

    [Fact]
    public void What_is_denied_after_the_beginning_is_not_the_report()
    {
        string[] sentences = [string.Join(' ', Enumerable.Repeat("kata", SignatureWriter.LeadLength)), "tidak"];
        Assert.False(StorySignature.Of(sentences, [], null, null, denials: Denials.For("id")).LeadDenies);
        Assert.True(StorySignature.Of(sentences.Reverse(), [], null, null, denials: Denials.For("id")).LeadDenies);
    }

    [Theory]
    [InlineData("Budi Santoso", 2)]
    [InlineData("Ny. A. Tan", 1)]
    [InlineData("Ny", 0)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    public void A_voice_is_the_words_of_a_name(string? name, int words) => Assert.Equal(words, SignatureWriter.VoiceOf(name).Count);

    [Fact]
    public void The_voice_is_whoever_is_quoted_at_the_greatest_length()
    {
        var voice = new MainVoice();
        Assert.Null(voice.Name);
        foreach (var (name, length) in ((string?, int)[])[("Budi", 30), (null, 900), ("Andi", 20), ("Citra", 50), ("Andi", 30)]) voice.Add(name, length);
        Assert.Equal("Andi", voice.Name);
    }

    private static StorySignature Signature(ResourceRow row, string side) => Stored(row, side).Row.Signature;

    private static StoredArticle Stored(ResourceRow row, string side) => ArticleRows.Of(s_reader.Value.Read(new SourceDocument
    {
        Id = side,
        Uri = side,
        MediaType = "text/plain",
        Sha256 = new string('0', 64),
        Title = row[side + "_title"],
        Text = row[side].Replace("\\n", "\n", StringComparison.Ordinal),
        Published = row[side + "_published"] is var published and not "-" ? published : null,
        Url = row[side + "_url"],
    }), "test");

    private static IReadOnlyList<ResourceRow> Rows()
    {
        string file = Path.Combine(s_root, "tests/data/specs/stories/id/links.tsv");
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
