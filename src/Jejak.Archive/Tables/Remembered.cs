using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What many questions of an open archive need as a whole, read once and kept until somebody writes. Not safe for several threads.</summary>
/// <param name="mostBytes">What would be more than this in all is read at each question.</param>
internal sealed class Remembered(StoreConnection connection, long mostBytes = Remembered.Most)
{
    private const long Most = 64L << 20;

    private readonly Dictionary<string, object> _known = new(StringComparer.Ordinal);
    private long _version, _bytes;

    /// <summary>Reads something, or takes it from memory. Inside <see cref="StoreConnection.BeginReading"/>.</summary>
    /// <param name="what">Its name.</param>
    /// <param name="bytes">What it takes in memory, roughly.</param>
    public T Of<T>(string what, Func<T> read, Func<T, long> bytes) where T : class
    {
        if (connection.Version is var version && version != _version)
        {
            _known.Clear();
            (_version, _bytes) = (version, 0);
        }
        if (_known.TryGetValue(what, out object? known)) return (T)known;
        var value = read();
        long size = bytes(value);
        if (_bytes + size > mostBytes) return value;
        _bytes += size;
        _known.Add(what, value);
        return value;
    }
}
