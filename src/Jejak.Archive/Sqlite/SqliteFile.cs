using Jejak.Archive.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Jejak.Archive.Sqlite;

/// <summary>Opens archive files, checks that they are archives, and puts SQLite's errors into words.</summary>
internal static class SqliteFile
{
    /// <summary>"JEJK": what <c>file(1)</c> and other programs tell archives by.</summary>
    public const int ApplicationId = 0x4A454A4B;

    /// <summary>How long a statement waits for another program's lock.</summary>
    public const int BusySeconds = 5;

    /// <exception cref="ArchiveException">There is no archive at <paramref name="path"/>, or it cannot be read.</exception>
    public static SqliteStore OpenToRead(string path, SchemaSteps steps)
    {
        if (Directory.Exists(path)) throw IsDirectory(path);
        if (!File.Exists(path))
            throw new ArchiveException(ArchiveProblem.NotFound, path, "there is no archive here", "make one with 'jejak ingest PATH --archive " + path + "', or name another with --archive");
        CheckHeader(path, emptyIsFine: false);
        return Guard(path, () =>
        {
            try
            {
                return new SqliteStore(path, Checked(path, Open(path, SqliteOpenMode.ReadOnly), steps), writes: false);
            }
            catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && !File.Exists(path + "-wal"))
            {
                // In a folder that cannot be written, SQLite cannot make the shared index of a write-ahead log; without a log it needs none.
                return new SqliteStore(path, Checked(path, Open("file:" + Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal) + "?immutable=1", SqliteOpenMode.ReadOnly), steps), writes: false);
            }
        });
    }

    /// <summary>Opens the archive, or makes it where there is no file or an empty one; takes an older one through the steps it lacks.</summary>
    /// <exception cref="ArchiveException">It cannot be written, is no archive, or was made by a newer version.</exception>
    public static SqliteStore OpenToWrite(string path, SchemaSteps steps)
    {
        if (Directory.Exists(path)) throw IsDirectory(path);
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder))
            throw new ArchiveException(ArchiveProblem.NotFound, path, $"the folder {folder} does not exist", "make it first, or name another place with --archive");
        if (File.Exists(path)) CheckHeader(path, emptyIsFine: true);
        return Guard(path, () =>
        {
            var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
            try
            {
                // Readings are some kilobytes each: with larger pages fewer of them spill over.
                if (IsBlank(connection)) Execute(connection, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;");
                else steps.Check(path, Version(path, connection), mayBeOlder: true);
                // A log that is flushed at checkpoints loses no committed batch when the program is killed; only a power cut may take the last ones.
                Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
                var store = new SqliteStore(path, connection, writes: true);
                if (IsBlank(connection) || Version(path, connection) < steps.Version) Migrate(store, connection, steps);
                return store;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        });
    }

    /// <summary>Runs <paramref name="action"/>; what SQLite says is said in one line.</summary>
    /// <exception cref="ArchiveException">SQLite could not do it.</exception>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException error)
        {
            throw Explain(path, error);
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }

    public static ArchiveException Explain(string path, SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(ArchiveProblem.Locked, path, $"another program is writing to this archive; waited {BusySeconds} seconds", "try again when it has finished: what is stored already is kept", error),
        raw.SQLITE_NOTADB => NotAnArchive(path, error),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            new(ArchiveProblem.NoPermission, path, "the archive or its folder cannot be opened for this", "check the permissions of the file and its folder, or name another place with --archive", error),
        raw.SQLITE_FULL => DiskFull(path, error),
        raw.SQLITE_IOERR when IsFull(path) => DiskFull(path, error),
        raw.SQLITE_CORRUPT => new(ArchiveProblem.Damaged, path, "the archive is damaged (" + Plain(error) + ")", "restore it from a copy, or ingest again into a new one", error),
        _ => new(ArchiveProblem.Failed, path, "the archive could not be used (" + Plain(error) + ")", "check the disk and the file, then try again", error),
    };

    private static SqliteConnection Checked(string path, SqliteConnection connection, SchemaSteps steps)
    {
        try
        {
            steps.Check(path, Version(path, connection), mayBeOlder: false);
            Execute(connection, "PRAGMA query_only = ON; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Open(string source, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout = {BusySeconds * 1000};");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool IsBlank(SqliteConnection connection) =>
        Number(connection, "PRAGMA application_id") == 0 && Number(connection, "PRAGMA user_version") == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;

    private static void Migrate(SqliteStore store, SqliteConnection connection, SchemaSteps steps)
    {
        store.BeginWriting();
        try
        {
            // Another program may have been faster.
            long version = IsBlank(connection) ? 0 : Version(store.Location, connection);
            steps.Check(store.Location, version, mayBeOlder: true);
            long before = version;
            for (; version < steps.Version; version++)
            {
                var step = steps.Steps[(int)version];
                Execute(connection, step.Sqlite + $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version + 1};");
            }
            // Filled by today's code, which needs today's tables.
            foreach (var step in steps.Steps.Skip((int)before)) step.Fill?.Invoke(store);
            store.Commit();
        }
        catch
        {
            store.Rollback();
            throw;
        }
    }

    /// <exception cref="ArchiveException">It is no archive.</exception>
    private static long Version(string path, SqliteConnection connection)
    {
        if (Number(connection, "PRAGMA application_id") == ApplicationId) return Number(connection, "PRAGMA user_version");
        throw IsBlank(connection)
            ? Empty(path)
            : new ArchiveException(ArchiveProblem.OtherProgram, path, "this database belongs to another program", "name another file with --archive: nothing in it was changed");
    }

    private static void CheckHeader(string path, bool emptyIsFine)
    {
        Span<byte> header = stackalloc byte[16];
        int read;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(ArchiveProblem.NoPermission, path, "the archive cannot be opened", "check the permissions of the file and its folder", error);
        }
        if (read == 0)
        {
            if (!emptyIsFine) throw Empty(path);
        }
        else if (!header.SequenceEqual("SQLite format 3\0"u8)) throw NotAnArchive(path, null);
    }

    private static bool IsFull(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/").AvailableFreeSpace < 1024 * 1024;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static string Plain(SqliteException error) => error.Message.ReplaceLineEndings(" ");

    private static ArchiveException IsDirectory(string path) =>
        new(ArchiveProblem.IsDirectory, path, "this is a folder, not an archive", "name a file in it: --archive " + Path.Combine(path, "jejak.db"));

    private static ArchiveException Empty(string path) =>
        new(ArchiveProblem.NotFound, path, "the archive is empty", "fill it with 'jejak ingest PATH --archive " + path + "'");

    private static ArchiveException NotAnArchive(string path, Exception? cause) =>
        new(ArchiveProblem.NotAnArchive, path, "this file is no jejak archive", "name another file with --archive: nothing in it was changed", cause);

    private static ArchiveException DiskFull(string path, Exception cause) =>
        new(ArchiveProblem.DiskFull, path, "the disk is full", "free some space and run the same command again: it goes on where it stopped", cause);
}
