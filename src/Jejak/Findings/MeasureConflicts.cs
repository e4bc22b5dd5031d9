using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>
/// Conversions that do not agree: a measure and the same in another unit ("21.600 pon (10,8 ton)"), an amount of money and the same in another currency.
/// Both figures are taken to be rounded at their last digit that is not nought; what is left must differ by more than <see cref="Tolerance"/>, or lie beyond every rate of two decades.
/// </summary>
internal sealed class MeasureConflicts
{
    private const decimal Tolerance = 0.04m;
    private const decimal SmallAmount = 10_000;

    private sealed record Measure(string Base, decimal Factor);

    private sealed record Rates(string Home, decimal Low, decimal High);

    private readonly Dictionary<string, Measure> _measures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Rates> _rates = new(StringComparer.Ordinal);
    private readonly FigureWords _words;

    public MeasureConflicts(Language language, FigureWords words)
    {
        _words = words;
        foreach (var row in language.Table("lexicon/units").Rows)
        {
            if (row.Optional("base") is { } unit) _measures[row["unit"]] = new(unit, FigurePairs.Decimal(row, "factor"));
        }
        foreach (var row in language.Table("findings/exchange-rates").Rows)
        {
            var rates = new Rates(row["home"], FigurePairs.Decimal(row, "low"), FigurePairs.Decimal(row, "high"));
            if (rates.Low >= rates.High) throw row.Error("low must be below high");
            _rates[row["unit"]] = rates;
        }
    }

    public IEnumerable<Finding> Find(Document document)
    {
        foreach (var pair in FigurePairs.Of(document, _words))
        {
            var span = new TextSpan(pair.First.Span.Start, pair.End);
            if (Converted(pair) is { } converted)
                yield return FindingMessages.All.Of(FindingCodes.NumberConflict, span, null, "number-conflict.measure", pair.First.Value, pair.First.Unit!, FigurePairs.Rounded(converted), pair.Second.Unit!, pair.Second.Value);
            else if (Worth(pair) is { } worth)
                yield return FindingMessages.All.Of(FindingCodes.NumberConflict, span, null, "number-conflict.exchange", worth.Amount.Value, worth.Amount.Unit!, FigurePairs.Rounded(worth.Low), FigurePairs.Rounded(worth.High), worth.Home.Unit!, worth.Home.Value);
        }
    }

    /// <summary>The first in the unit of the second, where the second is not that.</summary>
    private decimal? Converted(FigurePair pair)
    {
        if (!_measures.TryGetValue(pair.First.Unit!, out var from) || !_measures.TryGetValue(pair.Second.Unit!, out var to) || from.Base != to.Base) return null;
        decimal converted = pair.First.Value * from.Factor / to.Factor;
        decimal allowed = Tolerance + FigurePairs.Rounding(pair);
        if (pair.First.Mod != QuantityMod.None || pair.Second.Mod != QuantityMod.None) allowed += Tolerance;
        return Math.Abs(converted - pair.Second.Value) <= allowed * Math.Max(converted, pair.Second.Value) ? null : converted;
    }

    /// <summary>What the foreign amount was worth at least and at most, where the amount at home is neither; null also for one unit of it, which is a rate and may be any day's.</summary>
    private (Quantity Amount, Quantity Home, decimal Low, decimal High)? Worth(FigurePair pair)
    {
        bool first = _rates.TryGetValue(pair.First.Unit!, out var rates) && rates.Home == pair.Second.Unit;
        if (!first && !(_rates.TryGetValue(pair.Second.Unit!, out rates) && rates.Home == pair.First.Unit)) return null;
        var (amount, home) = first ? (pair.First, pair.Second) : (pair.Second, pair.First);
        // "Rp 225 ibu": where so little is meant, the thousands are misspelt or left unsaid.
        if (amount.Value == 1 || home.Value < SmallAmount) return null;
        decimal low = amount.Value * rates!.Low, high = amount.Value * rates.High, rounding = FigurePairs.Rounding(pair);
        bool isMore = home.Mod == QuantityMod.MoreThan || amount.Mod == QuantityMod.LessThan, isLess = home.Mod == QuantityMod.LessThan || amount.Mod == QuantityMod.MoreThan;
        if (home.Value < low * (1 - rounding) && !isMore || home.Value > high * (1 + rounding) && !isLess) return (amount, home, low, high);
        return null;
    }
}
