using Jejak.Archive.Postgres;
using Jejak.Archive.Sqlite;

namespace Jejak.Archive.Stores;

/// <summary>Opens the archive that a location names: a file, or <c>postgres://user@host:port/database</c>.</summary>
internal static class ArchiveStore
{
    /// <summary>Whether a location names a database on a server: an address, or Npgsql's key words from <c>Host=</c> on.</summary>
    public static bool IsServer(string location) =>
        location.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || location.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || ((location.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) || location.StartsWith("Server=", StringComparison.OrdinalIgnoreCase)) && location.Contains(';', StringComparison.Ordinal));

    /// <exception cref="ArchiveException">There is no archive at <paramref name="location"/>, or it cannot be read.</exception>
    public static StoreConnection OpenToRead(string location, SchemaSteps? steps = null)
    {
        steps ??= SchemaSteps.Current;
        return IsServer(location) ? PostgresArchive.OpenToRead(location, steps) : SqliteFile.OpenToRead(location, steps);
    }

    /// <summary>Opens the archive, or makes it where there is none yet; takes an older one through the steps it lacks.</summary>
    /// <exception cref="ArchiveException">It cannot be written, is no archive, or was made by a newer version.</exception>
    public static StoreConnection OpenToWrite(string location, SchemaSteps? steps = null)
    {
        steps ??= SchemaSteps.Current;
        return IsServer(location) ? PostgresArchive.OpenToWrite(location, steps) : SqliteFile.OpenToWrite(location, steps);
    }

    /// <summary>Opens the archive that is there to write in it; takes an older one through the steps it lacks.</summary>
    /// <exception cref="ArchiveException">There is no archive, it cannot be written, or was made by a newer version.</exception>
    public static StoreConnection OpenToChange(string location)
    {
        // Opening to write would make an archive where there is none.
        OpenToRead(location).Dispose();
        return OpenToWrite(location);
    }
}
