namespace Jejak.Training;

/// <summary>xorshift64* (Vigna 2016): numbers that are the same on every machine and every version of .NET.</summary>
internal struct Xorshift(ulong seed)
{
    private ulong _state = (seed * 0x9E3779B97F4A7C15) | 1;

    public ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1D;
    }

    /// <summary>From 0 to one less than <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>At least 0, less than 1.</summary>
    public float Share() => (Next() >> 40) * (1f / (1 << 24));
}
