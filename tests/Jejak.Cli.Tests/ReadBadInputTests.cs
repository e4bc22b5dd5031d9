using System.IO.Compression;
using System.Text;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>Every kind of bad input gets one clear line on standard error, the rest is read, and the exit code says so.</summary>
public class ReadBadInputTests
{
    private const string Good = "Presiden Rusia Vladimir Putin mengatakan “kami siap” di Kafé Moskwa.";

    private static readonly byte[] GoodRecord = Encoding.UTF8.GetBytes($$"""{"id":"baik","text":"{{Good}}"}""" + "\n");

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "kosong.txt", [], "the file is empty; remove it" },
        { "spasi.txt", " \n\t\n"u8.ToArray(), "the file is empty; remove it" },
        { "gambar.txt", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13], "a binary file, no text; convert it" },
        { "acak.jsonl", Noise(4096), "a binary file, no text; convert it" },
        { "kosong.jsonl", [], "the file is empty; remove it" },
        { "bukan.gz", "bukan gzip"u8.ToArray(), "damaged or incomplete gzip data; fetch or pack the file again" },
        { "foto.jpg", [0xFF, 0xD8, 0xFF, 0xE0], "skipped, no kind of article file by its name; rename it" },
        { "kosong.html", "<html><body><script>var x = 1;</script></body></html>"u8.ToArray(), "the page holds no article text; check" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_file_that_is_no_article_is_said_and_the_next_is_read(string name, byte[] bytes, string said)
    {
        using var folder = new TemporaryFolder();
        string bad = folder.Write(name, bytes), good = folder.Write("z.jsonl", GoodRecord);
        var result = JejakCommand.Run("read", "--format", "jsonl", bad, good);
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.StartsWith($"jejak: {bad}: {said}", result.Errors[0], StringComparison.Ordinal);
        Assert.Equal(2, result.Errors.Length);
        Assert.StartsWith("jejak: 1 read, ", result.Errors[1], StringComparison.Ordinal);
        Assert.Contains("\"id\":\"baik\"", result.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BadRecords => new()
    {
        { "bukan json", "no valid JSON at byte 0; correct" },
        { """{"id":"x","text":"tak sele""", "no valid JSON at byte " },
        { """{"id":"x","title":"tanpa teks"}""", "the record has no text" },
        { """{"id":"x","text":"  "}""", "the record has no text" },
        { """{"id":"x","text":null}""", "the record has no text" },
        { """["teks"]""", "no JSON object" },
        { """{"id":"x","text":"ya"} {"id":"y","text":"dua"}""", "no valid JSON at byte 23; correct" },
    };

    [Theory]
    [MemberData(nameof(BadRecords))]
    public void A_record_that_is_none_is_said_with_its_line_and_the_next_is_read(string line, string said)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("a.jsonl", [.. GoodRecord, .. Encoding.UTF8.GetBytes(line + "\n\n"), .. GoodRecord]);
        var result = JejakCommand.Run("read", "--format", "jsonl", file);
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.StartsWith($"jejak: {file}:2: {said}", result.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith("jejak: 2 read, 0 skipped, 1 failed", result.Errors[1], StringComparison.Ordinal);
        Assert.Contains("a.jsonl#4", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_200_megabytes_is_passed_over_without_being_held()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "besar.jsonl");
        using (var stream = File.Create(file))
        {
            stream.Write(GoodRecord);
            byte[] chunk = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
            for (int i = 0; i < 200; i++) stream.Write(chunk);
            stream.WriteByte((byte)'\n');
            stream.Write(GoodRecord);
        }
        // A heap of 160 MiB cannot hold the line.
        var (exit, output, error) = Shell.Run($"jejak read --format jsonl '{file}'", ("DOTNET_GCHeapHardLimit", "A000000"));
        Assert.Contains($"jejak: {file}:2: the record is larger than 16 MB; split it, or allow more with --max-record", error, StringComparison.Ordinal);
        Assert.Contains("jejak: 2 read, 0 skipped, 1 failed", error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Incomplete, 2), (exit, output.Count(b => b == '\n')));
    }

    [Fact]
    public void Damaged_UTF_8_is_read_with_a_mark_in_its_place_and_said()
    {
        using var folder = new TemporaryFolder();
        byte[] damaged = Encoding.UTF8.GetBytes(Good + Good);
        damaged[Encoding.UTF8.GetByteCount(Good) - 1] = 0xFF;
        string file = folder.Write("rusak.txt", damaged);
        var result = JejakCommand.Run("read", "--format", "jsonl", file);
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.StartsWith($"jejak: {file}: not valid UTF-8 at byte {Encoding.UTF8.GetByteCount(Good) - 1}; read with U+FFFD in its place", result.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith("jejak: 1 read (1 with repairs), 0 skipped, 0 failed", result.Errors[1], StringComparison.Ordinal);
        Assert.Contains("Moskwa\uFFFDPresiden", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", "Windows-1252", "txt")]
    [InlineData("utf-16", "UTF-16 (little-endian)", "txt")]
    [InlineData("utf-16BE", "UTF-16 (big-endian)", "txt")]
    [InlineData("windows-1252", "Windows-1252", "jsonl")]
    [InlineData("utf-16", "UTF-16 (little-endian)", "jsonl")]
    public void Other_encodings_are_read_and_said(string encoding, string said, string ending)
    {
        using var folder = new TemporaryFolder();
        var characters = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        string file = folder.Write("a." + ending, [.. characters.GetPreamble(), .. characters.GetBytes(ending == "txt" ? Good : Encoding.UTF8.GetString(GoodRecord))]);
        var result = JejakCommand.Run("read", "--format", "jsonl", file);
        Assert.StartsWith($"jejak: {file}: read as {said}; save it as UTF-8", result.Errors[0], StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, 2), (result.ExitCode, result.Errors.Length));
        Assert.Contains("“kami siap” di Kafé", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gzip_that_ends_too_soon_or_is_damaged_keeps_what_came_before(bool damaged)
    {
        using var folder = new TemporaryFolder();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (int i = 0; i < 4000; i++) gzip.Write(Encoding.UTF8.GetBytes($$"""{"id":"{{i}}","text":"{{Convert.ToHexString(Noise(60, i))}}"}""" + "\n"));
        }
        byte[] bytes = packed.ToArray();
        if (damaged) bytes.AsSpan(bytes.Length / 2, 40).Fill(0xAA);
        else bytes = bytes[..(bytes.Length / 2)];
        string file = folder.Write("a.jsonl.gz", bytes);
        var result = JejakCommand.Run("read", "--format", "jsonl", file);
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.Contains("damaged or incomplete gzip data; fetch or pack the file again", result.Error, StringComparison.Ordinal);
        Assert.True(result.Output.Count(c => c == '\n') > 1000);
    }

    [Fact]
    public void A_path_that_is_not_there_is_said()
    {
        var result = JejakCommand.Run("read", "tiada/di-sini.txt");
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.StartsWith("jejak: tiada/di-sini.txt: no such file or folder; check the path", result.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_articles_is_said()
    {
        using var folder = new TemporaryFolder();
        folder.Write("catatan.md", "# ini"u8);
        var result = JejakCommand.Run("read", folder.Path);
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.StartsWith($"jejak: {folder.Path}: no article file in this folder; ", result.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith("jejak: 0 read, 1 skipped, 1 failed", result.Errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_and_file_without_permission_are_said()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs POSIX permissions");
            return;
        }
        Assert.SkipWhen(Environment.IsPrivilegedProcess && !File.Exists("/usr/bin/setpriv"), "the superuser may read everything, and setpriv is not there to be somebody else");
        using var folder = new TemporaryFolder();
        string locked = Path.GetDirectoryName(folder.Write("terkunci/a.txt", Encoding.UTF8.GetBytes(Good)))!;
        string file = folder.Write("b.txt", Encoding.UTF8.GetBytes(Good));
        folder.Write("c.jsonl", GoodRecord);
        File.SetUnixFileMode(locked, UnixFileMode.None);
        File.SetUnixFileMode(file, UnixFileMode.None);
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        string somebody = Environment.IsPrivilegedProcess ? "setpriv --reuid=65534 --clear-groups " : "";
        var (exit, output, error) = Shell.Run($"{somebody}dotnet '{Shell.Program}' read --format jsonl '{folder.Path}'", ("HOME", folder.Path), ("DOTNET_EnableDiagnostics", "0"));
        File.SetUnixFileMode(locked, (UnixFileMode)0b111_101_101);
        Assert.Contains($"jejak: {file}: no permission to read it; change its permissions", error, StringComparison.Ordinal);
        Assert.Contains($"jejak: {locked}: no permission to read it; change its permissions", error, StringComparison.Ordinal);
        Assert.Contains("jejak: 1 read, 0 skipped, 2 failed", error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Incomplete, 1), (exit, output.Count(b => b == '\n')));
    }

    private static byte[] Noise(int length, int seed = 1)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
