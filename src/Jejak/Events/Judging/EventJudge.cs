using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Events.Explaining;

namespace Jejak.Events.Judging;

/// <summary>Says how probable it is that a drafted event is right, and leaves out those that are not probable enough.</summary>
/// <param name="home">ISO 3166 codes of the states that are home to the language's news.</param>
internal sealed class EventJudge(EventModel model, string[] home)
{
    /// <summary>How many features a judgement names.</summary>
    private const int Named = 5;

    /// <summary>The document with the events that are probable enough, each with its probability as its confidence.</summary>
    public Document Keep(Document document)
    {
        if (document.Events.IsEmpty) return document;
        var reader = new EventFeatures(document, home);
        var features = new List<string>();
        var kept = ImmutableArray.CreateBuilder<Event>(document.Events.Length);
        foreach (var happening in document.Events)
        {
            features.Clear();
            reader.Write(happening, features);
            Add(kept, happening, model.Probability(features), model.Threshold(features));
        }
        return document with { Events = kept.ToImmutable() };
    }

    /// <summary>The same, where the judgements are there already.</summary>
    public static Document Keep(Document document, IReadOnlyList<EventJudgement> judgements)
    {
        var kept = ImmutableArray.CreateBuilder<Event>(document.Events.Length);
        for (int i = 0; i < document.Events.Length; i++) Add(kept, document.Events[i], judgements[i].Probability, judgements[i].Threshold);
        return document with { Events = kept.ToImmutable() };
    }

    /// <summary>One judgement for each event, with the features that decide it.</summary>
    public List<EventJudgement> Judge(Document document)
    {
        var reader = new EventFeatures(document, home);
        var judgements = new List<EventJudgement>();
        foreach (var happening in document.Events)
        {
            var features = new List<string>();
            reader.Write(happening, features);
            var weightiest = features.Select(feature => (feature, (double)model.Weight(feature)))
                .Where(weighed => weighed.feature != EventFeatures.Bias && weighed.Item2 != 0)
                .OrderByDescending(weighed => Math.Abs(weighed.Item2)).ThenBy(weighed => weighed.feature, StringComparer.Ordinal).Take(Named);
            judgements.Add(new(model.Probability(features), model.Threshold(features), [.. weightiest]));
        }
        return judgements;
    }

    private static void Add(ImmutableArray<Event>.Builder kept, Event happening, double probability, double threshold)
    {
        if (probability >= threshold) kept.Add(happening with { Confidence = Math.Round(probability, 2) });
    }
}
