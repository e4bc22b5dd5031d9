using System.Numerics.Tensors;

namespace Jejak.Training.Networks;

/// <summary>The gradient of one parameter over one part of a batch: dense, or of the rows that were touched.</summary>
internal sealed class Gradient(Parameter parameter)
{
    private const int Piece = 256;

    private readonly Dictionary<int, int> _slots = [];
    private float[] _sparse = parameter.IsSparse ? new float[256 * parameter.Columns] : [];

    public Parameter Parameter => parameter;

    /// <summary>The whole gradient of a dense parameter.</summary>
    public float[] Dense { get; } = parameter.IsSparse ? [] : new float[parameter.Rows * parameter.Columns];

    /// <summary>Touched rows in the order of their first touch.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>The gradient of one row of a sparse parameter.</summary>
    public Span<float> Row(int row)
    {
        if (!_slots.TryGetValue(row, out int slot))
        {
            slot = Touched.Count;
            _slots.Add(row, slot);
            Touched.Add(row);
            if ((slot + 1) * parameter.Columns > _sparse.Length) Array.Resize(ref _sparse, _sparse.Length * 2);
        }
        return _sparse.AsSpan(slot * parameter.Columns, parameter.Columns);
    }

    public void Clear()
    {
        Array.Clear(Dense);
        Array.Clear(_sparse, 0, Touched.Count * parameter.Columns);
        _slots.Clear();
        Touched.Clear();
    }

    /// <summary>Adds another part's gradient.</summary>
    public void Add(Gradient other)
    {
        TensorPrimitives.Add(Dense, other.Dense, Dense);
        foreach (int row in other.Touched)
        {
            var from = other.Row(row);
            var to = Row(row);
            TensorPrimitives.Add(to, from, to);
        }
    }

    public double SquaredNorm()
    {
        // In pieces of a fixed size, so that the sum does not depend on the width of the machine's vectors.
        ReadOnlySpan<float> all = parameter.IsSparse ? _sparse.AsSpan(0, Touched.Count * parameter.Columns) : Dense;
        Span<float> sums = stackalloc float[Piece], squares = stackalloc float[Piece];
        sums.Clear();
        for (int i = 0; i + Piece <= all.Length; i += Piece)
        {
            TensorPrimitives.Multiply(all.Slice(i, Piece), all.Slice(i, Piece), squares);
            TensorPrimitives.Add(sums, squares, sums);
        }
        double total = 0;
        foreach (float sum in sums) total += sum;
        foreach (float g in all[(all.Length / Piece * Piece)..]) total += (double)g * g;
        return total;
    }

    public void Apply(float scale, in AdamStep step)
    {
        if (!parameter.IsSparse)
        {
            parameter.Update(0, Dense, scale, step);
            return;
        }
        foreach (int row in Touched) parameter.Update(row, Row(row), scale, step);
    }
}
