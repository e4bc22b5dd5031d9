using Jejak.Archive.Sqlite;

namespace Jejak.Archive.Stores;

/// <summary>Opens the archive that a location names.</summary>
internal static class ArchiveStore
{
    /// <exception cref="ArchiveException">There is no archive at <paramref name="location"/>, or it cannot be read.</exception>
    public static StoreConnection OpenToRead(string location, SchemaSteps? steps = null) => SqliteFile.OpenToRead(location, steps ?? SchemaSteps.Current);

    /// <summary>Opens the archive, or makes it where there is none yet; takes an older one through the steps it lacks.</summary>
    /// <exception cref="ArchiveException">It cannot be written, is no archive, or was made by a newer version.</exception>
    public static StoreConnection OpenToWrite(string location, SchemaSteps? steps = null) => SqliteFile.OpenToWrite(location, steps ?? SchemaSteps.Current);
}
