using Jejak.Events.Judging;

namespace Jejak.Training.Events;

/// <summary>
/// Learns the weights of <see cref="EventModel"/>: logistic regression with a quadratic penalty, climbed by whole-batch gradients with a step of its own for each weight
/// (AdaGrad; Duchi et al. 2011). Nothing is random.
/// </summary>
/// <param name="penalty">λ of λ/2·|w|²; the bias pays none.</param>
/// <param name="rounds">Passes over all examples.</param>
/// <param name="least">In how many examples a feature must hold to be kept.</param>
/// <param name="without">How the features begin that are left out.</param>
internal sealed class EventTrainer(double penalty, int rounds, int least, string[] without)
{
    private const double Step = 0.3;

    public Dictionary<string, float> Train(IReadOnlyList<JudgedEvent> examples)
    {
        string[] names = [.. examples.SelectMany(example => example.Features).CountBy(feature => feature).Where(count => count.Value >= least && !Array.Exists(without, count.Key.StartsWith)).Select(count => count.Key).Order(StringComparer.Ordinal)];
        var numbers = names.Select((name, i) => (name, i)).ToDictionary(feature => feature.name, feature => feature.i, StringComparer.Ordinal);
        int[][] rows = [.. examples.Select(example => example.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray())];
        int bias = numbers[EventFeatures.Bias];
        var weights = new double[names.Length];
        var squares = new double[names.Length];
        var gradient = new double[names.Length];
        for (int round = 0; round < rounds; round++)
        {
            Array.Clear(gradient);
            for (int e = 0; e < rows.Length; e++)
            {
                double sum = 0;
                foreach (int feature in rows[e]) sum += weights[feature];
                double pull = (examples[e].IsRight ? 1 : 0) - (1 / (1 + Math.Exp(-sum)));
                foreach (int feature in rows[e]) gradient[feature] += pull;
            }
            for (int w = 0; w < weights.Length; w++)
            {
                double slope = gradient[w] - (w == bias ? 0 : penalty * weights[w]);
                squares[w] += slope * slope;
                if (squares[w] > 0) weights[w] += Step * slope / Math.Sqrt(squares[w]);
            }
        }
        var trained = new Dictionary<string, float>(StringComparer.Ordinal);
        for (int w = 0; w < weights.Length; w++) trained[names[w]] = (float)weights[w];
        return trained;
    }
}
