using Jejak.Archive.Tests;
using Xunit;

namespace Jejak.Cli.Tests;

public class ArchiveCommandTests
{
    [Fact]
    public void An_archive_is_checked_copied_exported_imported_rebuilt_and_read_again()
    {
        using var archive = new TemporaryArchive();
        string news = News(archive, 30);
        Assert.Equal(ExitCode.Done, JejakCommand.Run("ingest", news, "--archive", archive.Path).ExitCode);
        string before = WalkThrough(archive, archive.Path, Path.Combine(archive.Folder, "copy.db"), Path.Combine(archive.Folder, "other.db"));
        Assert.Equal(before, TemporaryArchive.Dump(Path.Combine(archive.Folder, "copy.db")));
    }

    [Fact]
    public void So_is_one_on_a_server_and_it_moves_between_the_stores()
    {
        using var archive = new TemporaryArchive(PostgresServer.Shared);
        string news = News(archive, 30), other = PostgresServer.Shared.NewArchive();
        string file = Path.Combine(archive.Folder, "jejak.db"), back = PostgresServer.Shared.NewArchive();
        var first = JejakCommand.Run("ingest", news, "--archive", archive.Path);
        Assert.StartsWith("jejak: 30 new, 0 revised, 0 unchanged", first.Errors[^1], StringComparison.Ordinal);
        string before = WalkThrough(archive, archive.Path, file, other);
        JejakCommand.Run("archive", "backup", back, "--archive", file);
        Assert.Equal(before, TemporaryArchive.Dump(file));
        Assert.Equal(before, TemporaryArchive.Dump(back));
        foreach (string[] question in (string[][])[["timeline", "--limit", "5"], ["search", "banjir"], ["quotes", "--limit", "5"], ["actors"], ["findings"]])
            Assert.Equal(JejakCommand.Run([.. question, "--format", "jsonl", "--archive", file]).Output, JejakCommand.Run([.. question, "--format", "jsonl", "--archive", archive.Path]).Output);
    }

    [Fact]
    public void A_server_that_is_not_there_or_goes_away_is_one_line_and_the_next_run_stores_all()
    {
        _ = PostgresServer.Shared;
        var server = new PostgresServer();
        using var archive = new TemporaryArchive(server);
        string news = News(archive, 600);
        using (var process = JejakCommand.Start("ingest", news, "--archive", archive.Path, "--threads", "1"))
        {
            while (!process.HasExited && Stored(archive.Path) == 0) Thread.Sleep(5);
            server.Stop();
            string said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(process.ExitCode == ExitCode.Archive, said);
            Assert.StartsWith($"jejak: {archive.Path}: the server went away", lines[0], StringComparison.Ordinal);
            Assert.Matches("^jejak: stopped: [0-9]+ articles of this run are stored$", lines[1]);
        }
        var gone = JejakCommand.Run("search", "banjir", "--archive", archive.Path);
        Assert.Equal(ExitCode.Archive, gone.ExitCode);
        Assert.Matches(": (no PostgreSQL server answers at|the server went away)", Assert.Single(gone.Errors));
        server.Start();
        Assert.Equal(ExitCode.Done, JejakCommand.Run("ingest", news, "--archive", archive.Path).ExitCode);
        Assert.Equal(600, archive.Number("SELECT count(*) FROM articles"));
        Assert.Equal(ExitCode.Done, JejakCommand.Run("archive", "verify", "--archive", archive.Path).ExitCode);
    }

    [Theory]
    [InlineData("postgres://jejak@localhost:1/news", "postgres://jejak@localhost:1/news: no PostgreSQL server answers at localhost:1")]
    [InlineData("postgres://jejak:secret@localhost:1/news", "postgres://jejak@localhost:1/news: no PostgreSQL server")]
    [InlineData("postgres://localhost:x/news", "postgres://…: this is no address of a PostgreSQL archive")]
    [InlineData("Host=localhost;Port=1;Database=news;Username=jejak;Password=secret", "postgres://jejak@localhost:1/news: no PostgreSQL server")]
    public void A_server_that_cannot_be_reached_is_said_without_the_password(string location, string reason)
    {
        foreach (string[] command in (string[][])[["search", "kata"], ["archive", "verify"], ["ingest", "nothing.jsonl"], ["reread"]])
        {
            var result = JejakCommand.Run([.. command, "--archive", location]);
            Assert.Equal((ExitCode.Archive, ""), (result.ExitCode, result.Output));
            string line = Assert.Single(result.Errors);
            Assert.StartsWith("jejak: " + reason, line, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Npgsql_is_not_loaded_for_a_file()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        string program = Path.Combine(archive.Folder, "program");
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(program, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) == "Npgsql.dll") File.WriteAllText(copy, "no library");
            else File.CreateSymbolicLink(copy, file);
        }
        string news = News(archive, 5);
        foreach (string[] command in (string[][])[["ingest", news], ["search", "banjir"], ["timeline"], ["archive", "verify"], ["archive", "backup", Path.Combine(archive.Folder, "copy.db")], ["reread"]])
        {
            var result = JejakCommand.RunFrom(Path.Combine(program, "Jejak.Cli.dll"), [.. command, "--archive", archive.Path]);
            Assert.True(result.ExitCode == ExitCode.Done, string.Join(' ', command) + ": " + result.Error);
        }
        Assert.NotEqual(ExitCode.Done, JejakCommand.RunFrom(Path.Combine(program, "Jejak.Cli.dll"), ["search", "banjir", "--archive", "postgres://localhost:1/news"]).ExitCode);
    }

    /// <returns>The rows before anything was done to them.</returns>
    private static string WalkThrough(TemporaryArchive archive, string path, string copy, string imported)
    {
        string before = archive.Dump(), export = Path.Combine(archive.Folder, "export.jsonl");
        string[][] commands =
        [
            ["archive", "verify"], ["archive", "backup", copy], ["archive", "export", export], ["archive", "reindex"], ["archive", "upgrade"], ["reread"], ["reread", "--all"], ["archive", "verify"],
        ];
        foreach (string[] command in commands)
        {
            var result = JejakCommand.Run([.. command, "--archive", path]);
            Assert.True(result.ExitCode == ExitCode.Done, string.Join(' ', command) + ": " + result.Error);
            Assert.Single(result.Errors);
        }
        Assert.Equal(ExitCode.Done, JejakCommand.Run("archive", "import", export, "--archive", imported).ExitCode);
        Assert.Equal(before, TemporaryArchive.Dump(imported));
        Assert.Equal(ExitCode.Archive, JejakCommand.Run("archive", "backup", copy, "--archive", path).ExitCode);
        Assert.Equal(archive.Number("SELECT count(*) FROM quotations"), before.Split('\n').Count(line => line.StartsWith("quotations|", StringComparison.Ordinal)));
        return before;
    }

    private static long Stored(string path)
    {
        try
        {
            using var archive = Jejak.Archive.NewsArchive.Open(path);
            return archive.CountArticles();
        }
        catch (Jejak.Archive.ArchiveException)
        {
            return 0;
        }
    }

    private static string News(TemporaryArchive archive, int articles)
    {
        string path = Path.Combine(archive.Folder, "news.jsonl");
        GeneratedNews.Write(path, articles);
        return path;
    }
}
