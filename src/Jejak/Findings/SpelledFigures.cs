using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>A figure in digits and the same in words, of which one is wrong: "12 (sebelas) orang", "lima (6) orang".</summary>
internal sealed class SpelledFigures
{
    private const int Longest = 10;

    private readonly Numerals _numerals;
    private readonly WordSet _counted;

    public SpelledFigures(Language language)
    {
        _numerals = new(language);
        _counted = language.Set("lexicon/units", "words", row => row["side"] == "after" && row["words"].Split('|').All(word => word.All(char.IsAsciiLetterLower)));
        foreach (var row in language.Table("lexicon/classifiers").Rows)
        {
            foreach (string word in row.List("words")) _counted.Add(word);
        }
    }

    public IEnumerable<Finding> Find(Document document)
    {
        var tokens = document.Tokens;
        for (int open = 1; open + 2 < tokens.Length; open++)
        {
            if (tokens[open].Kind != TokenKind.OpenBracket || tokens[open - 1].Kind is not (TokenKind.Number or TokenKind.Word)) continue;
            int close = open + 1;
            while (close < tokens.Length && close - open <= Longest && tokens[close].Kind is TokenKind.Number or TokenKind.Word) close++;
            if (close >= tokens.Length || tokens[close].Kind != TokenKind.CloseBracket || close == open + 1) continue;
            if (_numerals.Read(document.Text, tokens, open + 1, close, out var inside) != close - open - 1 || inside.IsVague) continue;
            if (Before(document, open, out var before) is not { } start || before.HasDigits == inside.HasDigits || before.Value == inside.Value) continue;
            // "peringkat lima (91)" is two figures; where something is counted it is one.
            if (inside.HasDigits && (close + 1 >= tokens.Length || !_counted.Contains(tokens[close + 1].Word))) continue;
            var (digits, words) = before.HasDigits ? (before, inside) : (inside, before);
            yield return FindingMessages.All.Of(FindingCodes.NumberConflict, new TextSpan(tokens[start].Start, tokens[close].End), null, "number-conflict.word", digits.Value, words.Value);
        }
    }

    /// <summary>The first token of the number that ends right before the bracket; null where there is none, or it is part of another.</summary>
    private int? Before(Document document, int open, out Number number)
    {
        number = default;
        for (int start = Math.Max(0, open - Longest); start < open; start++)
        {
            if (!_numerals.Starts(document.Tokens[start]) || _numerals.Read(document.Text, document.Tokens, start, open, out number) != open - start) continue;
            bool isPart = number.IsVague || number.Value % 1 != 0 || start > 0 && document.Tokens[start].IsJoined && document.Tokens[start - 1].Kind is TokenKind.Punctuation or TokenKind.Symbol;
            return isPart ? null : start;
        }
        return null;
    }
}
