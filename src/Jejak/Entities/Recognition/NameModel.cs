using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Jejak.Models;

namespace Jejak.Entities.Recognition;

/// <summary>
/// The trained recogniser: a linear-chain conditional random field whose weights lie, eight bits each, in one open table of feature hashes.
/// </summary>
/// <remarks>
/// A row is 16 bytes: a signed weight for each of 13 tags, then 24 bits of the feature's hash; a lookup is one load and the sum of a word's features stays in one
/// register. Immutable; safe to use from several threads, each with its own <see cref="NameTagger"/>.
/// </remarks>
internal sealed class NameModel
{
    public const string Component = "ner";
    public const int Version = 1;
    public const string RowsSection = "rows";
    public const string FilterSection = "filter";
    public const string MovesSection = "moves";
    public const string FactsSection = "facts";

    /// <summary>Bytes of a row.</summary>
    public const int RowLength = 16;

    /// <summary>How many rows a feature may lie behind its own.</summary>
    public const int Reach = 32;

    /// <summary>Bits of the filter, a power of two: most features that the model lacks end here.</summary>
    public const int FilterBits = 1 << 22;

    private readonly byte[] _rows;
    private readonly uint[] _filter;
    private readonly uint _size;

    private NameModel(byte[] rows, uint[] filter, float scale, float[] moves, FormTable facts)
    {
        (_rows, _filter, _size, Facts, Scale) = (rows, filter, (uint)((rows.Length / RowLength) - Reach), facts, scale);
        Paths = new(moves);
    }

    public FormTable Facts { get; }

    public Viterbi Paths { get; }

    /// <summary>What a weight of one step is worth.</summary>
    private float Scale { get; }

    /// <exception cref="ModelException">A part is missing or of the wrong length.</exception>
    public static NameModel Read(ModelFile file)
    {
        var moves = file.Values<float>(MovesSection);
        var facts = file.Values<FormFacts>(FactsSection);
        byte[] rows = file.Section(RowsSection).ToArray();
        uint[] filter = file.Values<uint>(FilterSection).ToArray();
        bool fits = moves.Length == (NameTags.Width * NameTags.Width) + 1 && int.IsPow2(facts.Length) && filter.Length == FilterBits / 32 && rows.Length > Reach * RowLength && rows.Length % RowLength == 0;
        if (!fits)
            throw new ModelException(file.Path, "its parts do not have the lengths of a name model");
        return new(rows, filter, moves[^1], moves[..^1].ToArray(), new(facts.ToArray()));
    }

    /// <summary>Adds up the weights of features: one score a tag.</summary>
    /// <param name="features">Hashes.</param>
    /// <param name="scratch">Room for twice <see cref="NameFeatures.Most"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector512<float> Score(ReadOnlySpan<uint> features, Span<uint> scratch)
    {
        ref byte rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref uint filter = ref MemoryMarshal.GetArrayDataReference(_filter);
        var found = scratch[..NameFeatures.Most];
        int count = 0;
        // First all that the filter lets through, so that their rows are on the way from memory together; then the sum: a miss of one hides those of the others.
        foreach (uint feature in features)
        {
            uint bit = FilterBit(feature);
            found[count] = feature;
            count += (int)(Unsafe.Add(ref filter, bit >> 5) >> (int)(bit & 31) & 1);
        }
        var tails = scratch[NameFeatures.Most..];
        for (int i = 0; i < count; i++) tails[i] = TailAt(ref rows, Slot(found[i], _size));
        var sum = Vector256<short>.Zero;
        for (int i = 0; i < count; i++)
        {
            uint feature = found[i], tail = tails[i];
            int at = Slot(feature, _size), end = at + Reach;
            while (tail != Tail(feature) && tail != 0 && ++at < end) tail = TailAt(ref rows, at);
            if (tail != Tail(feature)) continue;
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref Unsafe.Add(ref rows, at * RowLength)).AsSByte());
            sum += Vector256.Create(low, high);
        }
        var (lower, upper) = Vector256.Widen(sum);
        return Vector512.ConvertToSingle(Vector512.Create(lower, upper)) * Scale;
    }

    private static uint TailAt(ref byte rows, int at) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref rows, (at * RowLength) + RowLength - 4)) >> 8;

    /// <summary>The first of the rows where a feature may lie.</summary>
    public static int Slot(uint feature, uint size) => (int)(((ulong)feature * size) >> 32);

    public static uint FilterBit(uint feature) => (feature * 0x9E3779B1) >> 10;

    /// <summary>The 24 bits that tell a feature from others on its row; never 0, which marks empty rows.</summary>
    public static uint Tail(uint feature) => (feature & 0xFFFFFF) | 1;
}
