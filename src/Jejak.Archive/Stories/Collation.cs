using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Jejak.Archive.Stories;

/// <summary>How a sentence of one article stands to the other article.</summary>
public enum PassageKind : byte
{
    /// <summary>Both have it word for word, or nearly so.</summary>
    Shared,

    /// <summary>Both have it in other words, or longer and shorter.</summary>
    Changed,

    /// <summary>Only the first has it.</summary>
    Dropped,

    /// <summary>Only the second has it.</summary>
    Added,
}

/// <summary>A sentence of either article, or of both side by side.</summary>
/// <param name="One">Null where the first article lacks it.</param>
/// <param name="Other">Null where the second lacks it.</param>
public sealed record Passage(PassageKind Kind, StorySentence? One, StorySentence? Other);

/// <summary>
/// Two articles side by side, sentence by sentence: what both have, what one dropped or added, and where they disagree. The other way round it says the same with the sides exchanged.
/// Immutable.
/// </summary>
/// <param name="Passages">In the order of the first article; what the second adds stands behind the passage it follows there.</param>
/// <param name="Disagreements">In the order of the first article.</param>
public sealed record Collation(ImmutableArray<Passage> Passages, ImmutableArray<Disagreement> Disagreements)
{
    // Of the pairs of words in both sentences: the same with a changed word, and the least that is no accident of common words.
    private const double Nearly = 0.85;
    private const double Related = 0.4;

    // A sentence may be part of a longer one.
    private const double Within = 0.75;
    private const int FewestWithin = 6;

    public static Collation Of(StoryText one, StoryText other)
    {
        // Sentences are matched in one direction, whichever way they were asked for, so that the answer is the same both ways.
        bool isTurned = string.CompareOrdinal(one.Id, other.Id) > 0;
        var (first, second) = isTurned ? (Own(other), Own(one)) : (Own(one), Own(other));
        var pairs = Match(first, second);
        var (left, right) = isTurned ? (second, first) : (first, second);
        if (isTurned) pairs = pairs.ConvertAll(pair => (pair.Right, pair.Left, pair.Kind));
        var passages = Arrange(left, right, pairs);
        return new(passages, DisagreementFinder.Find(one, other, isTurned, passages));
    }

    private static Side[] Own(StoryText text) => [.. text.Sentences.Where(sentence => sentence.IsOwn).Select(sentence => new Side(sentence))];

    /// <summary>How many sentences there are of a kind.</summary>
    public int Count(PassageKind kind) => Passages.Count(passage => passage.Kind == kind);

    /// <summary>The most alike first, each sentence at most once; ties by the lesser distance in the article.</summary>
    private static List<(int Left, int Right, PassageKind Kind)> Match(Side[] left, Side[] right)
    {
        var candidates = new List<(double Likeness, int Left, int Right)>();
        for (int i = 0; i < left.Length; i++)
        {
            for (int j = 0; j < right.Length; j++)
            {
                double likeness = left[i].Likeness(right[j]);
                if (likeness >= Related) candidates.Add((likeness, i, j));
            }
        }
        candidates.Sort((a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness)
            : Math.Abs(a.Left - a.Right) != Math.Abs(b.Left - b.Right) ? Math.Abs(a.Left - a.Right).CompareTo(Math.Abs(b.Left - b.Right))
            : a.Left.CompareTo(b.Left));
        var pairs = new List<(int, int, PassageKind)>();
        foreach (var (likeness, i, j) in candidates)
        {
            if (left[i].IsMatched || right[j].IsMatched) continue;
            left[i].IsMatched = right[j].IsMatched = true;
            pairs.Add((i, j, likeness >= Nearly ? PassageKind.Shared : PassageKind.Changed));
        }
        return pairs;
    }

    private static ImmutableArray<Passage> Arrange(Side[] left, Side[] right, List<(int Left, int Right, PassageKind Kind)> pairs)
    {
        var byLeft = pairs.ToDictionary(pair => pair.Left);
        // What the second has alone follows the passage it follows there; at its beginning, it comes first.
        var follows = new Dictionary<int, List<Passage>>();
        var partner = pairs.ToDictionary(pair => pair.Right, pair => pair.Left);
        int last = -1;
        for (int j = 0; j < right.Length; j++)
        {
            if (partner.TryGetValue(j, out int i)) last = i;
            else
            {
                if (!follows.TryGetValue(last, out var alone)) follows[last] = alone = [];
                alone.Add(PartOf(right[j], left) is { } whole ? new(PassageKind.Shared, whole, right[j].Sentence) : new(PassageKind.Added, null, right[j].Sentence));
            }
        }
        var passages = ImmutableArray.CreateBuilder<Passage>();
        if (follows.TryGetValue(-1, out var first)) passages.AddRange(first);
        for (int i = 0; i < left.Length; i++)
        {
            if (byLeft.TryGetValue(i, out var pair)) passages.Add(new(pair.Kind, left[i].Sentence, right[pair.Right].Sentence));
            else passages.Add(PartOf(left[i], right) is { } whole ? new(PassageKind.Shared, left[i].Sentence, whole) : new(PassageKind.Dropped, left[i].Sentence, null));
            if (follows.TryGetValue(i, out var added)) passages.AddRange(added);
        }
        return passages.DrainToImmutable();
    }

    /// <summary>The sentence that holds nearly all of this one's words in order; null where none does.</summary>
    private static StorySentence? PartOf(Side side, Side[] others)
    {
        if (side.Runs.Count < FewestWithin) return null;
        StorySentence? whole = null;
        double most = Within;
        foreach (var other in others)
        {
            double within = (double)side.Runs.Shared(other.Runs) / side.Runs.Count;
            if (within > most) (most, whole) = (within, other.Sentence);
        }
        return whole;
    }

    private sealed class Side
    {
        public Side(StorySentence sentence)
        {
            Sentence = sentence;
            var words = new List<ulong>();
            WordHash.Add(sentence.Text, words);
            var runs = new List<uint>();
            // A sentence of one word has no pair of words.
            WordHash.AddRuns(CollectionsMarshal.AsSpan(words), words.Count == 1 ? 1 : 2, runs);
            Runs = Fingerprints.Of(CollectionsMarshal.AsSpan(runs));
            var single = words.ConvertAll(word => (uint)(word >> 32));
            Singles = Fingerprints.Of(CollectionsMarshal.AsSpan(single));
        }

        public StorySentence Sentence { get; }

        public Fingerprints Runs { get; }

        public Fingerprints Singles { get; }

        public bool IsMatched { get; set; }

        /// <summary>Dice's coefficient over pairs of words and over words, the mean of both.</summary>
        public double Likeness(Side other)
        {
            double pairs = Dice(Runs, other.Runs), words = Dice(Singles, other.Singles);
            return (pairs + words) / 2;
        }

        private static double Dice(Fingerprints one, Fingerprints other) => one.Count + other.Count == 0 ? 0 : 2.0 * one.Shared(other) / (one.Count + other.Count);
    }
}
