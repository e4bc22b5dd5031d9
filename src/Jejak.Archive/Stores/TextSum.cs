namespace Jejak.Archive.Stores;

/// <summary>A number for all tokens of an article at their places: two indexes that have the same tokens have the same sums, in whatever order they are read.</summary>
internal static class TextSum
{
    // FNV-1a and the last steps of MurmurHash3, 64 bits.
    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;

    public static ulong OfTerm(ReadOnlySpan<char> term)
    {
        ulong hash = Basis;
        foreach (char c in term) hash = (hash ^ c) * Prime;
        return hash;
    }

    /// <param name="term">From <see cref="OfTerm"/>.</param>
    /// <param name="column">0 for the title, 1 for the words.</param>
    /// <param name="offset">Number of the token in its column.</param>
    public static ulong OfToken(ulong term, int column, int offset)
    {
        ulong hash = term + (((ulong)(uint)column << 32) | (uint)offset);
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
