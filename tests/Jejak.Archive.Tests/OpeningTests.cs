using Microsoft.Data.Sqlite;
using Xunit;

namespace Jejak.Archive.Tests;

public class OpeningTests
{
    [Fact]
    public void There_is_nothing()
    {
        using var archive = new TemporaryArchive();
        Assert.Equal(ArchiveProblem.NotFound, Reading(archive.Path));
        Assert.False(File.Exists(archive.Path));
        Assert.Equal(ArchiveProblem.NotFound, Writing(Path.Combine(archive.Folder, "nowhere", "jejak.db")));
    }

    [Fact]
    public void A_folder()
    {
        using var archive = new TemporaryArchive();
        Assert.Equal(ArchiveProblem.IsDirectory, Reading(archive.Folder));
        Assert.Equal(ArchiveProblem.IsDirectory, Writing(archive.Folder));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Random_bytes_are_refused_and_left_alone(int length)
    {
        using var archive = new TemporaryArchive();
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        File.WriteAllBytes(archive.Path, bytes);
        Assert.Equal(ArchiveProblem.NotAnArchive, Reading(archive.Path));
        Assert.Equal(ArchiveProblem.NotAnArchive, Writing(archive.Path));
        Assert.Equal(bytes, File.ReadAllBytes(archive.Path));
    }

    [Fact]
    public void A_header_with_rubbish_behind_it()
    {
        using var archive = new TemporaryArchive();
        byte[] bytes = [.. "SQLite format 3\0"u8, .. Enumerable.Repeat((byte)'x', 5000)];
        File.WriteAllBytes(archive.Path, bytes);
        Assert.Contains(Reading(archive.Path), new ArchiveProblem?[] { ArchiveProblem.NotAnArchive, ArchiveProblem.Damaged });
        Assert.Contains(Writing(archive.Path), new ArchiveProblem?[] { ArchiveProblem.NotAnArchive, ArchiveProblem.Damaged });
        Assert.Equal(bytes, File.ReadAllBytes(archive.Path));
    }

    [Fact]
    public void An_empty_file_becomes_an_archive_but_answers_nothing_before()
    {
        using var archive = new TemporaryArchive();
        File.WriteAllBytes(archive.Path, []);
        Assert.Equal(ArchiveProblem.NotFound, Reading(archive.Path));
        archive.Store(Stories.Plane);
        Assert.Null(Reading(archive.Path));
    }

    [Theory]
    [InlineData("CREATE TABLE notes (text TEXT)")]
    [InlineData("PRAGMA application_id = 7")]
    [InlineData("PRAGMA user_version = 1; CREATE TABLE articles (id)")]
    public void A_database_of_another_program_is_refused(string sql)
    {
        using var archive = new TemporaryArchive();
        Execute(archive.Path, sql + "; CREATE TABLE IF NOT EXISTS other (x)");
        Assert.Equal(ArchiveProblem.OtherProgram, Reading(archive.Path));
        Assert.Equal(ArchiveProblem.OtherProgram, Writing(archive.Path));
    }

    [Fact]
    public void An_archive_of_a_newer_version_is_refused_and_left_alone()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        Execute(archive.Path, "PRAGMA user_version = 1000");
        Assert.Equal(ArchiveProblem.NewerSchema, Reading(archive.Path));
        Assert.Equal(ArchiveProblem.NewerSchema, Writing(archive.Path));
        using var file = new SqliteConnection($"Data Source={archive.Path};Mode=ReadOnly;Pooling=False");
        file.Open();
        using var version = file.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        Assert.Equal(1000L, version.ExecuteScalar());
    }

    [Fact]
    public void Another_writer_is_waited_for_and_then_said()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        using var other = new SqliteConnection($"Data Source={archive.Path};Pooling=False");
        other.Open();
        using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        using var writer = ArchiveWriter.Open(archive.Path);
        long began = System.Diagnostics.Stopwatch.GetTimestamp();

        var fault = Assert.Throws<ArchiveException>(() => writer.Store(Stories.Call.Stored()));

        Assert.Equal(ArchiveProblem.Locked, fault.Problem);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 4.5, 30);
        using (var ask = archive.Ask()) Assert.Equal(1, ask.CountArticles());
        begin.CommandText = "ROLLBACK";
        begin.ExecuteNonQuery();
        Assert.Equal(StoreOutcome.New, writer.Store(Stories.Call.Stored()));
        writer.Commit();
        using (var ask = archive.Ask()) Assert.Equal(2, ask.CountArticles());
    }

    [Fact]
    public void Messages_are_one_line_with_file_reason_and_advice()
    {
        using var archive = new TemporaryArchive();
        File.WriteAllText(archive.Path, "not a database at all");
        var fault = Assert.Throws<ArchiveException>(() => NewsArchive.Open(archive.Path));
        Assert.Equal($"{archive.Path}: this file is no jejak archive; name another file with --archive: nothing in it was changed", fault.Message);
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static ArchiveProblem? Reading(string path) => Problem(() => NewsArchive.Open(path).Dispose());

    private static ArchiveProblem? Writing(string path) => Problem(() => ArchiveWriter.Open(path).Dispose());

    private static ArchiveProblem? Problem(Action open)
    {
        try
        {
            open();
            return null;
        }
        catch (ArchiveException fault)
        {
            Assert.DoesNotContain('\n', fault.Message);
            return fault.Problem;
        }
    }
}
