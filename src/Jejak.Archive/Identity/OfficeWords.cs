using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Jejak.Languages;

namespace Jejak.Archive.Identity;

/// <summary>
/// What a language knows of the wordings of one office, from its <c>identity/office-words</c>, <c>lexicon/countries</c>, <c>lexicon/organizations</c> and <c>lexicon/titles</c> tables:
/// "Ketum PDIP" and "Ketua Umum PDI Perjuangan" are one, so are "Presiden ke-7 RI" and "Presiden RI ke-7".
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class OfficeWords
{
    /// <summary>Words of the longest phrase that stands for another.</summary>
    private const int LongestPhrase = 8;

    private static readonly ConcurrentDictionary<string, OfficeWords> Loaded = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _phrases;
    private readonly FrozenSet<string> _relations;

    private OfficeWords(Dictionary<string, string> phrases, HashSet<string> relations) =>
        (_phrases, _relations) = (phrases.ToFrozenDictionary(StringComparer.Ordinal), relations.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Without any wordings where the language has no such tables.</summary>
    public static OfficeWords For(string language) => Loaded.GetOrAdd(language, Load);

    /// <summary>The words of a role, each phrase as it is spelled out, in the normal form of <see cref="NameKey"/>.</summary>
    public string[] Spell(string role)
    {
        string[] words = NameKey.Of(Unglued(role)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var spelled = new List<string>(words.Length);
        for (int i = 0; i < words.Length;)
        {
            int length = Math.Min(LongestPhrase, words.Length - i);
            string? meant = null;
            while (length > 0 && !_phrases.TryGetValue(string.Join(' ', words, i, length), out meant)) length--;
            if (length == 0) spelled.Add(words[i++]);
            else spelled.AddRange(meant!.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            i += length;
        }
        return [.. spelled];
    }

    /// <summary>What all wordings of one office have in common: their words, in no order.</summary>
    public static string KeyOf(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    /// <summary>How many of the words, from the first on, say that the role is a relation to somebody: "utusan khusus"; 0 where they do not.</summary>
    public int Relation(string[] words)
    {
        for (int length = Math.Min(LongestPhrase, words.Length); length > 0; length--)
        {
            if (_relations.Contains(string.Join(' ', words, 0, length))) return length;
        }
        return 0;
    }

    /// <summary>"PresidenAmerika Serikat": a capital behind a small letter begins a word.</summary>
    private static string Unglued(string role)
    {
        var text = new StringBuilder(role.Length + 4);
        for (int i = 0; i < role.Length; i++)
        {
            if (i > 0 && char.IsUpper(role[i]) && char.IsLower(role[i - 1])) text.Append(' ');
            text.Append(role[i]);
        }
        return text.ToString();
    }

    private static OfficeWords Load(string language)
    {
        var phrases = new Dictionary<string, string>(StringComparer.Ordinal);
        var relations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Rows(language, "identity/office-words")) phrases.Add(NameKey.Of(row["from"]), row.Optional("to") ?? "");
        foreach (string table in (string[])["lexicon/countries", "lexicon/organizations"])
        {
            foreach (var row in Rows(language, table))
            {
                string name = NameKey.Of(row["name"]);
                foreach (string spelling in row.List("aliases").Prepend(row["name"])) phrases.TryAdd(NameKey.Of(spelling), name);
            }
        }
        foreach (var row in Rows(language, "lexicon/titles"))
        {
            if (row["kind"] == "relation") relations.Add(NameKey.Of(row["phrase"]));
        }
        return new(phrases, relations);
    }

    private static IEnumerable<ResourceRow> Rows(string language, string table)
    {
        string path = $"{language}/{table}.tsv";
        return ResourceTable.Exists(path) ? ResourceTable.Load(path).Rows : [];
    }
}
