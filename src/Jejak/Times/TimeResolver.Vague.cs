using System.Globalization;
using Jejak.Documents;

namespace Jejak.Times;

/// <summary>What TimeML marks though no calendar holds it.</summary>
internal sealed partial class TimeResolver
{
    /// <summary>TIMEX3 values of vague words; the last four are seasons and stand behind a year.</summary>
    public static readonly string[] VagueValues = ["", "PRESENT_REF", "PAST_REF", "FUTURE_REF", "PXX", "P1D", "SP", "SU", "FA", "WI"];

    private const int FirstSeason = 6;

    private TimeReadout? ReadVague(ref readonly TimeParts parts)
    {
        if (parts.Vague < FirstSeason)
        {
            bool stands = _match.Atoms.Length == 1 && _match.Atoms[0] is { Length: 1 } word && lexicon.NeedsCue(document.Tokens[word.Token]) && !StandsAsTime(word.Token);
            string value = VagueValues[parts.Vague];
            return stands ? null : new(value switch { "PXX" => TimeType.Duration, "P1D" => TimeType.Set, _ => TimeType.Date }, value, IsVague: true);
        }
        string year = parts.Year != 0 ? CalendarDays.Year(parts.Year) : anchor is { } today ? CalendarDays.Year(today.Year + Sign(parts.Direction)) : "XXXX";
        return new(TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{year}-{VagueValues[parts.Vague]}"), parts.Mod, IsVague: true);
    }

    /// <summary>Whether a word that says "first" or "politely" as often as "formerly" says the latter here: at the head of a sentence, or behind a word such as "since".</summary>
    private bool StandsAsTime(int token) =>
        token == document.Sentences[_match.Sentence].Tokens.Start || document.Tokens[token].IsInitial || lexicon.CuesVague(document.Tokens[token - 1]);
}
