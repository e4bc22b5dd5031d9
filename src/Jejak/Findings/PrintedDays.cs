using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>What the findings about dates share: the day an expression prints, its weekday, and the same words with another day in them.</summary>
internal static class PrintedDays
{
    public static bool Exists(int year, int month, int day) => year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>1 (Monday) to 7.</summary>
    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>The printed day in the year it was resolved to; null where there is no such day, or no year could be told.</summary>
    public static DateOnly? Of(TimeExpression time)
    {
        if (time.Printed is not { } printed || time.Value is not { Length: >= 10 } value) return null;
        if (!int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year)) return null;
        return Exists(year, printed.Month, printed.Day) ? new DateOnly(year, printed.Month, printed.Day) : null;
    }

    public static Document Append(Document document, ImmutableArray<Finding>.Builder found) =>
        found.Count == 0 ? document : document with { Findings = [.. document.Findings.Concat(found).OrderBy(finding => finding.Span)] };

    /// <summary>The words of <paramref name="span"/> with <paramref name="to"/> in place of the day printed, figures padded as they were; null where it cannot be written so.</summary>
    public static string? Rewrite(Document document, PrintedDate printed, TextSpan span, MonthNames months, DateOnly to)
    {
        var rewritten = new StringBuilder();
        int written = span.Start;
        bool dayDone = false, monthDone = printed.Month == to.Month, yearDone = printed.Year == to.Year || printed.Year == 0;
        for (int t = printed.Tokens.Start; t < printed.Tokens.End; t++)
        {
            var token = document.Tokens[t];
            if (!monthDone && months.Of(token) == printed.Month)
            {
                rewritten.Append(document.Text, written, token.Start - written).Append(months[to.Month]);
                (written, monthDone) = (token.End, true);
            }
            if (token.Kind != TokenKind.Number) continue;
            rewritten.Append(document.Text, written, token.Start - written);
            written = token.Start;
            int figure = 0;
            for (int i = token.Start; i < token.End;)
            {
                int start = i;
                while (i < token.End && char.IsAsciiDigit(document.Text[i])) i++;
                if (i == start)
                {
                    rewritten.Append(document.Text[i++]);
                    continue;
                }
                bool padded = document.Text[start] == '0';
                bool isYear = i - start == 4 || figure == 2;
                int value = isYear ? (i - start == 2 ? to.Year % 100 : to.Year) : !dayDone ? to.Day : to.Month;
                if (isYear) yearDone = true;
                else if (dayDone) monthDone = true;
                else dayDone = true;
                rewritten.Append(value.ToString(isYear || padded ? (i - start == 4 ? "0000" : "00") : "0", CultureInfo.InvariantCulture));
                figure++;
            }
            written = token.End;
        }
        return dayDone && monthDone && yearDone ? rewritten.Append(document.Text, written, span.End - written).ToString() : null;
    }
}
