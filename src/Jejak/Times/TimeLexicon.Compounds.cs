using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Times;

/// <summary>What stands in one token though it is two words.</summary>
internal sealed partial class TimeLexicon
{
    /// <summary>Words joined by a hyphen ("Senin-Rabu", "Januari-Maret", "dua-tiga") and ordinals in figures ("ke-6").</summary>
    private int ReadCompound(ReadOnlySpan<char> word, int at, Span<TimeAtom> atoms)
    {
        int hyphen = word.IndexOfAny('-', '–');
        if (hyphen <= 0 || hyphen + 1 >= word.Length) return 0;
        foreach (string mark in _ordinalMarks)
        {
            if (!word.StartsWith(mark, StringComparison.OrdinalIgnoreCase) || !int.TryParse(word[mark.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int ordinal)) continue;
            atoms[0] = new(TimeClass.Ordinal, at, 1, ordinal);
            return 1;
        }
        // "II-2024": a quarter or a half, and its year.
        if (Single(TimeClass.Roman, word[..hyphen]) is { } roman && word.Length - hyphen == 5 && int.TryParse(word[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            atoms[0] = new(TimeClass.RomanYear, at, 1, roman, year);
            return 1;
        }
        ReadOnlySpan<TimeClass> parts = [TimeClass.Weekday, TimeClass.Month], ranges = [TimeClass.WeekdayRange, TimeClass.MonthRange];
        for (int i = 0; i < parts.Length; i++)
        {
            if (Single(parts[i], word[..hyphen]) is not { } first || Single(parts[i], word[(hyphen + 1)..]) is not { } second) continue;
            atoms[0] = new(ranges[i], at, 1, first, second);
            return 1;
        }
        // "27 Februari-2 Maret": the hyphen binds the month to the next day.
        if (Single(TimeClass.Month, word[..hyphen]) is { } month && int.TryParse(word[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day is >= 1 and <= 31)
        {
            atoms[0] = new(TimeClass.MonthDay, at, 1, month, day);
            return 1;
        }
        return 0;
    }

    private int? Single(TimeClass timeClass, ReadOnlySpan<char> word)
    {
        int number = _words.Find(word);
        if (number == Vocabulary.Unknown) return null;
        var traits = !char.IsUpper(word[0]) ? TokenTraits.None : word.Length > 1 && !word.ContainsAnyInRange('a', 'z') ? TokenTraits.Capitalized | TokenTraits.AllCaps : TokenTraits.Capitalized;
        ImmutableArray<Token> one = [new(0, word.Length, number, TokenKind.Word, traits)];
        return _byClass[(int)timeClass]!.Match(one, 0, 1, out var payload) == 1 ? payload.A : null;
    }
}
