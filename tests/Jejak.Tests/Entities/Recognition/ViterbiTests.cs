using Jejak.Entities.Recognition;
using Xunit;

namespace Jejak.Tests.Entities.Recognition;

public class ViterbiTests
{
    private const int Width = NameTags.Width;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_best_path_is_the_best_of_all_paths(int length)
    {
        var random = new Random(length);
        for (int round = 0; round < 20; round++)
        {
            var moves = Row(Width * Width, random);
            var scores = Row(length * Width, random);
            var tags = new byte[length];
            new Viterbi(moves).Best(scores, new int[length * Width], tags);
            Assert.Equal(Best(scores, moves, length), Score(scores, moves, tags), 1e-4);
        }
    }

    [Fact]
    public void Tags_that_do_not_fit_together_are_never_chosen()
    {
        var scores = new float[2 * Width];
        scores[NameTags.Of(0, NameTags.Begin)] = 5;
        scores[Width + NameTags.Of(1, NameTags.Last)] = 5;
        var tags = new byte[2];
        new Viterbi(new float[Width * Width]).Best(scores, new int[2 * Width], tags);
        Assert.True(NameTags.Follows(tags[0], tags[1]));
        Assert.True(NameTags.MayBegin(tags[0]) && NameTags.MayEnd(tags[1]));
    }

    private static double Best(float[] scores, float[] moves, int length)
    {
        double best = double.NegativeInfinity;
        for (int code = 0; code < Math.Pow(NameTags.Count, length); code++)
        {
            var tags = new byte[length];
            for (int i = 0, rest = code; i < length; i++, rest /= NameTags.Count) tags[i] = (byte)(rest % NameTags.Count);
            best = Math.Max(best, Score(scores, moves, tags));
        }
        return best;
    }

    private static double Score(float[] scores, float[] moves, byte[] tags)
    {
        if (!NameTags.MayBegin(tags[0]) || !NameTags.MayEnd(tags[^1])) return double.NegativeInfinity;
        double sum = 0;
        for (int i = 0; i < tags.Length; i++)
        {
            sum += scores[(i * Width) + tags[i]];
            if (i == 0) continue;
            if (!NameTags.Follows(tags[i - 1], tags[i])) return double.NegativeInfinity;
            sum += moves[(tags[i - 1] * Width) + tags[i]];
        }
        return sum;
    }

    private static float[] Row(int length, Random random) => [.. Enumerable.Range(0, length).Select(_ => (float)random.NextDouble() * 4)];
}
