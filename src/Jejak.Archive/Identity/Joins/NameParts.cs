using System.Collections.Concurrent;
using System.Text;
using Jejak.Languages;

namespace Jejak.Archive.Identity.Joins;

/// <summary>
/// What a language knows of names: titles, degrees and legal forms around them, words and letters that spell the same, given names, and the names that a table
/// lists for one person, organization or outlet. From <c>identity/</c> and <c>lexicon/</c> of its resources.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class NameParts
{
    /// <summary>Of archives that were made when there was one language.</summary>
    public const string DefaultLanguage = "id";

    /// <summary>Words of the longest title or form.</summary>
    private const int LongestPart = 6;

    private static readonly ConcurrentDictionary<string, NameParts> Loaded = new(StringComparer.Ordinal);

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _degrees = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heads = new(StringComparer.Ordinal);
    private readonly HashSet<string> _descendants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _formsBefore = new(StringComparer.Ordinal);
    private readonly HashSet<string> _formsBehind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _personWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _otherWords = new(StringComparer.Ordinal);
    private readonly List<(string From, string To)> _letters = [];
    private readonly Dictionary<string, int> _listedPeople = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _listedOthers = new(StringComparer.Ordinal);
    private readonly List<string> _listed = [];

    private NameParts(string language)
    {
        Language = language;
        foreach (var row in Rows(language, "lexicon/person-names")) _given.Add(NameKey.Of(row["name"]));
        foreach (var row in Rows(language, "lexicon/titles")) _titles.TryAdd(NameKey.Of(row["phrase"]), row["kind"]);
        foreach (var row in Rows(language, "identity/name-parts"))
        {
            string phrase = NameKey.Of(row["phrase"]);
            if (row["kind"] == "descendant") _descendants.Add(phrase);
            else if (row["of"] == "person") (row["place"] == "front" ? _heads : _degrees).Add(phrase);
            else (row["place"] == "front" ? _formsBefore : _formsBehind).Add(phrase);
        }
        foreach (var row in Rows(language, "identity/spellings"))
        {
            if (row["kind"] == "letters") _letters.Add((row["from"], row["to"]));
            else (row["of"] == "person" ? _personWords : _otherWords)[NameKey.Of(row["from"])] = NameKey.Of(row["to"]);
        }
        List(Rows(language, "lexicon/persons"), _listedPeople);
        List(Rows(language, "lexicon/organizations"), _listedOthers);
        List(Rows(language, "lexicon/outlets"), _listedOthers);
        List(Rows(language, "lexicon/publishers"), _listedOthers);
    }

    /// <summary>Empty where the language has none of the tables.</summary>
    public static NameParts For(string language) => Loaded.GetOrAdd(language, code => new(code));

    /// <summary>ISO 639-1.</summary>
    public string Language { get; }

    public bool IsGivenName(string word) => _given.Contains(word);

    /// <summary>Whether the word makes a name that of a child or grandchild: "Jr".</summary>
    public bool IsDescendant(string word) => _descendants.Contains(word);

    /// <summary>Whether a table lists a person of this name, in the form of <see cref="NameKey"/>.</summary>
    public bool IsListedPerson(string nameKey) => _listedPeople.ContainsKey(nameKey);

    /// <summary>Number of the table's row that lists this name; −1 where none does.</summary>
    public int Listed(string type, string nameKey) => (type == "person" ? _listedPeople : _listedOthers).GetValueOrDefault(nameKey, -1);

    /// <summary>The name that the row shows.</summary>
    public string ListedName(int row) => _listed[row];

    /// <summary>The name without titles and degrees, or without legal forms: "pt pertamina persero" is "pertamina".</summary>
    public string Core(string type, string nameKey)
    {
        string[] words = nameKey.Split(' ');
        int start = 0, end = words.Length;
        if (type == "person")
        {
            while (PartAt(_heads, words, start, end) is > 0 and var length && start + length < end) start += length;
            while (TitleAt(words, start, end) is > 0 and var length) start += length;
            while (PartBefore(_degrees, words, start, end) is > 0 and var length && end - length - start >= 2) end -= length;
        }
        else if (type == "organization")
        {
            while (PartAt(_formsBefore, words, start, end) is > 0 and var length && start + length < end) start += length;
            while (PartBefore(_formsBehind, words, start, end) is > 0 and var length && end - length > start) end -= length;
        }
        return start == 0 && end == words.Length ? nameKey : string.Join(' ', words, start, end - start);
    }

    /// <summary>What two spellings of one name have in common: "mohammad zelenskyy" and "muhamad selenski".</summary>
    public string Sound(string type, string core)
    {
        var known = type == "person" ? _personWords : _otherWords;
        var sound = new StringBuilder(core.Length);
        foreach (string word in core.Split(' '))
        {
            string spelt = known.GetValueOrDefault(word, word);
            if (type != "person") sound.Append(spelt).Append(' ');
            else Fold(spelt, sound);
        }
        return sound.ToString();
    }

    private void Fold(string word, StringBuilder into)
    {
        foreach (var (from, to) in _letters)
        {
            if (word.Contains(from, StringComparison.Ordinal)) word = word.Replace(from, to, StringComparison.Ordinal);
        }
        foreach (char c in word)
        {
            if (into.Length == 0 || into[^1] != c) into.Append(c);
        }
    }

    /// <summary>Words of the title at <paramref name="start"/>; 0 where there is none, or where it may as well be a name.</summary>
    private int TitleAt(string[] words, int start, int end)
    {
        for (int length = Math.Min(LongestPart, end - start - 1); length > 0; length--)
        {
            if (!_titles.TryGetValue(string.Join(' ', words, start, length), out string? kind)) continue;
            int left = end - start - length;
            bool isSure = kind is "role" or "rank" or "relation" ? left >= 2 || length > 1 : left >= 2;
            // "Putri" and "Raja" begin names as well.
            if (isSure && !(length == 1 && _given.Contains(words[start]))) return length;
        }
        return 0;
    }

    private static int PartAt(HashSet<string> parts, string[] words, int start, int end)
    {
        for (int length = Math.Min(LongestPart, end - start); length > 0; length--)
        {
            if (parts.Contains(string.Join(' ', words, start, length))) return length;
        }
        return 0;
    }

    private static int PartBefore(HashSet<string> parts, string[] words, int start, int end)
    {
        for (int length = Math.Min(LongestPart, end - start); length > 0; length--)
        {
            if (parts.Contains(string.Join(' ', words, end - length, length))) return length;
        }
        return 0;
    }

    private void List(IEnumerable<ResourceRow> rows, Dictionary<string, int> into)
    {
        foreach (var row in rows)
        {
            int number = into.GetValueOrDefault(NameKey.Of(row["name"]), -1);
            if (number < 0)
            {
                number = _listed.Count;
                _listed.Add(row["name"]);
            }
            foreach (string name in (string[])[row["name"], .. row.List("aliases")]) into.TryAdd(NameKey.Of(name), number);
        }
    }

    private static IEnumerable<ResourceRow> Rows(string language, string table)
    {
        string name = $"{language}/{table}.tsv";
        return ResourceTable.Exists(name) ? ResourceTable.Load(name).Rows : [];
    }
}
