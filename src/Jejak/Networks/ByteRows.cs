using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Jejak.Models;

namespace Jejak.Networks;

/// <summary>A table of rows of signed bytes with one scale a row: a quarter of the memory of single floats, and read where the file lies in memory.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class ByteRows
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly float[] _scales;
    private readonly int _columns;

    /// <param name="model">The file.</param>
    /// <param name="name">Of the section with the bytes; that with the scales has <c>.scales</c> behind it.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, a multiple of 16.</param>
    /// <exception cref="ModelException">A section is missing or of another size.</exception>
    public ByteRows(ModelFile model, string name, int rows, int columns)
    {
        (_bytes, _scales, _columns) = (model.Memory(name), model.Values<float>(name + ".scales").ToArray(), columns);
        if (_bytes.Length != rows * columns || _scales.Length != rows)
            throw new ModelException(model.Path, $"the part '{name}' holds {_bytes.Length} numbers and {_scales.Length} scales where {rows} rows of {columns} are needed");
    }

    /// <summary>Adds a row to <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<float> sum, int row)
    {
        ref byte from = ref MemoryMarshal.GetReference(_bytes.Span.Slice(row * _columns, _columns));
        ref float to = ref MemoryMarshal.GetReference(sum);
        var scale = Vector512.Create(_scales[row]);
        for (nuint i = 0; i < (nuint)_columns; i += 16)
        {
            var (low, high) = Vector256.Widen(Widen(Vector128.LoadUnsafe(ref from, i).AsSByte()));
            Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(Vector512.Create(low, high)), scale, Vector512.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }
    }

    private static Vector256<short> Widen(Vector128<sbyte> bytes)
    {
        var (low, high) = Vector128.Widen(bytes);
        return Vector256.Create(low, high);
    }
}
