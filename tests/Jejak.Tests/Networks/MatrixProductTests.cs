using Jejak.Networks;
using Xunit;

namespace Jejak.Tests.Networks;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(5, 7, 48)]
    [InlineData(6, 33, 64)]
    [InlineData(13, 20, 144)]
    [InlineData(0, 4, 16)]
    public void Each_element_is_the_sum_in_rising_order(int m, int k, int n)
    {
        float[] a = Numbers(m * k, 1), b = Numbers(k * n, 2), c = Numbers(m * n, 3), expected = [.. c];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int t = 0; t < k; t++) expected[(i * n) + j] = MathF.FusedMultiplyAdd(a[(i * k) + t], b[(t * n) + j], expected[(i * n) + j]);
            }
        }
        MatrixProduct.Multiply(a, b, c, m, k, n, add: true);
        Assert.Equal(expected, c);
    }

    [Theory]
    [InlineData(1, 1, 16, 1)]
    [InlineData(5, 7, 48, 9)]
    [InlineData(14, 33, 64, 33)]
    [InlineData(7, 20, 144, 64)]
    [InlineData(0, 4, 16, 4)]
    public void A_matrix_in_panels_gives_the_same_bits_from_rows_that_stand_apart(int m, int k, int n, int stride)
    {
        float[] apart = Numbers(m * stride, 1), b = Numbers(k * n, 2), biases = Numbers(n, 3), c = new float[m * n];
        float[] a = [.. Enumerable.Range(0, m).SelectMany(i => apart.AsSpan(i * stride, k).ToArray())], expected = [.. Enumerable.Repeat(biases, m).SelectMany(row => row)];
        MatrixProduct.Multiply(a, b, expected, m, k, n, add: true);
        MatrixProduct.Multiply(apart, stride, new PackedMatrix(b, k, n), biases, c, m);
        Assert.Equal(expected, c);
    }

    [Fact]
    public void Spans_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PackedMatrix(new float[31], 2, 16));
        Assert.Throws<ArgumentException>(() => new PackedMatrix(new float[30], 2, 15));
        var packed = new PackedMatrix(new float[32], 2, 16);
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[3], 2, packed, new float[16], new float[32], 2));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[4], 1, packed, new float[16], new float[32], 2));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[4], 2, packed, new float[15], new float[32], 2));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[4], 2, packed, new float[16], new float[31], 2));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[4], new float[30], new float[30], 2, 2, 15));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[3], new float[32], new float[32], 2, 2, 16));
    }

    private static float[] Numbers(int count, int seed)
    {
        float[] numbers = new float[count];
        uint state = (uint)seed * 747796405u;
        for (int i = 0; i < count; i++) numbers[i] = ((state = (state * 1664525u) + 1013904223u) >> 8) * (1f / (1 << 23)) - 1;
        return numbers;
    }
}
