using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Jejak.Archive.Identity;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Archive.Stories;

/// <summary>
/// Finds where two articles disagree. Two sentences that say the same are laid over each other word by word; a figure, time or name on one side that stands in the place of one on the
/// other is a disagreement, unless either article has the other's somewhere too: then it speaks of both, and only the order of words is another.
/// </summary>
internal static class DisagreementFinder
{
    // A longer stretch of other words is another sentence, not another figure in the same one.
    private const int LongestGap = 6;
    private const int FewestQuotedRuns = 5;
    private const double SameQuotation = 0.8;
    private const int SameLetters = 5;

    /// <param name="isTurned">Whether to lay the first over the second, not the other way round: of two ways that are as good, the same is then taken whoever comes first.</param>
    public static ImmutableArray<Disagreement> Find(StoryText one, StoryText other, bool isTurned, IEnumerable<Passage> passages)
    {
        var found = new List<Disagreement>();
        foreach (var passage in passages)
        {
            if (passage is not { One: { } left, Other: { } right }) continue;
            if (isTurned) Compare(other, right, one, left, found);
            else Compare(one, left, other, right, found);
        }
        CompareSpeakers(isTurned ? other : one, isTurned ? one : other, found);
        // Who spoke is said as that, not as a name too.
        var speakers = found.Where(disagreement => disagreement.Kind == DisagreementKind.Speaker).ToArray();
        found.RemoveAll(disagreement => disagreement.Kind == DisagreementKind.Name && Array.Exists(speakers, speaker => IsPartOf(disagreement.One, speaker.One) && IsPartOf(disagreement.Other, speaker.Other)));
        // A sentence that is part of a longer one may be laid over it twice.
        var asked = isTurned ? found.Select(disagreement => disagreement with { One = disagreement.Other, Other = disagreement.One }) : found;
        return [.. asked.Distinct().OrderBy(disagreement => disagreement.One.Span).ThenBy(disagreement => disagreement.Other.Span).ThenBy(disagreement => disagreement.Kind)];
    }

    private static void Compare(StoryText one, StorySentence left, StoryText other, StorySentence right, List<Disagreement> found)
    {
        var first = new FactLine(one, left);
        var second = new FactLine(other, right);
        foreach (var (i, j) in WordGaps.Of(first.Words, second.Words))
        {
            if (i.Length > LongestGap || j.Length > LongestGap) continue;
            foreach (var kind in (DisagreementKind[])[DisagreementKind.Number, DisagreementKind.Time, DisagreementKind.Name])
            {
                var mine = first.In(kind, i);
                var theirs = second.In(kind, j);
                // Two of a kind in one place: nobody can tell which stands for which.
                if (mine.Count != 1 || theirs.Count != 1) continue;
                if (!Agree(kind, one, mine[0], other, theirs[0]))
                    found.Add(new(kind, new(mine[0].Text, mine[0].Span, left.Text), new(theirs[0].Text, theirs[0].Span, right.Text)));
            }
        }
    }

    private static bool Agree(DisagreementKind kind, StoryText one, StoryValue mine, StoryText other, StoryValue theirs) => kind switch
    {
        DisagreementKind.Number => mine.Unit != theirs.Unit || other.Figures.Any(figure => figure.Value == mine.Value) || one.Figures.Any(figure => figure.Value == theirs.Value),
        DisagreementKind.Time => other.Times.Any(time => SameTime(time.Value, mine.Value)) || one.Times.Any(time => SameTime(time.Value, theirs.Value)) || mine.Value.Length != theirs.Value.Length,
        _ => IsNamed(other, mine.Value) || IsNamed(one, theirs.Value),
    };

    /// <summary>One of the two may be less precise.</summary>
    private static bool SameTime(string one, string other) => one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    /// <summary>Whether the article names somebody or something with a word of <paramref name="name"/>.</summary>
    private static bool IsNamed(StoryText text, string name)
    {
        string[] words = name.Split(' ');
        return text.Entities.Any(entity => entity.Split(' ').Any(word => word.Length > 1 && Array.IndexOf(words, word) >= 0))
            || text.Names.Any(mention => NameKey.Of(mention.Text).Split(' ').Any(word => word.Length > 1 && Array.IndexOf(words, word) >= 0));
    }

