using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>A whole and all its parts that do not add up: "65 orang, terdiri dari 53 penumpang dan 11 kru". Only lists in which every part has a figure and the last is joined by "and" are closed.</summary>
internal sealed class PartSums(Language language, FigureWords words)
{
    private const int LongestPart = 6;

    private readonly Numerals _numerals = new(language);

    public IEnumerable<Finding> Find(Document document)
    {
        foreach (var whole in document.Quantities)
        {
            if (whole.Mod != QuantityMod.None || whole.Upper is not null || whole.Value % 1 != 0) continue;
            if (SentenceAt.Token(document, whole.Tokens.Start) is not (>= 0 and var sentence)) continue;
            int limit = document.Sentences[sentence].Tokens.End, at = whole.Tokens.End;
            // Up to two words may say more of what is counted: "65 orang penumpang, terdiri dari …".
            for (int more = 0; more < 3 && at < limit && words.Match(FigureWord.Parts, document.Tokens, at, limit) == 0; more++) at++;
            int length = words.Match(FigureWord.Parts, document.Tokens, at, limit);
            if (length == 0 || Sum(document, at + length, limit, out int end) is not { } sum || sum == whole.Value) continue;
            // Beyond half or twice the whole the list counts something else.
            if (sum * 2 < whole.Value || sum > whole.Value * 2) continue;
            yield return FindingMessages.All.Of(FindingCodes.NumberConflict, new TextSpan(whole.Span.Start, document.Tokens[end - 1].End), null, "number-conflict.sum", sum, whole.Value);
        }
    }

    /// <summary>The sum of a closed list of whole figures; null where it is none.</summary>
    private decimal? Sum(Document document, int at, int limit, out int end)
    {
        decimal sum = 0;
        int parts = 0;
        end = at;
        for (bool last = false; ; parts++)
        {
            at += words.Match(FigureWord.Filler, document.Tokens, at, limit);
            if (at >= limit || !_numerals.Starts(document.Tokens[at])) return null;
            int length = _numerals.Read(document.Text, document.Tokens, at, limit, out var number);
            if (length == 0 || number.IsVague || number.Value % 1 != 0) return null;
            sum += number.Value;
            at += length;
            int start = at;
            while (at < limit && document.Tokens[at].Kind is TokenKind.Word && words.Match(FigureWord.And, document.Tokens, at, limit) == 0) at++;
            if (at == start || at - start > LongestPart || words.Has(FigureWord.Part, document.Tokens, new(start, at))) return null;
            end = at;
            if (at >= limit) return last ? sum : null;
            bool comma = document.Text[document.Tokens[at].Start] == ',';
            if (last) return words.Match(FigureWord.And, document.Tokens, at, limit) > 0 || comma && StartsPart(document, at + 1, limit) || document.Tokens[at].Kind != TokenKind.Punctuation ? null : sum;
            if (comma) at++;
            else if (document.Tokens[at].Kind != TokenKind.Word) return null;
            int and = words.Match(FigureWord.And, document.Tokens, at, limit);
            last = and > 0;
            at += and;
        }
    }

    private bool StartsPart(Document document, int at, int limit) =>
        at < limit && (_numerals.Starts(document.Tokens[at]) || words.Match(FigureWord.And, document.Tokens, at, limit) > 0 || words.Match(FigureWord.Filler, document.Tokens, at, limit) > 0
            || words.Match(FigureWord.Part, document.Tokens, at, limit) > 0);
}
