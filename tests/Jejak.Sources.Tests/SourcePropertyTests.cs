using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Jejak.Articles;
using Jejak.Formats;
using Jejak.Sources.Tests.Html;
using Xunit;

namespace Jejak.Sources.Tests;

/// <summary>What holds for any bytes whatever, from the file to the printed reading.</summary>
public class SourcePropertyTests
{
    private static readonly Reader Reader = Reader.Create();

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(80);

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class='artikel'>", "</div>", "<b>", "</i>", "<a href=x>", "</a>", "<table><tr><td>", "</table>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<br>", "<h1>", "</h1>",
        "<h2>", "<figcaption>", "<textarea>", "</textarea>", "<pre>\n", "<svg>", "<style>", "<select><option>", "<template>", "<plaintext>", "<noscript>", "<p", " x='", "\">", "&amp;", "&lt", "&#8220;", "&#0;", "&notin;", "&",
        "\r\n", "\r", "\0", "\t", " ", "\u00A0", "😀", "\"Kami siap,\" kata Presiden Rusia Vladimir Putin, Senin (25/3/2019). ", "Amerika Serikat (AS) mengecam Venezuela, seperti dikutip AFP. ", "Baca juga: ", "[Gambas:Video]",
    ];

    [Fact]
    public void Random_pages_are_read_and_lead_back_to_their_words() => Prop.ForAll(Markup(), markup =>
    {
        foreach (var result in SourceInput.Read("<html>" + markup))
        {
            if (result.Document is not { } document) continue;
            if (document.Extracted is not null) PageTests.AssertExact(document);
            AssertReading(document);
        }
    }).Check(Thorough);

    [Fact]
    public void Random_bytes_never_throw() => Prop.ForAll(Gen.Choose(0, 255).ArrayOf().ToArbitrary(), numbers =>
    {
        byte[] bytes = [.. numbers.Select(number => (byte)number)];
        foreach (byte[] start in new byte[][] { [], "{"u8.ToArray(), "["u8.ToArray(), "{\"text\":\""u8.ToArray(), "<html>"u8.ToArray(), [0xFF, 0xFE], [0x1F, 0x8B] })
        {
            foreach (var result in SourceInput.Read([.. start, .. bytes]))
            {
                Assert.True(result.Document is not null || result.Failure is not null || result.Note is not null);
                if (result.Document is { } document) AssertReading(document);
            }
        }
    }).Check(Thorough);

    [Fact]
    public void Random_records_come_back_as_they_were() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        string line = JsonSerializer.Serialize(new Dictionary<string, string> { ["text"] = text });
        // The serializer writes U+FFFD for half a surrogate pair, as the source would.
        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), SourceInput.Document(line).Text);
    }).Check(Thorough);

    [Fact]
    public void Very_deep_pages_are_read()
    {
        string page = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 20_000)) + "<p>Presiden Rusia Vladimir Putin tiba di Caracas, kata Kremlin.</p>";
        Assert.All(SourceInput.Read(page), result => Assert.True(result.Document is not null || result.Failure is not null));
    }

    /// <summary>Every span of the reading lies inside its text and equals its words.</summary>
    private static void AssertReading(SourceDocument document)
    {
        using var reading = JsonDocument.Parse(ReadingJson.ToUtf8(Reader.Read(document)));
        string text = reading.RootElement.GetProperty("text").GetString()!;
        Assert.Equal(document.Text.Length, text.Length);
        AssertSpans(reading.RootElement, text);
    }

    private static void AssertSpans(JsonElement element, string text)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) AssertSpans(item, text);
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("start", out var start))
        {
            int from = start.GetInt32(), to = element.GetProperty("end").GetInt32();
            Assert.True(from >= 0 && from <= to && to <= text.Length, $"{from} to {to} of {text.Length}");
            if (element.TryGetProperty("text", out var words)) Assert.Equal(text[from..to], words.GetString());
        }
        foreach (var property in element.EnumerateObject()) AssertSpans(property.Value, text);
    }

    private static Arbitrary<string> Markup() => Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();
}
