using System.Collections.Immutable;
using System.Globalization;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Times;

/// <summary>How the tables are read.</summary>
internal sealed partial class TimeLexicon
{
    private void ReadTables(Language language)
    {
        foreach (var row in language.Table("lexicon/months").Rows)
        {
            foreach (string name in row.List("full")) Add(TimeClass.Month, name, (row.Integer("month"), 0));
            foreach (string name in row.List("short")) Add(TimeClass.ShortMonth, name, (row.Integer("month"), 0));
        }
        foreach (var row in language.Table("lexicon/weekdays").Rows)
        {
            foreach (string name in row.List("words")) Add(TimeClass.Weekday, name, (row.Integer("weekday"), 0));
        }
        var units = ImmutableArray.CreateBuilder<TimeUnit>();
        foreach (var row in language.Table("lexicon/time-units").Rows)
        {
            foreach (string name in row.List("words")) Add(TimeClass.Unit, name, (units.Count, 0));
            foreach (string name in row.List("single")) Add(TimeClass.Single, name, (units.Count, 0));
            foreach (string name in row.List("many")) Add(TimeClass.Many, name, (units.Count, 0));
            units.Add(new(row["unit"], row.Integer("factor")));
        }
        var feasts = ImmutableArray.CreateBuilder<Feast>();
        foreach (var row in language.Table("lexicon/feasts").Rows)
        {
            foreach (string name in row.List("words")) Add(TimeClass.Feast, name, (feasts.Count, row.Optional("alone") is null ? 0 : 1));
            feasts.Add(ReadFeast(row));
        }
        (Units, Feasts) = (units.ToImmutable(), feasts.ToImmutable());
        var hijri = ImmutableArray.CreateBuilder<HijriMonth>();
        hijri.Add(new([]));
        foreach (var row in language.Table("lexicon/hijri-months").Rows)
        {
            if (row.Integer("month") != hijri.Count) throw row.Error("the months stand in order, from 1");
            foreach (string name in row.List("words")) Add(TimeClass.HijriMonth, name, (hijri.Count, 0));
            hijri.Add(new([.. (row.Optional("first") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(first => ReadBeginning(row, first))]));
        }
        HijriMonths = hijri.ToImmutable();
    }

    private static (int Year, DateOnly First) ReadBeginning(ResourceRow row, string cell) =>
        cell.Split('=') is [var year, var date] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? (number, first) : throw row.Error($"'{cell}' is no year of the Hijra with its date, as in 1445=2024-03-12");

    private static Feast ReadFeast(ResourceRow row)
    {
        string dates = row["dates"];
        if (DateOnly.TryParseExact("2000-" + dates, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var fixedDay)) return new(fixedDay.Month, fixedDay.Day, []);
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (string date in dates.Split(' '))
        {
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) throw row.Error($"'{date}' is no date");
            days.Add(day);
        }
        return new(0, 0, days.ToImmutable());
    }

    private void Add(TimeClass timeClass, string phrase, (int, int) payload)
    {
        (_byClass[(int)timeClass] ??= new(_words)).Add(phrase, payload);
        Mark(phrase, Bit(timeClass));
    }

    /// <summary>The class in a word's set of classes; none for a class that has no words.</summary>
    private static ulong Bit(TimeClass timeClass) => timeClass < TimeClass.WeekdayRange ? 1UL << (int)timeClass : 0;

    /// <summary>Remembers that a phrase with <paramref name="bit"/> begins with the first word of <paramref name="phrase"/>.</summary>
    private void Mark(string phrase, ulong bit)
    {
        if (WordScanner.Next(phrase, 0, out var first, out _)) _firstWords.Add((_words.Add(first.In(phrase)), bit));
    }

    /// <summary>A cell "value": nothing, a number, a name of <see cref="PartOfDay"/>, <see cref="TimeMod"/> …, or a day offset and a part of the day.</summary>
    private static (int, int) Payload(ResourceRow row)
    {
        if (row.Optional("value") is not { } value) return default;
        int colon = value.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && int.TryParse(value.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int days) && Enum.TryParse(value.AsSpan(colon + 1), out PartOfDay part))
            return (days, (int)part);
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)) return (number, 0);
        if (Enum.TryParse(value, out PartOfDay daypart)) return ((int)daypart, 0);
        return value switch
        {
            "local" => (LocalZone, 0),
            "Q" or "H" => (value[0], 0),
            "START" => ((int)TimeMod.Start, 0),
            "MID" => ((int)TimeMod.Mid, 0),
            "END" => ((int)TimeMod.End, 0),
            "APPROX" => ((int)TimeMod.Approx, 0),
            "LESS_THAN" => ((int)TimeMod.LessThan, 0),
            "MORE_THAN" => ((int)TimeMod.MoreThan, 0),
            "EQUAL_OR_MORE" => ((int)TimeMod.EqualOrMore, 0),
            "EQUAL_OR_LESS" => ((int)TimeMod.EqualOrLess, 0),
            "PRESENT_REF" or "PAST_REF" or "FUTURE_REF" or "PXX" or "P1D" or "SP" or "SU" or "FA" or "WI" => (Array.IndexOf(TimeResolver.VagueValues, value), 0),
            _ => throw row.Error($"'{value}' is no value of a class of time words"),
        };
    }
}
