using Jejak.Training.Coreference;
using Xunit;

namespace Jejak.Training.Tests.Coreference;

public class ChainScoresTests
{
    /// <summary>The key of the worked example in Luo (2005), figure 1: mentions 1–5, 6–7 and 8–12.</summary>
    private static readonly List<IReadOnlyList<int>> Luo = Chains("1 2 3 4 5|6 7|8 9 10 11 12");

    /// <summary>Luo (2005), table 1: responses a to d with MUC, B³ and entity-based CEAF.</summary>
    [Theory]
    [InlineData("1 2 3 4 5|6 7 8 9 10 11 12", 0.947, 0.865, 0.733)]
    [InlineData("1 2 3 4 5 8 9 10 11 12|6 7", 0.947, 0.737, 0.667)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12", 0.900, 0.545, 0.294)]
    [InlineData("1|2|3|4|5|6|7|8|9|10|11|12", 0.000, 0.400, 0.178)]
    public void The_example_of_Luo(string response, double muc, double bCubed, double ceaf)
    {
        Assert.Equal(muc, ChainScores.Muc(Luo, Chains(response)).F1, 3);
        Assert.Equal(bCubed, ChainScores.BCubed(Luo, Chains(response)).F1, 3);
        Assert.Equal(ceaf, ChainScores.CeafE(Luo, Chains(response)).F1, 3);
    }

    /// <summary>Vilain et al. (1995): a chain parted, two chains joined, a mention that the response lacks.</summary>
    [Theory]
    [InlineData("1 2 3 4", "1 2|3 4", 2.0 / 3, 1)]
    [InlineData("1 2|3 4", "1 2 3 4", 1, 2.0 / 3)]
    [InlineData("1 2 3 4", "1 2", 1.0 / 3, 1)]
    [InlineData("1 2 3", "1 2 3 9", 1, 2.0 / 3)]
    public void Links_that_MUC_counts(string key, string response, double recall, double precision)
    {
        var score = ChainScores.Muc(Chains(key), Chains(response));
        Assert.Equal(recall, score.Recall, 12);
        Assert.Equal(precision, score.Precision, 12);
    }

    [Fact]
    public void What_is_equal_scores_one_and_nothing_scores_zero()
    {
        foreach (var measure in new Func<IReadOnlyList<IReadOnlyList<int>>, IReadOnlyList<IReadOnlyList<int>>, Score>[] { ChainScores.Muc, ChainScores.BCubed, ChainScores.CeafE })
        {
            Assert.Equal(1, measure(Luo, Luo).F1, 12);
            Assert.Equal(0, measure(Luo, []).F1);
            Assert.Equal(0, measure([], Luo).F1);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_assignment_is_the_best_of_all_permutations(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 20; round++)
        {
            int rows = random.Next(1, 6), columns = random.Next(1, 6);
            var gains = new double[rows, columns];
            for (int r = 0; r < rows; r++)
            {
                for (int c = 0; c < columns; c++) gains[r, c] = random.Next(0, 10);
            }
            Assert.Equal(Exhaustive(gains, 0, new bool[columns]), Assignment.Best(gains), 9);
        }
    }

    private static double Exhaustive(double[,] gains, int row, bool[] taken)
    {
        if (row == gains.GetLength(0)) return 0;
        double best = Exhaustive(gains, row + 1, taken);
        for (int c = 0; c < taken.Length; c++)
        {
            if (taken[c]) continue;
            taken[c] = true;
            best = Math.Max(best, gains[row, c] + Exhaustive(gains, row + 1, taken));
            taken[c] = false;
        }
        return best;
    }

    private static List<IReadOnlyList<int>> Chains(string chains) => [.. chains.Split('|').Select(chain => chain.Split(' ').Select(int.Parse).ToList())];
}
