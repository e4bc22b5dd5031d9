using System.Collections.Concurrent;
using System.Collections.Frozen;
using Jejak.Languages;

namespace Jejak.Archive.Identity;

/// <summary>The names of states in a language, from its <c>lexicon/countries</c> table: a country can be asked for by a name that no article used.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class CountryNames
{
    private static readonly ConcurrentDictionary<string, CountryNames> Loaded = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _codes;
    private readonly FrozenDictionary<string, string> _names;

    private CountryNames(Dictionary<string, string> codes, Dictionary<string, string> names) =>
        (_codes, _names) = (codes.ToFrozenDictionary(StringComparer.Ordinal), names.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>Empty where the language has no such table.</summary>
    public static CountryNames For(string language) => Loaded.GetOrAdd(language, Load);

    /// <summary>The ISO 3166-1 code of the country with this name, other spelling, or seat of government; null where there is none.</summary>
    /// <param name="nameKey">In the form of <see cref="NameKey"/>.</param>
    public string? Find(string nameKey) => _codes.GetValueOrDefault(nameKey);

    /// <summary>The name the language uses, or the code itself.</summary>
    public string Name(string iso) => _names.GetValueOrDefault(iso, iso);

    private static CountryNames Load(string language)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (ResourceTable.Exists(language + "/lexicon/countries.tsv"))
        {
            var rows = ResourceTable.Load(language + "/lexicon/countries.tsv").Rows;
            foreach (var row in rows)
            {
                names[row["iso"]] = row["name"];
                codes[NameKey.Of(row["name"])] = row["iso"];
            }
            foreach (var row in rows)
            {
                foreach (string name in (string[])[.. row.List("aliases"), .. row.List("capitals")]) codes.TryAdd(NameKey.Of(name), row["iso"]);
            }
        }
        return new(codes, names);
    }
}
