using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Entities.Recognition;

namespace Jejak.Training.Names;

/// <summary>Turns sentences into numbers of features. Numbers are given in order of first sight; a frozen reader leaves out what it has not seen.</summary>
internal sealed class FeatureReader(NameLexicon lexicon, FormTable table)
{
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly SentenceView _view = new(lexicon, table);
    private readonly uint[] _hashes = new uint[NameFeatures.Most];
    private readonly List<int> _features = [];
    private readonly HashSet<uint> _own = [];

    /// <summary>What the hash of a feature's copy differs by.</summary>
    private const uint OwnMask = 0x5BD1E995;

    public int Count => _numbers.Count;

    /// <summary>The only features to read, or null for all.</summary>
    public HashSet<uint>? Kept { get; init; }

    public bool IsFrozen { get; set; }

    /// <summary>Each feature's hash, its number, and the number of its copy that only sentences of the corpus itself have, or −1.</summary>
    public IEnumerable<(uint Hash, int Number, int Own)> Numbers =>
        _numbers.Where(feature => !_own.Contains(feature.Key)).Select(feature => (feature.Key, feature.Value, _own.Contains(feature.Key ^ OwnMask) ? _numbers[feature.Key ^ OwnMask] : -1));

    /// <param name="own">Whether every feature gets a second copy for this corpus alone (Daumé 2007): what corpora share is learned from all, where they differ from each.</param>
    public FeatureSentence Read(NameSequence sequence, TokenRange sentence, byte[] tags, float weight = 1, bool masked = false, bool own = false)
    {
        var words = _view.Read(sequence, sentence);
        _features.Clear();
        var offsets = new int[words.Length + 1];
        var features = new NameFeatures(words, _hashes);
        for (int i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (masked) words[i] = word.Masked();
            int count = features.Read(i);
            words[i] = word;
            for (int f = 0; f < count; f++)
            {
                if (Kept is not null && !Kept.Contains(_hashes[f])) continue;
                int number = Number(_hashes[f]);
                if (number >= 0) _features.Add(number);
                if (!own) continue;
                if (!IsFrozen) _own.Add(_hashes[f] ^ OwnMask);
                if (Number(_hashes[f] ^ OwnMask) is var copy and >= 0) _features.Add(copy);
            }
            offsets[i + 1] = _features.Count;
        }
        return new([.. CollectionsMarshal.AsSpan(_features)], offsets, tags, weight);
    }

    private int Number(uint hash)
    {
        if (IsFrozen) return _numbers.TryGetValue(hash, out int known) ? known : -1;
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, hash, out bool exists);
        if (!exists) number = _numbers.Count - 1;
        return number;
    }
}
