using System.Security.Cryptography;
using System.Text;
using Jejak.Archive.Exports;
using Jejak.Archive.Exports.Articles;
using Jejak.Archive.Questions;
using Jejak.Archive.Storing;
using Jejak.Archive.Tests;
using Jejak.Articles;
using Jejak.Formats;
using Jejak.Sources;
using Xunit;

[assembly: AssemblyFixture(typeof(ExportedNews))]

namespace Jejak.Archive.Tests;

/// <summary>Real readings in one archive: samples as text, pages and records, and an article full of what formats have to escape.</summary>
public sealed class ExportedNews : IDisposable
{
    /// <summary>Letters and signs beyond U+FFFF, Windows line ends, a control character, and the marks of XML, TeX, JSON and spreadsheets.</summary>
    public const string Awkward =
        "Jakarta 😀 - Presiden Rusia Vladimir Putin mengunjungi 𝕁akarta & \"Monas\" <kemarin>.\r\n\r\n" +
        "\"Kami {akan} bekerja sama 50% 🤝 dengan\r\nIndonesia_baru \\ #1,\" kata Putin kepada Presiden Joko Widodo, Senin (1/7/2019), dikutip AFP.\r\n\r\n" +
        "Rusia\u0001 mengecam Amerika Serikat 🚀 pada Selasa (2/7/2019), kata Putin.\r\n";

    private static readonly string[] s_samples =
    [
        "2018-12-11-warta-pengebom-tu-160.txt", "2019-06-04-contohnews-trump-kremlin-bantah.html", "2022-03-09-warta-venezuela-bebaskan-dua-warga-as.html", "2022-07-01-lensa-jokowi-kyiv-moskow.txt",
        "2024-11-05-harian-erupsi-lewotobi.html", "2025-07-02-kabar-pasar-kayu-manis.txt", "arsip.jsonl",
    ];

    private static readonly Lazy<Reader> s_reader = new(() => Reader.Create());

    private readonly TemporaryArchive _archive = new();

    public ExportedNews()
    {
        using var writer = ArchiveWriter.Open(_archive.Path);
        var sources = SourceFiles.Read(s_samples.Select(sample => Path.Combine(Root, "samples/news", sample))).Select(result => result.Document!).Append(Source());
        foreach (var source in sources)
        {
            var document = s_reader.Value.Read(source);
            Json.Add(source.Id, ReadingJson.ToUtf8(document));
            writer.Store(ArticleRows.Of(document, "test"));
        }
        writer.Commit();
    }

    public static string Root { get; } = FindRoot();

    /// <summary>Readings by id.</summary>
    public Dictionary<string, byte[]> Json { get; } = new(StringComparer.Ordinal);

    public IEnumerable<ExportedArticle> Articles => Json.Values.Select(json => new ExportedArticle(json));

    public static ExportedArticle AwkwardArticle { get; } = new(ReadingJson.ToUtf8(s_reader.Value.Read(Source())));

    public string Write(string format, ExportQuestion? question = null)
    {
        using var archive = NewsArchive.Open(_archive.Path);
        using var output = new MemoryStream();
        var export = ExportFormats.Find(format)!;
        archive.Export(question ?? new ExportQuestion { What = ExportFormats.ContentsOf(export)[0] }, export, output, json => s_reader.Value.Parse(Given(json)));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public Dictionary<string, string> Folder(string format)
    {
        using var archive = NewsArchive.Open(_archive.Path);
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        archive.Export(new ExportQuestion { What = ExportContents.Articles }, (IFolderExport)ExportFormats.Find(format)!, file => files.Add(file.Name, Encoding.UTF8.GetString(file.Content.Span)));
        return files;
    }

    public void Dispose() => _archive.Dispose();

    private static SourceDocument Given(ReadOnlyMemory<byte> json)
    {
        var reading = Reading.Parse(json.Span);
        var source = Source() with { Id = reading.Id, Uri = reading.Source.Uri, Text = reading.Text, Title = reading.Meta.Title };
        return reading.Source.MediaType == "text/html" ? SourceFiles.ReadPage(reading.Source.Uri, reading.Text)! with { Id = reading.Id } : source;
    }

    private static SourceDocument Source() => new()
    {
        Id = "Awkward/ID & more é",
        Uri = "awkward.txt",
        MediaType = "text/plain",
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Awkward))),
        Text = Awkward,
        Title = "=HYPERLINK(\"x\") \\ {Putin} & <Jokowi> 50% 😀",
        Author = "Ani_Budi & Co",
        Publisher = "Kabar & {Contoh}",
        Published = "2019-07-02",
    };

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jejak.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"Jejak.slnx is in no folder above {AppContext.BaseDirectory}.");
    }
}
