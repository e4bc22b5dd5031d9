using System.Globalization;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Findings;

/// <summary>Two amounts of which the second says the first again: in brackets right behind it, or behind a word for "or".</summary>
/// <param name="End">Where both end in the text.</param>
internal readonly record struct FigurePair(Quantity First, Quantity Second, int End);

internal static class FigurePairs
{
    public static IEnumerable<FigurePair> Of(Document document, FigureWords words)
    {
        for (int i = 0; i + 1 < document.Quantities.Length; i++)
        {
            var (first, second) = (document.Quantities[i], document.Quantities[i + 1]);
            if (first.Upper is not null || second.Upper is not null || first.Unit is null || second.Unit is null || first.Unit == second.Unit || first.Value <= 0 || second.Value <= 0 || first.Value > 1e15m || second.Value > 1e18m) continue;
            if (IsPart(document, words, i) || IsEnglish(first.Span.In(document.Text)) || IsEnglish(second.Span.In(document.Text))) continue;
            if (End(document, words, first, second) is { } end) yield return new(first, second, end);
        }
    }

    /// <summary>What one in the last digit that is not nought stands for: 100 for 21,600, 0.1 for 10.8.</summary>
    public static decimal RoundingStep(decimal value)
    {
        decimal step = 1;
        while (step > 0.0001m && value % step != 0) step /= 10;
        while (step < 1e15m && value % (step * 10) == 0) step *= 10;
        return step;
    }

    /// <summary>How far rounding can put two figures apart, as a share.</summary>
    public static decimal Rounding(FigurePair pair) => (RoundingStep(pair.First.Value) / pair.First.Value / 2) + (RoundingStep(pair.Second.Value) / pair.Second.Value / 2);

    /// <summary>Three figures that count.</summary>
    public static decimal Rounded(decimal value)
    {
        decimal step = 1;
        while (value / step >= 1000 && step < 1e18m) step *= 10;
        while (value / step < 100 && step > 0.0001m) step /= 10;
        return Math.Round(value / step) * step;
    }

    public static decimal Decimal(ResourceRow row, string column) =>
        decimal.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && value > 0 ? value : throw row.Error($"column '{column}' is no positive number: '{row[column]}'");

    /// <summary>"6 kaki 3 inci (191 cm)", "Rp 11 miliar dan USD 36 ribu atau setara …": the second says both again. "404 ,5 juta": a figure that lost its beginning.</summary>
    private static bool IsPart(Document document, FigureWords words, int number)
    {
        int start = document.Quantities[number].Tokens.Start;
        if (start > 1 && document.Tokens[start].IsJoined && document.Tokens[start - 1].Kind == TokenKind.Punctuation && document.Tokens[start - 2].Kind == TokenKind.Number) return true;
        if (number == 0) return false;
        int between = start - document.Quantities[number - 1].Tokens.End;
        return between == 0 || between == 1 && words.Match(FigureWord.And, document.Tokens, start - 1, start) > 0;
    }

    private static int? End(Document document, FigureWords words, Quantity first, Quantity second)
    {
        int at = first.Tokens.End, to = second.Tokens.Start;
        if (to <= at || to - at > 4) return null;
        if (document.Tokens[at].Kind == TokenKind.OpenBracket)
        {
            int close = second.Tokens.End;
            return to == at + 1 && close < document.Tokens.Length && document.Tokens[close].Kind == TokenKind.CloseBracket ? document.Tokens[close].End
                : to == at + 1 && !GoesOn(document, words, second) ? second.Span.End : null;
        }
        if (document.Tokens[at].Kind == TokenKind.Punctuation && document.Text[document.Tokens[at].Start] == ',') at++;
        if (to <= at || words.Match(FigureWord.Same, document.Tokens, at, to) != to - at || GoesOn(document, words, second)) return null;
        return second.Span.End;
    }

    /// <summary>"$21,400" is thousands to some and decimals to others.</summary>
    private static bool IsEnglish(ReadOnlySpan<char> amount)
    {
        int comma = amount.IndexOf(',');
        return comma >= 0 && comma + 3 < amount.Length && !amount[(comma + 1)..(comma + 4)].ContainsAnyExceptInRange('0', '9') && (comma + 4 == amount.Length || !char.IsAsciiDigit(amount[comma + 4]));
    }

    /// <summary>
    /// Whether an amount goes on behind its last token, is compared or belongs to a span of two: "Rp 115 juta hingga Rp 200 juta", "3-4", "Rp195 ribu-Rp488 ribu",
    /// "115 sentimeter lebih panjang", "Rp16 M".
    /// </summary>
    private static bool GoesOn(Document document, FigureWords words, Quantity second)
    {
        int at = second.Tokens.End;
        if (at >= document.Tokens.Length) return false;
        var token = document.Tokens[at];
        if (token.Kind != TokenKind.Word) return document.Text[token.Start] is '-' or '–' or '/' or '+';
        return words.Match(FigureWord.Range, document.Tokens, at, document.Tokens.Length) > 0 || token.Span.In(document.Text).ContainsAny('-', '–') || token is { Length: 1, IsCapitalized: true };
    }
}
