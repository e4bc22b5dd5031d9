using System.Runtime.CompilerServices;

namespace Jejak.Languages;

/// <summary>A set of the numbers of words, a bit each: what is asked of every word has to stay in the nearest caches. Safe to read from several threads once filled.</summary>
internal sealed class NumberSet
{
    private ulong[] _bits = [];

    public void Add(int number)
    {
        int unit = number >> 6;
        if (unit >= _bits.Length) Array.Resize(ref _bits, Math.Max(unit + 1, _bits.Length * 2));
        _bits[unit] |= 1UL << number;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int number)
    {
        ulong[] bits = _bits;
        int unit = number >> 6;
        return (uint)unit < (uint)bits.Length && (bits[unit] >> number & 1) != 0;
    }
}
