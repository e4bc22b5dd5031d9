namespace Jejak.Watch.Fetching;

/// <summary>How long to leave alone what has failed: twice as long each time, a quarter more or less, so that many do not come back at once.</summary>
public sealed record Backoff(TimeSpan First, TimeSpan Longest, int Seed)
{
    /// <param name="key">What failed.</param>
    /// <param name="failures">In a row, from 1.</param>
    /// <returns>The same for the same seed, key and number.</returns>
    public TimeSpan After(string key, int failures)
    {
        double seconds = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30)));
        return TimeSpan.FromSeconds(seconds * (0.75 + 0.5 * Share(key, failures)));
    }

    /// <summary>A number from 0 to 1 (FNV-1a, mixed as MurmurHash3 ends).</summary>
    private double Share(string key, int failures)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in key) hash = (hash ^ c) * 1099511628211;
        hash = (hash ^ (uint)failures ^ ((ulong)(uint)Seed << 32)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return (hash >> 11) / (double)(1UL << 53);
    }
}
