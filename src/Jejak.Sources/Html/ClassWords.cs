using System.Collections.Frozen;
using Jejak.Languages;

namespace Jejak.Sources.Html;

/// <summary>What the class and id of an element say about it.</summary>
[Flags]
internal enum ClassMeaning
{
    None = 0,
    Article = 1,
    Aside = 2,
    Caption = 4,
}

/// <summary>Reads class and id names by the words of <c>html/class-words.tsv</c>.</summary>
internal static class ClassWords
{
    private static readonly FrozenDictionary<string, ClassMeaning> s_words = ResourceTable.Load("html/class-words.tsv").Rows
        .ToFrozenDictionary(row => row["word"], row => Enum.Parse<ClassMeaning>(row["means"], ignoreCase: true), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ClassMeaning>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All that the words of <paramref name="names"/> say, cut at everything that is no letter and at capitals inside a word.</summary>
    public static ClassMeaning Of(string? names)
    {
        var meaning = ClassMeaning.None;
        if (string.IsNullOrEmpty(names)) return meaning;
        int start = 0;
        for (int i = 0; i <= names.Length; i++)
        {
            bool letter = i < names.Length && char.IsAsciiLetter(names[i]);
            bool hump = letter && i > start && char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1]);
            if (letter && !hump) continue;
            if (i > start && s_lookup.TryGetValue(names.AsSpan(start, i - start), out var found)) meaning |= found;
            start = hump ? i : i + 1;
        }
        return meaning;
    }
}
