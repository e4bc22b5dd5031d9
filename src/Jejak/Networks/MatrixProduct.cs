using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Jejak.Networks;

/// <summary>
/// Products of row-major matrices of single floats. Every element of the result is the sum over k in rising order by fused multiply-add,
/// so that it has the same bits on every machine whatever the width of its vectors.
/// </summary>
public static class MatrixProduct
{
    /// <summary>Columns come in multiples of this.</summary>
    internal const int Narrow = 16;

    private const int Half = 32;
    private const int Wide = 64;
    private const int Rows = 6;

    /// <summary>c = a·b, or c += a·b.</summary>
    /// <param name="a">m × k.</param>
    /// <param name="b">k × n; <paramref name="n"/> is a multiple of 16.</param>
    /// <param name="c">m × n.</param>
    /// <param name="m">Rows of the result.</param>
    /// <param name="k">Terms of each sum.</param>
    /// <param name="n">Columns of the result, a multiple of 16.</param>
    /// <param name="add">Whether the product is added to what stands in <paramref name="c"/>.</param>
    /// <exception cref="ArgumentException">A span is too short, or n is no multiple of 16.</exception>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int m, int k, int n, bool add = false)
    {
        if (n % Narrow != 0) throw new ArgumentException($"{n} columns are no multiple of {Narrow}.", nameof(n));
        if (a.Length < m * k || b.Length < k * n || c.Length < m * n) throw new ArgumentException($"The spans are too short for {m} × {k} × {n}.");
        if (m == 0 || n == 0) return;
        if (!add) c[..(m * n)].Clear();
        for (int j = 0, width; j < n; j += width)
        {
            width = Width(n - j);
            ref float to = ref Unsafe.Add(ref MemoryMarshal.GetReference(c), j);
            Panel(new(ref MemoryMarshal.GetReference(a), k, ref Unsafe.Add(ref MemoryMarshal.GetReference(b), j), n, ref to, n, ref to, n, k), m, width);
        }
    }

    /// <summary>c = a·b, each row added to the same biases.</summary>
    /// <param name="a">m rows, of which the first <c>b.Rows</c> numbers count.</param>
    /// <param name="stride">Distance of two rows of <paramref name="a"/>.</param>
    /// <param name="b">The right factor.</param>
    /// <param name="biases">One a column.</param>
    /// <param name="c">m × <c>b.Columns</c>.</param>
    /// <param name="m">Rows of the result.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Multiply(ReadOnlySpan<float> a, int stride, PackedMatrix b, ReadOnlySpan<float> biases, Span<float> c, int m)
    {
        int k = b.Rows, n = b.Columns;
        if (m == 0) return;
        if (stride < k || a.Length < ((m - 1) * stride) + k || biases.Length < n || c.Length < m * n) throw new ArgumentException($"The spans are too short for {m} × {k} × {n}.");
        for (int j = 0, width; j < n; j += width)
        {
            width = Width(n - j);
            ref float bias = ref Unsafe.Add(ref MemoryMarshal.GetReference(biases), j), to = ref Unsafe.Add(ref MemoryMarshal.GetReference(c), j);
            Panel(new(ref MemoryMarshal.GetReference(a), stride, ref b.Panel(j), width, ref bias, 0, ref to, n, k), m, width);
        }
    }

