using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>Short brackets behind a name.</summary>
internal static class Brackets
{
    /// <summary>The token that closes the bracket opened at <paramref name="open"/>, or −1 where it holds more than <paramref name="most"/> tokens.</summary>
    public static int Close(NamePage page, int open, int limit, int most)
    {
        for (int i = open + 1; i < limit && i <= open + most + 1; i++)
        {
            if (page.Tokens[i].Kind == TokenKind.CloseBracket) return i;
        }
        return -1;
    }

    /// <summary>The tokens of an acronym in a bracket behind <paramref name="name"/>: "(GHF)", "(Aptrindo)"; empty where there is none.</summary>
    public static TokenRange Acronym(NamePage page, TokenRange name, int limit)
    {
        int open = name.End;
        if (open + 2 >= limit || page.Tokens[open].Kind != TokenKind.OpenBracket) return default;
        int close = Close(page, open, limit, 2);
        if (close < 0) return default;
        var token = page.Tokens[open + 1];
        if (token.Kind != TokenKind.Word || !token.IsCapitalized || token.Length > 12) return default;
        int capitals = 0;
        foreach (char c in page.Word(open + 1))
        {
            if (char.IsUpper(c)) capitals++;
        }
        return capitals >= 2 || token.Length == 1 || (page.IsShorthand(open + 1) && DeclaredShorthands.IsShortFor(page.Word(open + 1), page.Tokens, page.Text, name)) ? new(open + 1, close) : default;
    }
}
