using System.Diagnostics;
using System.Text;
using Jejak.Archive;
using Jejak.Archive.Exports;
using Jejak.Archive.Questions;
using Jejak.Archive.Storing;
using Jejak.Documents;
using Jejak.Formats;
using Jejak.Sources;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>
/// Whole readings of our own sample articles, kept in <c>tests/data/golden</c>, one indented JSON file each: what a change of a rule does to them is seen in the diff.
/// <c>JEJAK_UPDATE_GOLDEN=1</c> writes them anew.
/// </summary>
public class GoldenReadingTests
{
    private static readonly string[] Samples =
    [
        "2019-03-29-kbc-zakharova-pasukan-rusia.txt",
        "2022-03-02-warta-percakapan-telepon-putin-maduro.txt",
        "2022-03-09-warta-venezuela-bebaskan-dua-warga-as.html",
        "2025-07-16-contohindonesia-tarif-19-persen.txt",
    ];

    private static readonly Lazy<Reader> Reader = new(() => Jejak.Reader.Create());

    public static TheoryData<string> Articles => [.. Samples];

    [Theory]
    [MemberData(nameof(Articles))]
    public void The_reading_is_the_golden_one(string article)
    {
        string golden = Repository.File($"tests/data/golden/{Path.ChangeExtension(article, "json")}");
        string reading = Read(article);
        if (Environment.GetEnvironmentVariable("JEJAK_UPDATE_GOLDEN") == "1") File.WriteAllText(golden, reading);
        Assert.SkipUnless(File.Exists(golden), $"{golden} is not there: run once with JEJAK_UPDATE_GOLDEN=1");
        Assert.Equal(File.ReadAllText(golden), reading);
    }

    public static TheoryData<string> Exports => [.. ExportFormats.All.Where(export => export is IEventExport).Select(export => export.Name)];

    /// <summary>The events of the same articles in the layouts of other projects: <c>tests/data/golden/export.polecat</c>.</summary>
    [Theory]
    [MemberData(nameof(Exports))]
    public void The_export_is_the_golden_one(string format)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "export.db");
        using (var writer = ArchiveWriter.Open(path))
        {
            foreach (string article in Samples.Reverse()) writer.Store(ArticleRows.Of(Document(article), "0"));
            writer.Commit();
        }
        using var archive = NewsArchive.Open(path);
        using var written = new MemoryStream();
        archive.Export(new ExportQuestion { Status = "actual" }, ExportFormats.Find(format)!, written);
        string golden = Repository.File($"tests/data/golden/export.{format}");
        // Git keeps files of text with line feeds.
        string export = Encoding.UTF8.GetString(written.ToArray()).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("JEJAK_UPDATE_GOLDEN") == "1") File.WriteAllText(golden, export);
        Assert.SkipUnless(File.Exists(golden), $"{golden} is not there: run once with JEJAK_UPDATE_GOLDEN=1");
        Assert.Equal(File.ReadAllText(golden), export);
    }

    [Fact]
    public void Golden_readings_and_readings_of_all_samples_are_as_the_schema_says()
    {
        Assert.SkipUnless(Python("-c", "import jsonschema").ExitCode == 0, "python3 with jsonschema is not there (apt-get install python3-jsonschema)");
        using var folder = new TemporaryFolder();
        var lines = new StringBuilder();
        foreach (var result in SourceFiles.Read([Repository.File("samples/news")]))
        {
            if (result.Document is { } document) lines.Append(Encoding.UTF8.GetString(ReadingJson.ToUtf8(Reader.Value.Read(document)))).Append('\n');
        }
        string readings = folder.Write("readings.jsonl", Encoding.UTF8.GetBytes(lines.ToString()));
        const string check = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1], encoding='utf-8'))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            readings = [json.loads(line) for line in open(sys.argv[2], encoding='utf-8')] + [json.load(open(name, encoding='utf-8')) for name in sys.argv[3:]]
            broken = dict(readings[0]); del broken['meta']
            assert list(validator.iter_errors(broken)), 'the schema takes anything'
            for reading in readings:
                for error in validator.iter_errors(reading):
                    print(reading['source']['uri'], '/'.join(map(str, error.absolute_path)), error.message[:200])
            """;
        var (exit, output) = Python(["-c", check, Repository.File("docs/reading.schema.json"), readings, .. Directory.GetFiles(Repository.File("tests/data/golden"), "*.json")]);
        Assert.Equal((0, ""), (exit, output));
    }

    private static string Read(string article) => Encoding.UTF8.GetString(ReadingJson.ToUtf8(Document(article), indented: true)) + "\n";

    private static Document Document(string article)
    {
        var source = SourceFiles.Read([Repository.File($"samples/news/{article}")]).Single().Document!;
        return Reader.Value.Read(source with { Uri = "samples/news/" + article });
    }

    private static (int ExitCode, string Output) Python(params string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
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
}
