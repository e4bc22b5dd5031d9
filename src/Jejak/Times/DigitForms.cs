namespace Jejak.Times;

/// <summary>What a token of digits and marks can be: a day, a year, <c>25/2</c>, <c>23/3/2019</c>, <c>4-6/8</c>, <c>15.30</c>, <c>2019-2024</c>, <c>1980an</c>.</summary>
internal static class DigitForms
{
    private const int MostParts = 6;

    /// <summary>Writes every reading of <paramref name="digits"/> to <paramref name="atoms"/>, at most three.</summary>
    /// <param name="decadeEnds">What makes a decade of a year when it is glued to it, a hyphen or not in between.</param>
    /// <returns>How many.</returns>
    public static int Read(ReadOnlySpan<char> digits, int token, string[] decadeEnds, Span<TimeAtom> atoms)
    {
        Span<int> parts = stackalloc int[MostParts], lengths = stackalloc int[MostParts];
        Span<char> marks = stackalloc char[MostParts];
        int count = 0, i = 0;
        while (i < digits.Length)
        {
            int value = 0, from = i;
            for (; i < digits.Length && char.IsAsciiDigit(digits[i]); i++)
            {
                if (i - from >= 5) return 0;
                value = (value * 10) + (digits[i] - '0');
            }
            if (i == from || count == MostParts) return 0;
            (parts[count], lengths[count]) = (value, i - from);
            if (count == 0 && value > 0 && i < digits.Length && digits[i] is 'x' or 'X' or '×') return Product(value, digits[(i + 1)..], token, atoms);
            if (i < digits.Length && char.IsLetter(digits[i])) return count == 0 ? DecadeOf(value, digits[i..], token, decadeEnds, atoms) : 0;
            marks[count++] = i < digits.Length ? Mark(digits[i++]) : '\0';
            if (marks[count - 1] == '-' && i < digits.Length && char.IsLetter(digits[i])) return count == 1 ? DecadeOf(value, digits[i..], token, decadeEnds, atoms) : 0;
        }
        int found = 0;
        Add(atoms, ref found, Shape(parts[..count], lengths, marks, token));
        if (count == 1 && lengths[0] <= 2 && parts[0] is >= 1 and <= 31) Add(atoms, ref found, new(TimeClass.Day, token, 1, parts[0]));
        if (count == 2 && lengths[0] <= 2 && lengths[1] <= 2 && marks[0] == '-' && parts[0] >= 1 && parts[1] is >= 1 and <= 31 && parts[0] < parts[1]) Add(atoms, ref found, new(TimeClass.DayRange, token, 1, parts[0], parts[1]));
        return found;
    }

    /// <summary>"2x24": so many times so many.</summary>
    private static int Product(int times, ReadOnlySpan<char> rest, int token, Span<TimeAtom> atoms)
    {
        if (rest.Length > 3 || !int.TryParse(rest, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int factor)) return 0;
        atoms[0] = new(TimeClass.Number, token, 1, Amount: times * factor);
        return 1;
    }

    private static TimeAtom Shape(ReadOnlySpan<int> parts, ReadOnlySpan<int> lengths, ReadOnlySpan<char> marks, int token)
    {
        bool IsYear(int length, int value) => length == 4 && value >= 1000;
        switch (parts.Length)
        {
            case 1:
                return IsYear(lengths[0], parts[0]) ? new(TimeClass.FullYear, token, 1, parts[0]) : default;
            case 2 when marks[0] is '.' or ':' && lengths[1] == 2 && lengths[0] <= 2 && parts[0] <= 24 && parts[1] < 60:
                return new(TimeClass.Clock, token, 1, parts[0], parts[1]);
            case 2 when marks[0] is '/' or '-' && IsYear(lengths[0], parts[0]) && (IsYear(lengths[1], parts[1]) || lengths[1] == 2):
                int second = lengths[1] == 2 ? (parts[0] / 100 * 100) + parts[1] : parts[1];
                return second > parts[0] ? new(TimeClass.YearRange, token, 1, parts[0], second) : default;
            case 2 when marks[0] == '/' && lengths[0] <= 2 && lengths[1] <= 2 && parts[0] > 0 && parts[1] > 0:
                return new(TimeClass.SlashDate, token, 1, parts[0], parts[1]);
            case 2 when marks[0] == '-' && lengths[0] <= 3 && lengths[1] <= 3:
                return new(TimeClass.NumberRange, token, 1, parts[0], parts[1]);
            case 3 when marks[0] == marks[1] && marks[0] is '/' or '-' or '.' && lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] is 2 or 4:
                // A dotted date needs a four-digit year: 10.30.45 is a clock time.
                if (marks[0] == '.' && lengths[2] == 2) return parts[0] <= 24 && parts[1] < 60 && parts[2] < 60 ? new(TimeClass.Clock, token, 1, parts[0], parts[1], parts[2]) : default;
                return new(TimeClass.SlashDate, token, 1, parts[0], parts[1], Century(parts[2], lengths[2]));
            case 3 when marks[0] == marks[1] && marks[0] is '/' or '-' && IsYear(lengths[0], parts[0]) && lengths[1] <= 2 && lengths[2] <= 2:
                return new(TimeClass.SlashDate, token, 1, parts[2], parts[1], parts[0]);
            case 3 when marks[0] == ':' && marks[1] == ':' && parts[0] <= 24 && parts[1] < 60 && parts[2] < 60:
                return new(TimeClass.Clock, token, 1, parts[0], parts[1], parts[2]);
            case 3 when marks[0] == '-' && marks[1] == '/' && parts[0] < parts[1]:
                return new(TimeClass.SlashRange, token, 1, parts[0], parts[1], 0, parts[2]);
            case 4 when marks[0] == '-' && marks[1] == '/' && marks[2] == '/' && parts[0] < parts[1]:
                return new(TimeClass.SlashRange, token, 1, parts[0], parts[1], Century(parts[3], lengths[3]), parts[2]);
            case 4 when marks[1] == '-' && marks[0] is '.' or ':' && marks[2] == marks[0] && parts[0] <= 24 && parts[2] <= 24 && parts[1] < 60 && parts[3] < 60:
                return new(TimeClass.ClockRange, token, 1, parts[0], parts[1], parts[2], parts[3]);
            default:
                return default;
        }
    }

    private static int DecadeOf(int year, ReadOnlySpan<char> end, int token, string[] decadeEnds, Span<TimeAtom> atoms)
    {
        foreach (string decadeEnd in decadeEnds)
        {
            if (!end.Equals(decadeEnd, StringComparison.OrdinalIgnoreCase) || year % 10 != 0 || year is < 10 or (> 99 and < 1000) or > 2999) continue;
            atoms[0] = new(TimeClass.Decade, token, 1, year < 100 ? 1900 + year : year);
            return 1;
        }
        return 0;
    }

    /// <summary>Two digits are a year of this century: nobody abbreviates 1925 so in a news date.</summary>
    private static int Century(int year, int digits) => digits == 2 ? 2000 + year : year;

    private static char Mark(char c) => c == '–' ? '-' : c;

    private static void Add(Span<TimeAtom> atoms, ref int found, TimeAtom atom)
    {
        if (atom.Class != TimeClass.None) atoms[found++] = atom;
    }
}
