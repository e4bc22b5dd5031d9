namespace Jejak.Networks;

/// <summary>A matrix, and what is added to each row of its products.</summary>
/// <param name="weights">The matrix.</param>
/// <param name="biases">One a column.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class AffineLayer(PackedMatrix weights, float[] biases)
{
    /// <summary>A layer that adds nothing.</summary>
    public AffineLayer(PackedMatrix weights)
        : this(weights, new float[weights.Columns])
    {
    }

    /// <summary>Computes <paramref name="count"/> rows.</summary>
    /// <param name="input">Rows, of which the first numbers count, as many as the matrix has rows.</param>
    /// <param name="stride">Distance of two rows.</param>
    /// <param name="output">count × columns.</param>
    /// <param name="count">How many.</param>
    public void Run(ReadOnlySpan<float> input, int stride, Span<float> output, int count) => MatrixProduct.Multiply(input, stride, weights, biases, output, count);
}
