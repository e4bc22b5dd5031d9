using Jejak.Documents;

namespace Jejak.Formats.Conllu;

/// <summary>How CoNLL-U writes tags and relations.</summary>
public static class ConlluNames
{
    private static readonly string[] s_tags = [.. Enum.GetNames<UniversalTag>().Select(name => name.ToUpperInvariant())];

#pragma warning disable CA1308 // Universal Dependencies writes relations in lower case.
    private static readonly string[] s_relations = [.. Enum.GetNames<UniversalRelation>().Select(name => name.ToLowerInvariant())];
#pragma warning restore CA1308

    /// <summary><c>NOUN</c></summary>
    public static string Of(UniversalTag tag) => s_tags[(int)tag];

    /// <summary><c>nsubj</c></summary>
    public static string Of(UniversalRelation relation) => s_relations[(int)relation];

    public static bool TryParse(ReadOnlySpan<char> name, out UniversalTag tag)
    {
        int index = IndexOf(s_tags, name);
        tag = (UniversalTag)Math.Max(0, index);
        return index >= 0;
    }

    public static bool TryParse(ReadOnlySpan<char> name, out UniversalRelation relation)
    {
        int index = IndexOf(s_relations, name);
        relation = (UniversalRelation)Math.Max(0, index);
        return index >= 0;
    }

    private static int IndexOf(string[] names, ReadOnlySpan<char> name)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (name.SequenceEqual(names[i])) return i;
        }
        return -1;
    }
}
