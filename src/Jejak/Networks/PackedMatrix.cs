using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Jejak.Networks;

/// <summary>
/// The right factor of many products, cut into panels of as many columns as <see cref="MatrixProduct"/> computes together: a panel lies in memory
/// in the order in which it is read (Goto and van de Geijn 2008), where rows of a wide matrix would push each other out of the nearest cache.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class PackedMatrix
{
    private const int Line = 64;

    /// <summary>Never moved by the collector, so that its first number stays at the beginning of a line of the cache.</summary>
    private readonly float[] _panels;
    private readonly int _start;

    /// <param name="values">rows × columns, row by row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, a multiple of 16.</param>
    /// <exception cref="ArgumentException">There are more or fewer values, or columns is no multiple of 16.</exception>
    public PackedMatrix(ReadOnlySpan<float> values, int rows, int columns)
    {
        if (columns % MatrixProduct.Narrow != 0 || values.Length != rows * columns) throw new ArgumentException($"{values.Length} numbers make no {rows} × {columns} matrix of panels.", nameof(values));
        (Rows, Columns) = (rows, columns);
        _panels = GC.AllocateUninitializedArray<float>(values.Length + (Line / sizeof(float)), pinned: true);
        _start = (int)((Line - (Marshal.UnsafeAddrOfPinnedArrayElement(_panels, 0) & (Line - 1))) & (Line - 1)) / sizeof(float);
        var to = _panels.AsSpan(_start);
        for (int j = 0, width; j < columns; j += width)
        {
            width = MatrixProduct.Width(columns - j);
            for (int i = 0; i < rows; i++, to = to[width..]) values.Slice((i * columns) + j, width).CopyTo(to);
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The panel from column <paramref name="column"/> on, row by row.</summary>
    internal ref float Panel(int column) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_panels), _start + (column * Rows));
}
