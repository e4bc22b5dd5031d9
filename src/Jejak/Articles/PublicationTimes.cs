using System.Collections.Frozen;
using System.Globalization;
using Jejak.Languages;

namespace Jejak.Articles;

/// <summary>
/// Reads publication times as sites print them: <c>Kamis, 28 Maret 2019 | 23:08 WIB</c>, <c>Kompas.com- 18/06/2025, 21:35 WIB</c>, <c>10/22/2025 8:51</c>,
/// <c>2025-08-07 18:46</c>, ISO 8601.
/// </summary>
internal sealed class PublicationTimes
{
    private enum Role
    {
        Month,
        Weekday,
        Zone,
        Half,
        Label,
        Modified,
    }

    private const int EarliestYear = 1990, LatestYear = 2100;

    private readonly FrozenDictionary<string, (Role Role, int Value)>.AlternateLookup<ReadOnlySpan<char>> _words;

    public PublicationTimes(Language language)
    {
        var words = new Dictionary<string, (Role, int)>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in language.Table("rules/publication-times").Rows)
        {
            int value = row.Optional("value") is null ? 0 : row.Integer("value");
            foreach (string form in row.List("forms")) words[form] = (row.Choice<Role>("role"), value);
        }
        _words = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What was read of a printed time.</summary>
    /// <param name="IsModified">It says that the article was changed then.</param>
    /// <param name="IsAlone">Nothing else stands in the text but weekday, labels and marks.</param>
    /// <param name="HasWeekday">A weekday stands beside it.</param>
    internal readonly record struct Printed(PublicationTime Time, bool IsModified, bool IsAlone, bool HasWeekday);

