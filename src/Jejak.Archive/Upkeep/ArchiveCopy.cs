using Jejak.Archive.Sqlite;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Upkeep;

/// <summary>Keeps an archive in order as a whole: brings it to today's schema, rebuilds what is derived, copies it. Each is one transaction: killed, it has not begun.</summary>
public static class ArchiveCopy
{
    private const int RowsAtOnce = 2000;

    /// <summary>Takes the archive through the steps of the schema it lacks.</summary>
    /// <exception cref="ArchiveException">It cannot be written, is no archive, or was made by a newer version.</exception>
    public static void Upgrade(string path)
    {
        // Opening to write would make an archive where there is none.
        RequireArchive(path);
        ArchiveStore.OpenToWrite(path).Dispose();
    }

    /// <summary>Makes what is derived anew from the stored readings: full text, counted names, who is one with whom, stories.</summary>
    /// <exception cref="ArchiveException">It cannot be written, is no archive, or was made by a newer version.</exception>
    public static void Reindex(string path)
    {
        RequireArchive(path);
        using var store = ArchiveStore.OpenToWrite(path);
        Write(store, () => DerivedTables.Rebuild(store));
    }

    /// <summary>Copies the archive as it is at this moment, numbers and decisions included, to another file or database; others may write meanwhile.</summary>
    /// <exception cref="ArchiveException">There is no archive, or <paramref name="target"/> holds something already, or cannot be written.</exception>
    public static void Backup(string path, string target)
    {
        using var source = ArchiveStore.OpenToRead(path);
        if (ArchiveStore.IsServer(target))
        {
            using var server = ArchiveStore.OpenToWrite(target);
            Copy(source, server);
            return;
        }
        if (Path.Exists(target)) throw new ArchiveException(ArchiveProblem.NotEmpty, target, "there is something of this name already", "name a new file: nothing was copied");
        // The copy gets its name when it is whole: a killed one is no archive by mistake.
        string part = target + ".part";
        Clear(part);
        if (source is SqliteStore file) file.Guard(() => { file.CopyTo(part); return 0; });
        else
        {
            using var copy = ArchiveStore.OpenToWrite(part);
            Copy(source, copy);
        }
        try
        {
            File.Move(part, target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(ArchiveProblem.NoPermission, target, "the copy cannot be given its name", $"it lies whole at {part}", error);
        }
    }

    /// <summary>Copies every row into an archive that has none yet.</summary>
    internal static void Copy(StoreConnection source, StoreConnection target) => Write(target, () =>
    {
        RequireEmpty(target);
        source.Guard(() =>
        {
            source.BeginReading();
            foreach (string table in source.Tables()) CopyTable(source, target, table);
            source.Rollback();
            return 0;
        });
        DerivedTables.RebuildText(target);
    });

    internal static void RequireEmpty(StoreConnection target)
    {
        if (target.Number("SELECT count(*) FROM articles") > 0) throw new ArchiveException(ArchiveProblem.NotEmpty, target.Location, "this archive has articles already", "name a new file, database or schema: nothing was copied");
    }

    /// <summary>Runs <paramref name="change"/> as one transaction.</summary>
    internal static void Write(StoreConnection store, Action change) => store.Guard(() =>
    {
        store.BeginWriting();
        try
        {
            change();
            store.Commit();
        }
        catch
        {
            store.Rollback();
            throw;
        }
        return 0;
    });

    /// <summary>Columns as they stand in the table, each in quotation marks.</summary>
    internal static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(name => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""));

    /// <summary>All rows of a table, in the order of its first columns, which are its key.</summary>
    internal static string All(StoreConnection source, string table)
    {
        using var none = source.Ask($"SELECT * FROM {table} LIMIT 0");
        using var columns = none.Rows();
        return $"SELECT * FROM {table} ORDER BY {string.Join(", ", Enumerable.Range(1, Math.Min(3, columns.FieldCount)))}";
    }

    private static void CopyTable(StoreConnection source, StoreConnection target, string table)
    {
        using var all = source.Ask(All(source, table));
        using var rows = all.Rows();
        using var appender = target.Append(table, Columns(Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)));
        object?[] values = new object?[rows.FieldCount];
        for (int count = 1; rows.Read(); count++)
        {
            for (int i = 0; i < values.Length; i++) values[i] = rows.IsDBNull(i) ? null : rows.GetValue(i);
            appender.Add(values);
            if (count % RowsAtOnce == 0) target.Flush();
        }
        target.Flush();
    }

    private static void RequireArchive(string path)
    {
        if (!ArchiveStore.IsServer(path) && !Path.Exists(path))
            throw new ArchiveException(ArchiveProblem.NotFound, path, "there is no archive here", "name another with --archive");
    }

    private static void Clear(string part)
    {
        foreach (string file in (string[])[part, part + "-wal", part + "-shm", part + "-journal"]) File.Delete(file);
    }
}
