using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;
using Jejak.Archive.Upkeep;

namespace Jejak.Archive;

/// <summary>Makes and takes back the keys of those who ask and write over the network. A key is told once, when it is made; the archive keeps what it can be known by (a salted SHA-256).</summary>
/// <remarks>For one thread.</remarks>
public sealed class ArchiveKeys : IDisposable
{
    private const int LongestName = 100;

    private readonly StoreConnection _connection;
    private readonly TimeProvider _time;

    private ArchiveKeys(StoreConnection connection, TimeProvider time) => (_connection, _time) = (connection, time);

    /// <exception cref="ArchiveException">There is no archive, or it cannot be written.</exception>
    public static ArchiveKeys Open(string path, TimeProvider time) => new(ArchiveStore.OpenToChange(path), time);

    /// <param name="name">Whose key it is, or what for.</param>
    /// <returns>The key.</returns>
    /// <exception cref="DecisionException">There is one of this name, or it is no name.</exception>
    public string Add(string name, AccessScope scope)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl)) throw new DecisionException($"a key needs a name of 1 to {LongestName} letters");
        string? key = null;
        ArchiveCopy.Write(_connection, () => key = new KeyTables(_connection).Add(name, scope, Moments.ToSecond(_time.GetUtcNow())));
        return key ?? throw new DecisionException($"there is a key '{name}' already; remove it, or take another name");
    }

    /// <exception cref="DecisionException">There is none of this name.</exception>
    public void Remove(string name)
    {
        bool removed = false;
        ArchiveCopy.Write(_connection, () => removed = new KeyTables(_connection).Remove(name));
        if (!removed) throw new DecisionException($"there is no key '{name}'; 'jejak keys list' names them");
    }

    public void Dispose() => _connection.Dispose();
}
