namespace Jejak.Times;

/// <summary>The parts of an expression by what they mean, gathered from its atoms in order.</summary>
internal struct TimeParts
{
    public const int NoZone = int.MaxValue;

    public int Weekday, Weekday2, Day, Day2, Month, Month2, Year, Year2, Hour, Minute, Second, Hour2, Minute2, Part, Daypart, DayOffset, Ordinal, Feast, Decade, QuarterKind, Vague, MarketDay, HijriMonth;
    public int UnitIndex, UnitIndex2, Zone;
    public decimal Amount, Amount2;
    public bool IsVague, HasAmount, HasAmount2, HasClock, HasClock2, HasDayOffset, HasYearWord, HasSlash, IsRange, HasHijra, HasDecadeWord;
    public TimeClass Direction;
    public TimeMod Mod;

    /// <summary>Token numbers of the printed day: from the weekday, else the day, to the end of the date.</summary>
    public int PrintedFrom, PrintedTo;

    public static TimeParts Of(ReadOnlySpan<TimeAtom> atoms)
    {
        var parts = new TimeParts { UnitIndex = -1, UnitIndex2 = -1, Feast = -1, Zone = NoZone, PrintedFrom = -1 };
        foreach (ref readonly var atom in atoms) parts.Take(in atom);
        return parts;
    }

    private void Take(ref readonly TimeAtom atom)
    {
        switch (atom.Class)
        {
            case TimeClass.Weekday or TimeClass.WeekdayRange:
                if (Weekday == 0) Weekday = atom.A; else Weekday2 = atom.A;
                if (atom.B != 0) Weekday2 = atom.B;
                Print(in atom);
                break;
            case TimeClass.Day or TimeClass.DayRange or TimeClass.SlashDate or TimeClass.SlashRange:
                TakeDay(in atom);
                break;
            case TimeClass.Month or TimeClass.ShortMonth or TimeClass.MonthRange:
                if (Month == 0) Month = atom.A; else Month2 = atom.A;
                if (atom.B != 0) Month2 = atom.B;
                Print(in atom);
                break;
            case TimeClass.MonthDay:
                (Month, Day2) = (atom.A, atom.B);
                Print(in atom);
                break;
            case TimeClass.FullYear or TimeClass.YearRange:
                if (Year == 0) Year = atom.A; else Year2 = atom.A;
                if (atom.Class == TimeClass.YearRange) Year2 = atom.B;
                Print(in atom);
                break;
            case TimeClass.Close when PrintedFrom >= 0: PrintedTo = atom.End; break;
            case TimeClass.Clock or TimeClass.ClockRange: TakeClock(in atom); break;
            case TimeClass.Number or TimeClass.NumberRange: TakeAmount(in atom); break;
            case TimeClass.Unit: if (UnitIndex < 0) UnitIndex = atom.A; else UnitIndex2 = atom.A; break;
            case TimeClass.Single or TimeClass.Many:
                (UnitIndex, Amount, HasAmount, IsVague) = (atom.A, 1, true, atom.Class == TimeClass.Many);
                break;
            case TimeClass.Some: (HasAmount, IsVague) = (true, true); break;
            case TimeClass.Part: (Part, Mod) = (atom.A, (TimeMod)atom.A); break;
            case TimeClass.Approx: Mod = (TimeMod)atom.A; break;
            case TimeClass.More: Mod = TimeMod.MoreThan; break;
            case TimeClass.Daypart: Daypart = atom.A; break;
            case TimeClass.Daynight: (DayOffset, Daypart, HasDayOffset) = (atom.A, atom.B, true); break;
            case TimeClass.Deictic or TimeClass.Nextday: (DayOffset, HasDayOffset) = (atom.A, true); break;
            case TimeClass.Ordinal or TimeClass.Roman: Ordinal = atom.A; break;
            case TimeClass.Decade: Decade = atom.A; break;
            case TimeClass.Quarter: QuarterKind = atom.A; break;
            case TimeClass.Feast: Feast = atom.A; break;
            case TimeClass.Zone: Zone = atom.A; break;
            case TimeClass.Vague or TimeClass.Season: Vague = atom.A; break;
            case TimeClass.Year: HasYearWord = true; break;
            case TimeClass.DecadeWord: HasDecadeWord = true; break;
            case TimeClass.RomanYear: (Ordinal, Year) = (atom.A, atom.B); break;
            case TimeClass.MarketDay: MarketDay = atom.A; break;
            case TimeClass.HijriMonth: HijriMonth = atom.A; break;
            case TimeClass.Hijra: HasHijra = true; break;
            case TimeClass.Later: Direction = TimeClass.Future; break;
            case TimeClass.Interval: Direction = TimeClass.Following; break;
            case TimeClass.Past or TimeClass.Future or TimeClass.This or TimeClass.Same or TimeClass.Previous or TimeClass.Following or TimeClass.Recent or TimeClass.Ahead:
                Direction = atom.Class;
                break;
            default: break;
        }
    }

    private void TakeDay(ref readonly TimeAtom atom)
    {
        Print(in atom);
        switch (atom.Class)
        {
            case TimeClass.Day when Day == 0: Day = atom.A; break;
            case TimeClass.Day: Day2 = atom.A; break;
            case TimeClass.DayRange: (Day, Day2) = (atom.A, atom.B); break;
            case TimeClass.SlashDate: (Day, Month, Year, HasSlash) = (atom.A, atom.B, atom.C, true); break;
            default: (Day, Day2, Year, Month, HasSlash) = (atom.A, atom.B, atom.C, atom.D, true); break;
        }
    }

    private void TakeClock(ref readonly TimeAtom atom)
    {
        if (HasClock) (Hour2, Minute2, HasClock2) = (atom.A, atom.B, true);
        else (Hour, Minute, HasClock) = (atom.A, atom.B, true);
        if (atom.Class == TimeClass.ClockRange) (Hour2, Minute2, HasClock2) = (atom.C, atom.D, true);
        else if (!HasClock2) Second = atom.C;
    }

    private void TakeAmount(ref readonly TimeAtom atom)
    {
        if (atom.Class == TimeClass.NumberRange) (Amount, Amount2, HasAmount, HasAmount2) = (atom.A, atom.B, true, true);
        else if (HasAmount) (Amount2, HasAmount2) = (atom.Amount, true);
        else (Amount, HasAmount, IsVague) = (atom.Amount, true, atom.A == 1);
    }

    private void Print(ref readonly TimeAtom atom)
    {
        if (PrintedFrom < 0) PrintedFrom = atom.Token;
        PrintedTo = atom.End;
    }
}
