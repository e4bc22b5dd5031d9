using System.Buffers.Binary;
using Jejak.Archive.Identity;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>
/// Which words the quotations of an article may contain: a Bloom filter each over their words and pairs of neighbouring words, seven bits for each of these and three of them set.
/// Of quotations that do not contain a word one in twenty-five seems to; of those that do none is missed.
/// </summary>
/// <remarks>Of each quotation its number less the one before, how many 64-bit units its filter has, both in groups of seven bits, lowest first, and the units, little-endian.</remarks>
internal static class WordFilter
{
    private const int BitsAWord = 7, Hashes = 3, UnitBits = 64;

    /// <summary>Puts a quotation behind others of its article.</summary>
    /// <param name="number">More than <paramref name="last"/>, the one before; that is 0 for the first.</param>
    public static void Add(List<byte> filters, long last, long number, string content)
    {
        var hashes = HashesOf(NameKey.Of(content));
        var units = new ulong[Math.Max(1, (hashes.Count * BitsAWord + UnitBits - 1) / UnitBits)];
        foreach (ulong hash in hashes)
        {
            for (int i = 0; i < Hashes; i++)
            {
                uint bit = Bit(hash, i, units.Length);
                units[bit / UnitBits] |= 1UL << (int)(bit % UnitBits);
            }
        }
        Leb128.Put(filters, number - last);
        Leb128.Put(filters, units.Length);
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        foreach (ulong unit in units)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, unit);
            filters.AddRange(bytes);
        }
    }

    /// <summary>What is looked for, to be found in any filter.</summary>
    /// <param name="words">In their normal form.</param>
    public static List<ulong> HashesOf(string words)
    {
        var hashes = new List<ulong>();
        ulong before = 0;
        foreach (var range in words.AsSpan().Split(' '))
        {
            var word = words.AsSpan(range);
            if (word.IsEmpty) continue;
            ulong hash = TextSum.OfTerm(word);
            hashes.Add(TextSum.OfToken(hash, 0, 0));
            // The order matters: "luar negeri" is not "negeri luar".
            if (before != 0) hashes.Add(TextSum.OfToken(before * 3 + hash, 1, 0));
            before = hash;
        }
        return hashes;
    }

    /// <summary>Adds the numbers of the quotations that may contain the words.</summary>
    /// <param name="hashes">From <see cref="HashesOf"/>.</param>
    public static void Find(ReadOnlySpan<byte> filters, List<ulong> hashes, List<long> found)
    {
        long number = 0;
        while (!filters.IsEmpty)
        {
            number += Leb128.Take(ref filters);
            int units = (int)Leb128.Take(ref filters);
            bool may = true;
            foreach (ulong hash in hashes)
            {
                for (int i = 0; i < Hashes && may; i++)
                {
                    uint bit = Bit(hash, i, units);
                    may = (filters[(int)(bit / 8)] >> (int)(bit % 8) & 1) != 0;
                }
                if (!may) break;
            }
            if (may) found.Add(number);
            filters = filters[(units * sizeof(ulong))..];
        }
    }

    private static uint Bit(ulong hash, int number, int units) => (uint)(((ulong)((uint)hash + (uint)number * ((uint)(hash >> 32) | 1)) * (ulong)(units * UnitBits)) >> 32);
}
