using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>
/// Tells of most keys that a table does not have them, without asking: a trip to a server takes longer than all else that is done with a new name. The first keys are looked up one by one;
/// then all keys of the table are read once, and kept as four bytes each. Not safe for several threads.
/// </summary>
/// <param name="column">One of texts, by which no two rows are alike.</param>
internal sealed class KeyFilter(StoreConnection connection, string table, string column)
{
    // Reading all keys of a large table takes as long as some thousand trips.
    private const int LookedUpOneByOne = 1000;

    private readonly HashSet<int> _hashes = [];
    private bool _isWhole;
    private int _asked;

    /// <summary>False where the table has no such key; true where it may have it.</summary>
    public bool MayHave(string key)
    {
        if (!_isWhole && ++_asked > LookedUpOneByOne) Read();
        return !_isWhole || _hashes.Contains(Hash(key));
    }

    /// <summary>To be called for each key that is there from now on.</summary>
    public void Add(string key) => _hashes.Add(Hash(key));

    /// <summary>To be called where somebody else may have written, or what was written is rolled back.</summary>
    public void Forget()
    {
        _hashes.Clear();
        (_isWhole, _asked) = (false, 0);
    }

    private void Read()
    {
        _hashes.EnsureCapacity((int)connection.Number($"SELECT count(*) FROM {table}"));
        using var all = connection.Ask($"SELECT {column} FROM {table}");
        using var rows = all.Rows();
        while (rows.Read()) _hashes.Add(Hash(rows.GetString(0)));
        _isWhole = true;
    }

    // Two keys of one hash cost a trip, no more: it need not be the same from run to run.
    private static int Hash(string key) => string.GetHashCode(key, StringComparison.Ordinal);
}
