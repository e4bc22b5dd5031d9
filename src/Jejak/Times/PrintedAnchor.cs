namespace Jejak.Times;

/// <summary>The day that stands for the publication day where that is not known, told from the days the article prints.</summary>
internal static class PrintedAnchor
{
    private const int EarliestYear = 1990, LatestYear = 2100, YearsAfter = 6;

    /// <returns>
    /// The first day printed in full with its right weekday ("Senin (4/8/2025)"); else the first printed with a weekday, in the first year, counted from the latest
    /// the article names, in which most such weekdays are right; else the latest day printed in full; else null.
    /// </returns>
    public static DateOnly? Of(List<TimeMatch> matches)
    {
        DateOnly? latest = null;
        int latestYear = 0;
        var days = new List<TimeParts>();
        foreach (var match in matches)
        {
            if (match.Reading is not (TimeReading.Day or TimeReading.Month or TimeReading.Year)) continue;
            var parts = TimeParts.Of(match.Atoms);
            if (match.Reading == TimeReading.Day && parts is { Weekday: > 0, Weekday2: 0, Month: > 0 }) days.Add(parts);
            if (parts.Year is < EarliestYear or > LatestYear) continue;
            latestYear = Math.Max(latestYear, parts.Year);
            if (!CalendarDays.Exists(parts.Year, parts.Month, parts.Day)) continue;
            var day = new DateOnly(parts.Year, parts.Month, parts.Day);
            if (parts.Weekday != 0 && CalendarDays.Weekday(day) == parts.Weekday) return day;
            if (latest is not { } so || day > so) latest = day;
        }
        if (latestYear == 0 || days.Count == 0) return latest;
        for (int year = latestYear; year <= latestYear + YearsAfter; year++)
        {
            DateOnly? first = null;
            int right = 0;
            foreach (var parts in days)
            {
                if (!CalendarDays.Exists(year, parts.Month, parts.Day) || CalendarDays.Weekday(new(year, parts.Month, parts.Day)) != parts.Weekday) continue;
                right++;
                first ??= new DateOnly(year, parts.Month, parts.Day);
            }
            if (right * 2 > days.Count) return first;
        }
        return latest;
    }
}