    /// <summary>The transpose of a rows × columns matrix.</summary>
    public static void Transpose(ReadOnlySpan<float> from, Span<float> to, int rows, int columns, int toColumns)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) to[(j * toColumns) + i] = from[(i * columns) + j];
        }
    }

    /// <summary>How many of the columns that are left are computed together.</summary>
    internal static int Width(int columns) => !Vector512.IsHardwareAccelerated || columns < Half ? Narrow : columns < Wide ? Half : Wide;

    private static void Panel(Operands at, int m, int width)
    {
        for (; m >= Rows; m -= Rows)
        {
            if (width == Wide) SixBy64(at);
            else if (width == Half) SixBy32(at);
            else SixBy16(at);
            at.Down(Rows);
        }
        for (; m > 0; m--)
        {
            if (width == Wide) OneBy64(at);
            else if (width == Half) OneBy32(at);
            else OneBy16(at);
            at.Down(1);
        }
    }

    /// <summary>Where the factors, what is added to and the result of a block begin, and how far apart their rows are.</summary>
    private ref struct Operands(ref float a, int aStride, ref float b, int bStride, ref float from, int fromStride, ref float to, int toStride, int terms)
    {
        public ref float A = ref a;
        public readonly ref float B = ref b;
        public ref float From = ref from;
        public ref float To = ref to;
        public readonly nint AStride = aStride, BStride = bStride, FromStride = fromStride, ToStride = toStride, Terms = terms;

        public void Down(int rows)
        {
            A = ref Unsafe.Add(ref A, rows * AStride);
            From = ref Unsafe.Add(ref From, rows * FromStride);
            To = ref Unsafe.Add(ref To, rows * ToStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixBy64(in Operands at)
    {
        nint n = at.FromStride;
        ref float a = ref at.A, b = ref at.B, c = ref at.From;
        nint k = at.AStride, k2 = 2 * k, k3 = 3 * k, k4 = 4 * k, k5 = 5 * k, stride = at.BStride;
        Vector512<float> c00 = Load(ref c, 0), c01 = Load(ref c, 16), c02 = Load(ref c, 32), c03 = Load(ref c, 48);
        c = ref Unsafe.Add(ref c, n);
        Vector512<float> c10 = Load(ref c, 0), c11 = Load(ref c, 16), c12 = Load(ref c, 32), c13 = Load(ref c, 48);
        c = ref Unsafe.Add(ref c, n);
        Vector512<float> c20 = Load(ref c, 0), c21 = Load(ref c, 16), c22 = Load(ref c, 32), c23 = Load(ref c, 48);
        c = ref Unsafe.Add(ref c, n);
        Vector512<float> c30 = Load(ref c, 0), c31 = Load(ref c, 16), c32 = Load(ref c, 32), c33 = Load(ref c, 48);
        c = ref Unsafe.Add(ref c, n);
        Vector512<float> c40 = Load(ref c, 0), c41 = Load(ref c, 16), c42 = Load(ref c, 32), c43 = Load(ref c, 48);
        c = ref Unsafe.Add(ref c, n);
        Vector512<float> c50 = Load(ref c, 0), c51 = Load(ref c, 16), c52 = Load(ref c, 32), c53 = Load(ref c, 48);
        for (nint left = at.Terms; left > 0; left--)
        {
            Vector512<float> b0 = Load(ref b, 0), b1 = Load(ref b, 16), b2 = Load(ref b, 32), b3 = Load(ref b, 48);
            var x = Vector512.Create(a);
            (c00, c01, c02, c03) = (Add(x, b0, c00), Add(x, b1, c01), Add(x, b2, c02), Add(x, b3, c03));
            x = Vector512.Create(Unsafe.Add(ref a, k));
            (c10, c11, c12, c13) = (Add(x, b0, c10), Add(x, b1, c11), Add(x, b2, c12), Add(x, b3, c13));
            x = Vector512.Create(Unsafe.Add(ref a, k2));
            (c20, c21, c22, c23) = (Add(x, b0, c20), Add(x, b1, c21), Add(x, b2, c22), Add(x, b3, c23));
            x = Vector512.Create(Unsafe.Add(ref a, k3));
            (c30, c31, c32, c33) = (Add(x, b0, c30), Add(x, b1, c31), Add(x, b2, c32), Add(x, b3, c33));
            x = Vector512.Create(Unsafe.Add(ref a, k4));
            (c40, c41, c42, c43) = (Add(x, b0, c40), Add(x, b1, c41), Add(x, b2, c42), Add(x, b3, c43));
            x = Vector512.Create(Unsafe.Add(ref a, k5));
            (c50, c51, c52, c53) = (Add(x, b0, c50), Add(x, b1, c51), Add(x, b2, c52), Add(x, b3, c53));
            a = ref Unsafe.Add(ref a, 1);
            b = ref Unsafe.Add(ref b, stride);
        }
        c = ref at.To;
        n = at.ToStride;
        Store(ref c, c00, c01, c02, c03);
        Store(ref Unsafe.Add(ref c, n), c10, c11, c12, c13);
        Store(ref Unsafe.Add(ref c, 2 * n), c20, c21, c22, c23);
        Store(ref Unsafe.Add(ref c, 3 * n), c30, c31, c32, c33);
        Store(ref Unsafe.Add(ref c, 4 * n), c40, c41, c42, c43);
        Store(ref Unsafe.Add(ref c, 5 * n), c50, c51, c52, c53);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneBy64(in Operands at)
    {
        ref float a = ref at.A, b = ref at.B, c = ref at.From;
        nint stride = at.BStride;
        Vector512<float> c0 = Load(ref c, 0), c1 = Load(ref c, 16), c2 = Load(ref c, 32), c3 = Load(ref c, 48);
        for (nint left = at.Terms; left > 0; left--)
        {
            var x = Vector512.Create(a);
            (c0, c1, c2, c3) = (Add(x, Load(ref b, 0), c0), Add(x, Load(ref b, 16), c1), Add(x, Load(ref b, 32), c2), Add(x, Load(ref b, 48), c3));
            a = ref Unsafe.Add(ref a, 1);
            b = ref Unsafe.Add(ref b, stride);
        }
        Store(ref at.To, c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixBy32(in Operands at)
    {
        nint n = at.FromStride;
        ref float a = ref at.A, b = ref at.B, c = ref at.From;
        nint k = at.AStride, k2 = 2 * k, k3 = 3 * k, k4 = 4 * k, k5 = 5 * k, stride = at.BStride;
        Vector512<float> c00 = Load(ref c, 0), c01 = Load(ref c, 16), c10 = Load(ref c, n), c11 = Load(ref c, n + 16), c20 = Load(ref c, 2 * n), c21 = Load(ref c, (2 * n) + 16);
        c = ref Unsafe.Add(ref c, 3 * n);
        Vector512<float> c30 = Load(ref c, 0), c31 = Load(ref c, 16), c40 = Load(ref c, n), c41 = Load(ref c, n + 16), c50 = Load(ref c, 2 * n), c51 = Load(ref c, (2 * n) + 16);
        for (nint left = at.Terms; left > 0; left--)
        {
            Vector512<float> b0 = Load(ref b, 0), b1 = Load(ref b, 16);
            var x = Vector512.Create(a);
            (c00, c01) = (Add(x, b0, c00), Add(x, b1, c01));
            x = Vector512.Create(Unsafe.Add(ref a, k));
            (c10, c11) = (Add(x, b0, c10), Add(x, b1, c11));
            x = Vector512.Create(Unsafe.Add(ref a, k2));
            (c20, c21) = (Add(x, b0, c20), Add(x, b1, c21));
            x = Vector512.Create(Unsafe.Add(ref a, k3));
            (c30, c31) = (Add(x, b0, c30), Add(x, b1, c31));
            x = Vector512.Create(Unsafe.Add(ref a, k4));
            (c40, c41) = (Add(x, b0, c40), Add(x, b1, c41));
            x = Vector512.Create(Unsafe.Add(ref a, k5));
            (c50, c51) = (Add(x, b0, c50), Add(x, b1, c51));
            a = ref Unsafe.Add(ref a, 1);
            b = ref Unsafe.Add(ref b, stride);
        }
        c = ref at.To;
        n = at.ToStride;
        Store(ref c, c00, c01);
        Store(ref Unsafe.Add(ref c, n), c10, c11);
        Store(ref Unsafe.Add(ref c, 2 * n), c20, c21);
        Store(ref Unsafe.Add(ref c, 3 * n), c30, c31);
        Store(ref Unsafe.Add(ref c, 4 * n), c40, c41);
        Store(ref Unsafe.Add(ref c, 5 * n), c50, c51);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneBy32(in Operands at)
    {
        ref float a = ref at.A, b = ref at.B;
        nint stride = at.BStride;
        Vector512<float> c0 = Load(ref at.From, 0), c1 = Load(ref at.From, 16);
        for (nint left = at.Terms; left > 0; left--)
        {
            var x = Vector512.Create(a);
            (c0, c1) = (Add(x, Load(ref b, 0), c0), Add(x, Load(ref b, 16), c1));
            a = ref Unsafe.Add(ref a, 1);
            b = ref Unsafe.Add(ref b, stride);
        }
        Store(ref at.To, c0, c1);
    }

    private static void SixBy16(in Operands at)
    {
        nint n = at.FromStride;
        ref float a = ref at.A, b = ref at.B, c = ref at.From;
        nint k = at.AStride, k2 = 2 * k, k3 = 3 * k, k4 = 4 * k, k5 = 5 * k, stride = at.BStride;
        Vector256<float> c00 = Eight(ref c, 0), c01 = Eight(ref c, 8), c10 = Eight(ref c, n), c11 = Eight(ref c, n + 8), c20 = Eight(ref c, 2 * n), c21 = Eight(ref c, (2 * n) + 8);
        c = ref Unsafe.Add(ref c, 3 * n);
        Vector256<float> c30 = Eight(ref c, 0), c31 = Eight(ref c, 8), c40 = Eight(ref c, n), c41 = Eight(ref c, n + 8), c50 = Eight(ref c, 2 * n), c51 = Eight(ref c, (2 * n) + 8);
        for (nint left = at.Terms; left > 0; left--)
        {
            Vector256<float> b0 = Eight(ref b, 0), b1 = Eight(ref b, 8);
            var x = Vector256.Create(a);
            (c00, c01) = (Add(x, b0, c00), Add(x, b1, c01));
            x = Vector256.Create(Unsafe.Add(ref a, k));
            (c10, c11) = (Add(x, b0, c10), Add(x, b1, c11));
            x = Vector256.Create(Unsafe.Add(ref a, k2));
            (c20, c21) = (Add(x, b0, c20), Add(x, b1, c21));
            x = Vector256.Create(Unsafe.Add(ref a, k3));
            (c30, c31) = (Add(x, b0, c30), Add(x, b1, c31));
            x = Vector256.Create(Unsafe.Add(ref a, k4));
            (c40, c41) = (Add(x, b0, c40), Add(x, b1, c41));
            x = Vector256.Create(Unsafe.Add(ref a, k5));
            (c50, c51) = (Add(x, b0, c50), Add(x, b1, c51));
            a = ref Unsafe.Add(ref a, 1);
            b = ref Unsafe.Add(ref b, stride);
        }
        c = ref at.To;
        n = at.ToStride;
        Store(ref c, c00, c01);
        Store(ref Unsafe.Add(ref c, n), c10, c11);
        Store(ref Unsafe.Add(ref c, 2 * n), c20, c21);
        Store(ref Unsafe.Add(ref c, 3 * n), c30, c31);
        Store(ref Unsafe.Add(ref c, 4 * n), c40, c41);
        Store(ref Unsafe.Add(ref c, 5 * n), c50, c51);
    }

    private static void OneBy16(in Operands at)
    {
        ref float a = ref at.A, b = ref at.B;
        nint stride = at.BStride;
        Vector256<float> c0 = Eight(ref at.From, 0), c1 = Eight(ref at.From, 8);
        for (nint left = at.Terms; left > 0; left--)
        {
            var x = Vector256.Create(a);
            (c0, c1) = (Add(x, Eight(ref b, 0), c0), Add(x, Eight(ref b, 8), c1));
            a = ref Unsafe.Add(ref a, 1);
            b = ref Unsafe.Add(ref b, stride);
        }
        Store(ref at.To, c0, c1);
    }

    private static Vector512<float> Load(ref float from, nint at) => Vector512.LoadUnsafe(ref from, (nuint)at);

    private static Vector256<float> Eight(ref float from, nint at) => Vector256.LoadUnsafe(ref from, (nuint)at);

    private static Vector512<float> Add(Vector512<float> x, Vector512<float> y, Vector512<float> sum) => Vector512.FusedMultiplyAdd(x, y, sum);

    private static Vector256<float> Add(Vector256<float> x, Vector256<float> y, Vector256<float> sum) => Vector256.FusedMultiplyAdd(x, y, sum);

    private static void Store(ref float to, Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3)
    {
        Store(ref to, v0, v1);
        v2.StoreUnsafe(ref to, 32);
        v3.StoreUnsafe(ref to, 48);
    }

    private static void Store(ref float to, Vector512<float> v0, Vector512<float> v1)
    {
        v0.StoreUnsafe(ref to);
        v1.StoreUnsafe(ref to, 16);
    }

    private static void Store(ref float to, Vector256<float> v0, Vector256<float> v1)
    {
        v0.StoreUnsafe(ref to);
        v1.StoreUnsafe(ref to, 8);
    }
}
