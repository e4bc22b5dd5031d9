using Jejak.Languages;
using Jejak.Text;
using Jejak.Training.Coreference;

namespace Jejak.Training.Quotations;

/// <summary>
/// Writes an article of PFSA-ID as its newspaper printed it. The corpus has one mark for both ends of a quotation, with white space on both sides; which mark opens
/// is told by turns, by the comma that closes a quotation and by the word of saying behind it.
/// </summary>
internal sealed class PfsaText(Language language)
{
    private const char OpeningMark = '“';
    private const char ClosingMark = '”';

    private readonly HashSet<string> _cues = [.. language.Table("quotations/cues").Rows.Where(row => row["class"] == "inverted").Select(row => row["phrase"])];
    private readonly Detokenizer _detokenizer = new(new HashSet<string>());

    /// <returns>The text as printed, and the place of each token in it.</returns>
    public (string Text, TextSpan[] Tokens) Write(PfsaArticle article)
    {
        string[] tokens = [.. article.Tokens];
        bool open = false;
        for (int i = 0; i < tokens.Length; i++)
        {
            // A dash between words that stand apart joins nothing: the dateline's.
            if (tokens[i] == "–") tokens[i] = "—";
            if (!IsMark(tokens[i])) continue;
            open = Opens(tokens, i, open);
            tokens[i] = (open ? OpeningMark : ClosingMark).ToString();
        }
        var (text, spans) = _detokenizer.Join(tokens);
        var printed = text.ToCharArray();
        for (int i = 0; i < tokens.Length; i++)
        {
            if (spans[i].Length == 1) printed[spans[i].Start] = article.Tokens[i][0];
        }
        return (new(printed), spans);
    }

    private bool Opens(string[] tokens, int at, bool open)
    {
        if (at == 0) return true;
        if (at + 1 == tokens.Length) return false;
        bool said = _cues.Contains(tokens[at + 1]);
        if (tokens[at - 1] is "," or "?" or "!" && said) return false;
        return !open;
    }

    private static bool IsMark(string token) => token is "”" or "“" or "\"";
}
