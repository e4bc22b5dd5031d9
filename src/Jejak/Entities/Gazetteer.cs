using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Entities;

/// <summary>States, places, organizations, outlets and people by every spelling the resources know.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed class Gazetteer
{
    private readonly PhraseLexicon<GazetteerEntry> _names;
    private readonly Dictionary<string, GazetteerEntry> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GazetteerEntry> _byName = new(StringComparer.Ordinal);
    private readonly UnclearNames _unclear;

    /// <summary>Names that are Roman numerals where they stand in capitals: "Komisi XI" is not Xi Jinping.</summary>
    private readonly WordSet _likeNumerals;
    private int _count;

    /// <remarks>Where two tables claim one spelling, the first read keeps it: people before states before the rest.</remarks>
    public Gazetteer(Language language)
    {
        _names = new(language.Words);
        _likeNumerals = new(language.Words);
        foreach (var row in language.Table("lexicon/persons").Rows)
            Add(row, EntityType.Person, row.Optional("wikidata"), null);
        foreach (var row in language.Table("lexicon/countries").Rows) AddState(row);
        foreach (var row in language.Table("lexicon/organizations").Rows) Add(row, row.Choice<EntityType>("type"), null, row.Optional("sector"));
        foreach (var row in language.Table("lexicon/outlets").Rows) Add(row, EntityType.Organization, null, row["relation"]);
        foreach (var row in language.Table("lexicon/places").Rows) Add(row, EntityType.Place, null, row["kind"]);
        _unclear = new(language, _byName);
        _byName.Clear();
    }

    /// <summary>The longest known name that begins at token <paramref name="at"/>.</summary>
    /// <returns>Its number of tokens, or 0.</returns>
    public int Match(ImmutableArray<Token> tokens, int at, int limit, out GazetteerEntry entry)
    {
        int length = _names.Match(tokens, at, limit, out entry);
        if (length != 1) return length;
        if (tokens[at].IsAllCaps && _likeNumerals.Contains(tokens[at].Word)) return 0;
        if (!_unclear.Knows(tokens[at])) return length;
        if (_unclear.Meaning(tokens, at) is not { } meant) return 0;
        entry = meant;
        return 1;
    }

    /// <summary>Whether the word at <paramref name="at"/> has the form of a known name and means something that has none: "Ketua RT 05", "rekaman CCTV".</summary>
    public bool IsNoName(ImmutableArray<Token> tokens, int at) => _unclear.Knows(tokens[at]) && _names.Match(tokens, at, tokens.Length, out _) == 1 && _unclear.IsNothing(tokens, at);

    /// <summary>The state with this ISO 3166-1 alpha-2 code, or null.</summary>
    public GazetteerEntry? State(string? iso) => iso is not null && _states.TryGetValue(iso, out var state) ? state : null;

    private void Add(ResourceRow row, EntityType type, string? wikidata, string? sector)
    {
        var entry = new GazetteerEntry(_count++, type, row["name"], row.Optional("iso"), wikidata, sector);
        Spell(entry.Name, entry);
        _byName.TryAdd(entry.Name, entry);
        foreach (string alias in row.List("aliases")) Spell(alias, entry);
    }

    private void AddState(ResourceRow row)
    {
        var state = new GazetteerEntry(_count++, EntityType.Country, row["name"], row["iso"]);
        if (!_states.TryAdd(row["iso"], state)) throw row.Error($"state '{row["iso"]}' is listed twice");
        Spell(state.Name, state);
        foreach (string alias in row.List("aliases")) Spell(alias, state);
        foreach (string people in row.List("people")) Spell(people, state);
        string[] capitals = row.List("capitals");
        if (capitals.Length == 0) return;
        var capital = new GazetteerEntry(_count++, EntityType.Place, capitals[0], row["iso"], Sector: "city", IsCapital: true);
        foreach (string name in capitals) Spell(name, capital);
    }

    private void Spell(string name, GazetteerEntry entry)
    {
        _names.Add(name, entry);
        if (char.IsLower(name[^1]) && name.All(letter => char.ToUpperInvariant(letter) is 'I' or 'V' or 'X' or 'L' or 'C')) _likeNumerals.Add(name);
    }
}
