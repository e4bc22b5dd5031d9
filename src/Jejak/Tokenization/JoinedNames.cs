using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Tokenization;

/// <summary>
/// Finds where a hyphen stands between two people: <c>Ganjar Pranowo|-|Mahfud MD</c>. Cut are only words that end and begin names of people the resources list, given names
/// that stand in the article by themselves as well, and whatever stands behind a whole listed name: <c>Alexander-Arnold</c> stays whole.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class JoinedNames
{
    /// <summary>Words of the longest listed name that is looked for before the hyphen.</summary>
    private const int LongestName = 4;

    private static readonly string[] Gazetteers = ["lexicon/persons", "lexicon/places", "lexicon/organizations", "lexicon/outlets"];

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _ends;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _beginnings;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _wholes;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _people;
    private readonly WordSet _given;
    private readonly WordSet _months;
    private readonly Vocabulary _words;

    public JoinedNames(Language language)
    {
        HashSet<string> ends = new(StringComparer.Ordinal), beginnings = new(StringComparer.Ordinal), wholes = new(StringComparer.Ordinal), people = new(StringComparer.Ordinal);
        foreach (string table in Gazetteers)
        {
            foreach (var row in language.Table(table).Rows)
            {
                foreach (string name in row.List("aliases").Prepend(row["name"]))
                {
                    string[] parts = name.Split(' ');
                    wholes.UnionWith(parts.Where(part => part.Contains('-', StringComparison.Ordinal)));
                    if (table != Gazetteers[0]) continue;
                    beginnings.Add(parts[0]);
                    ends.Add(parts[^1]);
                    if (parts.Length is > 1 and <= LongestName) people.Add(name);
                }
            }
        }
        _ends = ends.GetAlternateLookup<ReadOnlySpan<char>>();
        _beginnings = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        _people = people.GetAlternateLookup<ReadOnlySpan<char>>();
        _wholes = wholes.GetAlternateLookup<ReadOnlySpan<char>>();
        (_given, _words) = (language.Set("lexicon/person-names", "name"), language.Words);
        _months = language.Set("lexicon/months", "full");
    }

    /// <summary>Where the hyphen between two people stands in the text, or −1.</summary>
    public int Hyphen(string text, TextSpan span)
    {
        var word = span.In(text);
        int at = word.IndexOf('-');
        if (at < 2 || at > word.Length - 3 || word[(at + 1)..].Contains('-') || !char.IsUpper(word[0]) || !char.IsUpper(word[at + 1]) || _wholes.Contains(word)) return -1;
        var left = word[..at];
        var right = word[(at + 1)..];
        if (left.SequenceEqual(right) || _months.Contains(_words.Find(left)) || _months.Contains(_words.Find(right))) return -1;
        if (EndsListedName(text, span.Start, at)) return span.Start + at;
        return (_ends.Contains(left) || StandsAsGiven(text, left)) && (_beginnings.Contains(right) || StandsAsGiven(text, right)) ? span.Start + at : -1;
    }

    /// <summary>Elsewhere than in the pair, which has it as well.</summary>
    private bool StandsAsGiven(string text, ReadOnlySpan<char> name) => _given.Contains(_words.Find(name)) && StandingWords.StandsApart(text, name);

    /// <summary>"Ridwan Kamil|-Suswono": whether the words before the hyphen, with spaces between them, are somebody's listed name of two words or more.</summary>
    private bool EndsListedName(string text, int start, int length)
    {
        int from = start;
        for (int words = 1; words < LongestName && from > 1 && text[from - 1] == ' '; words++)
        {
            from--;
            while (from > 0 && char.IsLetter(text[from - 1])) from--;
            if (_people.Contains(text.AsSpan(from..(start + length)))) return true;
        }
        return false;
    }
}
