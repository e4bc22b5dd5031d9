using System.Text.RegularExpressions;
using Jejak.Formats.Conllu;

namespace Jejak.Training.Evaluation;

/// <summary>
/// Tells a treebank by the pattern of its sentences' names. Treebanks of one language disagree on some relations (a noun before a noun is <c>nmod</c> in CSUI
/// and <c>compound</c> in GSD), and the network learned each in its own style.
/// </summary>
internal static partial class TreebankStyle
{
    /// <summary>The style of most sentences, or null where their names tell none.</summary>
    public static string? Of(IEnumerable<ConlluSentence> sentences) =>
        sentences.GroupBy(sentence => Of(sentence.Id ?? "")).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private static string? Of(string id) =>
        Csui().IsMatch(id) ? "csui" : Gsd().IsMatch(id) ? "gsd" : Pud().IsMatch(id) ? "pud" : null;

    [GeneratedRegex("^csui-")]
    private static partial Regex Csui();

    [GeneratedRegex("^(train|dev|test)-s[0-9]+$")]
    private static partial Regex Gsd();

    [GeneratedRegex("^[nw][0-9]{8}$")]
    private static partial Regex Pud();
}
