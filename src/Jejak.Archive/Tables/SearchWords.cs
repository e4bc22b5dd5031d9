using System.Text;
using Jejak.Archive.Identity;

namespace Jejak.Archive.Tables;

/// <summary>
/// What people type into a search box as FTS5 expressions: words that must all occur, "phrases", -without, begin*, this OR that.
/// Everything is put in quotation marks, so that no input is a syntax error.
/// </summary>
/// <param name="Articles">Finds articles.</param>
/// <param name="Sentences">Finds the sentences of such an article that show why: any of the wanted words.</param>
internal sealed record SearchWords(string Articles, string Sentences)
{
    /// <returns>Null where nothing is asked for: no letter or digit, or only words to be left out.</returns>
    public static SearchWords? Parse(string words)
    {
        // Alternatives bind closer than the AND between words, as in every search box: fires (forest OR peat).
        var wanted = new List<List<string>>();
        var unwanted = new List<string>();
        bool alternative = false;
        foreach (var (word, quoted) in Split(words))
        {
            if (!quoted && word == "OR")
            {
                alternative = wanted.Count > 0;
                continue;
            }
            bool without = word.StartsWith('-') && word.Length > 1;
            string term = Term(without ? word[1..] : word);
            if (term.Length == 0) continue;
            if (without) unwanted.Add(term);
            else if (alternative) wanted[^1].Add(term);
            else wanted.Add([term]);
            alternative = false;
        }
        if (wanted.Count == 0) return null;
        string articles = string.Join(" AND ", wanted.Select(group => "(" + string.Join(" OR ", group) + ")"));
        if (unwanted.Count > 0) articles = $"({articles}) NOT ({string.Join(" OR ", unwanted)})";
        return new(articles, string.Join(" OR ", wanted.SelectMany(group => group)));
    }

    /// <summary>All the words, one after the other.</summary>
    public static string? Phrase(string words) => Term(words) is { Length: > 0 } term ? term : null;

    private static string Term(string word)
    {
        if (NameKey.Of(word).Length == 0) return "";
        bool prefix = word.EndsWith('*');
        string phrase = "\"" + word.Replace('"', ' ').Replace('\0', ' ').TrimEnd('*') + "\"";
        return prefix ? phrase + " *" : phrase;
    }

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
