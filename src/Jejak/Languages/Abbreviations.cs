using Jejak.Documents;

namespace Jejak.Languages;

/// <summary>Says which stops belong to the word before them: those of abbreviations (<c>Tbk.</c>) and initials (<c>S.</c>, <c>D.C.</c>). Immutable; safe to use from several threads.</summary>
public sealed class Abbreviations
{
    private const int LongestSmall = 4;
    private const int Longest = 7;
    private const int LongestInitials = 5;

    private readonly Dictionary<int, Entry> _entries = [];

    private enum Need : byte
    {
        Nothing,
        Number,
        Capital,
    }

    private readonly record struct Entry(bool Ends, Need Need);

    internal Abbreviations(Vocabulary words, ResourceTable table)
    {
        foreach (var row in table.Rows)
            _entries[words.Add(row["form"])] = new(row.Optional("ends") is not null, row.Optional("needs") is null ? Need.Nothing : row.Choice<Need>("needs"));
    }

    /// <summary>Whether a stop that is joined to <paramref name="before"/> belongs to it.</summary>
    /// <param name="numberFollows">The token behind the stop is a number.</param>
    /// <param name="mayEnd">A sentence may end with it all the same.</param>
    public bool TakesStop(string text, in Token before, bool numberFollows, out bool mayEnd)
    {
        mayEnd = false;
        if (before.Kind != TokenKind.Word) return false;
        if (before.IsCapitalized && IsInitials(before.Span.In(text))) return mayEnd = true;
        if (before.Length > Longest || !_entries.TryGetValue(before.Word, out var entry)) return false;
        mayEnd = entry.Ends;
        if (before.IsCapitalized) return true;
        if (before.Length > LongestSmall) return false;
        return entry.Need == Need.Nothing || (entry.Need == Need.Number && numberFollows);
    }

    /// <summary><c>S</c>, <c>D.C</c>, <c>S.Kom</c>: capitals with stops between them.</summary>
    private static bool IsInitials(ReadOnlySpan<char> word) => word.Length == 1 || (word.Length <= LongestInitials && word[1] == '.');
}
