using System.Buffers;

namespace Jejak.Sources;

/// <summary>Cuts a stream into lines of bytes, holding one line at a time. A line over the limit is passed over without being held.</summary>
internal sealed class LineReader(Stream stream, int limit) : IRecordCutter
{
    private const int ChunkBytes = 256 * 1024;

    private readonly byte[] _chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
    private int _start;
    private int _end;
    private bool _finished;

    /// <summary>Number of the line read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next line, without its end (LF or CRLF).</summary>
    /// <param name="line">A buffer rented from the shared pool, to be returned by the caller; empty where the line is too long.</param>
    /// <param name="length">Its bytes; −1 where the line is over the limit.</param>
    /// <returns>False at the end of the stream.</returns>
    public bool Next(out byte[] line, out int length)
    {
        (line, length) = ([], 0);
        bool any = false, tooLong = false;
        while (true)
        {
            if (_start == _end && !Fill())
            {
                if (!any) return false;
                break;
            }
            any = true;
            var rest = _chunk.AsSpan(_start, _end - _start);
            int feed = rest.IndexOf((byte)'\n');
            var piece = feed < 0 ? rest : rest[..feed];
            if (length + (long)piece.Length > limit) tooLong = true;
            if (!tooLong) PooledBytes.Append(ref line, ref length, piece);
            _start += feed < 0 ? rest.Length : feed + 1;
            if (feed >= 0) break;
        }
        Line++;
        if (tooLong)
        {
            if (line.Length > 0) ArrayPool<byte>.Shared.Return(line);
            (line, length) = ([], -1);
        }
        else if (length > 0 && line[length - 1] == '\r') length--;
        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_chunk);
        stream.Dispose();
    }

    private bool Fill()
    {
        if (_finished) return false;
        (_start, _end) = (0, stream.Read(_chunk, 0, _chunk.Length));
        _finished = _end == 0;
        return !_finished;
    }
}
