using System.Collections.Immutable;
using Jejak.Documents;

namespace Jejak.Languages;

/// <summary>A number as the text gives it.</summary>
/// <param name="Value">Its value; for a vague one ("ratusan") the magnitude named.</param>
/// <param name="IsVague">Only a magnitude is named, not a count.</param>
/// <param name="HasDigits">Printed, at least in part, in digits.</param>
public readonly record struct Number(decimal Value, bool IsVague, bool HasDigits);

/// <summary>Reads numbers from tokens: digits with the language's separators, number words, and both together ("1,5 juta").</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class Numerals
{
    private enum Role : byte
    {
        Unit,
        Closed,
        Teen,
        Times,
        Group,
        Whole,
        Half,
        Vague,
        Ordinal,
    }

    private readonly record struct Numeral(decimal Value, Role Role);

    private readonly PhraseLexicon<Numeral> _words;
    private readonly PhraseLexicon<int> _ordinals;

    public Numerals(Language language)
    {
        (_words, _ordinals) = (new(language.Words), new(language.Words));
        foreach (var row in language.Table("lexicon/numerals").Rows)
        {
            var role = row.Choice<Role>("role");
            foreach (string word in row.List("words"))
            {
                if (role == Role.Ordinal) _ordinals.Add(word, row.Integer("value"));
                else _words.Add(word, new(ResourceDecimal.Parse(row, "value"), role));
            }
        }
    }

    /// <summary>Whether a number may begin with <paramref name="token"/>.</summary>
    public bool Starts(in Token token) => token.Kind == TokenKind.Number || (token.Word != Vocabulary.Unknown && _words.Starts(token.Word));

    /// <summary>The ordinal word or words at token <paramref name="at"/> ("pertama" = 1).</summary>
    /// <returns>Its number of tokens, or 0.</returns>
    public int ReadOrdinal(ImmutableArray<Token> tokens, int at, int limit, out int value) => _ordinals.Match(tokens, at, limit, out value);

    /// <summary>What the words for thousands, millions … that end at token <paramref name="end"/> multiply by; 1 where there are none.</summary>
    /// <param name="start">No word before it counts.</param>
    public decimal ScaleBefore(ImmutableArray<Token> tokens, int start, int end)
    {
        decimal scale = 1;
        for (int i = end - 1; i >= start && _words.Match(tokens, i, i + 1, out var numeral) == 1 && (numeral.Role == Role.Group || numeral is { Role: Role.Vague, Value: >= 1000 }) && scale <= Largest / numeral.Value; i--) scale *= numeral.Value;
        return scale;
    }

    /// <summary>How many tokens from <paramref name="at"/> on are words for thousands, millions …, and what they multiply by.</summary>
    public int ReadScale(ImmutableArray<Token> tokens, int at, int limit, out decimal scale)
    {
        int end = at;
        while (end < limit && _words.Match(tokens, end, end + 1, out var numeral) == 1 && (numeral.Role == Role.Group || numeral is { Role: Role.Vague, Value: >= 1000 })) end++;
        scale = ScaleBefore(tokens, at, end);
        return end - at;
    }

    /// <summary>The longest number that begins at token <paramref name="at"/> and ends before <paramref name="limit"/>.</summary>
    /// <returns>Its number of tokens, or 0.</returns>
    public int Read(string text, ImmutableArray<Token> tokens, int at, int limit, out Number number)
    {
        decimal total = 0, group = 0, unit = 0;
        bool open = false, any = false, vague = false, digits = false;
        int i = at;
        for (; i < limit; i++)
        {
            if (tokens[i].Kind == TokenKind.Number)
            {
                if (i > at || !TryParse(tokens[i].Span.In(text), out unit)) break;
                (open, any, digits) = (true, true, true);
                continue;
            }
            if (_words.Match(tokens, i, i + 1, out var numeral) == 0 || !Take(numeral, i == at)) break;
            any = true;
        }
        number = new((total + group + unit) / NoTrailingNoughts, vague, digits);
        return any ? i - at : 0;

        bool Take(Numeral numeral, bool first)
        {
            switch (numeral.Role)
            {
                case Role.Unit when !open:
                    (unit, open) = (numeral.Value, true);
                    return true;
                case Role.Closed when !open:
                    group += numeral.Value;
                    return true;
                case Role.Teen when open && !digits:
                    (group, unit, open) = (group + unit + numeral.Value, 0, true);
                    return true;
                case Role.Times when open:
                    (group, unit, open) = (group + (unit * numeral.Value), 0, false);
                    return true;
                case Role.Group when group + unit > 0:
                    if (group + unit > Largest / numeral.Value) return false;
                    (total, group, unit, open) = (total + ((group + unit) * numeral.Value), 0, 0, false);
                    return true;
                // "32 ribu triliun"
                case Role.Group when total > 0 && total < numeral.Value && !open && group == 0 && total <= Largest / numeral.Value:
                    total *= numeral.Value;
                    return true;
                case Role.Whole when !open && group == 0:
                    total += numeral.Value;
                    return true;
                case Role.Half when first || open:
                    (unit, open) = (unit + numeral.Value, true);
                    return true;
                // "Rp 215 jutaan": so many, and some.
                case Role.Vague when open && !vague && numeral.Value >= 1000 && group + unit > 0 && group + unit <= Largest / numeral.Value:
                    (total, group, unit, open, vague) = (total + ((group + unit) * numeral.Value), 0, 0, false, true);
                    return true;
                case Role.Vague when first:
                    (unit, vague, open) = (numeral.Value, true, true);
                    return true;
                default:
                    return false;
            }
        }
    }

    /// <summary>Dividing by it leaves a decimal its value and takes the noughts behind its point: "1,5 juta" is 1500000, not 1500000.0.</summary>
    private const decimal NoTrailingNoughts = 1.000000000000000000000000000000m;

    /// <summary>Beyond this no news counts anything, and sums stay far from a decimal's end.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000_000m;

    /// <summary>
    /// Reads digits: groups of three behind stops are thousands (<c>680.000</c>), a comma begins decimals (<c>7,7</c>); what cannot be meant that way
    /// is read the English way (<c>1,000,000</c>, <c>2.5</c>).
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> digits, out decimal value)
    {
        value = 0;
        int stops = 0, commas = 0, lastMark = -1;
        for (int i = 0; i < digits.Length; i++)
        {
            if (digits[i] == '.') (stops, lastMark) = (stops + 1, i);
            else if (digits[i] == ',') (commas, lastMark) = (commas + 1, i);
            else if (!char.IsAsciiDigit(digits[i])) return false;
        }
        if (digits.Length is 0 or > 24) return false;
        bool three = lastMark >= 0 && digits.Length - lastMark == 4;
        char point = (stops, commas) switch
        {
            (0, 0) => '\0',
            ( > 0, > 0) => digits[lastMark],
            (0, 1) => ',',
            (1, 0) => three && digits[0] != '0' ? '\0' : '.',
            _ => '\0',
        };
        decimal scale = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (digits[i] == point) scale = 1;
            else if (char.IsAsciiDigit(digits[i]))
            {
                value = (value * 10) + (digits[i] - '0');
                scale *= 10;
            }
        }
        if (scale > 1) value /= scale;
        return true;
    }
}

/// <summary>Decimal cells of resource tables.</summary>
internal static class ResourceDecimal
{
    /// <exception cref="ResourceException">The cell is no number written with a point.</exception>
    public static decimal Parse(ResourceRow row, string column) =>
        decimal.TryParse(row[column], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal value)
            ? value : throw row.Error($"column '{column}' is no number: '{row[column]}'");
}
