using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.Schema;
using Jejak.Archive.Exports;
using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>Formats of whole articles, references, relations and rows are what their schemas say, whatever the article holds.</summary>
public partial class CatalogueExportTests(ExportedNews news)
{
    [Theory]
    [InlineData("ninjs")]
    [InlineData("csl")]
    public void Items_are_as_the_published_fields_say(string format)
    {
        Assert.SkipUnless(Python("import jsonschema", []).ExitCode == 0, "python3 with jsonschema is not there (apt-get install python3-jsonschema)");
        string file = Path.GetTempFileName();
        File.WriteAllText(file, news.Write(format));
        const string check = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1], encoding='utf-8'))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            assert list(validator.iter_errors([{}])) and list(validator.iter_errors({})), 'the schema takes anything'
            for line in open(sys.argv[2], encoding='utf-8'):
                for error in validator.iter_errors(json.loads(line)):
                    print('/'.join(map(str, error.absolute_path)), error.message[:200])
            """;
        var result = Python(check, [Path.Combine(ExportedNews.Root, $"tests/data/schemas/{format}.schema.json"), file]);
        File.Delete(file);
        Assert.Equal((0, ""), result);
    }

    [Fact]
    public void JSON_LD_has_an_article_with_its_quotations_each()
    {
        using var json = JsonDocument.Parse(news.Write("jsonld"));
        Assert.Equal("https://schema.org", json.RootElement.GetProperty("@context").GetString());
        var articles = json.RootElement.GetProperty("@graph").EnumerateArray().ToArray();
        Assert.Equal(news.Json.Count, articles.Length);
        foreach (var article in articles)
        {
            var reading = news.Articles.Single(known => known.Reading.Id == article.GetProperty("identifier").GetString());
            Assert.Equal(("NewsArticle", reading.Iri), (article.GetProperty("@type").GetString(), article.GetProperty("@id").GetString()));
            var parts = article.TryGetProperty("hasPart", out var has) ? has.EnumerateArray().ToArray() : [];
            Assert.Equal(reading.Reading.Quotations.Select(quotation => quotation.Speaker?.Name), parts.Select(part => part.TryGetProperty("spokenByCharacter", out var speaker) ? speaker.GetProperty("name").GetString() : null));
            Assert.All(parts, part => Assert.Equal("Quotation", part.GetProperty("@type").GetString()));
            Assert.All(article.GetProperty("mentions").EnumerateArray(), named => Assert.Contains(named.GetProperty("@type").GetString(), (string[])["Person", "Organization", "Country", "Place", "Product", "Event"]));
        }
    }

    [Fact]
    public void RIS_has_a_record_an_article_and_a_tag_a_line()
    {
        string[] lines = news.Write("ris").Split("\r\n");
        Assert.All(lines, line => Assert.Matches("^$|^(TY|ID|TI|AU|ED|T2|PY|DA|SE|LA|UR|ER)  - [^\\x00-\\x1F]*$", line));
        Assert.Equal((news.Json.Count, news.Json.Count), (lines.Count(line => line == "TY  - NEWS"), lines.Count(line => line == "ER  - ")));
        Assert.Contains("DA  - 2019/07/02/", lines);
    }

    [Fact]
    public void BibTeX_has_balanced_braces_keys_of_its_own_and_no_bare_sign_of_TeX()
    {
        string references = news.Write("bibtex");
        var entries = Entry().Matches(references);
        Assert.Equal(news.Json.Count, entries.Select(entry => entry.Groups[1].Value).Distinct().Count());
        int depth = 0;
        foreach (char c in references)
        {
            depth += c switch { '{' => 1, '}' => -1, _ => 0 };
            Assert.InRange(depth, 0, 4);
        }
        Assert.Equal(0, depth);
        Assert.DoesNotMatch(@"(?m)^  (?!url).*(?<!\\)[&%#$_]", references);
        Assert.Contains(@"\textbackslash{} \textbraceleft{}Putin\textbraceright{} \& <Jokowi> 50\% 😀", references, StringComparison.Ordinal);
    }

    [Fact]
    public void GEXF_is_valid_and_counts_as_the_actors_do()
    {
        using var stored = new TemporaryArchive(Stories.Plane, Stories.Call);
        using var archive = stored.Ask();
        using var output = new MemoryStream();
        archive.Export(new ExportQuestion { What = ExportContents.Relations, People = true }, ExportFormats.Find("gexf")!, output);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(ExportedNews.Root, "tests/data/schemas/gexf.xsd"));
        var graph = XDocument.Parse(Encoding.UTF8.GetString(output.ToArray()));
        graph.Validate(schemas, (_, fault) => Assert.Fail(fault.Message));
        XNamespace gexf = "http://gexf.net/1.3";
        var names = graph.Descendants(gexf + "node").ToDictionary(node => node.Attribute("id")!.Value, node => node.Attribute("label")!.Value);
        var edges = graph.Descendants(gexf + "edge").Select(edge => (names[edge.Attribute("source")!.Value], names[edge.Attribute("target")!.Value], edge.Attribute("weight")!.Value)).Order().ToArray();
        var pairs = archive.Answer(new ActorsQuestion { People = true, Status = null }).Rows.Select(pair => (pair.One, pair.Other, pair.Events.ToString(System.Globalization.CultureInfo.InvariantCulture))).Order();
        Assert.Equal(pairs, edges);
        Assert.NotEmpty(edges);
    }

    [Fact]
    public void Networkx_reads_the_GEXF()
    {
        Assert.SkipUnless(Python("import networkx", []).ExitCode == 0, "python3 with networkx is not there (apt-get install python3-networkx)");
        string file = Path.GetTempFileName(), graph = news.Write("gexf");
        File.WriteAllText(file, graph);
        var result = Python("import sys, networkx; graph = networkx.read_gexf(sys.argv[1]); print(graph.number_of_nodes(), graph.number_of_edges())", [file]);
        File.Delete(file);
        Assert.Equal((0, $"{Regex.Count(graph, "<node ")} {Regex.Count(graph, "<edge ")}\n"), result);
    }

    [Fact]
    public void Quotations_and_findings_have_the_same_rows_as_objects_and_as_columns()
    {
        foreach (var what in (ExportContents[])[ExportContents.Quotations, ExportContents.Findings])
        {
            string[] objects = news.Write("jsonl", new() { What = what }).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.NotEmpty(objects);
            foreach (string row in objects) JsonDocument.Parse(row).Dispose();
            // Line breaks between quotation marks are no rows.
            Assert.Equal(objects.Length + 1, Regex.Count(Regex.Replace(news.Write("csv", new() { What = what }), "\"[^\"]*\"", ""), "\r\n"));
        }
    }

    [Fact]
    public void No_column_begins_like_a_formula()
    {
        string columns = news.Write("csv", new() { What = ExportContents.Quotations });
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")", columns, StringComparison.Ordinal);
        Assert.Contains("=HYPERLINK(\\\"x\\\")", news.Write("jsonl", new() { What = ExportContents.Quotations }), StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,)\"?[=@+]", columns);
    }

    [Fact]
    public void Publisher_days_and_names_choose()
    {
        int all = Count(new());
        Assert.Equal(1, Count(new() { Publisher = "Kabar & {Contoh}" }));
        Assert.Equal(all, Count(new() { Days = new(null, new(2019, 12, 31)) }) + Count(new() { Days = new(new(2020, 1, 1), null) }));
        Assert.InRange(Count(new() { Between = ["Venezuela"] }), 1, all - 1);
        Assert.InRange(Count(new() { Between = ["Venezuela", "Rusia"] }), 1, Count(new() { Between = ["Rusia"] }));

        int Count(ExportQuestion question) => Regex.Count(news.Write("ris", question with { What = ExportContents.Articles }), "TY  - ");
    }

    public static TheoryData<string> Formats => [.. ExportFormats.All.Select(export => export.Name)];

    /// <summary>What is written of two stories made by hand stands in <c>tests/data/golden/export</c>; words need a reader and are left out. JEJAK_UPDATE_GOLDEN=1 writes it anew.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_is_golden_and_no_order_of_ingest_changes_it(string format)
    {
        if (format == "conllu") return;
        string written = Write(format, Stories.Plane, Stories.Call);
        Assert.Equal(written, Write(format, Stories.Call, Stories.Plane));
        string golden = Path.Combine(ExportedNews.Root, "tests/data/golden/export", format + ".txt");
        string text = written.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("JEJAK_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, text);
        }
        Assert.SkipUnless(File.Exists(golden), $"{golden} is not there: run once with JEJAK_UPDATE_GOLDEN=1");
        Assert.Equal(File.ReadAllText(golden), text);
    }

    private static string Write(string format, params Story[] stories)
    {
        using var stored = new TemporaryArchive(stories);
        using var archive = stored.Ask();
        using var output = new MemoryStream();
        var export = ExportFormats.Find(format)!;
        foreach (var what in ExportFormats.ContentsOf(export))
        {
            var question = new ExportQuestion { What = what };
            output.Write(Encoding.UTF8.GetBytes($"== {what}\n"));
            if (export is IFolderExport folder)
            {
                archive.Export(question, folder, file =>
                {
                    output.Write(Encoding.UTF8.GetBytes($"-- {file.Name}\n"));
                    output.Write(file.Content.Span);
                });
            }
            else archive.Export(question, export, output);
        }
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static (int ExitCode, string Output) Python(string program, string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = python.StandardError.ReadToEndAsync();
            string output = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return (python.ExitCode, python.ExitCode == 0 ? output : output + error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (127, "");
        }
    }

    [GeneratedRegex(@"(?m)^@article\{([a-z0-9-]+),$")]
    private static partial Regex Entry();
}
