using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Jejak.Cli.Tests;

public class ReadCommandTests
{
    private static string Samples => Repository.File("samples/news");

    [Fact]
    public void Output_is_the_same_on_any_number_of_threads_in_any_culture_and_time_zone()
    {
        Assert.SkipUnless(Directory.Exists(Samples), "samples/news is not there");
        var (_, expected, _) = Shell.Run($"jejak read --format jsonl --threads 1 '{Samples}'");
        Assert.True(expected.Length > 10_000);
        Assert.Equal(expected, Shell.Run($"jejak read --format jsonl --threads 2 '{Samples}'").Output);
        Assert.Equal(expected, Shell.Run($"jejak read --format jsonl --threads 7 '{Samples}'", ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Jayapura")).Output);
        byte[] digest = Shell.Run($"jejak read --threads 1 '{Samples}'").Output;
        Assert.Equal(digest, Shell.Run($"jejak read --threads 2 '{Samples}'", ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Jayapura"), ("COLUMNS", "40")).Output);
    }

    [Fact]
    public void A_reader_who_has_seen_enough_ends_the_run_quietly()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("a.jsonl", Records(3000));
        var (_, output, error) = Shell.Run($"jejak read --format jsonl '{file}' | head -n 1");
        Assert.Equal(("", 1), (error, output.Count(b => b == '\n')));
    }

    [Theory]
    [InlineData("> /dev/full", "standard output")]
    [InlineData("-o /dev/full", "/dev/full")]
    public void A_full_disk_is_said(string where, string name)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        using var folder = new TemporaryFolder();
        string file = folder.Write("a.jsonl", Records(5));
        var (exit, _, error) = Shell.Run($"jejak read --format jsonl '{file}' {where}");
        Assert.Equal(ExitCode.Output, exit);
        Assert.Contains($"jejak: {name}: the disk is full; free some space or write elsewhere", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_goes_to_a_file_that_may_be_the_input()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("a.jsonl", Records(40));
        string expected = JejakCommand.Run("read", "--format", "jsonl", file).Output;
        var result = JejakCommand.Run("read", "--format", "jsonl", file, "--output", file);
        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Output));
        Assert.Equal(expected, File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("Presiden Rusia Vladimir Putin tiba di Jakarta.", "text/plain")]
    [InlineData("""{"id":7,"body":"Presiden tiba."}""", "application/x-ndjson")]
    [InlineData("""[{"id":7,"body":"Presiden tiba."}]""", "application/x-ndjson")]
    [InlineData("{\n  \"id\": 7,\n  \"body\": \"Presiden tiba.\"\n}", "application/x-ndjson")]
    [InlineData("<!DOCTYPE html><html><body><p>Presiden Rusia tiba di Jakarta, Senin.</p></body></html>", "text/html")]
    public void Standard_input_is_what_it_looks_like(string input, string mediaType)
    {
        var result = JejakCommand.Run(["read", "--format", "jsonl", "-"], input);
        Assert.Equal(ExitCode.Done, result.ExitCode);
        using var reading = JsonDocument.Parse(result.Output);
        Assert.Equal(mediaType, reading.RootElement.GetProperty("source").GetProperty("mediaType").GetString());
    }

    [Theory]
    [InlineData("--format", "pdf", "x.txt")]
    [InlineData("--threads", "0", "x.txt")]
    [InlineData("--max-record", "banyak", "x.txt")]
    [InlineData("--tak-ada", "x.txt")]
    [InlineData]
    public void A_wrong_command_line_does_nothing_and_says_where_help_is(params string[] arguments)
    {
        var result = JejakCommand.Run(["read", .. arguments]);
        Assert.Equal((ExitCode.Usage, ""), (result.ExitCode, result.Output));
        Assert.All(result.Errors, line => Assert.StartsWith("jejak: ", line, StringComparison.Ordinal));
        Assert.Equal("jejak: see 'jejak read --help'", result.Errors[^1]);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_run_with_whole_lines_and_its_own_exit_code()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs POSIX signals");
        using var folder = new TemporaryFolder();
        string file = folder.Write("a.jsonl", Records(60_000));
        using var process = JejakCommand.Start("read", "--format", "jsonl", file);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = new StringBuilder(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).Append('\n');
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.Append(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.StartsWith("jejak: stopped: ", await error, StringComparison.Ordinal);
        Assert.EndsWith("}\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_shows_title_publisher_quotation_and_chain_without_colours_in_a_file()
    {
        const string article = "Kremlin Bantah Tudingan\n\nMOSKWA, KOMPAS.com - Rusia membantah tudingan itu.\n\n\"Itu tidak benar,\" kata juru bicara Kremlin Dmitry Peskov, seperti dikutip AFP, Senin (25/3/2019).\n";
        var result = JejakCommand.Run(["read", "-"], article);
        Assert.Contains("Kremlin Bantah Tudingan", result.Output, StringComparison.Ordinal);
        Assert.Contains("“Itu tidak benar,”", result.Output, StringComparison.Ordinal);
        Assert.Contains("Dmitry Peskov", result.Output, StringComparison.Ordinal);
        Assert.Contains(" → kata → AFP", result.Output, StringComparison.Ordinal);
        Assert.Contains("2019-03-25", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output);
        Assert.All(result.Output.Split('\n'), line => Assert.True(line.Length <= 100 && !line.EndsWith(' '), $"'{line}'"));
    }

    [Fact]
    public void What_could_steer_a_terminal_is_taken_out_of_the_digest()
    {
        var result = JejakCommand.Run(["read", "-"], "{\"title\":\"Judul \\u001b[2J\\u0007 [red]merah[/]\",\"text\":\"Isi berita.\"}");
        Assert.Contains("Judul [2J [red]merah[/]", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output);
    }

    private static byte[] Records(int count)
    {
        var records = new StringBuilder();
        for (int i = 0; i < count; i++)
            records.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"id":"{{i}}","title":"Berita {{i}}","text":"\"Kami siap,\" kata Presiden Rusia Vladimir Putin di Moskwa, Senin ({{1 + i % 28}}/3/2022)."}""").Append('\n');
        return Encoding.UTF8.GetBytes(records.ToString());
    }
}
