namespace Jejak.Training.Networks;

/// <summary>Numbers of several distributions from one <see cref="Xorshift"/>: the same from the same seed, on every machine.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private Xorshift _bits = new(seed);

    public ulong Next() => _bits.Next();

    /// <summary>In [0, 1).</summary>
    public float Uniform() => _bits.Share();

    /// <summary>Of the normal distribution with mean 0 and deviation 1 (Box and Muller 1958).</summary>
    public float Normal() => MathF.Sqrt(-2 * MathF.Log(1 - Uniform())) * MathF.Cos(2 * MathF.PI * Uniform());

    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int j = _bits.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
