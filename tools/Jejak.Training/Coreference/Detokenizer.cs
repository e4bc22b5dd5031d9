using System.Text;
using Jejak.Text;

namespace Jejak.Training.Coreference;

/// <summary>
/// Writes tokens as running text again: marks close up to what they belong to, hyphens and slashes join, straight quotation marks open and close in turn,
/// and a clitic that the corpus cut off goes back to its word. Keeps where each token went.
/// </summary>
/// <param name="endings">Clitics that never stand alone, in lower case.</param>
internal sealed class Detokenizer(IReadOnlySet<string> endings)
{
    private const string ClosesUp = ".,;:!?)]}%”’…";
    private const string Opens = "([{“‘";
    private const string Joins = "-/–";

    /// <returns>The text, and for each token its place there; empty for a hyphen that only marked a clitic.</returns>
    public (string Text, TextSpan[] Spans) Join(IReadOnlyList<string> tokens)
    {
        var text = new StringBuilder();
        var spans = new TextSpan[tokens.Count];
        var open = new HashSet<char>();
        bool glue = true;
        for (int i = 0; i < tokens.Count; i++)
        {
            string token = tokens[i];
            bool mark = token.Length == 1;
            bool ending = endings.Contains(token.ToLowerInvariant());
            if (mark && Joins.Contains(token[0]) && i + 1 < tokens.Count && endings.Contains(tokens[i + 1].ToLowerInvariant()))
            {
                spans[i] = new(text.Length, text.Length);
                continue;
            }
            bool straight = mark && token[0] is '"' or '\'';
            bool closing = straight && !open.Add(token[0]);
            if (closing) open.Remove(token[0]);
            bool joins = mark && Joins.Contains(token[0]) && IsWord(tokens, i - 1) && IsWord(tokens, i + 1);
            if (!glue && !ending && !closing && !joins && !(mark && ClosesUp.Contains(token[0]))) text.Append(' ');
            spans[i] = new(text.Length, text.Length + token.Length);
            text.Append(token);
            glue = joins || (straight && !closing) || (mark && Opens.Contains(token[0]));
        }
        return (text.ToString(), spans);
    }

    private static bool IsWord(IReadOnlyList<string> tokens, int at) => at >= 0 && at < tokens.Count && char.IsLetterOrDigit(tokens[at][0]);
}
