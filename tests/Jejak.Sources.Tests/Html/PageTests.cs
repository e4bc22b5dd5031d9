using System.Net;
using Jejak.Articles;
using Jejak.Text;
using Xunit;

namespace Jejak.Sources.Tests.Html;

public class PageTests
{
    private const string Paragraph = "Presiden Rusia Vladimir Putin tiba di Caracas, Venezuela, pada hari Senin, kata Kremlin dalam sebuah pernyataan resmi.";

    [Theory]
    [InlineData("a &amp; b", "a & b")]
    [InlineData("a&nbsp;b", "a b")]
    [InlineData("&ldquo;kami&#8221; &#x1F600; &copy 2022 &tak; &", "“kami” 😀 © 2022 &tak; &")]
    [InlineData("&#150; &#0; &#xD800; &#99999999999;", "– \uFFFD \uFFFD \uFFFD")]
    [InlineData("Donald <b>Trump</b>, <i>presiden</i>", "Donald Trump, presiden")]
    [InlineData("satu\r\n   dua\ttiga", "satu dua tiga")]
    [InlineData("satu<br>dua<br/>tiga", "satu\ndua\ntiga")]
    [InlineData("a < b dan c > d", "a < b dan c > d")]
    [InlineData("x<!-- tidak -->y<script>z()</script>", "xy")]
    public void Text_is_what_a_reader_of_the_page_reads(string markup, string text)
    {
        var page = SourceInput.Document($"<html><body><div><p>{Paragraph}</p><p>{markup}</p></div></body></html>");
        Assert.Equal(Paragraph + "\n" + text, page.Extracted!.Text);
        AssertExact(page);
    }

    [Fact]
    public void Body_is_chosen_and_navigation_related_links_and_scripts_are_left_out()
    {
        var page = SourceInput.Document($"""
            <!DOCTYPE html><html lang="id"><head><title>Putin Tiba di Caracas - Contoh</title></head><body>
            <nav><a href="/">Beranda</a> <a href="/n">Nasional</a></nav>
            <div class="sidebar"><ul><li><a href="/1">Berita lain yang panjang sekali judulnya</a></li><li><a href="/2">Berita lain lagi</a></li><li><a href="/3">Dan lagi</a></li></ul></div>
            <h1>Putin Tiba di Caracas</h1>
            <article><figure><img src="x"><figcaption>Putin turun dari pesawat (Foto: Contoh)</figcaption></figure>
            <p>{Paragraph}</p><h2>Sambutan</h2><p>{Paragraph}</p>
            <p><a href="/b">Baca juga: Maduro Menyambut Putin di Bandara</a></p>
            <div class="related-box"><a href="/4">Satu</a><a href="/5">Dua</a><a href="/6">Tiga</a></div>
            <script>var iklan = "tidak";</script><p>{Paragraph}</p></article>
            <footer><p>Hak cipta Contoh, semua hak dilindungi undang-undang, sejak tahun 2001.</p></footer></body></html>
            """);
        Assert.Equal(
            ["Putin Tiba di Caracas", "Putin turun dari pesawat (Foto: Contoh)", Paragraph, "Sambutan", Paragraph, "Baca juga: Maduro Menyambut Putin di Bandara", Paragraph],
            page.Extracted!.Text.Split('\n'));
        Assert.Equal([BlockKind.Title, BlockKind.Caption, BlockKind.Heading, BlockKind.Related], page.Extracted.Blocks.Select(block => block.Kind));
        Assert.All(page.Extracted.Blocks, block => Assert.Contains(block.Span.Of(page.Extracted.Text), page.Extracted.Text.Split('\n')));
        Assert.Equal("Putin Tiba di Caracas", page.Title);
        AssertExact(page);
    }

    [Fact]
    public void Linked_data_come_before_other_metadata()
    {
        var page = SourceInput.Document($$"""
            <html lang="id-ID"><head><link rel="canonical" href="https://www.contoh.id/a?x=1&amp;y=2">
            <meta property="og:title" content="Judul &quot;lain&quot;"><meta property="og:site_name" content="Contoh"><meta property="article:published_time" content="2020-01-01">
            <script type="application/ld+json">{ rusak </script>
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Judul","datePublished":"2022-03-02T12:03:00+07:00",
              "author":[{"@type":"Person","name":"Ani"},"Budi"],"publisher":{"name":"Contoh News"},"articleSection":["dunia"]}]}</script></head><body><p>{{Paragraph}}</p></body></html>
            """);
        Assert.Equal(("Judul", "2022-03-02T12:03:00+07:00", "Ani, Budi", "Contoh News", "dunia"), (page.Title, page.Published, page.Author, page.Publisher, page.Section));
        Assert.Equal(("https://www.contoh.id/a?x=1&y=2", "www.contoh.id", "id"), (page.Url, page.Site, page.Language));
        Assert.Equal(page.Url, page.Id);
    }

    [Fact]
    public void Without_linked_data_the_meta_elements_speak()
    {
        var page = SourceInput.Document($"""
            <html><head><meta property="og:title" content="Judul &quot;lain&quot;"><meta property="og:site_name" content="Contoh"><meta property="article:published_time" content="2020-01-01">
            <meta name="author" content="Ani"></head><body><p>{Paragraph}</p></body></html>
            """);
        Assert.Equal(("Judul \"lain\"", "Contoh", "2020-01-01", "Ani"), (page.Title, page.Publisher, page.Published, page.Author));
    }

    [Fact]
    public void A_page_says_what_it_is_encoded_in()
    {
        byte[] page = System.Text.Encoding.Latin1.GetBytes($"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-2\"></head><body><p>{Paragraph} \xB1</p></body></html>");
        Assert.EndsWith(" ą", SourceInput.Read(page).Single().Document!.Extracted!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_pages_lead_back_to_their_words()
    {
        string folder = Path.Combine(Root(), "../shared/data/raw-html-id");
        Assert.SkipUnless(Directory.Exists(folder), "the raw pages are not there");
        int pages = 0;
        foreach (var result in SourceFiles.Read([folder]))
        {
            if (result.Document is not { Extracted: not null } page) continue;
            AssertExact(page);
            pages++;
        }
        Assert.True(pages > 25, $"{pages} pages");
    }

    /// <summary>Every character of the text is, resolved, what stands at its place on the page.</summary>
    internal static void AssertExact(SourceDocument page)
    {
        var extracted = page.Extracted!;
        for (int at = 0; at < extracted.Text.Length; at++)
        {
            if (char.IsHighSurrogate(extracted.Text[at])) at++;
            var cover = extracted.Map.Cover(new TextSpan(at, at + 1));
            Assert.InRange(cover.Start, 0, cover.End);
            Assert.InRange(cover.End, cover.Start, page.Text.Length);
            string there = WebUtility.HtmlDecode(cover.Of(page.Text)), here = extracted.Text[at].ToString();
            if (here == "\n") Assert.True(cover.IsEmpty);
            else if (here == " ") Assert.True(string.IsNullOrWhiteSpace(there.Replace('\0', ' ')), $"'{there}' at {cover} for a blank");
            else if (char.IsLowSurrogate(here[0])) Assert.EndsWith(here, there, StringComparison.Ordinal);
            else if (there != here) Assert.True(cover.Length > 1 && cover.Of(page.Text)[0] == '&', $"'{there}' at {cover} for '{here}'");
        }
        foreach (string line in extracted.Text.Split('\n')) Assert.False(string.IsNullOrWhiteSpace(line));
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jejak.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
