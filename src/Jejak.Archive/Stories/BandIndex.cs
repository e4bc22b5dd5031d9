using System.Runtime.InteropServices;

namespace Jejak.Archive.Stories;

/// <summary>
/// Finds the articles that have a band in common with one, in time that does not grow with the number of articles: a hash table from bands to articles,
/// twelve bytes an entry and four a slot, of which there is one for one to two entries. Not safe for several threads.
/// </summary>
/// <remarks>In memory, because a table on disk would be written to at some hundred random places an article: with some hundred articles a batch, most of its pages every time.</remarks>
public sealed class BandIndex
{
    private const int FewestSlots = 1 << 11;

    private int[] _slots = new int[FewestSlots];
    private Entry[] _entries = new Entry[FewestSlots];
    private int _count;

    private record struct Entry(uint Band, int Article, int Next);

    /// <summary>Makes room for so many bands of articles, all in all.</summary>
    public void Reserve(int bands)
    {
        if (bands <= _entries.Length) return;
        Array.Resize(ref _entries, bands);
        int slots = _slots.Length;
        while (slots < bands / 2) slots *= 2;
        if (slots == _slots.Length) return;
        _slots = new int[slots];
        for (int i = 0; i < _count; i++)
        {
            ref int slot = ref _slots[Slot(_entries[i].Band)];
            _entries[i].Next = slot - 1;
            slot = i + 1;
        }
    }

    public void Add(int article, Fingerprints bands)
    {
        // By a quarter: a hundred thousand articles have ten million entries, and twice as many would take as much memory as all the rest.
        if (_count + bands.Count > _entries.Length) Reserve(Math.Max(_count + bands.Count, _entries.Length + (_entries.Length / 4)));
        foreach (uint band in bands.Hashes)
        {
            ref int slot = ref _slots[Slot(band)];
            _entries[_count] = new(band, article, slot - 1);
            slot = ++_count;
        }
    }

    /// <summary>How many of <paramref name="bands"/> each article was added with, for those that were with one.</summary>
    public void Find(Fingerprints bands, Dictionary<int, int> shared)
    {
        foreach (uint band in bands.Hashes)
        {
            for (int at = _slots[Slot(band)] - 1; at >= 0; at = _entries[at].Next)
            {
                if (_entries[at].Band == band) CollectionsMarshal.GetValueRefOrAddDefault(shared, _entries[at].Article, out _)++;
            }
        }
    }

    public void Clear()
    {
        Array.Clear(_slots);
        _count = 0;
    }

    private int Slot(uint band) => (int)(band & (uint)(_slots.Length - 1));
}
