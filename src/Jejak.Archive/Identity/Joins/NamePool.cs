using System.Collections.Immutable;

namespace Jejak.Archive.Identity.Joins;

/// <summary>A party with what the rules compare.</summary>
internal sealed class Named(int number, NamedParty party, NameParts parts)
{
    private const int ShortestClub = 6;

    private string[]? _words;
    private string? _sound;

    public int Number => number;

    public NamedParty Party => party;

    public string Type => party.Type;

    public int Articles => party.Articles;

    /// <summary>The name without titles, degrees or legal forms.</summary>
    public string Core { get; } = parts.Core(party.Type, party.NameKey);

    public string[] Words => _words ??= Core.Split(' ');

    public string Sound => _sound ??= parts.Sound(party.Type, Core);

    /// <summary>The row of the table that lists the name; −1 where none does.</summary>
    public int Listed { get; } = party.Type is "country" or "place" or IdentityKey.Source ? -1 : ListedRow(party, parts);

    public ImmutableHashSet<string>? RoleWords { get; set; }

    /// <summary>A club read as a person ("Persib") is still the club; words that are a whole name themselves may well be a person's.</summary>
    private static int ListedRow(NamedParty party, NameParts parts)
    {
        int row = parts.Listed(party.Type, party.NameKey);
        if (row >= 0 || party.Type != "person" || party.NameKey.Length < ShortestClub) return row;
        row = parts.Listed("organization", party.NameKey);
        return row >= 0 && parts.ListedName(row).Contains(' ', StringComparison.Ordinal) ? row : -1;
    }
}

/// <summary>All parties of an archive, found by name, by what articles call them, and by words.</summary>
/// <remarks>Numbers follow the keys, so that no order of ingest changes anything. Not safe for several threads.</remarks>
internal sealed class NamePool
{
    private readonly Dictionary<(string Type, string Core), List<Named>> _byCore = [];
    private readonly Dictionary<(string Type, string Word), List<Named>> _byWord = [];
    private readonly Dictionary<(string Type, string Core), List<(Named By, int Articles)>> _called = [];

    public NamePool(IEnumerable<NamedParty> parties, NameParts parts)
    {
        Parts = parts;
        All = [.. parties.OrderBy(party => party.Key, StringComparer.Ordinal).Select((party, number) => new Named(number, party, parts))];
        foreach (var named in All)
        {
            Add(_byCore, (named.Type, named.Core), named);
            if (named.Type is "country" or "place" or IdentityKey.Source) continue;
            foreach (string word in named.Words.Distinct(StringComparer.Ordinal)) Add(_byWord, (named.Type, word), named);
            var calls = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (spelling, articles) in named.Party.Spellings)
            {
                string core = parts.Core(named.Type, spelling);
                if (core != named.Core) calls[core] = Math.Max(calls.GetValueOrDefault(core), articles);
            }
            foreach (var (core, articles) in calls) Add(_called, (named.Type, core), (named, articles));
        }
    }

    public NameParts Parts { get; }

    public ImmutableArray<Named> All { get; }

    public IEnumerable<KeyValuePair<(string Type, string Core), List<Named>>> ByCore => _byCore;

    public List<Named> Of(string type, string core) => _byCore.GetValueOrDefault((type, core)) ?? [];

    /// <summary>Those with this word in their name.</summary>
    public List<Named> With(string type, string word) => _byWord.GetValueOrDefault((type, word)) ?? [];

    /// <summary>Those that articles also call so, and how many do.</summary>
    public List<(Named By, int Articles)> Called(string type, string core) => _called.GetValueOrDefault((type, core)) ?? [];

    /// <summary>The one that most articles name; by key where several are as common.</summary>
    public static Named Commonest(IEnumerable<Named> parties) =>
        parties.MaxBy(named => (named.Articles, -named.Party.NameKey.Length, -named.Number))!;

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        list.Add(value);
    }
}