    private static bool IsPartOf(Reported name, Reported speaker) => speaker.Text.Contains(name.Text, StringComparison.Ordinal) || name.Text.Contains(speaker.Text, StringComparison.Ordinal);

    private static void CompareSpeakers(StoryText one, StoryText other, List<Disagreement> found)
    {
        var theirs = other.Quotations.Where(quotation => IsSaidByAPerson(quotation)).Select(quotation => (quotation, Runs: Runs(quotation.Content))).ToArray();
        foreach (var mine in one.Quotations)
        {
            if (!IsSaidByAPerson(mine)) continue;
            var runs = Runs(mine.Content);
            foreach (var (quotation, otherRuns) in theirs)
            {
                int fewer = Math.Min(runs.Count, otherRuns.Count);
                if (fewer < FewestQuotedRuns || runs.Shared(otherRuns) < SameQuotation * fewer) continue;
                if (MayBeOne(NameKey.Of(mine.Speaker!), NameKey.Of(quotation.Speaker!))) continue;
                found.Add(new(DisagreementKind.Speaker, new(mine.Speaker!, mine.Span, mine.Content), new(quotation.Speaker!, quotation.Span, quotation.Content)));
            }
        }
    }

    /// <summary>A ministry, its short name and its spokesman say the same; of two people only one can have said it.</summary>
    private static bool IsSaidByAPerson(StoryQuotation quotation) => quotation is { Speaker: not null, SpeakerType: "person", Kind: not "indirect" };

    /// <summary>Whether they share a word, or five letters in a row: "Muzzamil" may be Almuzzammil.</summary>
    private static bool MayBeOne(string name, string other)
    {
        if (name.Split(' ').Intersect(other.Split(' ')).Any()) return true;
        for (int at = 0; at + SameLetters <= name.Length; at++)
        {
            if (other.Contains(name.Substring(at, SameLetters), StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static Fingerprints Runs(string content)
    {
        var words = new List<ulong>();
        WordHash.Add(content, words);
        var runs = new List<uint>();
        WordHash.AddRuns(CollectionsMarshal.AsSpan(words), 2, runs);
        return Fingerprints.Of(CollectionsMarshal.AsSpan(runs));
    }

    /// <summary>A sentence as words, and which figures, times and names stand on which of them.</summary>
    private sealed class FactLine
    {
        private readonly List<(DisagreementKind Kind, int First, int Last, StoryValue Fact)> _facts = [];
        private readonly List<TextSpan> _spans = [];

        public FactLine(StoryText text, StorySentence sentence)
        {
            var words = new List<ulong>();
            for (int at = 0; WordScanner.Next(sentence.Text, at, out var span, out var kind); at = span.End)
            {
                if (kind is not (TokenKind.Word or TokenKind.Number)) continue;
                words.Add(WordHash.Of(sentence.Text.AsSpan(span.Start, span.Length)));
                _spans.Add(span);
            }
            Words = words;
            Add(DisagreementKind.Number, sentence, text.Figures);
            Add(DisagreementKind.Time, sentence, text.Times);
            Add(DisagreementKind.Name, sentence, text.Names.Select(name => new StoryValue(name.Span, name.Text, text.Entities[name.Entity])));
        }

        public IReadOnlyList<ulong> Words { get; }

        /// <summary>Facts of a kind that stand at least partly on these words.</summary>
        public List<StoryValue> In(DisagreementKind kind, WordGaps.Stretch words) =>
            [.. _facts.Where(fact => fact.Kind == kind && fact.First < words.End && fact.Last >= words.Start).Select(fact => fact.Fact)];

        /// <summary>The line has the article's words with other white space: a fact is looked for behind the one before it.</summary>
        private void Add(DisagreementKind kind, StorySentence sentence, IEnumerable<StoryValue> facts)
        {
            int from = 0;
            foreach (var fact in facts)
            {
                if (!sentence.Span.Contains(fact.Span)) continue;
                int at = sentence.Text.IndexOf(fact.Text, from, StringComparison.Ordinal);
                if (at < 0) continue;
                from = at + 1;
                int first = _spans.FindIndex(span => span.End > at), last = _spans.FindLastIndex(span => span.Start < at + fact.Text.Length);
                if (first >= 0 && last >= first) _facts.Add((kind, first, last, fact));
            }
        }
    }
}
