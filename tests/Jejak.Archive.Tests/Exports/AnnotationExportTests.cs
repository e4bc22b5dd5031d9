using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Jejak.Archive.Exports.Articles;
using Jejak.Formats.Conllu;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>Formats that point into the text point at what they say.</summary>
public class AnnotationExportTests(ExportedNews news)
{
    [Fact]
    public void Every_span_of_brat_holds_the_words_its_line_says_and_every_reference_is_there()
    {
        var files = news.Folder("brat");
        int spans = 0, beyond = 0;
        foreach (var (name, lines) in files.Where(file => file.Key.EndsWith(".ann", StringComparison.Ordinal)))
        {
            var text = files[Path.ChangeExtension(name, "txt")].EnumerateRunes().ToArray();
            var ids = new HashSet<string>(StringComparer.Ordinal);
            var referred = new List<string>();
            foreach (string[] line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')))
            {
                Assert.InRange(line.Length, 2, 3);
                string[] words = line[1].Split(' ');
                if (line[0] != "*") Assert.True(ids.Add(line[0]), $"{name}: {line[0]} twice");
                if (line[0][0] == 'T')
                {
                    var pieces = line[1][(words[0].Length + 1)..].Split(';').Select(piece => piece.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray());
                    Assert.Equal(string.Join(' ', pieces.Select(piece => string.Concat(text[piece[0]..piece[1]]))), line[2]);
                    spans++;
                    beyond += line[2].EnumerateRunes().Count(rune => rune.Value > 0xFFFF);
                }
                referred.AddRange(line[0][0] switch { 'T' => [], '*' => words[1..], 'A' or 'N' or '#' => [words[1]], _ => words.Where(word => word.Contains(':', StringComparison.Ordinal)).Select(word => word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..]) });
            }
            Assert.All(referred, id => Assert.Contains(id, ids));
        }
        Assert.True(spans > 100 && beyond > 0, $"{spans} spans, {beyond} letters beyond U+FFFF");
        string configuration = files["annotation.conf"];
        var types = files.Where(file => file.Key.EndsWith(".ann", StringComparison.Ordinal)).SelectMany(file => file.Value.Split('\n')).Where(line => line.StartsWith('T')).Select(line => line.Split('\t')[1].Split(' ')[0]);
        Assert.All(types.Distinct(), type => Assert.Matches($"(?m)^{type}(\\t|$)", configuration));
    }

    [Fact]
    public void Pages_become_text_without_markup_and_keep_every_mention()
    {
        int pages = 0;
        foreach (var article in news.Articles.Where(article => article.IsPage))
        {
            pages++;
            Assert.DoesNotContain("</", article.Text, StringComparison.Ordinal);
            foreach (var entity in article.Reading.Entities)
            {
                // What markup cuts has its tags in the reading and none here.
                foreach (var mention in entity.Mentions.Where(mention => mention.Text.AsSpan().IndexOfAny("<&\n") < 0)) Assert.Equal(mention.Text, article.At(mention).Of(article.Text));
            }
        }
        Assert.True(pages > 1, "no pages among the samples");
    }

    [Fact]
    public void TimeML_is_valid_and_its_text_is_the_article()
    {
        var files = news.Folder("timeml");
        Assert.Equal(news.Json.Count, files.Count);
        string dtd = File.ReadAllText(Path.Combine(ExportedNews.Root, "tests/data/schemas/timeml.dtd"));
        int times = 0, links = 0;
        foreach (var article in news.Articles)
        {
            string file = files[article.FileName + ".tml"];
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, ValidationType = ValidationType.DTD, XmlResolver = null };
            settings.ValidationEventHandler += (_, fault) => Assert.Fail($"{article.Reading.Id}: {fault.Message}");
            using var xml = XmlReader.Create(new StringReader(file.Insert(file.IndexOf("?>", StringComparison.Ordinal) + 2, $"<!DOCTYPE TimeML [\n{dtd}\n]>")), settings);
            var root = XDocument.Load(xml, LoadOptions.PreserveWhitespace).Root!;
            Assert.Equal(article.Text.Replace('\u0001', '\uFFFD'), root.Element("TEXT")!.Value);
            times += root.Element("TEXT")!.Elements("TIMEX3").Count();
            links += root.Elements("TLINK").Count();
        }
        Assert.True(times > 10 && links > 0, $"{times} times, {links} links");
    }

    [Fact]
    public void Web_annotations_quote_and_count_code_points()
    {
        using var json = JsonDocument.Parse(news.Write("webanno"));
        var root = json.RootElement;
        var items = root.GetProperty("first").GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection", items.Length), (root.GetProperty("@context").GetString(), root.GetProperty("type").GetString(), root.GetProperty("total").GetInt32()));
        Assert.Equal(items.Length, items.Select(item => item.GetProperty("id").GetString()).Distinct().Count());
        var texts = news.Articles.ToLookup(article => article.Iri);
        int behind = 0;
        foreach (var item in items)
        {
            Assert.Equal("Annotation", item.GetProperty("type").GetString());
            Assert.All(item.GetProperty("body").EnumerateArray(), body => Assert.Contains(body.GetProperty("type").GetString(), (string[])["TextualBody", "SpecificResource"]));
            foreach (var target in item.GetProperty("target").EnumerateArray())
            {
                var article = texts[target.GetProperty("source").GetString()!].First();
                var selectors = target.GetProperty("selector").EnumerateArray().ToDictionary(selector => selector.GetProperty("type").GetString()!);
                var quote = selectors["TextQuoteSelector"];
                string exact = quote.GetProperty("exact").GetString()!;
                Assert.Contains(quote.GetProperty("prefix").GetString() + exact + quote.GetProperty("suffix").GetString(), article.Text, StringComparison.Ordinal);
                Assert.Equal(article.IsPage, !selectors.TryGetValue("TextPositionSelector", out var position));
                if (article.IsPage) continue;
                var runes = article.Text.EnumerateRunes().ToArray()[position.GetProperty("start").GetInt32()..position.GetProperty("end").GetInt32()];
                Assert.Equal(exact, string.Concat(runes));
                if (article.Reading.Id.StartsWith("Awkward", StringComparison.Ordinal)) behind++;
            }
        }
        Assert.True(behind > 3, $"{behind} annotations behind letters beyond U+FFFF");
    }

    [Fact]
    public void Our_own_reader_takes_the_CoNLL_U()
    {
        var sentences = ConlluReader.Read(new StringReader(news.Write("conllu")), "export").ToList();
        Assert.Equal(news.Json.Count, sentences.Count(sentence => sentence.BeginsDocument));
        Assert.Equal(sentences.Count, sentences.Select(sentence => sentence.Id).Distinct().Count());
        Assert.All(sentences, sentence => Assert.Equal(sentence.Comment("text"), sentence.Text()));
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("abc", 3, 3)]
    [InlineData("😀abc", 2, 1)]
    [InlineData("😀abc", 5, 4)]
    [InlineData("a😀b🚀c", 7, 5)]
    [InlineData("a\uD83Db", 3, 3)]
    public void Offsets_in_code_points_count_pairs_as_one(string text, int units, int points) => Assert.Equal(points, new CodePoints(text).At(units));

    [Fact]
    public void Names_of_files_are_plain_and_differ()
    {
        string[] names = [.. news.Articles.Select(article => article.FileName)];
        Assert.All(names, name => Assert.Matches("^[a-z0-9-]{5,110}$", name));
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
