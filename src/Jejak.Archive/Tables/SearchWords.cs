using System.Collections.Immutable;
using System.Text;
using Jejak.Archive.Identity;

namespace Jejak.Archive.Tables;

/// <summary>Words that stand one after the other; the last may be the beginning of one.</summary>
internal readonly record struct SearchTerm(string Words, bool IsPrefix)
{
    /// <summary>As FTS5 has it: in quotation marks, so that no input is a syntax error.</summary>
    public string Fts5 => "\"" + Words + (IsPrefix ? "\" *" : "\"");

    /// <returns>Null where there is no letter or digit.</returns>
    public static SearchTerm? Parse(string word)
    {
        if (NameKey.Of(word).Length == 0) return null;
        return new(word.Replace('"', ' ').Replace('\0', ' ').TrimEnd('*'), word.EndsWith('*'));
    }
}

/// <summary>What people type into a search box: words that must all occur, "phrases", -without, begin*, this OR that.</summary>
/// <param name="Wanted">Of each group one must occur.</param>
/// <param name="Unwanted">None of these may occur.</param>
internal sealed record SearchWords(ImmutableArray<ImmutableArray<SearchTerm>> Wanted, ImmutableArray<SearchTerm> Unwanted)
{
    /// <summary>Finds articles, as FTS5 has it.</summary>
    public string Articles
    {
        get
        {
            string articles = string.Join(" AND ", Wanted.Select(group => "(" + AnyOf(group) + ")"));
            return Unwanted.IsEmpty ? articles : $"({articles}) NOT ({AnyOf(Unwanted)})";
        }
    }

    /// <summary>Finds the sentences of such an article that show why: any of the wanted words.</summary>
    public string Sentences => AnyOf(Wanted.SelectMany(group => group));

    /// <returns>Null where nothing is asked for: no letter or digit, or only words to be left out.</returns>
    public static SearchWords? Parse(string words)
    {
        // Alternatives bind closer than the AND between words, as in every search box: fires (forest OR peat).
        var wanted = new List<List<SearchTerm>>();
        var unwanted = new List<SearchTerm>();
        bool alternative = false;
        foreach (var (word, quoted) in Split(words))
        {
            if (!quoted && word == "OR")
            {
                alternative = wanted.Count > 0;
                continue;
            }
            bool without = word.StartsWith('-') && word.Length > 1;
            if (SearchTerm.Parse(without ? word[1..] : word) is not { } term) continue;
            if (without) unwanted.Add(term);
            else if (alternative) wanted[^1].Add(term);
            else wanted.Add([term]);
            alternative = false;
        }
        return wanted.Count == 0 ? null : new([.. wanted.Select(group => group.ToImmutableArray())], [.. unwanted]);
    }

    private static string AnyOf(IEnumerable<SearchTerm> terms) => string.Join(" OR ", terms.Select(term => term.Fts5));

    private static IEnumerable<(string Word, bool Quoted)> Split(string words)
    {
        var word = new StringBuilder();
        bool inside = false, quoted = false;
        foreach (char c in words + " ")
        {
            if (c is '"' or '“' or '”')
            {
                inside = !inside;
                quoted = true;
            }
            else if (!inside && char.IsWhiteSpace(c))
            {
                if (word.Length > 0) yield return (word.ToString(), quoted);
                word.Clear();
                quoted = false;
            }
            else word.Append(c);
        }
        if (word.Length > 0) yield return (word.ToString().Trim(), true);
    }
}
