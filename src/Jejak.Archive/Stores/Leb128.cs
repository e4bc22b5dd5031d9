using System.Runtime.CompilerServices;

namespace Jejak.Archive.Stores;

/// <summary>Whole numbers in groups of seven bits, lowest first, the high bit set in all but the last (LEB128, as DWARF 5 § 7.6 has it unsigned): small numbers take one byte.</summary>
internal static class Leb128
{
    /// <param name="number">Not negative.</param>
    public static void Put(List<byte> packed, long number)
    {
        for (; number >= 0x80; number >>= 7) packed.Add((byte)(number | 0x80));
        packed.Add((byte)number);
    }

    /// <summary>The number at the beginning, which is taken away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Take(ref ReadOnlySpan<byte> packed)
    {
        // Most numbers are small.
        long number = packed[0];
        int length = 1;
        if (number >= 0x80) number = Longer(packed, out length);
        packed = packed[length..];
        return number;
    }

    /// <summary>Takes away so many numbers.</summary>
    public static void Skip(ref ReadOnlySpan<byte> packed, int numbers)
    {
        int at = 0;
        for (; numbers > 0; at++)
        {
            if (packed[at] < 0x80) numbers--;
        }
        packed = packed[at..];
    }

    private static long Longer(ReadOnlySpan<byte> packed, out int length)
    {
        long number = 0;
        for (int shift = 0, i = 0; ; shift += 7, i++)
        {
            number |= (long)(packed[i] & 0x7F) << shift;
            if (packed[i] >= 0x80) continue;
            length = i + 1;
            return number;
        }
    }
}
