using FsCheck;
using FsCheck.Fluent;
using Jejak.Parsing;
using Xunit;

namespace Jejak.Tests.Parsing;

public sealed class SpanningTreeTests
{
    [Fact]
    public void It_finds_the_best_of_all_trees_with_one_root() =>
        Prop.ForAll(Gen.Choose(1, 5).SelectMany(length => Gen.Choose(-40, 40).ArrayOf((length + 1) * (length + 1)).Select(cells => (length, cells))).ToArbitrary(), sample =>
        {
            var (length, cells) = sample;
            float[] scores = [.. cells.Select(cell => cell / 4f)];
            int[] heads = new int[length + 1];
            SpanningTree.Find(scores, length + 1, length, heads);
            Assert.Equal(-1, heads[0]);
            Assert.True(IsTree(heads, length), string.Join(' ', heads));
            Assert.Equal(Best(scores, length), Score(scores, heads, length), 3);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_sentences_become_one_tree()
    {
        const int Length = 200;
        float[] scores = new float[(Length + 1) * (Length + 1)];
        for (int i = 0; i < scores.Length; i++) scores[i] = ((i * 7919L) % 1013) / 100f;
        int[] heads = new int[Length + 1];
        SpanningTree.Find(scores, Length + 1, Length, heads);
        Assert.True(IsTree(heads, Length));
    }

    private static float Best(float[] scores, int length)
    {
        float best = float.NegativeInfinity;
        int[] heads = new int[length + 1];
        heads[0] = -1;
        void Try(int word)
        {
            if (word > length)
            {
                if (IsTree(heads, length)) best = Math.Max(best, Score(scores, heads, length));
                return;
            }
            for (heads[word] = 0; heads[word] <= length; heads[word]++)
            {
                if (heads[word] != word) Try(word + 1);
            }
        }
        Try(1);
        return best;
    }

    private static float Score(float[] scores, int[] heads, int length) => Enumerable.Range(1, length).Sum(word => scores[(word * (length + 1)) + heads[word]]);

    private static bool IsTree(int[] heads, int length)
    {
        if (heads.Take(length + 1).Skip(1).Count(head => head == 0) != 1) return false;
        for (int word = 1; word <= length; word++)
        {
            int steps = 0;
            for (int at = word; at > 0; at = heads[at])
            {
                if (++steps > length) return false;
            }
        }
        return true;
    }
}
