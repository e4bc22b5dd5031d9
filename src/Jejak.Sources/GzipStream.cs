using System.IO.Compression;

namespace Jejak.Sources;

/// <summary>
/// Unpacks gzip and notices when the file ends too soon, which the framework's stream does not: a further packed member is put behind the file, and its content
/// must come out at the end.
/// </summary>
internal sealed class GzipStream : ForwardStream
{
    private const int BufferBytes = 64 * 1024;

    private static readonly byte[] s_mark = "\0the end of the packed file\0"u8.ToArray();
    private static readonly byte[] s_packedMark = Pack();

    private readonly GZipStream _unpacked;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;
    private bool _finished;

    public GzipStream(Stream packed)
        : this(new GZipStream(new Followed(packed, s_packedMark), CompressionMode.Decompress))
    {
    }

    private GzipStream(GZipStream unpacked)
        : base(unpacked) => _unpacked = unpacked;

    /// <exception cref="InvalidDataException">The data are damaged or end too soon.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_end - _start <= s_mark.Length) Fill();
        int count = Math.Min(buffer.Length, _end - _start - s_mark.Length);
        if (count > 0)
        {
            _buffer.AsSpan(_start, count).CopyTo(buffer);
            _start += count;
            return count;
        }
        if (buffer.IsEmpty || _buffer.AsSpan(_start, _end - _start).SequenceEqual(s_mark)) return 0;
        throw new InvalidDataException("the packed data end too soon");
    }

    private static byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest)) pack.Write(s_mark);
        return packed.ToArray();
    }

    /// <summary>Keeps more than the mark in the buffer, or all there is.</summary>
    private void Fill()
    {
        if (_finished) return;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end <= s_mark.Length)
        {
            int count = _unpacked.Read(_buffer, _end, _buffer.Length - _end);
            if (count == 0)
            {
                _finished = true;
                return;
            }
            _end += count;
        }
    }

    /// <summary>A stream, then some bytes.</summary>
    private sealed class Followed(Stream first, byte[] then) : ForwardStream(first)
    {
        private readonly Stream _first = first;
        private int _given = -1;

        public override int Read(Span<byte> buffer)
        {
            if (_given < 0)
            {
                int count = _first.Read(buffer);
                if (count > 0 || buffer.IsEmpty) return count;
                _given = 0;
            }
            int rest = Math.Min(buffer.Length, then.Length - _given);
            then.AsSpan(_given, rest).CopyTo(buffer);
            _given += rest;
            return rest;
        }
    }
}
