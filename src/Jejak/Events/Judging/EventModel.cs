using Jejak.Models;

namespace Jejak.Events.Judging;

/// <summary>A logistic model over named features of <see cref="EventFeatures"/>, and the probability from which on an event is told: one at home, one in articles that name other states oftener. Immutable; safe to use from several threads.</summary>
internal sealed class EventModel
{
    public const string Component = "events";

    public const int Version = 1;

    private const string NamesSection = "names", WeightsSection = "weights", ThresholdsSection = "thresholds";

    private readonly Dictionary<string, float> _weights;

    private readonly float _home, _abroad;

    /// <param name="home">Events less probable than this are not told.</param>
    /// <param name="abroad">The same in articles that name other states oftener than home.</param>
    public EventModel(IReadOnlyDictionary<string, float> weights, float home, float abroad) => (_weights, _home, _abroad) = (new(weights, StringComparer.Ordinal), home, abroad);

    /// <summary>The least probability with which an event with these features is told.</summary>
    public double Threshold(List<string> features) => features.Contains(EventFeatures.Abroad) ? _abroad : _home;

    /// <exception cref="ModelException">The parts of the file do not fit together.</exception>
    public static EventModel Read(ModelFile file)
    {
        string[] names = file.Strings(NamesSection);
        var weights = file.Values<float>(WeightsSection);
        if (names.Length != weights.Length) throw new ModelException(file.Path, $"the model has {names.Length} features and {weights.Length} weights: train it again");
        var known = new Dictionary<string, float>(names.Length);
        for (int i = 0; i < names.Length; i++) known[names[i]] = weights[i];
        var thresholds = file.Values<float>(ThresholdsSection);
        return new(known, thresholds[0], thresholds[1]);
    }

    /// <summary>Writes the parts that <see cref="Read"/> reads, features in ordinal order.</summary>
    public void Write(ModelFileWriter writer)
    {
        string[] names = [.. _weights.Keys.Order(StringComparer.Ordinal)];
        writer.AddStrings(NamesSection, names);
        writer.Add<float>(WeightsSection, names.Select(name => _weights[name]).ToArray());
        writer.Add<float>(ThresholdsSection, [_home, _abroad]);
    }

    /// <summary>The weight of a feature in log odds; 0 where training has not kept it.</summary>
    public float Weight(string feature) => _weights.GetValueOrDefault(feature);

    /// <summary>How probable it is that an event with these features is right in kind, parties and status.</summary>
    public double Probability(List<string> features)
    {
        double sum = 0;
        foreach (string feature in features) sum += Weight(feature);
        return 1 / (1 + Math.Exp(-sum));
    }
}
