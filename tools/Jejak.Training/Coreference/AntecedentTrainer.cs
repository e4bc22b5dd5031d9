using Jejak.Coreference;

namespace Jejak.Training.Coreference;

/// <summary>
/// Learns the weights of <see cref="AntecedentModel"/>: the conditional likelihood of a right candidate against all others, with a quadratic penalty,
/// climbed by whole-batch gradients with a step of its own for each weight (AdaGrad; Duchi et al. 2011). Nothing is random.
/// </summary>
/// <param name="penalty">λ of λ/2·|w|².</param>
/// <param name="rounds">Passes over all examples.</param>
internal sealed class AntecedentTrainer(double penalty, int rounds)
{
    private const double Step = 0.3;

    public float[] Train(IReadOnlyList<AntecedentExample> examples)
    {
        var weights = new double[AntecedentModel.Size];
        var squares = new double[AntecedentModel.Size];
        var gradient = new double[AntecedentModel.Size];
        for (int round = 0; round < rounds; round++)
        {
            Array.Clear(gradient);
            foreach (var example in examples) Add(example, weights, gradient);
            for (int w = 0; w < weights.Length; w++)
            {
                double slope = gradient[w] - penalty * weights[w];
                squares[w] += slope * slope;
                if (squares[w] > 0) weights[w] += Step * slope / Math.Sqrt(squares[w]);
            }
        }
        return [.. weights.Select(weight => (float)weight)];
    }

    private static void Add(AntecedentExample example, double[] weights, double[] gradient)
    {
        var scores = example.Candidates.Select(features => Score(example.Kind, features, weights)).ToArray();
        double most = scores.Max();
        var share = scores.Select(score => Math.Exp(score - most)).ToArray();
        double all = share.Sum(), right = example.Right.Sum(candidate => share[candidate]);
        for (int c = 0; c < share.Length; c++)
        {
            double pull = (example.Right.Contains(c) ? share[c] / right : 0) - share[c] / all;
            foreach (int feature in example.Candidates[c])
            {
                gradient[feature] += pull;
                gradient[AntecedentModel.Own(example.Kind, feature)] += pull;
            }
        }
    }

    private static double Score(AnaphorKind kind, int[] features, double[] weights)
    {
        double score = 0;
        foreach (int feature in features) score += weights[feature] + weights[AntecedentModel.Own(kind, feature)];
        return score;
    }

    /// <summary>Number of the best candidate; 0 is nobody.</summary>
    public static int Best(AntecedentExample example, float[] weights)
    {
        var model = new AntecedentModel(weights);
        int best = 0;
        float bestScore = float.NegativeInfinity;
        for (int c = 0; c < example.Candidates.Count; c++)
        {
            float score = model.Score(example.Kind, example.Candidates[c]);
            if (score > bestScore) (best, bestScore) = (c, score);
        }
        return best;
    }
}
