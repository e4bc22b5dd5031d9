using System.Buffers;

namespace Jejak.Sources;

/// <summary>
/// Cuts a stream of JSON objects, on however many lines, alone or in an array, into one object each, holding one at a time. An object over the limit is passed over.
/// </summary>
internal sealed class ObjectReader(Stream stream, int limit) : IRecordCutter
{
    private const int ChunkBytes = 256 * 1024;

    private readonly byte[] _chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
    private int _at;
    private int _end;
    private int _lines = 1;

    public int Line { get; private set; }

    public bool Next(out byte[] record, out int length)
    {
        (record, length) = ([], 0);
        if (!FindStart()) return false;
        Line = _lines;
        int depth = 0;
        bool inString = false, escaped = false, bare = _chunk[_at] is not ((byte)'{' or (byte)'[');
        while (_at < _end || Fill())
        {
            int from = _at;
            bool complete = false;
            while (_at < _end && !complete)
            {
                byte b = _chunk[_at++];
                if (b == '\n') _lines++;
                if (escaped) escaped = false;
                else if (inString)
                {
                    if (b == '\\') escaped = true;
                    else if (b == '"') inString = false;
                }
                else if (b == '"') inString = true;
                else if (b is (byte)'{' or (byte)'[') depth++;
                else if (b is (byte)'}' or (byte)']') complete = --depth <= 0;
                // What stands outside any object (a number, a stray word) is cut at the line's end, so that its place can be told.
                if (bare && b == '\n') complete = true;
            }
            Append(ref record, ref length, _chunk.AsSpan(from, _at - from));
            if (complete) break;
        }
        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_chunk);
        stream.Dispose();
    }

    /// <summary>Passes over the array's brackets and commas, white space and a byte order mark.</summary>
    private bool FindStart()
    {
        while (_at < _end || Fill())
        {
            byte b = _chunk[_at];
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'[' or (byte)']' or (byte)',' or 0xEF or 0xBB or 0xBF)) return true;
            if (b == '\n') _lines++;
            _at++;
        }
        return false;
    }

    private bool Fill()
    {
        (_at, _end) = (0, stream.Read(_chunk, 0, _chunk.Length));
        return _end > 0;
    }

    private void Append(ref byte[] record, ref int length, ReadOnlySpan<byte> piece)
    {
        if (length < 0) return;
        if (length + (long)piece.Length > limit)
        {
            if (record.Length > 0) ArrayPool<byte>.Shared.Return(record);
            (record, length) = ([], -1);
            return;
        }
        PooledBytes.Append(ref record, ref length, piece);
    }
}
