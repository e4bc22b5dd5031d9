using System.Data.Common;
using Jejak.Archive.Stores;
using Npgsql;

namespace Jejak.Archive.Postgres;

/// <summary>Opens archives on a server, and makes their tables.</summary>
internal static class PostgresArchive
{
    // Whoever makes the tables, or changes them, is alone: "JEJK".
    private const long MigrationLock = 0x4A454A4B;

    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static PostgresStore OpenToRead(string address, SchemaSteps steps) => Open(address, (location, store) =>
    {
        if (Version(store) is not { } version)
            throw new ArchiveException(ArchiveProblem.NotFound, location.Name, "there is no archive in this database", "fill it with 'jejak ingest PATH --archive " + location.Name + "'");
        steps.Check(location.Name, version, mayBeOlder: false);
        // Conditions on values that may be null are planned for the values at hand.
        store.Execute("SET plan_cache_mode = force_custom_plan; SET default_transaction_read_only = on; SET jit = off");
        // Answers are short walks along indexes: no other processes to start, pages that are mostly in memory (there a look-up takes 3 µs, what hashing six rows does; a table looked through as a whole is not), and lists that may be sorted there.
        store.Execute("SET max_parallel_workers_per_gather = 0; SET random_page_cost = 0.1; SET seq_page_cost = 0.4; SET cpu_operator_cost = 0.001; SET work_mem = '32MB'");
    });

    /// <exception cref="ArchiveException">It cannot be written, belongs to another program, or was made by a newer version.</exception>
    public static PostgresStore OpenToWrite(string address, SchemaSteps steps) => Open(address, (location, store) =>
    {
        store.Execute("SET jit = off; SET client_min_messages = error");
        if (Version(store) is { } version)
        {
            steps.Check(location.Name, version, mayBeOlder: true);
            if (version == steps.Version) return;
        }
        Migrate(location, store, steps);
    });

    private static PostgresStore Open(string address, Action<PostgresLocation, PostgresStore> prepare)
    {
        var location = PostgresLocation.Parse(address);
        var connection = new NpgsqlConnection(location.ConnectionString);
        var store = new PostgresStore(location, connection);
        try
        {
            PostgresErrors.Guard(connection, opened => { opened.Open(); return 0; });
            prepare(location, store);
            return store;
        }
        catch (DbException error)
        {
            store.Dispose();
            throw PostgresErrors.Explain(location, error);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static void Migrate(PostgresLocation location, PostgresStore store, SchemaSteps steps)
    {
        store.Execute($"BEGIN; SET LOCAL lock_timeout = '{PostgresStore.BusySeconds}s'; SELECT pg_advisory_xact_lock({MigrationLock})");
        try
        {
            if (location.Schema is { } schema) store.Execute($"CREATE SCHEMA IF NOT EXISTS \"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            // Another program may have been faster.
            long version = Version(store) ?? 0;
            steps.Check(location.Name, version, mayBeOlder: true);
            if (version == 0 && store.Number("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename IN ('articles', 'revisions', 'names', 'events')") > 0)
                throw new ArchiveException(ArchiveProblem.OtherProgram, location.Name, "this database has tables of another program", "name another database, or a schema of its own with ?schema=jejak: nothing in it was changed");
            long before = version;
            for (; version < steps.Version; version++)
            {
                var step = steps.Steps[(int)version];
                store.Execute(step.Postgres);
                store.Execute($"UPDATE jejak_archive SET version = {version + 1}, changes = changes + 1");
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

    /// <returns>Null where there are no tables yet.</returns>
    private static long? Version(PostgresStore store)
    {
        using var there = store.Ask("SELECT 1 WHERE to_regclass('jejak_archive') IS NOT NULL");
        return there.Value() is null ? null : store.Number("SELECT version FROM jejak_archive");
    }
}
