using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Quantities;

/// <summary>Two amounts of one thing, joined: "2-3 juta ton", "antara 5 dan 10 persen", "Rp 4 juta hingga Rp 14 juta".</summary>
public sealed partial class QuantityStage
{
    private enum Joint : byte
    {
        None,
        To,
        Or,
        And,
        Between,
    }

    private readonly PhraseLexicon<Joint> _joints;

    /// <summary>An end of a range as printed.</summary>
    /// <param name="Start">First token of the number; a unit may stand before it.</param>
    private readonly record struct RangeEnd(decimal Value, int Start, int NumberEnd, int End, string? Unit);

    /// <param name="at">First token of the hedge, or of the number where there is none.</param>
    /// <param name="from">Behind the hedge.</param>
    /// <returns>Null where no range with a unit begins here.</returns>
    private Quantity? ReadRange(Document document, int first, int at, int from, int limit, QuantityMod mod)
    {
        var tokens = document.Tokens;
        bool isBetween = _joints.Match(tokens, from, limit, out var opening) is > 0 and int length && opening == Joint.Between && (from += length) < limit;
        if (opening != Joint.None && !isBetween) return null;
        if (from > first && tokens[from].IsJoined && document.Text[tokens[from - 1].Start] is '-' or '/' or '–' or '#' or ':') return null;
        if (ReadHyphened(document, at, from, limit, mod) is { } hyphened) return hyphened;
        if (ReadEnd(document, from, limit) is not { } low) return null;
        int joint = JointAt(document, low.End, limit, isBetween);
        if (joint == 0 || ReadEnd(document, low.End + joint, limit) is not { } high || (high.Unit ?? low.Unit) is not { } unit) return null;
        if (low.Unit is not null && high.Unit is not null && low.Unit != high.Unit) return null;
        decimal value = low.Value, scale = _numerals.ScaleBefore(tokens, high.Start, high.NumberEnd);
        // "2 hingga 3 juta ton": what multiplies the second multiplies the first.
        if (scale > 1 && low.Unit is null && _numerals.ScaleBefore(tokens, low.Start, low.NumberEnd) == 1 && value < high.Value / scale) value *= scale;
        if (value >= high.Value || GoesOn(document.Text, tokens, high.End)) return null;
        return new(new TextSpan(tokens[at].Start, tokens[high.End - 1].End), new(at, high.End), value, unit, mod) { Upper = high.Value };
    }

    private RangeEnd? ReadEnd(Document document, int at, int limit)
    {
        if (at >= limit) return null;
        var tokens = document.Tokens;
        int start = at + _unitsBefore.Match(tokens, at, limit, out string? unit);
        if (start > at && start < limit && tokens[start].Kind == TokenKind.Punctuation && document.Text[tokens[start].Start] == '.') start++;
        if (start >= limit || !_numerals.Starts(tokens[start])) return null;
        int length = _numerals.Read(document.Text, tokens, start, limit, out var number);
        if (length == 0 || number.IsVague) return null;
        int end = start + length;
        int after = unit is null ? UnitAfter(tokens, end, limit, out unit) : 0;
        return new(number.Value, start, end, end + after, unit);
    }

    /// <summary>How many tokens join two ends: a word, or a hyphen; 0 where nothing does.</summary>
    private int JointAt(Document document, int at, int limit, bool isBetween)
    {
        if (at >= limit) return 0;
        if (document.Tokens[at] is { Kind: TokenKind.Punctuation or TokenKind.Symbol, Length: 1 } && document.Text[document.Tokens[at].Start] is '-' or '–' or '—') return 1;
        int length = _joints.Match(document.Tokens, at, limit, out var joint);
        return joint is Joint.To or Joint.Or || (isBetween && joint == Joint.And) ? length : 0;
    }

    /// <summary>Both numbers in one token: "100-150 orang", "Rp 5-10 juta".</summary>
    private Quantity? ReadHyphened(Document document, int at, int from, int limit, QuantityMod mod)
    {
        var tokens = document.Tokens;
        int start = from + _unitsBefore.Match(tokens, from, limit, out string? unit);
        if (start >= limit || tokens[start].Kind != TokenKind.Number) return null;
        var digits = tokens[start].Span.In(document.Text);
        int hyphen = digits.IndexOfAny('-', '–');
        if (hyphen <= 0 || !Numerals.TryParse(digits[..hyphen], out decimal low) || !Numerals.TryParse(digits[(hyphen + 1)..], out decimal high) || low >= high) return null;
        int end = start + 1;
        end += _numerals.ReadScale(tokens, end, limit, out decimal scale);
        if (unit is null) end += UnitAfter(tokens, end, limit, out unit);
        if (unit is null) return null;
        return new(new TextSpan(tokens[at].Start, tokens[end - 1].End), new(at, end), low * scale, unit, mod) { Upper = high * scale };
    }
}
