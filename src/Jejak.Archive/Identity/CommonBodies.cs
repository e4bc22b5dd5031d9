using System.Collections.Concurrent;
using System.Collections.Frozen;
using Jejak.Languages;

namespace Jejak.Archive.Identity;

/// <summary>Whose name a body needs beside its own to be one.</summary>
internal enum BodyOf
{
    /// <summary>"DPRD": every region has one.</summary>
    Region,

    /// <summary>"Kementerian Luar Negeri": every state has one.</summary>
    State,
}

/// <summary>Bodies that there are many of, from a language's <c>identity/common-bodies</c> table.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class CommonBodies
{
    private static readonly ConcurrentDictionary<string, CommonBodies> Loaded = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Body> _bodies;

    private CommonBodies(Dictionary<string, Body> bodies) => _bodies = bodies.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Empty where the language has no such table.</summary>
    public static CommonBodies For(string language) => Loaded.GetOrAdd(language, Load);

    /// <summary>The body that has this name and no region or state behind it; null where it is none.</summary>
    /// <param name="nameKey">In the form of <see cref="NameKey"/>.</param>
    public Body? Find(string nameKey) => _bodies.GetValueOrDefault(nameKey);

    private static CommonBodies Load(string language)
    {
        var bodies = new Dictionary<string, Body>(StringComparer.Ordinal);
        string table = language + "/identity/common-bodies.tsv";
        if (!ResourceTable.Exists(table)) return new(bodies);
        foreach (var row in ResourceTable.Load(table).Rows)
        {
            string[] names = [NameKey.Of(row["name"]), .. row.List("aliases").Select(NameKey.Of)];
            var body = new Body(row.Choice<BodyOf>("of"), names);
            foreach (string name in names) bodies.Add(name, body);
        }
        return new(bodies);
    }

    /// <param name="Names">Normal forms of all its names.</param>
    internal sealed record Body(BodyOf Of, string[] Names)
    {
        /// <summary>Whether this is the body's name with more behind it: "dprd jawa timur".</summary>
        public bool IsNamedIn(string nameKey)
        {
            foreach (string name in Names)
            {
                if (nameKey.Length > name.Length + 1 && nameKey[name.Length] == ' ' && nameKey.StartsWith(name, StringComparison.Ordinal)) return true;
            }
            return false;
        }
    }
}
