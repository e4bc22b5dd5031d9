using Jejak.Articles;
using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Articles;

public class ArticleReaderTests
{
    private const string Blocks = "articles/id/blocks", Times = "articles/id/times", Addresses = "articles/id/addresses", Meta = "articles/id/meta";
    private static readonly ArticleReader Reader = new(Language.Load("id"));

    public static TheoryData<int> BlockLines => Specs.Lines(Blocks);

    public static TheoryData<int> TimeLines => Specs.Lines(Times);

    public static TheoryData<int> AddressLines => Specs.Lines(Addresses);

    public static TheoryData<int> MetaLines => Specs.Lines(Meta);

    [Theory, MemberData(nameof(BlockLines))]
    public void An_article_is_cut_into_blocks(int line)
    {
        var row = Specs.Row(Blocks, line);
        var article = Reader.Read(Source(row["text"]) with { Title = row.Optional("title") });
        Assert.Equal(row["expect"], string.Join('‖', article.Blocks.Select(block => Kind(block) + ":" + block.Span.Of(article.Text).Replace('\n', '⏎'))));
    }

    [Theory, MemberData(nameof(TimeLines))]
    public void A_printed_publication_time_is_read(int line)
    {
        var row = Specs.Row(Times, line);
        string words = row.Optional("near") is { } near ? $"Harga turun pada Senin ({near[8..]}/{near[5..7]}/{near[..4]})." : "Harga turun.";
        var article = Reader.Read(Source(words) with { Published = row["printed"] });
        Assert.Equal(row.Optional("expect") ?? "", article.Meta.Published?.ToString() ?? "");
    }

    [Theory, MemberData(nameof(AddressLines))]
    public void A_publication_time_is_read_out_of_an_address(int line)
    {
        var row = Specs.Row(Addresses, line);
        var article = Reader.Read(Source("Harga turun.") with { Url = row["url"] });
        Assert.Equal(row.Optional("expect") ?? "", article.Meta.Published?.ToString() ?? "");
    }

    [Theory, MemberData(nameof(MetaLines))]
    public void Metadata_comes_from_the_text_then_the_record_then_the_address(int line)
    {
        var row = Specs.Row(Meta, line);
        var meta = Reader.Read(Source(row["text"]) with { Url = row.Optional("url"), Author = row.Optional("author") }).Meta;
        string[] parts = [meta.Publisher ?? "-", Names(meta.Writers), Names(meta.Editors), meta.Dateline?.Place ?? "-", meta.Signature ?? "-"];
        Assert.Equal(row["expect"], string.Join(" | ", parts));
    }

    [Fact]
    public void A_changed_article_keeps_the_time_in_its_address()
    {
        var meta = Reader.Read(Source("Harga turun.") with
        {
            Url = "https://www.kompas.com/global/read/2025/06/19/072525770/judul",
            Published = "Kompas.com - Diperbarui 19/06/2025, 10:25 WIB",
        }).Meta;
        Assert.Equal("2025-06-19T07:25:25+07:00", meta.Published.ToString());
        Assert.Equal("2025-06-19T10:25:00+07:00", meta.Modified.ToString());
    }

    [Fact]
    public void Blocks_that_markup_names_stay_as_they_are()
    {
        const string Text = "Pasar Ramai\nHarga beras turun.\nPedagang lega.";
        var extracted = new ExtractedText(Text, new Jejak.Text.OffsetMap.Builder().Build(), [new(BlockKind.Title, new(0, 11)), new(BlockKind.Caption, new(12, 30))]);
        var article = Reader.Read(Source("<html>") with { Extracted = extracted });
        Assert.Equal([BlockKind.Title, BlockKind.Caption, BlockKind.Paragraph], article.Blocks.Select(block => block.Kind));
        Assert.Equal("Pasar Ramai", article.Meta.Title);
    }

    [Fact]
    public void Blocks_are_ordered_apart_and_cover_every_word_of_any_text()
    {
        string[] pieces = ["Baca juga:", "ADVERTISEMENT", "AFP/BUDI SANTOSO", "Foto: ", "(", ")", "[Gambas:", "]", "Simak Video '", "':", "-", "Jakarta", "KOMPAS.com", ",", " ", "\n", "Harga turun.",
            "kata", "Penulis :", "\u200E", "\uD83D", "Senin (3/3/2025)", "x", "\"", "(abc/def)", "2025", "/", ".", "Video", "\r\n", "\u00A0", "Artikel ini telah tayang di"];
        var random = new Random(20250303);
        for (int round = 0; round < 3000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
            int end = 0;
            foreach (var block in Reader.Read(Source(text)).Blocks)
            {
                Assert.True(block.Span.Start >= end && block.Span.End <= text.Length && !block.Span.IsEmpty, text);
                Assert.True(string.IsNullOrWhiteSpace(text[end..block.Span.Start]), text);
                end = block.Span.End;
            }
            Assert.True(string.IsNullOrWhiteSpace(text[end..]), text);
        }
    }

    private static SourceDocument Source(string text) => Specs.Source(text.Replace('⏎', '\n'));

    private static string Kind(Block block) => block.Kind.ToString().ToLowerInvariant();

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } joined ? joined : "-";
}
