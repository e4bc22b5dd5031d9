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
    private const int Rows = 6;
    private const int Wide = 64;
    private const int Narrow = 16;

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
        ref float pa = ref MemoryMarshal.GetReference(a), pb = ref MemoryMarshal.GetReference(b), pc = ref MemoryMarshal.GetReference(c);
        bool wide = Vector512.IsHardwareAccelerated;
        int j = 0;
        if (wide)
        {
            for (; j + Wide <= n; j += Wide)
            {
                int i = 0;
                for (; i + Rows <= m; i += Rows) SixByFour(ref Unsafe.Add(ref pa, i * k), ref Unsafe.Add(ref pb, j), ref Unsafe.Add(ref pc, (i * n) + j), k, n);
                for (; i < m; i++) OneByFour(ref Unsafe.Add(ref pa, i * k), ref Unsafe.Add(ref pb, j), ref Unsafe.Add(ref pc, (i * n) + j), k, n);
            }
        }
        for (; j < n; j += Narrow)
        {
            int i = 0;
            for (; i + Rows <= m; i += Rows) SixBySixteen(ref Unsafe.Add(ref pa, i * k), ref Unsafe.Add(ref pb, j), ref Unsafe.Add(ref pc, (i * n) + j), k, n);
            for (; i < m; i++) OneBySixteen(ref Unsafe.Add(ref pa, i * k), ref Unsafe.Add(ref pb, j), ref Unsafe.Add(ref pc, (i * n) + j), k, n);
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

    private static void SixByFour(ref float a, ref float b, ref float c, int k, int n)
    {
        Vector512<float> c00 = Load(ref c, 0), c01 = Load(ref c, 16), c02 = Load(ref c, 32), c03 = Load(ref c, 48);
        Vector512<float> c10 = Load(ref c, n), c11 = Load(ref c, n + 16), c12 = Load(ref c, n + 32), c13 = Load(ref c, n + 48);
        int n2 = 2 * n, n3 = 3 * n, n4 = 4 * n, n5 = 5 * n;
        Vector512<float> c20 = Load(ref c, n2), c21 = Load(ref c, n2 + 16), c22 = Load(ref c, n2 + 32), c23 = Load(ref c, n2 + 48);
        Vector512<float> c30 = Load(ref c, n3), c31 = Load(ref c, n3 + 16), c32 = Load(ref c, n3 + 32), c33 = Load(ref c, n3 + 48);
        Vector512<float> c40 = Load(ref c, n4), c41 = Load(ref c, n4 + 16), c42 = Load(ref c, n4 + 32), c43 = Load(ref c, n4 + 48);
        Vector512<float> c50 = Load(ref c, n5), c51 = Load(ref c, n5 + 16), c52 = Load(ref c, n5 + 32), c53 = Load(ref c, n5 + 48);
        for (int t = 0; t < k; t++)
        {
            Vector512<float> b0 = Load(ref b, 0), b1 = Load(ref b, 16), b2 = Load(ref b, 32), b3 = Load(ref b, 48);
            var x = Vector512.Create(Unsafe.Add(ref a, t));
            (c00, c01, c02, c03) = (Add(x, b0, c00), Add(x, b1, c01), Add(x, b2, c02), Add(x, b3, c03));
            x = Vector512.Create(Unsafe.Add(ref a, t + k));
            (c10, c11, c12, c13) = (Add(x, b0, c10), Add(x, b1, c11), Add(x, b2, c12), Add(x, b3, c13));
            x = Vector512.Create(Unsafe.Add(ref a, t + (2 * k)));
            (c20, c21, c22, c23) = (Add(x, b0, c20), Add(x, b1, c21), Add(x, b2, c22), Add(x, b3, c23));
            x = Vector512.Create(Unsafe.Add(ref a, t + (3 * k)));
            (c30, c31, c32, c33) = (Add(x, b0, c30), Add(x, b1, c31), Add(x, b2, c32), Add(x, b3, c33));
            x = Vector512.Create(Unsafe.Add(ref a, t + (4 * k)));
            (c40, c41, c42, c43) = (Add(x, b0, c40), Add(x, b1, c41), Add(x, b2, c42), Add(x, b3, c43));
            x = Vector512.Create(Unsafe.Add(ref a, t + (5 * k)));
            (c50, c51, c52, c53) = (Add(x, b0, c50), Add(x, b1, c51), Add(x, b2, c52), Add(x, b3, c53));
            b = ref Unsafe.Add(ref b, n);
        }
        Store(ref c, 0, c00, c01, c02, c03);
        Store(ref c, n, c10, c11, c12, c13);
        Store(ref c, n2, c20, c21, c22, c23);
        Store(ref c, n3, c30, c31, c32, c33);
        Store(ref c, n4, c40, c41, c42, c43);
        Store(ref c, n5, c50, c51, c52, c53);
    }

    private static void OneByFour(ref float a, ref float b, ref float c, int k, int n)
    {
        Vector512<float> c0 = Load(ref c, 0), c1 = Load(ref c, 16), c2 = Load(ref c, 32), c3 = Load(ref c, 48);
        for (int t = 0; t < k; t++)
        {
            var x = Vector512.Create(Unsafe.Add(ref a, t));
            (c0, c1, c2, c3) = (Add(x, Load(ref b, 0), c0), Add(x, Load(ref b, 16), c1), Add(x, Load(ref b, 32), c2), Add(x, Load(ref b, 48), c3));
            b = ref Unsafe.Add(ref b, n);
        }
        Store(ref c, 0, c0, c1, c2, c3);
    }

    private static void SixBySixteen(ref float a, ref float b, ref float c, int k, int n)
    {
        int n2 = 2 * n, n3 = 3 * n, n4 = 4 * n, n5 = 5 * n;
        Vector256<float> c00 = Half(ref c, 0), c01 = Half(ref c, 8), c10 = Half(ref c, n), c11 = Half(ref c, n + 8), c20 = Half(ref c, n2), c21 = Half(ref c, n2 + 8);
        Vector256<float> c30 = Half(ref c, n3), c31 = Half(ref c, n3 + 8), c40 = Half(ref c, n4), c41 = Half(ref c, n4 + 8), c50 = Half(ref c, n5), c51 = Half(ref c, n5 + 8);
        for (int t = 0; t < k; t++)
        {
            Vector256<float> b0 = Half(ref b, 0), b1 = Half(ref b, 8);
            var x = Vector256.Create(Unsafe.Add(ref a, t));
            (c00, c01) = (Add(x, b0, c00), Add(x, b1, c01));
            x = Vector256.Create(Unsafe.Add(ref a, t + k));
            (c10, c11) = (Add(x, b0, c10), Add(x, b1, c11));
            x = Vector256.Create(Unsafe.Add(ref a, t + (2 * k)));
            (c20, c21) = (Add(x, b0, c20), Add(x, b1, c21));
            x = Vector256.Create(Unsafe.Add(ref a, t + (3 * k)));
            (c30, c31) = (Add(x, b0, c30), Add(x, b1, c31));
            x = Vector256.Create(Unsafe.Add(ref a, t + (4 * k)));
            (c40, c41) = (Add(x, b0, c40), Add(x, b1, c41));
            x = Vector256.Create(Unsafe.Add(ref a, t + (5 * k)));
            (c50, c51) = (Add(x, b0, c50), Add(x, b1, c51));
            b = ref Unsafe.Add(ref b, n);
        }
        Store(ref c, 0, c00, c01);
        Store(ref c, n, c10, c11);
        Store(ref c, n2, c20, c21);
        Store(ref c, n3, c30, c31);
        Store(ref c, n4, c40, c41);
        Store(ref c, n5, c50, c51);
    }

    private static void OneBySixteen(ref float a, ref float b, ref float c, int k, int n)
    {
        Vector256<float> c0 = Half(ref c, 0), c1 = Half(ref c, 8);
        for (int t = 0; t < k; t++)
        {
            var x = Vector256.Create(Unsafe.Add(ref a, t));
            (c0, c1) = (Add(x, Half(ref b, 0), c0), Add(x, Half(ref b, 8), c1));
            b = ref Unsafe.Add(ref b, n);
        }
        Store(ref c, 0, c0, c1);
    }

    private static Vector512<float> Load(ref float from, int at) => Vector512.LoadUnsafe(ref from, (nuint)at);

    private static Vector256<float> Half(ref float from, int at) => Vector256.LoadUnsafe(ref from, (nuint)at);

    private static Vector512<float> Add(Vector512<float> x, Vector512<float> y, Vector512<float> sum) => Vector512.FusedMultiplyAdd(x, y, sum);

    private static Vector256<float> Add(Vector256<float> x, Vector256<float> y, Vector256<float> sum) => Vector256.FusedMultiplyAdd(x, y, sum);

    private static void Store(ref float to, int at, Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3)
    {
        v0.StoreUnsafe(ref to, (nuint)at);
        v1.StoreUnsafe(ref to, (nuint)(at + 16));
        v2.StoreUnsafe(ref to, (nuint)(at + 32));
        v3.StoreUnsafe(ref to, (nuint)(at + 48));
    }

    private static void Store(ref float to, int at, Vector256<float> v0, Vector256<float> v1)
    {
        v0.StoreUnsafe(ref to, (nuint)at);
        v1.StoreUnsafe(ref to, (nuint)(at + 8));
    }
}
