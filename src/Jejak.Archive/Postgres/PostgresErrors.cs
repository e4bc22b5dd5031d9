using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Jejak.Archive.Postgres;

/// <summary>Puts what the server says, or fails to say, into one line.</summary>
internal static class PostgresErrors
{
    /// <summary>On a connection that has broken, Npgsql complains about its state instead of saying why.</summary>
    public static TResult Guard<T, TResult>(T item, Func<T, TResult> action)
    {
        try
        {
            return action(item);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or SocketException)
        {
            throw new NpgsqlException("the connection is gone", error);
        }
    }

    public static ArchiveException Explain(PostgresLocation location, DbException error)
    {
        string name = location.Name;
        return error is PostgresException said ? OfServer(location, said)
            : Cause<SocketException>(error) is { } refused && refused.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.AddressNotAvailable or SocketError.NoData
                ? new(ArchiveProblem.ServerGone, name, $"no PostgreSQL server answers at {location.Server}", "start it, or check host and port, then try again", error)
            : new(ArchiveProblem.ServerGone, name, "the server went away", "when it runs again, run the same command again: what is stored already is kept", error);
    }

    private static ArchiveException OfServer(PostgresLocation location, PostgresException error)
    {
        string name = location.Name;
        return error.SqlState switch
        {
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
                new(ArchiveProblem.Locked, name, $"another program is writing to this archive; waited {PostgresStore.BusySeconds} seconds", "try again when it has finished: what is stored already is kept", error),
            PostgresErrorCodes.InvalidCatalogName => new(ArchiveProblem.NotFound, name, $"there is no database {location.Database} on this server", $"make it with 'createdb {location.Database}', or name another with --archive", error),
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                new(ArchiveProblem.NoPermission, name, $"the server does not let {location.User ?? "this user"} in ({Plain(error)})", "check user and password (PGPASSWORD, ~/.pgpass)", error),
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction =>
                new(ArchiveProblem.NoPermission, name, $"the archive cannot be opened for this ({Plain(error)})", "check the rights of the user in this database, or name another archive with --archive", error),
            PostgresErrorCodes.DiskFull => new(ArchiveProblem.DiskFull, name, "the server's disk is full", "free some space and run the same command again: it goes on where it stopped", error),
            PostgresErrorCodes.TooManyConnections => new(ArchiveProblem.Locked, name, "the server has no connection left", "try again later, or raise max_connections", error),
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new(ArchiveProblem.Damaged, name, $"the archive is damaged ({Plain(error)})", "restore it from a copy, or ingest again into a new one", error),
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
                new(ArchiveProblem.ServerGone, name, $"the server went away ({Plain(error)})", "when it runs again, run the same command again: what is stored already is kept", error),
            _ => new(ArchiveProblem.Failed, name, $"the archive could not be used ({Plain(error)})", "check the server's log, then try again", error),
        };
    }

    private static T? Cause<T>(Exception? error) where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found) return found;
        }
        return null;
    }

    private static string Plain(PostgresException error) => error.MessageText.ReplaceLineEndings(" ");
}
