using System.Collections.Immutable;

namespace Jejak.Archive.Identity.Joins;

/// <summary>A party with what the rules compare.</summary>
/// <param name="roles">What roles articles give it; asked when a rule needs them.</param>
/// <param name="calls">Cores of its spellings other than its own, as they were found before; found from the spellings where null.</param>
internal sealed class Named(NamedParty party, NameParts parts, Func<ImmutableArray<Counted>>? roles = null, ImmutableArray<Counted>? calls = null)
{
    private const int ShortestClub = 6;

    /// <summary>Letters of a single word that must sound the same.</summary>
    private const int LongWord = 6;

    private string[]? _words;
    private string? _sound;
    private ImmutableArray<Counted>? _calls = calls;
    private ImmutableHashSet<string>? _roleWords;

    /// <summary>Its place among those that are looked at together, in the order of keys.</summary>
    public int Number { get; set; }

    public NamedParty Party => party;

    public string Key => party.Key;

    public string Type => party.Type;

    public int Articles => party.Articles;

    /// <summary>The name without titles, degrees or legal forms.</summary>
    public string Core { get; } = parts.Core(party.Type, party.NameKey);

    public string[] Words => _words ??= Core.Split(' ');

    public string Sound => _sound ??= parts.Sound(party.Type, Core);

    /// <summary>The row of the table that lists the name; −1 where none does.</summary>
    public int Listed { get; } = party.Type is "country" or "place" or IdentityKey.Source ? -1 : ListedRow(party, parts);

    /// <summary>Two names in one (<see cref="LongNames"/>).</summary>
    public bool IsCompound { get; set; }

    /// <summary>Compound, or with words around it that are not of the name: what it is also called says nothing of the name.</summary>
    public bool IsUnclean { get; set; }

    /// <summary>What articles also call it, without titles and the like, and how many do.</summary>
    public ImmutableArray<Counted> Calls => _calls ??= FindCalls();

    public ImmutableHashSet<string> RoleWords => _roleWords ??=
        [.. (roles?.Invoke() ?? party.Roles).SelectMany(role => NameKey.Of(role.Text).Split(' ')).Where(word => word.Length > 2)];

    /// <summary>Whether its words tell anything of others: states and places are not found by them.</summary>
    public bool HasWords => Type is not ("country" or "place" or IdentityKey.Source);

    public bool CanBeSpelt => HasWords && (Words.Length > 1 || Type == "person" && Core.Length >= LongWord);

    public static int InOrder(Named one, Named other) => string.CompareOrdinal(one.Key, other.Key);

    /// <summary>All by which it is found in a pool: kind, type and text.</summary>
    public IEnumerable<NameEntry> Entries()
    {
        yield return new(NameEntry.Core, Type, Core);
        if (Type is not ("country" or "place")) yield return new(NameEntry.Name, "", party.NameKey);
        if (Listed >= 0) yield return NameEntry.OfRow(Listed);
        if (Namesakes.Company(Key, Type, parts) is { } company) yield return NameEntry.OfCompany(company);
        if (!HasWords) yield break;
        foreach (string word in Words.Distinct(StringComparer.Ordinal)) yield return new(NameEntry.Word, Type, word);
        foreach (var call in Calls) yield return new(NameEntry.Call, Type, call.Text);
        if (CanBeSpelt) yield return new(NameEntry.Sound, Type, Sound);
        foreach (string rest in Slips.Rests(this)) yield return new(NameEntry.Rest, Type, rest);
    }

    /// <summary>Whether <see cref="Entries"/> has it.</summary>
    public bool Has(NameEntry entry) => entry.Kind switch
    {
        NameEntry.Core => Type == entry.Type && Core == entry.Text,
        NameEntry.Name => party.NameKey == entry.Text && Type is not ("country" or "place"),
        NameEntry.Row => Listed >= 0 && NameEntry.OfRow(Listed) == entry,
        NameEntry.Company => Namesakes.Company(Key, Type, parts) == entry.Text,
        NameEntry.Word => Type == entry.Type && HasWords && Array.IndexOf(Words, entry.Text) >= 0,
        NameEntry.Call => Type == entry.Type && Calls.Any(call => call.Text == entry.Text),
        NameEntry.Sound => Type == entry.Type && CanBeSpelt && Sound == entry.Text,
        _ => Type == entry.Type && Slips.Rests(this).Contains(entry.Text),
    };

    /// <summary>A club read as a person ("Persib") is still the club; words that are a whole name themselves may well be a person's.</summary>
    private static int ListedRow(NamedParty party, NameParts parts)
    {
        int row = parts.Listed(party.Type, party.NameKey);
        if (row >= 0 || party.Type != "person" || party.NameKey.Length < ShortestClub) return row;
        row = parts.Listed("organization", party.NameKey);
        return row >= 0 && parts.ListedName(row).Contains(' ', StringComparison.Ordinal) ? row : -1;
    }

    private ImmutableArray<Counted> FindCalls()
    {
        if (!HasWords) return [];
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (spelling, articles) in party.Spellings)
        {
            string core = parts.Core(Type, spelling);
            if (core != Core) found[core] = Math.Max(found.GetValueOrDefault(core), articles);
        }
        return [.. found.Select(call => new Counted(call.Key, call.Value))];
    }
}

/// <summary>Something that a name is found by.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Type">Of the names; empty where all types are looked at together.</param>
internal readonly record struct NameEntry(char Kind, string Type, string Text)
{
    public const char Core = 'c', Name = 'n', Row = 'r', Company = 'g', Word = 'w', Call = 'a', Sound = 's', Rest = 'e';

    public static NameEntry OfRow(int row) => new(Row, "", row.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <param name="company"><see cref="Namesakes.Company"/>.</param>
    public static NameEntry OfCompany(string company) => new(Company, "", company);
}
