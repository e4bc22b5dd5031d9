using System.Diagnostics;
using System.Runtime.InteropServices;
using Jejak.Archive.Tests;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Jejak.Cli.Tests;

public class IngestTests
{
    private const int Articles = 3000;

    [Fact]
    public void A_run_says_what_became_of_every_article()
    {
        using var archive = new TemporaryArchive();
        string news = News(archive, 20);
        var first = JejakCommand.Run("ingest", news, "--archive", archive.Path);
        Assert.StartsWith("jejak: 20 new, 0 revised, 0 unchanged, 0 skipped, 0 failed", first.Errors[^1], StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, ""), (first.ExitCode, first.Output));
        string before = archive.Dump();

        var second = JejakCommand.Run("ingest", news, "--archive", archive.Path);

        Assert.StartsWith("jejak: 0 new, 0 revised, 20 unchanged, 0 skipped, 0 failed", second.Errors[^1], StringComparison.Ordinal);
        Assert.Equal(before, archive.Dump());
        File.WriteAllText(news, File.ReadAllText(news).Replace("membahas", "merundingkan", StringComparison.Ordinal).Replace("news-00003", "news-99999", StringComparison.Ordinal));
        var third = JejakCommand.Run("ingest", news, "--archive", archive.Path);
        Assert.StartsWith("jejak: 1 new, 19 revised, 0 unchanged", third.Errors[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_is_none_is_said_and_the_rest_is_stored()
    {
        using var archive = new TemporaryArchive();
        string news = News(archive, 3);
        File.AppendAllText(news, "{no json\n");
        var result = JejakCommand.Run("ingest", news, "--archive", archive.Path);
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.Contains("news.jsonl:4: ", result.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith("jejak: 3 new, 0 revised, 0 unchanged, 0 skipped, 1 failed", result.Errors[^1], StringComparison.Ordinal);
        Assert.Equal(3, archive.Number("SELECT count(*) FROM articles"));
    }

    [Fact]
    public void An_article_whose_id_no_archive_finds_again_is_said_in_one_line_and_the_rest_is_stored()
    {
        using var archive = new TemporaryArchive();
        string news = News(archive, 2);
        File.AppendAllText(news, File.ReadAllLines(news)[0].Replace("news-00000", new string('x', 3000), StringComparison.Ordinal) + "\n");
        var result = JejakCommand.Run("ingest", news, "--archive", archive.Path);
        Assert.Equal(ExitCode.Incomplete, result.ExitCode);
        Assert.Contains("its id has 3,000 bytes", result.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith("jejak: 2 new, 0 revised, 0 unchanged, 0 skipped, 1 failed", result.Errors[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_thread_and_many_make_the_same_archive()
    {
        using var one = new TemporaryArchive();
        using var many = new TemporaryArchive();
        string news = News(one, 400);
        JejakCommand.Run("ingest", news, "--archive", one.Path, "--threads", "1");
        JejakCommand.Run("ingest", news, "--archive", many.Path, "--threads", "4");
        Assert.Equal(one.Dump(), many.Dump());
    }

    [Fact]
    public void Killed_again_and_again_it_goes_on_and_ends_as_if_never_stopped()
    {
        using var whole = new TemporaryArchive();
        using var killed = new TemporaryArchive();
        string news = News(whole, Articles);
        Assert.Equal(ExitCode.Done, JejakCommand.Run("ingest", news, "--archive", whole.Path).ExitCode);
        var random = new Random(20190323);
        int kills = 0;
        for (int round = 0; round < 6; round++)
        {
            using var process = JejakCommand.Start("ingest", news, "--archive", killed.Path);
            _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            // Not before something new is there, so that every round gets on; then at any moment of a batch.
            long target = Stored(killed.Path) + (round == 0 ? 0 : 1);
            while (!process.HasExited && (!File.Exists(killed.Path) || Stored(killed.Path) < target)) Thread.Sleep(1);
            Thread.Sleep(random.Next(60));
            if (process.HasExited) break;
            process.Kill();
            process.WaitForExit();
            if (process.ExitCode == 128 + 9) kills++;
        }
        Assert.True(kills >= 2, $"only {kills} runs were killed on the way");
        Assert.Equal(1, killed.Number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"));

        var last = JejakCommand.Run("ingest", news, "--archive", killed.Path);

        Assert.Equal(ExitCode.Done, last.ExitCode);
        Assert.Equal(Articles, killed.Number("SELECT count(*) FROM articles"));
        Assert.Equal(Articles, killed.Number("SELECT count(*) FROM revisions"));
        Assert.Equal(whole.Dump(), killed.Dump());
        Assert.Equal(1, killed.Number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"));
        using var ask = killed.Ask();
        using var reference = whole.Ask();
        foreach (string words in (string[])["banjir", "\"gencatan senjata\" caracas", "nomor 77*"])
            Assert.Equal(Found(reference, words), Found(ask, words));
    }

    [Fact]
    public void Asked_to_stop_it_keeps_what_it_has_read_and_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals");
        using var archive = new TemporaryArchive();
        string news = News(archive, Articles);
        using var process = JejakCommand.Start("ingest", news, "--archive", archive.Path);
        while (!process.HasExited && Stored(archive.Path) == 0) Thread.Sleep(1);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) kill.WaitForExit();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        long kept = Stored(archive.Path);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.InRange(kept, 1, Articles - 1);
        Assert.StartsWith(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jejak: stopped: {kept:N0} new, 0 revised, 0 unchanged"), error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_somebody_else_writes_is_waited_for_then_said_and_the_next_run_stores_all()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        string news = News(archive, 5);
        using (var other = new SqliteConnection($"Data Source={archive.Path};Pooling=False"))
        {
            other.Open();
            using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
            var result = JejakCommand.Run("ingest", news, "--archive", archive.Path);
            Assert.Equal(ExitCode.Archive, result.ExitCode);
            Assert.StartsWith($"jejak: {archive.Path}: another program is writing to this archive; waited 5 seconds; ", result.Errors[0], StringComparison.Ordinal);
            Assert.Equal("jejak: stopped: 0 articles of this run are stored", result.Errors[1]);
            var asked = JejakCommand.Run("search", "personel", "--archive", archive.Path);
            Assert.Equal(ExitCode.Done, asked.ExitCode);
        }
        Assert.Equal(ExitCode.Done, JejakCommand.Run("ingest", news, "--archive", archive.Path).ExitCode);
        Assert.Equal(6, archive.Number("SELECT count(*) FROM articles"));
    }

    [Fact]
    public void A_full_disk_is_said_loses_nothing_and_the_run_goes_on_when_there_is_room()
    {
        using var archive = new TemporaryArchive();
        string news = News(archive, Articles);
        using var disk = Disk.Mount("6m");
        string path = Path.Combine(disk.Folder, "jejak.db");

        var full = JejakCommand.Run("ingest", news, "--archive", path);

        Assert.Equal(ExitCode.Archive, full.ExitCode);
        Assert.Equal(2, full.Errors.Length);
        Assert.Equal($"jejak: {path}: the disk is full; free some space and run the same command again: it goes on where it stopped", full.Errors[0]);
        disk.Remount("size=200m");
        long kept = Stored(path);
        Assert.Equal(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jejak: stopped: {kept:N0} articles of this run are stored"), full.Errors[1]);
        Assert.InRange(kept, 1, Articles - 1);
        var rest = JejakCommand.Run("ingest", news, "--archive", path);
        Assert.StartsWith(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jejak: {Articles - kept:N0} new, 0 revised, {kept:N0} unchanged"), rest.Errors[^1], StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, rest.ExitCode);
        JejakCommand.Run("ingest", news, "--archive", archive.Path);
        Assert.Equal(archive.Dump(), TemporaryArchive.Dump(path));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_still_answers()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        string news = News(archive, 5);
        using var disk = Disk.Mount("8m");
        string path = Path.Combine(disk.Folder, "jejak.db");
        File.Copy(archive.Path, path);
        disk.Remount("ro");
        var result = JejakCommand.Run("ingest", news, "--archive", path);
        Assert.Equal(ExitCode.Archive, result.ExitCode);
        Assert.StartsWith($"jejak: {path}: the archive or its folder cannot be opened for this; check the permissions", result.Errors[0], StringComparison.Ordinal);
        var asked = JejakCommand.Run("search", "personel", "--archive", path, "--format", "jsonl");
        Assert.Equal(ExitCode.Done, asked.ExitCode);
        Assert.Contains("\"id\":\"plane\"", asked.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folder", "this is a folder, not an archive")]
    [InlineData("random", "this file is no jejak archive")]
    [InlineData("text", "this file is no jejak archive")]
    [InlineData("foreign", "this database belongs to another program")]
    [InlineData("newer", "a newer jejak made this archive")]
    public void What_is_no_archive_is_refused_by_every_command_in_one_line(string kind, string reason)
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        string news = News(archive, 1);
        string path = Spoil(archive, kind);
        string[][] commands = [["ingest", news], ["timeline"], ["quotes"], ["search", "kata"], ["findings"], ["show", "plane"]];
        foreach (string[] command in commands)
        {
            var result = JejakCommand.Run([.. command, "--archive", path]);
            Assert.Equal((ExitCode.Archive, ""), (result.ExitCode, result.Output));
            Assert.StartsWith($"jejak: {path}: {reason}", Assert.Single(result.Errors), StringComparison.Ordinal);
        }
    }

    private static string Spoil(TemporaryArchive archive, string kind)
    {
        string path = Path.Combine(archive.Folder, "spoilt");
        byte[] bytes = new byte[10_000];
        new Random(1).NextBytes(bytes);
        if (kind == "folder") Directory.CreateDirectory(path);
        else if (kind == "random") File.WriteAllBytes(path, bytes);
        else if (kind == "text") File.WriteAllText(path, "Bukan basis data.\n");
        else
        {
            if (kind == "newer") File.Copy(archive.Path, path);
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = kind == "newer" ? "PRAGMA user_version = 99" : "CREATE TABLE notes (text TEXT)";
            command.ExecuteNonQuery();
        }
        return path;
    }

    private static string News(TemporaryArchive archive, int count)
    {
        string news = Path.Combine(archive.Folder, "news.jsonl");
        GeneratedNews.Write(news, count);
        return news;
    }

    private static string Found(Archive.NewsArchive ask, string words) =>
        string.Join(' ', ask.Answer(new Archive.Questions.SearchQuestion { Words = words, Limit = 0 }).Rows.Select(row => row.Article.Id));

    /// <summary>Articles of a database that somebody may be making at this moment.</summary>
    private static long Stored(string path)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM articles";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    /// <summary>A file system of its own in memory; a test that needs one is skipped where mounting is not allowed.</summary>
    private sealed class Disk : IDisposable
    {
        private Disk(string folder) => Folder = folder;

        public string Folder { get; }

        public static Disk Mount(string size)
        {
            string folder = Path.Combine(Path.GetTempPath(), "jejak-disk-" + Guid.NewGuid().ToString("N"));
            Assert.SkipUnless(RuntimeInformation.IsOSPlatform(OSPlatform.Linux), "needs tmpfs");
            Directory.CreateDirectory(folder);
            if (Call("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder) == 0) return new(folder);
            Directory.Delete(folder);
            Assert.Skip("mounting a small disk is not allowed here");
            return null!;
        }

        public void Remount(string options) => Assert.Equal(0, Call("mount", "-o", "remount," + options, Folder));

        public void Dispose()
        {
            Call("umount", Folder);
            Directory.Delete(Folder);
        }

        private static int Call(string program, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
                process.StandardError.ReadToEnd();
                process.WaitForExit();
                return process.ExitCode;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return -1;
            }
        }
    }
}
