using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;

namespace Jejak.Findings;

/// <summary>
/// Finds figures that disagree within the article: a measure and its conversion, digits and words, a whole and its parts, the age of a person, people counted twice.
/// What two sources count differently, and what changed between two hours, is no slip.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class NumberConflictStage : IStage
{
    private readonly MeasureConflicts _measures;
    private readonly SpelledFigures _spelled;
    private readonly PartSums _sums;
    private readonly CountConflicts _counts;

    public NumberConflictStage(Language language)
    {
        var words = new FigureWords(language);
        (_measures, _spelled, _sums, _counts) = (new(language, words), new(language), new(language, words), new(language, words));
    }

    public IReadOnlyList<Layer> Requires => [Layer.Quantities, Layer.Times];

    public IReadOnlyList<Layer> Provides => [Layer.Findings];

    public Document Process(Document document)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        found.AddRange(_measures.Find(document));
        found.AddRange(_spelled.Find(document));
        found.AddRange(_sums.Find(document));
        found.AddRange(_counts.Find(document));
        found.AddRange(AgeConflicts.Find(document));
        return PrintedDays.Append(document, found);
    }
}
