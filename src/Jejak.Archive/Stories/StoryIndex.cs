namespace Jejak.Archive.Stories;

/// <summary>
/// Articles with their bands and days, in memory: tells which of them may tell the same report as another. Whether two articles are candidates hangs on the two alone.
/// Not safe for several threads.
/// </summary>
public sealed class StoryIndex
{
    private readonly BandIndex _bands = new();
    private readonly Dictionary<int, int> _shared = [];

    // Days since 0001-01-01 by the article's number; 0 where it is unknown.
    private int[] _days = new int[1024];

    /// <summary>Makes room for so many bands of articles, all in all.</summary>
    public void Reserve(int bands) => _bands.Reserve(bands);

    public void Add(int article, int? day, Fingerprints bands)
    {
        if (article >= _days.Length) Array.Resize(ref _days, Math.Max(article + 1, _days.Length * 2));
        _days[article] = day ?? 0;
        _bands.Add(article, bands);
    }

    /// <summary>Articles to compare with <paramref name="signature"/>, in the order of their numbers. One that was added again with other bands may be among them for its former ones.</summary>
    public List<int> Candidates(StorySignature signature)
    {
        _shared.Clear();
        _bands.Find(signature.Bands, _shared);
        var candidates = new List<int>();
        foreach (var (article, shared) in _shared)
        {
            if (shared >= StoryLink.BandsOfACopy || _days[article] == 0 || signature.Day is not { } day || Math.Abs(day - _days[article]) <= StoryLink.MostDays) candidates.Add(article);
        }
        candidates.Sort();
        return candidates;
    }
}
