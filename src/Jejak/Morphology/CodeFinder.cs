using System.Collections.Immutable;
using Jejak.Documents;

namespace Jejak.Morphology;

/// <summary>Finds what is printed as one with slashes and is one word: numbers of decrees (<c>34/PMK.011/2007</c>), quarters (<c>II/2007</c>), <c>C/O</c>; not <c>MPR/DPR</c> or <c>15/7</c>.</summary>
internal static class CodeFinder
{
    /// <summary>Tokens of the longest code that is looked for.</summary>
    private const int Longest = 15;

    /// <summary>Number of tokens of the code that begins at <paramref name="at"/>, or 0.</summary>
    public static int Find(string text, ImmutableArray<Token> tokens, int at, int limit)
    {
        if (at + 2 >= limit || !IsJoint(text, tokens[at + 1]) || !IsPart(tokens[at])) return 0;
        int slashes = 0, end = at + 1;
        limit = Math.Min(limit, at + Longest);
        bool letters = tokens[at].Kind == TokenKind.Word, digits = !letters;
        while (end + 1 < limit && IsJoint(text, tokens[end]) && tokens[end + 1].IsJoined && IsPart(tokens[end + 1]))
        {
            if (text[tokens[end].Start] == '/') slashes++;
            letters |= tokens[end + 1].Kind == TokenKind.Word;
            digits |= tokens[end + 1].Kind == TokenKind.Number;
            end += 2;
        }
        if (slashes == 0) return 0;
        if (digits && letters && (slashes > 1 || end - at > 3 || IsQuarter(text, tokens[at], tokens[at + 2]))) return end - at;
        return slashes == 1 && end - at == 3 && !digits && tokens[at].Length == 1 && tokens[at + 2].Length == 1 ? 3 : 0;
    }

    private static bool IsPart(in Token token) => token.Kind == TokenKind.Number || (token.Kind == TokenKind.Word && (token.IsAllCaps || (token.Length == 1 && token.IsCapitalized)));

    private static bool IsJoint(string text, in Token token) => token.IsJoined && token.Length == 1 && text[token.Start] is '/' or '.';

    private static bool IsQuarter(string text, in Token numeral, in Token year)
    {
        if (year.Kind != TokenKind.Number || year.Length != 4 || numeral.Kind != TokenKind.Word) return false;
        foreach (char c in numeral.Span.In(text))
        {
            if (c is not ('I' or 'V' or 'X')) return false;
        }
        return true;
    }
}
