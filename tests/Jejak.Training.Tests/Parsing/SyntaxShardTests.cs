using Jejak.Training.Networks;
using Jejak.Training.Parsing;
using Xunit;

namespace Jejak.Training.Tests.Parsing;

/// <summary>The backward pass is written by hand: it must agree with differences of the losses.</summary>
public sealed class SyntaxShardTests
{
    private const int HiddenRow = 29;

    private static readonly Dropouts s_none = new(0, 0, 0, 0, 0, 0);

    [Fact]
    public void Gradients_are_the_slopes_of_the_loss()
    {
        var random = new SeededRandom(5);
        float[] vectors = [.. Enumerable.Range(0, 20 * 16).Select(_ => random.Normal() * 0.5f)];
        var parameters = new SyntaxParameters(new(32, 2, 16, 16, 16), 30, vectors, 16, [5], random);
        foreach (var parameter in parameters.All.Where(p => p.Rows == 1)) parameter.Normal(random, 0.3f);
        parameters.Rows.Normal(random, 0.4f);
        SyntaxExample[] sentences =
        [
            new() { Rows = [[1, 22], [2, 23], [3, 22], [4, 24]], Style = 0, Tags = [1, 2, 3, 1], Heads = [2, 0, 2, 3], Relations = [3, 0, 4, 5], Auxiliary = 0, AuxiliaryTags = [0, 1, 4, 2] },
            new() { Rows = [[5, 22], [0, 21], [7, 22]], Style = 1, Tags = [4, 5, 6], Heads = [0, 1, 1], Relations = [0, 2, 6] },
            new() { Rows = [.. Enumerable.Range(0, 40).Select(i => new[] { 8 + (i % 9), 22 })], Style = 0, IsMasked = true },
        ];
        var shard = Shard(parameters);
        shard.Run(sentences, new(7));
        Assert.True(shard.Losses.MaskedCount > 2);
        var gradients = shard.Gradients.All.Select(gradient => (gradient.Parameter, Values: Dense(gradient))).ToList();
        int compared = 0, agreed = 0;
        foreach (var (parameter, values) in gradients)
        {
            // The steepest slopes and some others of each parameter.
            var places = Enumerable.Range(0, values.Length).OrderByDescending(i => Math.Abs(values[i])).Take(4).Concat([0, values.Length / 2]).Distinct().ToList();
            int here = 0;
            foreach (int place in places)
            {
                const float Step = 3e-3f;
                float before = parameter.Values[place];
                parameter.Values[place] = before + Step;
                double above = Loss(parameters, sentences);
                parameter.Values[place] = before - Step;
                double below = Loss(parameters, sentences);
                parameter.Values[place] = before;
                double slope = (above - below) / (2 * Step);
                if (Math.Abs(slope - values[place]) <= 0.01 + (0.05 * Math.Abs(slope))) here++;
                compared++;
            }
            Assert.True(here * 2 > places.Count, $"parameter {gradients.FindIndex(pair => pair.Parameter == parameter)} of {parameter.Rows} × {parameter.Columns}: {here} of {places.Count} slopes agree");
            agreed += here;
        }
        Assert.True(compared > 80);
        // A rectifier that bends within the step is no mistake, but there are few of them.
        Assert.True(agreed >= compared * 0.95, $"{agreed} of {compared} slopes agree");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        float[][] runs = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            var random = new SeededRandom(3);
            var parameters = new SyntaxParameters(new(32, 1, 16, 16, 16), 30, new float[20 * 16], 16, [], random);
            var shard = new SyntaxShard(parameters, new(0.1f, 0.2f, 0.3f, 0.3f, 0.3f, 0.3f)) { StyleRow = style => 25 + style, HiddenRow = HiddenRow };
            shard.Run([new() { Rows = [[1, 22], [2, 23], [3, 22]], Style = 0, Tags = [1, 2, 3], Heads = [2, 0, 2], Relations = [3, 0, 4] }], new(11));
            return shard.Gradients.All.SelectMany(Dense).ToArray();
        })];
        Assert.Contains(runs[0], value => value != 0);
        Assert.Equal(runs[0], runs[1]);
    }

    private static SyntaxShard Shard(SyntaxParameters parameters) => new(parameters, s_none) { StyleRow = style => 25 + style, HiddenRow = HiddenRow };

    private static double Loss(SyntaxParameters parameters, SyntaxExample[] sentences)
    {
        var shard = Shard(parameters);
        shard.Run(sentences, new(7));
        var losses = shard.Losses;
        return losses.Arc + losses.Label + losses.Tag + losses.Auxiliary + losses.Masked;
    }

    private static float[] Dense(Gradient gradient)
    {
        if (!gradient.Parameter.IsSparse) return [.. gradient.Dense];
        float[] all = new float[gradient.Parameter.Rows * gradient.Parameter.Columns];
        foreach (int row in gradient.Touched.ToArray()) gradient.Row(row).CopyTo(all.AsSpan(row * gradient.Parameter.Columns));
        return all;
    }
}
