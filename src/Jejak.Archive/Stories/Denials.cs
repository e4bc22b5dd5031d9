using System.Collections.Concurrent;
using System.Collections.Frozen;
using Jejak.Languages;

namespace Jejak.Archive.Stories;

/// <summary>Words that deny something, from a language's <c>stories/denials</c> table, by their hashes.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class Denials
{
    private static readonly ConcurrentDictionary<string, Denials> Loaded = new(StringComparer.Ordinal);

    private readonly FrozenSet<ulong> _words;

    private Denials(IEnumerable<string> words) => _words = words.Select(word => WordHash.Of(word)).ToFrozenSet();

    /// <summary>No words.</summary>
    public static Denials None { get; } = new([]);

    /// <summary>Without words where the language has no such table.</summary>
    public static Denials For(string language) => Loaded.GetOrAdd(language, Load);

    /// <param name="word">As <see cref="WordHash.Of"/> makes it.</param>
    internal bool Has(ulong word) => _words.Contains(word);

    private static Denials Load(string language)
    {
        string table = language + "/stories/denials.tsv";
        return ResourceTable.Exists(table) ? new(ResourceTable.Load(table).Rows.Select(row => row["word"])) : None;
    }
}
