namespace Jejak.Sources;

/// <summary>A stream whose first bytes can be looked at before it is read. Reading is all it does.</summary>
internal sealed class PeekedStream : ForwardStream
{
    /// <summary>Enough to tell what kind of file it is and how its characters are encoded.</summary>
    public const int HeadBytes = 64 * 1024;

    private readonly Stream _rest;
    private readonly byte[] _head = new byte[HeadBytes];
    private readonly int _length;
    private int _position;

    public PeekedStream(Stream stream)
        : base(stream)
    {
        _rest = stream;
        _length = stream.ReadAtLeast(_head, HeadBytes, throwOnEndOfStream: false);
    }

    /// <summary>The first bytes; all there are where they are fewer than <see cref="HeadBytes"/>.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _length);

    public override int Read(Span<byte> buffer)
    {
        if (_position == _length) return _rest.Read(buffer);
        int count = Math.Min(buffer.Length, _length - _position);
        _head.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
