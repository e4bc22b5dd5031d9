using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>
/// Finds conversions that do not agree: one measure and, in brackets right behind it, the same in another unit ("21.600 pon (10,8 ton)").
/// Both figures are taken to be rounded at their last digit that is not nought; what is left must differ by more than <see cref="Tolerance"/>.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class NumberConflictStage : IStage
{
    private const decimal Tolerance = 0.04m;

    private sealed record Measure(string Base, decimal Factor);

    private readonly Dictionary<string, Measure> _measures = new(StringComparer.Ordinal);

    public NumberConflictStage(Language language)
    {
        foreach (var row in language.Table("lexicon/units").Rows)
        {
            if (row.Optional("base") is not { } unit) continue;
            if (!decimal.TryParse(row["factor"], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal factor) || factor <= 0) throw row.Error("the factor is no positive number");
            _measures[row["unit"]] = new(unit, factor);
        }
    }

    public IReadOnlyList<Layer> Requires => [Layer.Quantities];

    public IReadOnlyList<Layer> Provides => [Layer.Findings];

    public Document Process(Document document)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        for (int i = 0; i + 1 < document.Quantities.Length; i++)
        {
            var (first, second) = (document.Quantities[i], document.Quantities[i + 1]);
            int open = first.Tokens.End, close = second.Tokens.End;
            if (second.Tokens.Start - open is not (1 or 2) || document.Tokens[open].Kind != TokenKind.OpenBracket) continue;
            if (close >= document.Tokens.Length || document.Tokens[close].Kind != TokenKind.CloseBracket) continue;
            // "6 kaki 3 inci (191 cm)": the figure in brackets is that of both.
            if (i > 0 && document.Quantities[i - 1].Tokens.End == first.Tokens.Start) continue;
            if (Conflict(first, second) is not { } converted) continue;
            found.Add(FindingMessages.All.Of(FindingCodes.NumberConflict, new TextSpan(first.Span.Start, document.Tokens[close].End), null,
                "number-conflict.measure", first.Value, first.Unit!, Rounded(converted), second.Unit!, second.Value));
        }
        return PrintedDays.Append(document, found);
    }

    /// <summary>The first in the unit of the second, where the second is not that.</summary>
    private decimal? Conflict(Quantity first, Quantity second)
    {
        if (first.Unit is null || second.Unit is null || first.Unit == second.Unit) return null;
        if (!_measures.TryGetValue(first.Unit, out var from) || !_measures.TryGetValue(second.Unit, out var to) || from.Base != to.Base) return null;
        if (first.Value <= 0 || second.Value <= 0 || first.Value > 1e15m || second.Value > 1e15m) return null;
        decimal converted = first.Value * from.Factor / to.Factor;
        decimal allowed = Tolerance + (RoundingStep(first.Value) / first.Value / 2) + (RoundingStep(second.Value) / second.Value / 2);
        if (first.Mod != QuantityMod.None || second.Mod != QuantityMod.None) allowed += Tolerance;
        if (Math.Abs(converted - second.Value) <= allowed * Math.Max(converted, second.Value)) return null;
        return converted;
    }

    /// <summary>What one in the last digit that is not nought stands for: 100 for 21,600, 0.1 for 10.8.</summary>
    private static decimal RoundingStep(decimal value)
    {
        decimal step = 1;
        while (step > 0.0001m && value % step != 0) step /= 10;
        while (step < 1e15m && value % (step * 10) == 0) step *= 10;
        return step;
    }

    /// <summary>Three figures that count.</summary>
    private static decimal Rounded(decimal value)
    {
        decimal step = 1;
        while (value / step >= 1000 && step < 1e15m) step *= 10;
        while (value / step < 100 && step > 0.0001m) step /= 10;
        return Math.Round(value / step) * step;
    }
}