    /// <summary>Reads the first date in <paramref name="text"/> and the clock time and zone behind it.</summary>
    /// <param name="near">A date that the article itself gives, to tell 9/10 from 10/9; null where there is none.</param>
    public bool TryRead(ReadOnlySpan<char> text, TimeSpan zone, DateOnly? near, out Printed printed)
    {
        printed = default;
        var scan = new Scan();
        int words = 0;
        for (int position = 0; position < text.Length;)
        {
            char c = text[position];
            if (char.IsAsciiDigit(c)) { position = scan.Number(text, position); continue; }
            if (!char.IsLetter(c)) { position++; continue; }
            int end = position;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '\'' or '’' || (text[end] == '.' && end + 1 < text.Length && char.IsLetter(text[end + 1])))) end++;
            if (!_words.TryGetValue(text[position..end], out var word)) words++;
            else if (word.Role == Role.Month) scan.Month ??= word.Value;
            else if (word.Role == Role.Zone) scan.Zone ??= TimeSpan.FromMinutes(word.Value);
            else if (word.Role == Role.Half) scan.Half = word.Value;
            else if (word.Role == Role.Weekday) scan.Weekday = true;
            else if (word.Role == Role.Modified) scan.Modified = true;
            position = end;
        }
        if (scan.Date(near) is not { } date) return false;
        // "2025-02-27T23:57": the T is no word.
        bool alone = words - (scan.IsIso ? 1 : 0) <= 0;
        var time = scan.Clock is { } clock ? scan.Half == 12 && clock.Hour < 12 ? clock.AddHours(12) : scan.Half == 0 && clock.Hour == 12 ? clock.AddHours(-12) : clock : (TimeOnly?)null;
        printed = new(new(date, time, time is null ? null : scan.Zone ?? zone), scan.Modified, alone, scan.Weekday);
        return true;
    }

    /// <summary>The date, and where it is there the clock time, that an address holds: <c>/2025/08/05/072525770/</c>, <c>/20250807184636-92-…</c>.</summary>
    public static PublicationTime? OfAddress(ReadOnlySpan<char> address, TimeSpan zone)
    {
        for (int i = 0; i + 1 < address.Length; i++)
        {
            if (address[i] != '/' || !char.IsAsciiDigit(address[i + 1])) continue;
            var rest = address[(i + 1)..];
            int digits = Digits(rest);
            if (digits is 14 or 8 && Ends(rest, digits) && Date(rest[..4], rest[4..6], rest[6..8]) is { } packed)
            {
                return digits == 14 && Clock(rest[8..14]) is { } clock ? new(packed, clock, zone) : new(packed);
            }
            if (digits != 4 || rest.Length < 10 || rest[4] != '/' || rest[7] != '/' || Digits(rest[5..]) != 2 || Digits(rest[8..]) != 2) continue;
            if (Date(rest[..4], rest[5..7], rest[8..10]) is not { } date) continue;
            var after = rest[10..];
            bool hasClock = after.Length > 8 && after[0] == '/' && Digits(after[1..]) is 8 or 9;
            return hasClock && Clock(after[1..7]) is { } time ? new(date, time, zone) : new(date);
        }
        return null;
    }

    private static bool Ends(ReadOnlySpan<char> text, int at) => at >= text.Length || text[at] is '-' or '/';

    private static int Digits(ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }

    private static int Value(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1;

    private static DateOnly? Date(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day) => Date(Value(year), Value(month), Value(day));

    internal static DateOnly? Date(int year, int month, int day) =>
        year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static TimeOnly? Clock(ReadOnlySpan<char> six) => Clock(Value(six[..2]), Value(six[2..4]), Value(six[4..6]));

    private static TimeOnly? Clock(int hour, int minute, int second) =>
        hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60 ? new TimeOnly(hour, minute, second) : null;

    /// <summary>The numbers of a printed time, in the order they came.</summary>
    private ref struct Scan
    {
        private DateOnly? _date;
        private int _day, _first, _second, _year;
        private bool _padded, _comma;

        public int? Month { get; set; }

        public TimeOnly? Clock { get; private set; }

        public TimeSpan? Zone { get; set; }

        public int Half { get; set; } = -1;

        public bool Weekday { get; set; }

        public bool Modified { get; set; }

        public bool IsIso { get; private set; }

        public Scan()
        {
        }

        public int Number(ReadOnlySpan<char> text, int start)
        {
            int end = start + Digits(text[start..]);
            int length = end - start, value = Value(text[start..end]);
            char mark = end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) ? text[end] : '\0';
            if (mark is '-' or '/' or '.' && TryNumericDate(text, start, end, mark, out int dateEnd)) return dateEnd;
            if (mark is ':' or '.' && length <= 2 && HasDate && Clock is null) return ReadClock(text, end, value);
            if (HasDate && Clock is not null && start > 0 && text[start - 1] is '+' or '-' && length is 2 or 4) return ReadOffset(text, start, end);
            if (length == 4 && _year == 0) _year = value;
            else if (length <= 2 && _day == 0) _day = value;
            return end;
        }

        private readonly bool HasDate => _date is not null || _first > 0 || (_year > 0 && _day > 0);

        private bool TryNumericDate(ReadOnlySpan<char> text, int start, int end, char mark, out int dateEnd)
        {
            int middleEnd = end + 1 + Digits(text[(end + 1)..]);
            dateEnd = middleEnd;
            if (middleEnd + 1 >= text.Length || text[middleEnd] != mark || !char.IsAsciiDigit(text[middleEnd + 1])) return false;
            dateEnd = middleEnd + 1 + Digits(text[(middleEnd + 1)..]);
            var first = text[start..end];
            var middle = text[(end + 1)..middleEnd];
            var last = text[(middleEnd + 1)..dateEnd];
            if (HasDate || middle.Length > 2) return false;
            if (first.Length == 4 && last.Length <= 2) IsIso = (_date = PublicationTimes.Date(first, middle, last)) is not null;
            else if (first.Length <= 2 && last.Length == 4)
            {
                (_first, _second, _year) = (Value(first), Value(middle), Value(last));
                _padded = mark != '/' || (dateEnd < text.Length && text[dateEnd] == ',');
                _comma = dateEnd >= text.Length;
            }
            else return false;
            return true;
        }

        private int ReadClock(ReadOnlySpan<char> text, int at, int hour)
        {
            int end = at + 1 + Digits(text[(at + 1)..]);
            int minute = Value(text[(at + 1)..end]), second = 0;
            if (end + 2 < text.Length && text[end] is ':' or '.' && Digits(text[(end + 1)..]) == 2)
            {
                second = Value(text[(end + 1)..(end + 3)]);
                end += 3;
            }
            Clock = PublicationTimes.Clock(hour, minute, second);
            return end;
        }

        private int ReadOffset(ReadOnlySpan<char> text, int start, int end)
        {
            int hours = Value(text.Slice(start, 2)), minutes = end - start == 4 ? Value(text.Slice(start + 2, 2)) : 0;
            if (end - start == 2 && end + 2 < text.Length && text[end] == ':' && Digits(text[(end + 1)..]) == 2)
            {
                minutes = Value(text.Slice(end + 1, 2));
                end += 3;
            }
            if (hours <= 14 && minutes < 60) Zone ??= TimeSpan.FromMinutes((text[start - 1] == '-' ? -1 : 1) * (hours * 60 + minutes));
            return end;
        }

        /// <summary>The date read; where 9/10/2025 may be either, the one nearer to <paramref name="near"/>, else by the manner of writing.</summary>
        public readonly DateOnly? Date(DateOnly? near)
        {
            if (_date is not null) return _date;
            if (_first == 0) return Month is { } month ? PublicationTimes.Date(_year, month, _day) : null;
            var dayFirst = PublicationTimes.Date(_year, _second, _first);
            var monthFirst = PublicationTimes.Date(_year, _first, _second);
            if (dayFirst is null || monthFirst is null || dayFirst == monthFirst) return dayFirst ?? monthFirst;
            if (near is { } anchor)
            {
                int left = Math.Abs(dayFirst.Value.DayNumber - anchor.DayNumber), right = Math.Abs(monthFirst.Value.DayNumber - anchor.DayNumber);
                if (Math.Min(left, right) <= 3) return left <= right ? dayFirst : monthFirst;
            }
            // Sites print "18/06/2025, 21:35 WIB"; a bare "9/10/2025 22:30" comes out of a spreadsheet, which puts the month first.
            bool spreadsheet = !_padded && !_comma && Clock is not null && Zone is null;
            return spreadsheet ? monthFirst : dayFirst;
        }
    }
}
