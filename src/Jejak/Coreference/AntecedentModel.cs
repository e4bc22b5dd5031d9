using Jejak.Models;

namespace Jejak.Coreference;

/// <summary>Linear weights over <see cref="AntecedentFeatures"/>: one set for all kinds of anaphors and one for each kind, added. Immutable; safe to use from several threads.</summary>
internal sealed class AntecedentModel
{
    public const string Component = "coreference";

    public const int Version = 1;

    public const string WeightsSection = "weights";

    /// <summary>How many weights there are.</summary>
    public const int Size = AntecedentFeatures.All * (Kinds + 1);

    private const int Kinds = (int)AnaphorKind.Organization + 1;

    private readonly float[] _weights;

    public AntecedentModel(ReadOnlySpan<float> weights) => _weights = weights.Length == Size ? weights.ToArray() : throw new ArgumentException($"{weights.Length} weights instead of {Size}", nameof(weights));

    /// <exception cref="ModelException">The file is of another set of features.</exception>
    public static AntecedentModel Read(ModelFile file)
    {
        var weights = file.Values<float>(WeightsSection);
        return weights.Length == Size ? new(weights) : throw new ModelException(file.Path, $"the model has {weights.Length} weights, this program reads {Size}: train it again");
    }

    /// <summary>Number of the weight that a feature has for one kind alone.</summary>
    public static int Own(AnaphorKind kind, int feature) => ((int)kind + 1) * AntecedentFeatures.All + feature;

    public float Score(AnaphorKind kind, ReadOnlySpan<int> features)
    {
        float score = 0;
        int own = Own(kind, 0);
        foreach (int feature in features) score += _weights[feature] + _weights[own + feature];
        return score;
    }
}
